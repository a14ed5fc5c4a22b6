#pragma once

#include "coding/identifiers.h"
#include "coding/text_range.h"

#include <QString>

#include <ostream>

// How values are shown where an expectation fails. QString's own name for this is fixed by GoogleTest.
QT_BEGIN_NAMESPACE
inline void PrintTo(const QString& text, std::ostream* out) {
    *out << '"' << text.toStdString() << '"';
}
QT_END_NAMESPACE

namespace sheaf {

inline void PrintTo(const TextRange& range, std::ostream* out) {
    *out << range.start << ':' << range.end;
}

template <typename Entity>
void PrintTo(const Id<Entity>& id, std::ostream* out) {
    *out << '#' << id.value;
}

} // namespace sheaf
