#include "indexer/occurrences.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace sheaf {
namespace {

using Spans = std::vector<WordSpan>;

bool overlap(WordSpan a, WordSpan b) {
    return a.first <= b.last && b.first <= a.last;
}

void sortAndUnite(Spans& spans) {
    std::ranges::sort(spans);
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
}

Spans leafSpans(const QueryNode& leaf, const PositionsOf& positionsOf) {
    Spans spans;
    for (const int position : positionsOf(leaf))
        spans.push_back({position, position});
    return spans;
}

/// The words of the phrase at consecutive positions.
Spans phraseSpans(const QueryNode& phrase, const PositionsOf& positionsOf) {
    Spans spans = leafSpans(phrase.children.front(), positionsOf);
    for (size_t word = 1; word < phrase.children.size() && !spans.empty(); ++word) {
        const std::vector<int> next = positionsOf(phrase.children[word]);
        std::erase_if(spans, [&](const WordSpan& span) { return !std::ranges::binary_search(next, span.last + 1); });
        for (WordSpan& span : spans)
            ++span.last;
    }
    return spans;
}

/// One item of a chain. All its spans have the same length, so ascending by first is ascending by last.
struct Item {
    const QueryNode* node = nullptr;
    Spans spans = {};
};

// ---- ADJ

/// The earliest way to place the items after a first span, and the latest: between the two lies every span that takes
/// part.
void collectInOrder(const std::vector<Item>& items, WordSpan first, int distance, Spans& found) {
    const size_t count = items.size();
    std::vector<WordSpan> earliest(count), latest(count);
    earliest[0] = first;
    for (size_t item = 1; item < count; ++item) {
        const auto next = std::ranges::upper_bound(items[item].spans, earliest[item - 1].last, {}, &WordSpan::first);
        if (next == items[item].spans.end() || next->first > first.last + distance)
            return;
        earliest[item] = *next;
    }
    int limit = first.last + distance + 1; // a span has to begin before this
    for (size_t item = count - 1; item > 0; --item) {
        const Spans& spans = items[item].spans;
        const auto byEnd = item == count - 1 ? &WordSpan::first : &WordSpan::last;
        latest[item] = *std::prev(std::ranges::lower_bound(spans, limit, {}, byEnd));
        limit = latest[item].first;
    }
    found.push_back(first);
    for (size_t item = 1; item < count; ++item) {
        const auto from = std::ranges::lower_bound(items[item].spans, earliest[item]);
        const auto to = std::ranges::upper_bound(items[item].spans, latest[item]);
        found.insert(found.end(), from, to);
    }
}

Spans spansInOrder(const std::vector<Item>& items, int distance) {
    Spans found;
    for (const WordSpan first : items.front().spans)
        collectInOrder(items, first, distance, found);
    return found;
}

// ---- NEAR

/// The spans of a chain's items that lie in one window, and the search for a choice of one each without shared words.
class Window {
public:
    explicit Window(const std::vector<Item>& items)
        : m_items(items), m_ranges(items.size()), m_chosen(items.size()), m_places(items.size()) {
        for (const Item& item : items) {
            m_taken.emplace_back(item.spans.size());
            m_areWords = m_areWords && item.spans.front().first == item.spans.front().last;
            m_last = std::max(m_last, item.spans.back().first);
        }
    }

    /// Every span that ends at or after `anchor` does and begins at most `distance` words after that. False if an item
    /// has none.
    bool moveTo(WordSpan anchor, int distance) {
        m_start = anchor.last;
        m_length = static_cast<size_t>(std::min(distance, std::max(0, m_last - m_start))) + 1;
        for (size_t item = 0; item < m_items.size(); ++item) {
            const Spans& spans = m_items[item].spans;
            const auto from = std::ranges::lower_bound(spans, anchor.last, {}, &WordSpan::last);
            const auto to = std::ranges::upper_bound(spans, anchor.last + distance, {}, &WordSpan::first);
            if (from >= to)
                return false;
            m_ranges[item] = {static_cast<size_t>(from - spans.begin()), static_cast<size_t>(to - spans.begin())};
        }
        return true;
    }

    /// Notes the spans that take part in some choice.
    void collect() {
        if (m_areWords)
            collectWords();
        else
            collectSpans();
    }

    [[nodiscard]] Spans taken() const {
        Spans spans;
        for (size_t item = 0; item < m_items.size(); ++item) {
            for (size_t at = 0; at < m_taken[item].size(); ++at) {
                if (m_taken[item][at])
                    spans.push_back(m_items[item].spans[at]);
            }
        }
        return spans;
    }

private:
    struct Range {
        size_t from = 0;
        size_t to = 0;
    };
    static constexpr size_t nobody = static_cast<size_t>(-1);

    // Of single words: a matching of items and places, by augmenting paths. Trying all choices would take years for a
    // few wildcards that stand for the same words.

    [[nodiscard]] size_t placeOf(size_t item, size_t at) const {
        return static_cast<size_t>(m_items[item].spans[at].first - m_start);
    }

    void collectWords() {
        m_owners.assign(m_length, nobody);
        for (size_t item = 0; item < m_items.size(); ++item) {
            m_isVisited.assign(m_length, false);
            if (!findPlace(item))
                return;
        }
        for (size_t item = 0; item < m_items.size(); ++item) {
            for (size_t at = m_ranges[item].from; at < m_ranges[item].to; ++at) {
                if (!m_taken[item][at])
                    m_taken[item][at] = moveThere(item, placeOf(item, at));
            }
        }
    }

    /// Gives the item a place, moving others on where that helps.
    bool findPlace(size_t item) {
        for (size_t at = m_ranges[item].from; at < m_ranges[item].to; ++at) {
            const size_t place = placeOf(item, at);
            if (m_isVisited[place])
                continue;
            m_isVisited[place] = true;
            if (m_owners[place] == nobody || findPlace(m_owners[place])) {
                m_owners[place] = item;
                m_places[item] = place;
                return true;
            }
        }
        return false;
    }

    /// Whether all items find places with this one there; they stand so afterwards.
    bool moveThere(size_t item, size_t place) {
        const size_t before = m_places[item];
        const size_t other = m_owners[place];
        if (other == item)
            return true;
        m_owners[before] = nobody;
        m_owners[place] = item;
        m_places[item] = place;
        m_isVisited.assign(m_length, false);
        m_isVisited[place] = true;
        if (other == nobody || findPlace(other))
            return true;
        m_owners[before] = item;
        m_owners[place] = other;
        m_places[item] = before;
        return false;
    }

    // Where an item is a phrase or a chain: one choice after another.

    void collectSpans() {
        for (size_t item = 0; item < m_items.size(); ++item) {
            for (size_t at = m_ranges[item].from; at < m_ranges[item].to; ++at) {
                if (m_taken[item][at])
                    continue;
                m_fixedItem = item;
                m_fixed = m_items[item].spans[at];
                m_tries = 0;
                m_taken[item][at] = choose(0);
            }
        }
    }

    bool fits(size_t item, WordSpan span) const {
        if (item != m_fixedItem && overlap(span, m_fixed))
            return false;
        for (size_t other = 0; other < item; ++other) {
            if (overlap(span, m_chosen[other]))
                return false;
            // Items that are the same word are interchangeable: taking them in ascending order alone spares every
            // permutation.
            const bool interchangeable = other != m_fixedItem && item != m_fixedItem;
            if (interchangeable && span < m_chosen[other] && *m_items[item].node == *m_items[other].node)
                return false;
        }
        return true;
    }

    bool choose(size_t item) {
        constexpr int mostTries = 100'000;
        if (item == m_items.size() || ++m_tries > mostTries)
            return true;
        const auto range = m_ranges[item];
        const std::span<const WordSpan> candidates =
            item == m_fixedItem
                ? std::span<const WordSpan>(&m_fixed, 1)
                : std::span<const WordSpan>(m_items[item].spans).subspan(range.from, range.to - range.from);
        return std::ranges::any_of(candidates, [&](WordSpan span) {
            m_chosen[item] = span;
            return fits(item, span) && choose(item + 1);
        });
    }

    const std::vector<Item>& m_items;
    std::vector<Range> m_ranges;            // of each item's spans: those in the window
    std::vector<std::vector<bool>> m_taken; // of each item's spans: those that take part in a choice of some window
    bool m_areWords = true;
    int m_last = 0;  // where the last span begins
    int m_start = 0; // of the window
    size_t m_length = 0;
    std::vector<WordSpan> m_chosen;
    size_t m_fixedItem = 0;
    WordSpan m_fixed;
    int m_tries = 0;
    std::vector<size_t> m_owners; // of each place in the window: the item that stands there
    std::vector<size_t> m_places; // of each item
    std::vector<bool> m_isVisited;
};

Spans spansInAnyOrder(const std::vector<Item>& items, int distance) {
    Spans anchors;
    for (const Item& item : items)
        anchors.insert(anchors.end(), item.spans.begin(), item.spans.end());
    std::ranges::sort(anchors, {}, &WordSpan::last);
    Window window(items);
    int previousEnd = -1;
    for (const WordSpan anchor : anchors) {
        if (anchor.last != previousEnd && window.moveTo(anchor, distance))
            window.collect();
        previousEnd = anchor.last;
    }
    return window.taken();
}

Spans chainSpans(const QueryNode& chain, const PositionsOf& positionsOf) {
    std::vector<Item> items;
    for (const QueryNode& child : chain.children) {
        items.push_back({&child, occurrences(child, positionsOf)});
        if (items.back().spans.empty())
            return {};
    }
    Spans found = chain.kind == QueryNode::Kind::Near ? spansInAnyOrder(items, chain.distance)
                                                      : spansInOrder(items, chain.distance);
    sortAndUnite(found);
    return found;
}

} // namespace

std::vector<WordSpan> occurrences(const QueryNode& node, const PositionsOf& positionsOf) {
    if (node.isWord())
        return leafSpans(node, positionsOf);
    return node.kind == QueryNode::Kind::Phrase ? phraseSpans(node, positionsOf) : chainSpans(node, positionsOf);
}

} // namespace sheaf
