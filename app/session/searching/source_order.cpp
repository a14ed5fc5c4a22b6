#include "app/session/searching/source_order.h"

#include "app/session/searching/passage_facts.h"

#include <QHash>

#include <algorithm>

namespace sheaf {

Result<SourceOrdered>
inSourceOrder(const Review& review, std::span<const std::uint32_t> passages, qsizetype offset, qsizetype limit) {
    PassageFacts& facts = review.passageFacts();
    if (auto caughtUp = facts.catchUp(); !caughtUp)
        return failure(caughtUp);
    const auto listed = review.sources();
    if (!listed)
        return failure(listed);
    QHash<SourceId, const PassageFacts::SourceFacts*> factsOf;
    for (const PassageFacts::SourceFacts& source : facts.sources())
        factsOf.insert(source.row.source, &source);
    SourceOrdered page;
    for (const Source& source : *listed) {
        const PassageFacts::SourceFacts* const known = factsOf.value(source.id);
        if (known == nullptr || known->passages.isEmpty())
            continue;
        // The passages of a text have consecutive numbers, in its order.
        const std::uint32_t first = facts.passages()[known->passages.first].id;
        const std::uint32_t last = facts.passages()[known->passages.end - 1].id;
        const auto from = std::ranges::lower_bound(passages, first);
        const auto to = std::ranges::upper_bound(passages, last);
        if (from < to)
            page.bySource.append({.source = source.id, .hits = to - from});
        for (auto passage = from; passage < to; ++passage) {
            if (offset > 0)
                --offset;
            else if (page.passages.size() < limit)
                page.passages.append(PassageId{*passage});
        }
    }
    return page;
}

} // namespace sheaf
