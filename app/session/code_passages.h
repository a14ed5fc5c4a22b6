#pragma once

#include "app/session/review.h"
#include "coding/progress.h"

#include <QList>
#include <QString>

namespace sheaf {

/// How much of a passage a search hit codes.
enum class CodingExtent {
    Match,
    Sentence, ///< as ICU parts the source's language
    Passage,
    Turn ///< all that the speaker says before another speaks; outside a transcript, the passage
};
/// `match`, `sentence`, `passage`, `turn`
[[nodiscard]] std::optional<CodingExtent> extentFromWord(const QString& word);

/// What a coding says besides its range.
struct CodingDetails {
    QString coder = {}; ///< name; added to the project if new; empty: the review's coder()
    std::optional<Voice> voice = {};
    std::optional<EvidenceStrength> evidence = {};
    std::optional<Stance> stance = {};
    QString memo = {};
};

/// Applies codes to passages. Each call is one unit of work.
class CodePassages {
public:
    explicit CodePassages(Review& review) : m_review(&review) {}

    /// `inText`: the text that the range was chosen in, if it may not be the source's current one any more.
    /// Errors: InvalidArgument (range outside the text, or cutting a character), NotFound, ChangedSince (the text was
    /// corrected meanwhile).
    [[nodiscard]] Result<Coding> codeRange(
        CodeId code, SourceId source, TextRange range, const CodingDetails& details,
        std::optional<TextRevisionId> inText = {});

    struct Applied {
        QList<Coding> codings;  ///< with dryRun: as they would be, without number
        int alreadyCoded = 0;   ///< ranges that bore the code by this coder before
        int withoutMatch = 0;   ///< hits of filters alone, such as `title:`, which hold no match or sentence to code
        QStringList notes = {}; ///< of the search, as of a SearchAnswer
    };
    /// Codes every hit of a search: its matches, or their sentences (a hit without a match is counted and not coded),
    /// or the whole of it; each sentence, passage or turn once however many hits it holds. What a coding of the same
    /// coder and code contains already is left as it is. A source of no known language is taken for English. Errors:
    /// NotFound; of the search; ChangedSince (a text was corrected meanwhile); Busy while another process is indexing,
    /// as hits may be missing; Cancelled, with nothing coded.
    [[nodiscard]] Result<Applied> codeQuery(
        CodeId code, const QString& query, CodingExtent extent, const CodingDetails& details, bool dryRun,
        const CancelToken& cancel = {});

    /// Part of a source's current text, and the code for it.
    struct Stretch {
        CodeId code;
        SourceId source;
        TextRange range;
    };
    /// Codes many stretches as one change, which the history calls `what`. Errors: as codeRange.
    [[nodiscard]] Result<Applied>
    codeStretches(const QString& what, const QList<Stretch>& stretches, const CodingDetails& details, bool dryRun);

    /// Errors: NotFound.
    [[nodiscard]] Result<Coding> find(CodingId coding) const;
    [[nodiscard]] Result<void> remove(CodingId coding);
    /// Changes voice, evidence, stance and memo to what `coding` has. `seen` is the coding as it was shown: what
    /// somebody changed meanwhile is not overwritten. Errors: NotFound, ChangedSince.
    [[nodiscard]] Result<void> describe(const Coding& coding, const Coding& seen);

    struct CsvReport {
        int added = 0;
        int alreadyThere = 0;
        QList<Error> failed; ///< one per row that could not be taken; message names the line
    };
    /// Columns source, quotation, code, coder; optional voice, evidence, stance, memo. Quotations are found in the
    /// text; one wrong row stops no other.
    [[nodiscard]] Result<CsvReport> importCsv(const QString& path);

private:
    Review* m_review;
};

} // namespace sheaf
