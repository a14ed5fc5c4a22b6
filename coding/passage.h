#pragma once

#include "coding/identifiers.h"
#include "coding/text_range.h"

#include <QString>

#include <optional>

namespace sheaf {

enum class PassageKind {
    Paragraph,
    Heading,
    ListItem,
    TableCell,
    Turn, ///< what one speaker says before another speaks
    Footnote,
    PageFurniture ///< running header, footer or page number: shown, never searched nor quoted
};

/// The words the store, JSON and the reader's page use: `paragraph`, `heading`, `list-item`, `table-cell`, `turn`,
/// `footnote`, `page-furniture`.
[[nodiscard]] QString toWord(PassageKind kind);
[[nodiscard]] std::optional<PassageKind> passageKindFromWord(const QString& word);

/// What part somebody plays in an interview.
enum class SpeakerRole { Unknown, Interviewer, Interviewee };

/// The words the store and JSON use: ``, `interviewer`, `interviewee`.
[[nodiscard]] QString toWord(SpeakerRole role);
[[nodiscard]] std::optional<SpeakerRole> speakerRoleFromWord(const QString& word);

/// The unit of search and of the register of what was read: a paragraph, a table cell or a speaker's turn.
/// Passages of a source do not overlap, and lie in the order of the text; between two there is at least one LF.
struct Passage {
    PassageId id = {};
    SourceId source = {};
    int ordinal = 0;      ///< 1 for the first of its source; the "¶ 9" that people see
    TextRange range = {}; ///< in the source's text
    PassageKind kind = PassageKind::Paragraph;
    int headingLevel = 0;                    ///< 1 to 9 for headings, else 0
    int page = 0;                            ///< from 1; 0 where the format has no pages
    int row = -1;                            ///< of a table cell, from 0
    int column = -1;                         ///< of a table cell, from 0
    QString speaker = {};                    ///< of a turn; empty where nobody is named
    qint64 startMs = -1;                     ///< of a turn, from the recording's start; -1 unknown
    SpeakerRole role = SpeakerRole::Unknown; ///< of the turn's speaker
    int question = 0; ///< of the interview schedule: the one that the turn asks or answers; 0 none
};

/// A word's place on a page. A word that a line end splits has two boxes with the same range.
struct WordBox {
    TextRange range;                                 ///< in the source's text
    int page = 0;                                    ///< from 1
    double left = 0, top = 0, right = 0, bottom = 0; ///< points (1/72 inch), origin at the page's top left
};

/// A page of a source that has pages.
struct Page {
    int number = 0;               ///< from 1
    QString label;                ///< as printed: `iv`, `12`
    double width = 0, height = 0; ///< points
};

} // namespace sheaf
