#pragma once

#include "app/session/code_passages.h"

namespace sheaf {

/// What of a text's structure tells the codes.
enum class TextStructure {
    Speakers,  ///< each speaker's turns
    Questions, ///< answers to the interview schedule, to the review questions that it links
    Headings,  ///< the text right under each heading; codes lie in each other as the headings do
    Columns,   ///< the cells of tables under each header
};
/// `speakers`, `questions`, `headings`, `columns`
[[nodiscard]] std::optional<TextStructure> structureFromWord(const QString& word);

/// Codes texts by what they themselves say of their parts, as one change.
class AutoCode {
public:
    explicit AutoCode(Review& review) : m_review(&review) {}

    struct Asked {
        TextStructure by = TextStructure::Speakers;
        /// The code under which codes are found or made; none: one at the top named `Speakers`, `Headings` or
        /// `Columns`.
        std::optional<CodeId> under = {};
        QList<SourceId> sources = {}; ///< only these; empty: all
        /// Codes speakers of confidential sources by their names, not by their roles: the names then stand in the
        /// codebook, and in every table that lists codes.
        bool nameConfidentialSpeakers = false;
        CodingDetails details = {};
        bool dryRun = false;
    };
    struct CountOfCode {
        QString path;
        bool isNew = false; ///< made for this
        int coded = 0;
    };
    struct Report {
        QList<CountOfCode> codes = {}; ///< those that anything is coded with, in the order of the codebook
        int coded = 0;
        int alreadyCoded = 0; ///< contained in a coding of the same coder and code
    };
    /// Codes of the same name (whatever the case) are used, missing ones made. Errors: NotFound (code, source),
    /// InvalidArgument (`under` with questions, or a schedule that links none), ChangedSince (a text was corrected
    /// meanwhile). With `dryRun` the report says what would be done, and nothing is changed.
    [[nodiscard]] Result<Report> run(const Asked& asked);

private:
    Result<Report> byQuestions(const Asked& asked);

    Review* m_review;
};

} // namespace sheaf
