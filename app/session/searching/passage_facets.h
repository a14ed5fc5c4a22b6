#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"

#include <QList>
#include <QString>

#include <span>

namespace sheaf {

class PassageFacts;

enum class FacetKind { Site, Type, Period, Speaker, Attribute, Code };

/// `site`, `type`, `period`, `speaker`, `attribute`, `code`
[[nodiscard]] QString toWord(FacetKind kind);

/// What to count by.
struct FacetAsked {
    FacetKind kind = FacetKind::Site;
    QString attribute = {}; ///< its name, of an Attribute
};

/// By the name of a field: what is none of the kinds is an attribute's.
[[nodiscard]] FacetAsked facetFromWord(const QString& word);

/// How many of the hits have a value.
struct FacetCount {
    QString value; ///< as a filter takes it: a site's name, a period as `2018-10/2018-12`, a code's path
    qint64 hits = 0;

    friend bool operator==(const FacetCount&, const FacetCount&) = default;
};

struct Facet {
    FacetAsked asked;
    QList<FacetCount> counts; ///< most hits first, then by value; only values that hits have
    qint64 without = 0;       ///< hits without any value: of no site, of nobody, uncoded
};

/// Counts hits by what is known of them: exactly, over all of them.
///
/// A hit counts once for each value that it has, so that a count is what the search finds with that value as a filter:
/// for a code, passages that it or any code below it is applied to; for a period, those of sources that share a month
/// with it; for a year or month that an attribute of dates has, also those of its days. Names that filters take for the
/// same are one value, spelt as most of the hits have it.
class PassageFacets {
public:
    explicit PassageFacets(PassageFacts& facts) : m_facts(&facts) {}

    /// `hits`: passages' numbers, ascending, none twice; those that no source has (any more) are left out.
    /// Errors: InvalidArgument (no such attribute; the hint lists them), and of reading.
    /// Cost:   O(hits + sources + periods²); Code: O(passages + codings × depth of the codebook).
    [[nodiscard]] Result<QList<Facet>> count(std::span<const PassageId> hits, std::span<const FacetAsked> facets) const;

private:
    PassageFacts* m_facts;
};

} // namespace sheaf
