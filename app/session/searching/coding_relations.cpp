#include "app/session/searching/coding_filters.h"
#include "coding/store/text_revision_repository.h"
#include "coding/word_tokens.h"

#include <algorithm>
#include <optional>

namespace sheaf {

namespace {

/// A coding of the right side as a pair of keys: where it begins and where it ends, in characters or in passages.
struct Keyed {
    std::int32_t source = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    qint64 id = 0;
};

/// Asks of many intervals whether one begins by some place and reaches another, leaving out one coding. O(log n) each.
class Reaching {
public:
    explicit Reaching(std::vector<Keyed> keyed) : m_keyed(std::move(keyed)) {
        std::ranges::sort(m_keyed, {}, [](const Keyed& key) { return std::tuple(key.source, key.first, key.id); });
        m_best.reserve(m_keyed.size());
        for (const Keyed& key : m_keyed) {
            Best best;
            if (!m_best.empty() && m_keyed[m_best.size() - 1].source == key.source)
                best = m_best.back();
            if (best.first == nullptr || key.last > best.first->last)
                best = {&key, best.first};
            else if (best.second == nullptr || key.last > best.second->last)
                best.second = &key;
            m_best.push_back(best);
        }
    }
    Reaching(const Reaching&) = delete;
    Reaching& operator=(const Reaching&) = delete;

    [[nodiscard]] bool any(std::int32_t source, std::int64_t beginsBy, std::int64_t reaches, qint64 except) const {
        const auto after = std::ranges::partition_point(
            m_keyed, [&](const Keyed& key) { return std::pair(key.source, key.first) <= std::pair(source, beginsBy); });
        if (after == m_keyed.begin() || std::prev(after)->source != source)
            return false;
        const Best& best = m_best[static_cast<size_t>(after - m_keyed.begin()) - 1];
        const Keyed* furthest = best.first->id == except ? best.second : best.first;
        return furthest != nullptr && furthest->last >= reaches;
    }

private:
    struct Best { // of all that begin no later: the two that reach furthest
        const Keyed* first = nullptr;
        const Keyed* second = nullptr;
    };
    std::vector<Keyed> m_keyed;
    std::vector<Best> m_best;
};

/// Passages as counted: those that are searched before the first one, and up to the last one.
Keyed inPassages(const PassageFacts& facts, const MatchedCoding& coding) {
    const auto& last = facts.passages()[coding.passages.end - 1];
    return {
        coding.source, facts.passages()[coding.passages.first].searchedBefore,
        std::int64_t{last.searchedBefore} + (last.isFurniture ? 0 : 1), coding.id};
}

Keyed inCharacters(const MatchedCoding& coding) {
    return {coding.source, coding.start, coding.end, coding.id};
}

template <typename Key>
Reaching reachingOf(const std::vector<MatchedCoding>& codings, Key key) {
    std::vector<Keyed> keyed;
    keyed.reserve(codings.size());
    for (const MatchedCoding& coding : codings)
        keyed.push_back(key(coding));
    return Reaching(std::move(keyed));
}

/// The edges of the right side's codings nearest to a place: where the next one begins, where the last one ended.
class Nearest {
public:
    explicit Nearest(const std::vector<MatchedCoding>& codings) {
        for (const MatchedCoding& coding : codings) {
            m_starts.emplace_back(coding.source, coding.start);
            m_ends.emplace_back(coding.source, coding.end);
        }
        m_order.resize(codings.size());
        for (size_t at = 0; at < m_order.size(); ++at)
            m_order[at] = at;
        std::ranges::sort(m_order, {}, [this](size_t at) { return m_starts[at]; });
        std::ranges::sort(m_ends);
    }
    /// The coding that begins first at or after a place, as its number on the right side.
    [[nodiscard]] std::optional<size_t> nextFrom(std::int32_t source, std::int32_t place) const {
        const auto next =
            std::ranges::lower_bound(m_order, std::pair(source, place), {}, [this](size_t at) { return m_starts[at]; });
        return next != m_order.end() && m_starts[*next].first == source ? std::optional(*next) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::int32_t> lastEndBy(std::int32_t source, std::int32_t place) const {
        const auto after = std::ranges::upper_bound(m_ends, std::pair(source, place));
        return after != m_ends.begin() && std::prev(after)->first == source ? std::optional(std::prev(after)->second)
                                                                            : std::nullopt;
    }

private:
    std::vector<std::pair<std::int32_t, std::int32_t>> m_starts; // in the order of the codings
    std::vector<std::pair<std::int32_t, std::int32_t>> m_ends;
    std::vector<size_t> m_order; // by start
};

/// Counts the words between places of texts, each read once if the places come by source.
class WordsBetween {
public:
    explicit WordsBetween(const PassageFacts& facts) : m_facts(&facts) {}

    Result<bool> areAtMost(int most, std::int32_t source, std::int32_t from, std::int32_t to) {
        if (source != m_source) {
            const auto& row = m_facts->sources()[static_cast<size_t>(source)].row;
            auto text = TextRevisionRepository(m_facts->project()).text(row.text);
            if (!text)
                return failure(text);
            m_text = std::move(*text);
            m_source = source;
        }
        const TextRange range{from, to};
        if (!range.fits(m_text))
            return false;
        const QStringView gap = range.in(m_text);
        // A part of the gap that holds far too many words says enough; the margin is for what is cut at its end.
        const qint64 tooMany = 2 * qint64{most} + 16;
        for (qsizetype length = 16 * tooMany;; length *= 4) {
            const QStringView part = gap.first(std::min(length, gap.size()));
            const auto words = std::ranges::count_if(m_splitter.tokens(part), &WordToken::isWord);
            if (part.size() == gap.size())
                return words <= most;
            if (words > tooMany)
                return false;
        }
    }

private:
    const PassageFacts* m_facts;
    WordSplitter m_splitter;
    std::int32_t m_source = -1;
    QString m_text;
};

/// Keeps those for which something holds; stops at the first failure.
template <typename Holds>
Result<std::vector<MatchedCoding>> keep(std::vector<MatchedCoding> codings, Holds holds) {
    size_t kept = 0;
    for (const MatchedCoding& coding : codings) {
        const Result<bool> held = holds(coding);
        if (!held)
            return failure(held);
        if (*held)
            codings[kept++] = coding;
    }
    codings.resize(kept);
    return codings;
}

Result<std::vector<MatchedCoding>> nearInWords(
    const PassageFacts& facts, int distance, std::vector<MatchedCoding> left, const std::vector<MatchedCoding>& right) {
    std::ranges::sort(left, {}, &MatchedCoding::source);
    const Reaching overlapping = reachingOf(right, inCharacters);
    const Nearest nearest(right);
    WordsBetween words(facts);
    return keep(std::move(left), [&](const MatchedCoding& coding) -> Result<bool> {
        if (overlapping.any(coding.source, coding.end - 1, coding.start + 1, coding.id))
            return true;
        if (const auto next = nearest.nextFrom(coding.source, coding.end)) {
            const auto near = words.areAtMost(distance, coding.source, coding.end, right[*next].start);
            if (!near || *near)
                return near;
        }
        const auto end = nearest.lastEndBy(coding.source, coding.start);
        return end ? words.areAtMost(distance, coding.source, *end, coding.start) : Result<bool>(false);
    });
}

Result<std::vector<MatchedCoding>> followed(
    const PassageFacts& facts, const CodingRelation& relation, std::vector<MatchedCoding> left,
    const std::vector<MatchedCoding>& right) {
    std::ranges::sort(left, {}, &MatchedCoding::source);
    const Nearest nearest(right);
    WordsBetween words(facts);
    return keep(std::move(left), [&](const MatchedCoding& coding) -> Result<bool> {
        const auto next = nearest.nextFrom(coding.source, coding.end);
        if (!next)
            return false;
        if (relation.unit == CodingRelation::Unit::Words)
            return words.areAtMost(relation.distance, coding.source, coding.end, right[*next].start);
        return std::int64_t{facts.searchedBetween(coding.passages, right[*next].passages)} <= relation.distance;
    });
}

} // namespace

Result<std::vector<MatchedCoding>> codingsInRelation(
    const PassageFacts& facts, const CodingRelation& relation, std::vector<MatchedCoding> left,
    std::vector<MatchedCoding> right) {
    using Kind = CodingRelation::Kind;
    switch (relation.kind) {
    case Kind::Within: {
        const Reaching reaching = reachingOf(right, inCharacters);
        return keep(std::move(left), [&reaching](const MatchedCoding& coding) -> Result<bool> {
            return reaching.any(coding.source, coding.start, coding.end, coding.id);
        });
    }
    case Kind::Overlaps: {
        const Reaching reaching = reachingOf(right, inCharacters);
        return keep(std::move(left), [&reaching](const MatchedCoding& coding) -> Result<bool> {
            return reaching.any(coding.source, coding.end - 1, coding.start + 1, coding.id);
        });
    }
    case Kind::Near: {
        if (relation.unit == CodingRelation::Unit::Words)
            return nearInWords(facts, relation.distance, std::move(left), right);
        const Reaching reaching =
            reachingOf(right, [&facts](const MatchedCoding& coding) { return inPassages(facts, coding); });
        return keep(std::move(left), [&](const MatchedCoding& coding) -> Result<bool> {
            const Keyed own = inPassages(facts, coding);
            return reaching.any(own.source, own.last + relation.distance, own.first - relation.distance, own.id);
        });
    }
    case Kind::FollowedBy:
        return followed(facts, relation, std::move(left), right);
    }
    return failure(ErrorCode::Internal, QStringLiteral("a relation of no kind"));
}

} // namespace sheaf
