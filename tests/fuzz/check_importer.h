#pragma once

#include "importers/complete_source.h"
#include "importers/importer.h"

#include <cstdio>
#include <cstdlib>

namespace sheaf::test {

/// Reads the bytes and aborts if what comes out breaks an invariant, or an error says nothing.
inline void checkImporter(const Importer& importer, const uint8_t* data, size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    static_cast<void>(importer.recognise(bytes, importer.endings().constFirst()));
    auto source = importer.read(bytes, {.fileName = QStringLiteral("fuzzed")});
    if (source)
        completeSource(*source);
    const QString fault = source ? checkImported(*source) : QString();
    if (!fault.isEmpty() || (!source && source.error().message.isEmpty())) {
        std::fprintf(stderr, "broken: %s\n", qPrintable(fault));
        std::abort();
    }
}

} // namespace sheaf::test
