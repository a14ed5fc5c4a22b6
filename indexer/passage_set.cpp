#include "indexer/passage_set.h"

#include <algorithm>
#include <limits>

namespace sheaf {
namespace {

constexpr std::uint32_t highest = std::numeric_limits<std::uint32_t>::max();

/// Puts a run behind others that begin no later, as one with the last where they touch.
void append(std::vector<PassageSet::Run>& runs, PassageSet::Run run) {
    if (!runs.empty() && (runs.back().last == highest || run.first <= runs.back().last + 1))
        runs.back().last = std::max(runs.back().last, run.last);
    else
        runs.push_back(run);
}

} // namespace

PassageSet::PassageSet(std::vector<Run> runs) {
    std::ranges::sort(runs);
    for (Run run : runs) {
        run.first = std::max(run.first, std::uint32_t{1});
        if (run.first <= run.last)
            append(m_runs, run);
    }
}

PassageSet PassageSet::of(std::span<const PassageId> passages) {
    std::vector<Run> runs;
    runs.reserve(passages.size());
    for (const PassageId passage : passages) {
        if (passage.isValid() && passage.value <= highest)
            runs.push_back({static_cast<std::uint32_t>(passage.value), static_cast<std::uint32_t>(passage.value)});
    }
    return PassageSet(std::move(runs));
}

std::uint64_t PassageSet::size() const {
    std::uint64_t size = 0;
    for (const Run run : m_runs)
        size += std::uint64_t{run.last} - run.first + 1;
    return size;
}

bool PassageSet::contains(PassageId passage) const {
    if (!passage.isValid() || passage.value > highest)
        return false;
    const auto number = static_cast<std::uint32_t>(passage.value);
    const auto run = std::ranges::lower_bound(m_runs, number, {}, &Run::last);
    return run != m_runs.end() && run->first <= number;
}

PassageSet PassageSet::united(const PassageSet& other) const {
    std::vector<Run> runs = m_runs;
    runs.insert(runs.end(), other.m_runs.begin(), other.m_runs.end());
    return PassageSet(std::move(runs));
}

PassageSet PassageSet::intersected(const PassageSet& other) const {
    PassageSet both;
    for (auto a = m_runs.begin(), b = other.m_runs.begin(); a != m_runs.end() && b != other.m_runs.end();) {
        const Run run{std::max(a->first, b->first), std::min(a->last, b->last)};
        if (run.first <= run.last)
            both.m_runs.push_back(run);
        if (a->last < b->last)
            ++a;
        else
            ++b;
    }
    return both;
}

PassageSet PassageSet::without(const PassageSet& other) const {
    PassageSet rest;
    auto hole = other.m_runs.begin();
    for (const Run run : m_runs) {
        std::uint64_t from = run.first; // one past the highest must fit
        while (hole != other.m_runs.end() && hole->last < run.first)
            ++hole;
        for (auto at = hole; at != other.m_runs.end() && at->first <= run.last; ++at) {
            if (at->first > from)
                rest.m_runs.push_back({static_cast<std::uint32_t>(from), at->first - 1});
            from = std::max(from, std::uint64_t{at->last} + 1);
        }
        if (from <= run.last)
            rest.m_runs.push_back({static_cast<std::uint32_t>(from), run.last});
    }
    return rest;
}

} // namespace sheaf
