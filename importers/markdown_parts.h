#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// A Markdown file in the parts that are read apart.
struct MarkdownParts {
    /// Stand around a note's number in `body` and `notes`, where brackets could be taken for a link. Noncharacters, so
    /// that no text holds them.
    static constexpr char16_t noteOpens = u'\uFDD0';
    static constexpr char16_t noteCloses = u'\uFDD1';

    QString title; ///< of the front matter, as its `lang`
    QString language;
    QStringList lines; ///< of the whole file without front matter, as they are
    QString body;      ///< without front matter and notes
    QStringList notes; ///< in the order of their marks: the first is 1
};

/// Takes front matter (YAML between `---` lines) and footnotes (`[^1]: …` with the indented lines that follow) off a
/// Markdown file. A mark without a note stays as it is; a note without a mark comes last. Nothing inside fenced code is
/// a note. Cost: O(length).
[[nodiscard]] MarkdownParts markdownParts(const QString& text);

} // namespace sheaf
