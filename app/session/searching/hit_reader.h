#pragma once

#include "app/session/search_passages.h"
#include "coding/store/source_repository.h"
#include "indexer/passage_index.h"

#include <QHash>

#include <optional>

namespace sheaf {

/// The texts of passages: of candidates that the index can't decide about, and of hits.
class HitReader {
public:
    explicit HitReader(const Review& review) : m_sources(review.project()) {}

    /// Keeps the text of one source at a time: candidates come source by source. Errors: NotFound (of a text that was
    /// corrected since), Damaged.
    [[nodiscard]] Result<SearchRequest::Reading> candidate(PassageId passage);
    /// Keeps the texts of all sources that hits lie in. `filters`: the passages of each of the query's. Errors: as
    /// above.
    [[nodiscard]] Result<FoundPassage>
    hit(const SearchHit& hit, const Query& query, const std::vector<std::shared_ptr<const PassageSet>>& filters);

private:
    struct SourceText {
        QString title;
        QString language;
        QString text;
    };
    Result<SourceText> read(SourceId source) const;

    SourceRepository m_sources;
    QHash<SourceId, SourceText> m_ofHits;
    std::optional<std::pair<SourceId, SourceText>> m_ofCandidate;
};

} // namespace sheaf
