#include "app/session/searching/code_facet.h"

#include "coding/store/code_repository.h"

#include <algorithm>

namespace sheaf {

namespace {

using Stretch = PassageFacts::Stretch;

/// Sorts stretches and makes one of those that touch or overlap.
void joinStretches(std::vector<Stretch>& stretches) {
    if (!std::ranges::is_sorted(stretches))
        std::ranges::sort(stretches);
    size_t kept = 0;
    for (const Stretch stretch : stretches) {
        if (kept > 0 && stretch.first <= stretches[kept - 1].end)
            stretches[kept - 1].end = std::max(stretches[kept - 1].end, stretch.end);
        else
            stretches[kept++] = stretch;
    }
    stretches.resize(kept);
}

/// How many hits stand before each position.
class HitsBefore {
public:
    HitsBefore(std::span<const std::uint32_t> hits, size_t passages) : m_before(passages + 1) {
        for (const std::uint32_t hit : hits)
            m_before[hit + 1] = 1;
        for (size_t at = 1; at < m_before.size(); ++at)
            m_before[at] += m_before[at - 1];
    }
    [[nodiscard]] qint64 in(const std::vector<Stretch>& stretches) const {
        qint64 hits = 0;
        for (const Stretch stretch : stretches)
            hits += m_before[stretch.end] - m_before[stretch.first];
        return hits;
    }

private:
    std::vector<std::uint32_t> m_before;
};

} // namespace

Result<HitsOfCodes> countHitsOfCodes(const PassageFacts& facts, std::span<const std::uint32_t> hits) {
    const auto tree = CodeRepository(facts.project()).tree();
    if (!tree)
        return failure(tree);
    const auto codings = facts.codings();
    if (!codings)
        return failure(codings);
    QHash<qint64, std::vector<Stretch>> ofCode;
    std::vector<Stretch>* stretches = nullptr;
    qint64 code = 0;
    for (const auto& [row, source, touched] : *codings) {
        if (stretches == nullptr || row.code != code) {
            code = row.code;
            stretches = &ofCode[code];
        }
        if (!stretches->empty() && stretches->back().first <= touched.first && touched.first <= stretches->back().end)
            stretches->back().end = std::max(stretches->back().end, touched.end);
        else
            stretches->push_back(touched);
    }
    const HitsBefore hitsBefore(hits, facts.passages().size());
    HitsOfCodes counts;
    std::vector<Stretch> coded;
    // Children before parents, each handing on what it covers.
    for (auto at = tree->inOrder().crbegin(); at != tree->inOrder().crend(); ++at) {
        std::vector<Stretch> covered = ofCode.take(at->id.value);
        if (covered.empty())
            continue;
        joinStretches(covered);
        counts.ofPath.insert(tree->path(at->id), hitsBefore.in(covered));
        auto& above = at->parent && tree->byId(*at->parent) != nullptr ? ofCode[at->parent->value] : coded;
        above.insert(above.end(), covered.begin(), covered.end());
    }
    joinStretches(coded);
    counts.uncoded = static_cast<qint64>(hits.size()) - hitsBefore.in(coded);
    return counts;
}

} // namespace sheaf
