#pragma once

#include "coding/identifiers.h"

#include <QString>
#include <QStringList>

namespace sheaf {

/// Words, or groups of words, that mean the same to the searches of a project: `ofsted ~ inspection`.
struct SynonymGroup {
    SynonymGroupId id;
    QStringList words; ///< two or more, as written, in the order they were added; no two the same after case folding
};

/// Parts `ofsted ~ inspection ~ "audit"` at its tildes; quotes around a word and blanks go, empty parts too.
[[nodiscard]] inline QStringList synonymsFrom(const QString& line) {
    QStringList words;
    for (QString word : line.split(u'~')) {
        word = word.simplified();
        if (word.size() >= 2 && word.startsWith(u'"') && word.endsWith(u'"'))
            word = word.sliced(1, word.size() - 2).simplified();
        if (!word.isEmpty())
            words.append(word);
    }
    return words;
}

} // namespace sheaf
