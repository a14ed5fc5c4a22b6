#pragma once

#include "app/session/review.h"
#include "app/session/searching/passage_facets.h"
#include "coding/progress.h"

#include <QList>
#include <QString>

namespace sheaf {

/// A passage that a search found.
struct FoundPassage {
    SourceId source;
    QString sourceTitle;
    Passage passage;
    QString text;             ///< of the whole passage
    QList<TextRange> matches; ///< in the source's text
    TextRange snippet;        ///< the part of the passage to show in a list, in the source's text
    double score = 0;
};

/// A passage with the text around it, for reading: about `length` UTF-16 code units on each side, more where the text
/// ends on the other; cut between words, or at least between characters. A range outside the text is given
/// back as it is. Cost: of the words at the cuts.
[[nodiscard]] TextRange withSurroundings(const QString& text, TextRange passage, qsizetype length);

enum class SearchOrder {
    Rank,  ///< best first (BM25)
    Source ///< as sources are listed (by site, then title), and within each as its text runs
};

/// A search, and what is wanted of it.
struct SearchWish {
    QString query;
    qsizetype limit = 20; ///< of the passages given
    qsizetype offset = 0;
    SearchOrder order = SearchOrder::Rank;
    QList<FacetAsked> facets = {};
    /// False: where more than a few sources are not indexed yet, the answer is what the index holds so far, at once.
    bool waitsForIndex = true;
    QString places = {};                 ///< of an index elsewhere; see PassageIndex::openPlaces; empty: this machine's
    const CancelToken* cancel = nullptr; ///< must outlive the search
};

/// A word of a search that occurs nowhere, and words like it that do.
struct SpellingHint {
    QString word;
    QStringList suggestions; ///< likeliest first; empty if there are none
};

/// How many of all hits lie in a source.
struct HitsOfSource {
    SourceId source;
    qsizetype hits = 0;
};

struct SearchAnswer {
    QList<FoundPassage> passages;      ///< in the order wished for
    qsizetype total = 0;               ///< all that match, not only those given
    bool isComplete = true;            ///< false while the index is being brought up to date: there may be more
    QStringList notes = {};            ///< what was searched differently from what is written, for the reader
    QList<Facet> facets = {};          ///< as asked
    QList<HitsOfSource> bySource = {}; ///< in the order of sources: of those with hits, as listed
    QList<SpellingHint> hints = {};    ///< only where nothing was found
};

/// Searches all passages of a review. Page furniture is not searched.
///
/// Words of a project's synonyms find one another; filters are asked of the project at that moment.
class SearchPassages {
public:
    explicit SearchPassages(Review& review) : m_review(&review) {}

    /// Brings the index up to the project's revision first (normally nothing to do); rebuilds one that is missing, old
    /// or damaged.
    /// Errors: InvalidArgument, NotFound, Ambiguous (the query; the message names the column), Cancelled, ReadOnly;
    ///         Unreadable (an index elsewhere that does not answer).
    /// Cost:   milliseconds; order by source, facets and filters read where every passage stands, once for an open
    ///         review (2 µs a passage).
    [[nodiscard]] Result<SearchAnswer> run(const SearchWish& wish) const;
    [[nodiscard]] Result<SearchAnswer> run(const QString& query, qsizetype limit, qsizetype offset = 0) const {
        return run(SearchWish{.query = query, .limit = limit, .offset = offset});
    }

    /// The numbers of all passages that match, ascending, without reading them; of the answer, `isComplete` and
    /// `notes`. Errors: as run().
    struct Numbers {
        QList<PassageId> passages;
        bool isComplete = true;
        QStringList notes = {};
    };
    [[nodiscard]] Result<Numbers> numbers(const QString& query, const CancelToken& cancel = {}) const;

    /// Whether a search could be run: written right, and naming only what the project knows. Errors: as run(). The
    /// index is not looked at.
    [[nodiscard]] Result<void> check(const QString& query) const;

    /// Only the first step. `rebuild` starts from nothing. Returns how many passages were added.
    [[nodiscard]] Result<qsizetype>
    catchUp(bool rebuild = false, const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;

    /// An index made anew, dealt to so many shards (1 to 64; 0: as many as are usual here), each in a folder that
    /// xapian-tcpsrv can serve from wherever it is copied to. Errors: as run(); Busy.
    struct IndexMade {
        qsizetype passages = 0;
        QStringList shards; ///< their folders
    };
    [[nodiscard]] Result<IndexMade>
    rebuild(unsigned shards, const CancelToken& cancel = {}, const ProgressSink& progress = {}) const;

private:
    Review* m_review;
};

} // namespace sheaf
