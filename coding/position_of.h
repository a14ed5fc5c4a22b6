#pragma once

#include "coding/identifiers.h"

#include <QList>

#include <algorithm>
#include <utility>

namespace sheaf {

/// The ids of sites, sources or codes, in their order.
template <typename Thing>
[[nodiscard]] QList<decltype(Thing::id)> idsOf(const QList<Thing>& things) {
    QList<decltype(Thing::id)> ids;
    ids.reserve(things.size());
    for (const Thing& thing : things)
        ids.append(thing.id);
    return ids;
}

/// Where an id stands in a list, for loops that ask it of each of ten thousand codings.
///
/// Threads: immutable after construction.
/// Cost:    O(n log n) to make, O(log n) to ask, in one block of memory.
template <typename Entity>
class PositionOf {
public:
    /// Of an id that stands twice, one of its places is meant.
    explicit PositionOf(const QList<Id<Entity>>& ids) {
        m_sorted.reserve(ids.size());
        for (qsizetype position = 0; position < ids.size(); ++position)
            m_sorted.append({ids[position], position});
        std::ranges::sort(m_sorted);
    }

    /// -1 if it is not in the list.
    [[nodiscard]] qsizetype operator()(Id<Entity> id) const {
        const auto found = std::ranges::lower_bound(m_sorted, id, {}, &Entry::first);
        return found != m_sorted.end() && found->first == id ? found->second : -1;
    }

private:
    using Entry = std::pair<Id<Entity>, qsizetype>;
    QList<Entry> m_sorted;
};

} // namespace sheaf
