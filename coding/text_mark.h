#pragma once

#include "coding/text_range.h"

#include <QString>

#include <optional>

namespace sheaf {

enum class TextMarkKind {
    Link,       ///< `detail` is where it leads
    Annotation, ///< of a transcript, not speech: `[inaudible 00:00:12]`; `detail` is what it says, folded: `inaudible`
    Comment     ///< what somebody wrote beside the text; `detail` is the comment
};

/// The words the store and JSON use: `link`, `annotation`, `comment`.
[[nodiscard]] QString toWord(TextMarkKind kind);
[[nodiscard]] std::optional<TextMarkKind> textMarkKindFromWord(const QString& word);

/// What a document says about a stretch of its text, besides the text itself. Marks may overlap and run over several
/// passages.
struct TextMark {
    TextRange range = {}; ///< in the source's text; never empty
    TextMarkKind kind = TextMarkKind::Link;
    QString detail = {};
    QString author = {};    ///< of a comment
    QString writtenAt = {}; ///< of a comment, as the file has it (ISO 8601); may be empty

    friend bool operator==(const TextMark&, const TextMark&) = default;
};

} // namespace sheaf
