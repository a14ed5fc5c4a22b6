#pragma once

#include "coding/matrix.h"

namespace sheaf {

// How codes are used and how much of the sources is coded. Counts depend on the material given and on nothing else:
// what is to be left out (a coder, a folded branch) is left out of the material. A coding counts if both its source and
// its code are in it. All pure; O(codings × depth of the codebook) and a sort, if they do not come by source and
// position.

struct CodeCounts {
    int codings = 0;
    int passages = 0; ///< stretches of text: codings that overlap in a source are one, whoever made them
    int sources = 0;  ///< confidential ones too
    int sites = 0;    ///< of sources that may name theirs: confidential ones count for no site
    int coders = 0;
    qsizetype characters = 0; ///< UTF-16 units covered, each once

    friend bool operator==(const CodeCounts&, const CodeCounts&) = default;
};

struct CodeStatistics {
    CodeId code;
    CodeCounts own;
    CodeCounts
        withBelow; ///< of it and of all that lies below it, taken together: an overlap of two codes is one passage
};

/// In the order of the codebook, codes without any coding as well. Themes do not count under the questions they answer:
/// that is the matrix's view.
[[nodiscard]] QList<CodeStatistics> codeStatistics(const CodedMaterial& material);

struct SourceStatistics {
    SourceId source;
    int codings = 0;
    int codes = 0;
    int passages = 0;         ///< stretches that any coding covers
    qsizetype characters = 0; ///< UTF-16 units in them
    double share = 0;         ///< of the source's text, 0 to 1; 0 of an empty text
};

/// In the order of the material's sources, those without any coding as well. About interviews it says how much each is
/// coded: for the team, not for a report.
[[nodiscard]] QList<SourceStatistics> sourceStatistics(const CodedMaterial& material);

/// Codes whose codings, with all below them, stand in exactly one source.
[[nodiscard]] QList<CodeId> usedInOneSource(const QList<CodeStatistics>& codes);
/// Codes without a coding of their own or below them.
[[nodiscard]] QList<CodeId> neverUsed(const QList<CodeStatistics>& codes);
[[nodiscard]] QList<SourceId> neverCoded(const QList<SourceStatistics>& sources);

/// How often codes stand together.
///
/// A coding counts for the nearest listed code at or above its own: of siblings, each with all below it; of a whole
/// codebook, each by itself. Within a source, what a code covers falls into stretches (codings that overlap are one).
/// `at(a, b)` is the number of pairs of a stretch of a and a stretch of b that share a code unit; `at(a, a)` is the
/// number of a's stretches. Touching is not overlapping. Symmetric.
struct Cooccurrence {
    QList<CodeId> codes;
    QList<int> counts; ///< row by row, codes.size() squared

    [[nodiscard]] int at(qsizetype row, qsizetype column) const { return counts[row * codes.size() + column]; }
};

/// By a sweep along each source: O(codings log codings + overlapping pairs).
[[nodiscard]] Cooccurrence cooccurrence(const CodedMaterial& material, const QList<CodeId>& codes);

} // namespace sheaf
