#pragma once

#include "importers/imported_source.h"

#include <string>
#include <vector>

namespace sheaf::test {

inline std::string shown(const Passage& passage, const ImportedSource& source) {
    return passage.range.in(source.text).toString().toStdString();
}

/// The texts of all passages, in order.
inline std::vector<std::string> shown(const ImportedSource& source) {
    std::vector<std::string> texts;
    for (const Passage& passage : source.passages)
        texts.push_back(shown(passage, source));
    return texts;
}

/// The texts of the passages of one kind, in order.
inline std::vector<std::string> shown(const ImportedSource& source, PassageKind kind) {
    std::vector<std::string> texts;
    for (const Passage& passage : source.passages)
        if (passage.kind == kind)
            texts.push_back(shown(passage, source));
    return texts;
}

} // namespace sheaf::test
