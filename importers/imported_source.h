#pragma once

#include "coding/passage.h"
#include "coding/text_mark.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace sheaf {

struct ContainedDocument;

/// What an importer makes of a file's bytes. A plain value: nothing in it points at the file.
///
/// Invariants (checked by checkImported, held by every importer and fuzzer): the text has LF line ends, no BOM, no CR,
/// no NUL and no lone surrogate; passages are in order, not empty, do not overlap, lie inside the text, and neither
/// start nor end with white space; word boxes lie inside the text and inside their page; marks are not empty, lie
/// inside the text and are ordered by their starts. A source without passages holds documents, else it is no source.
struct ImportedSource {
    QString format; ///< `pdf`, `docx` … the first of its importer's endings; empty for an archive
    QString title;  ///< from the file's own metadata; empty where there is none worth showing
    QString text;
    QList<Passage> passages; ///< id and source unset; ordinal from 1
    QList<Page> pages;
    QList<WordBox> words;
    QList<TextMark> marks;
    QString language;                              ///< BCP 47, as the file declares it; empty if it does not
    QList<std::pair<QString, QString>> attributes; ///< of a survey's row: the column's heading and its value
    QList<int> pagesWithoutText;                   ///< pages, from 1, that hold pictures and no text
    std::vector<ContainedDocument> contained;      ///< of an archive, a message with attachments, a table of sources
    QStringList warnings;                          ///< one line each, for people
};

/// A document that came inside another file.
struct ContainedDocument {
    QString name;     ///< its file name, without folders
    QByteArray bytes; ///< its original
    /// Empty if the bytes are still to be read, else the one source they make.
    std::vector<ImportedSource> source = {};
};

/// The first invariant that is broken, in words; empty if all hold. Cost: O(text + passages + words).
[[nodiscard]] QString checkImported(const ImportedSource& source);

} // namespace sheaf
