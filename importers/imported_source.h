#pragma once

#include "coding/passage.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// What an importer makes of a file's bytes. A plain value: nothing in it points at the file.
///
/// Invariants (checked by checkImported, held by every importer and fuzzer): the text has LF line ends, no BOM, no CR,
/// no NUL and no lone surrogate; passages are in order, not empty, do not overlap, lie inside the text, and neither
/// start nor end with white space; word boxes lie inside the text and inside their page.
struct ImportedSource {
    QString format; ///< `pdf`, `docx`, `vtt`, `srt`, `txt`
    QString title;  ///< from the file's own metadata; empty where there is none worth showing
    QString text;
    QList<Passage> passages; ///< id and source unset; ordinal from 1
    QList<Page> pages;
    QList<WordBox> words;
    QStringList warnings; ///< one line each, for people
};

/// The first invariant that is broken, in words; empty if all hold. Cost: O(text + passages + words).
[[nodiscard]] QString checkImported(const ImportedSource& source);

} // namespace sheaf
