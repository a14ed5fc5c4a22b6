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
    explicit Window(const std::vector<Item>& items) : m_items(items), m_spans(items.size()), m_chosen(items.size()) {}

    /// Every span that ends at or after `anchor` does and begins at most `distance` words after that. False if an item
    /// has none.
    bool moveTo(WordSpan anchor, int distance) {
        for (size_t item = 0; item < m_items.size(); ++item) {
            const Spans& spans = m_items[item].spans;
            const auto from = std::ranges::lower_bound(spans, anchor.last, {}, &WordSpan::last);
            const auto to = std::ranges::upper_bound(spans, anchor.last + distance, {}, &WordSpan::first);
            if (from >= to)
                return false;
            m_spans[item].assign(from, to);
        }
        return true;
    }

    /// Adds the spans that take part in some choice.
    void collect(Spans& found) {
        for (size_t item = 0; item < m_items.size(); ++item) {
            for (const WordSpan span : m_spans[item]) {
                m_fixedItem = item;
                m_fixed = span;
                if (choose(0))
                    found.push_back(span);
            }
        }
    }

private:
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
        if (item == m_items.size())
            return true;
        const bool isFixed = item == m_fixedItem;
        const std::span<const WordSpan> candidates =
            isFixed ? std::span<const WordSpan>(&m_fixed, 1) : std::span<const WordSpan>(m_spans[item]);
        return std::ranges::any_of(candidates, [&](WordSpan span) {
            m_chosen[item] = span;
            return fits(item, span) && choose(item + 1);
        });
    }

    const std::vector<Item>& m_items;
    std::vector<Spans> m_spans;
    std::vector<WordSpan> m_chosen;
    size_t m_fixedItem = 0;
    WordSpan m_fixed;
};

Spans spansInAnyOrder(const std::vector<Item>& items, int distance) {
    Spans anchors;
    for (const Item& item : items)
        anchors.insert(anchors.end(), item.spans.begin(), item.spans.end());
    std::ranges::sort(anchors, {}, &WordSpan::last);
    Spans found;
    Window window(items);
    int previousEnd = -1;
    for (const WordSpan anchor : anchors) {
        if (anchor.last != previousEnd && window.moveTo(anchor, distance))
            window.collect(found);
        previousEnd = anchor.last;
    }
    return found;
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
