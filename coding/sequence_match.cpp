#include "coding/sequence_match.h"

#include <QHash>

#include <algorithm>
#include <dtl/dtl.hpp>

namespace sheaf {

namespace {

/// Up to how many cells (items of the one × items of the other) two blocks are handed to dtl, which may visit and keep
/// every one of them. Below its own limit, beyond which its results have gaps.
constexpr std::size_t maxCells = 250'000;
/// How often a block that is too long is cut at what occurs in it only once, before it counts as replaced.
constexpr int maxCuts = 8;
/// How many items in a row are tried for something that occurs only once.
constexpr std::size_t maxWidth = 32;

/// A stretch of both lists that is still to be matched.
struct Box {
    std::size_t a = 0, aEnd = 0;
    std::size_t b = 0, bEnd = 0;
    int cuts = 0;
};

/// The items that are in both lists exactly once.
std::vector<Match> occurringOnce(const Ids& as, const Ids& bs) {
    struct Seen {
        int inA = 0, inB = 0;
        std::size_t atB = 0;
    };
    QHash<int, Seen> seen;
    for (const int id : as)
        ++seen[id].inA;
    for (std::size_t b = 0; b < bs.size(); ++b) {
        if (const auto known = seen.find(bs[b]); known != seen.end()) {
            ++known->inB;
            known->atB = b;
        }
    }
    std::vector<Match> once;
    for (std::size_t a = 0; a < as.size(); ++a) {
        const auto known = seen.constFind(as[a]);
        if (known->inA == 1 && known->inB == 1)
            once.push_back({a, known->atB});
    }
    return once;
}

/// The longest part of the matches (which rise in `a`) that rises in `b`, too.
std::vector<Match> longestRising(const std::vector<Match>& matches) {
    std::vector<std::size_t> tails; // the match that ends the best series of each length
    std::vector<std::size_t> previous(matches.size());
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto tail = std::lower_bound(
            tails.begin(), tails.end(), i, [&](std::size_t x, std::size_t y) { return matches[x].b < matches[y].b; });
        previous[i] = tail == tails.begin() ? i : *(tail - 1);
        if (tail == tails.end())
            tails.push_back(i);
        else
            *tail = i;
    }
    std::vector<Match> rising(tails.size());
    std::size_t at = tails.empty() ? 0 : tails.back();
    for (std::size_t i = tails.size(); i > 0; --i, at = previous[at])
        rising[i - 1] = matches[at];
    return rising;
}

/// Ids of `width` items in a row become ids of twice as many.
void widen(Ids& as, Ids& bs, std::size_t width) {
    QHash<std::pair<int, int>, int> known;
    for (Ids* ids : {&as, &bs}) {
        const std::size_t count = ids->size() > width ? ids->size() - width : 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::pair both((*ids)[i], (*ids)[i + width]);
            int& id = known[both];
            if (id == 0)
                id = static_cast<int>(known.size());
            (*ids)[i] = id;
        }
        ids->resize(count);
    }
}

/// Finds what two lists of ids have in common, in order.
class Matcher {
public:
    Matcher(const Ids& as, const Ids& bs) : m_as(as), m_bs(bs) {
        std::vector<Box> boxes{{0, as.size(), 0, bs.size(), 0}};
        while (!boxes.empty()) {
            const Box box = stripped(boxes.back());
            boxes.pop_back();
            if (box.a == box.aEnd || box.b == box.bEnd)
                continue;
            if (box.aEnd - box.a < maxCells / (box.bEnd - box.b + 1))
                compare(box);
            else if (box.cuts < maxCuts)
                cut(box, boxes);
        }
        std::sort(m_found.begin(), m_found.end(), [](Match x, Match y) { return x.a < y.a; });
    }

    [[nodiscard]] std::vector<Match> take() { return std::move(m_found); }

private:
    /// The box without what its two sides begin and end with alike, which is noted as found.
    Box stripped(Box box) {
        while (box.a < box.aEnd && box.b < box.bEnd && m_as[box.a] == m_bs[box.b])
            m_found.push_back({box.a++, box.b++});
        while (box.a < box.aEnd && box.b < box.bEnd && m_as[box.aEnd - 1] == m_bs[box.bEnd - 1])
            m_found.push_back({--box.aEnd, --box.bEnd});
        return box;
    }

    [[nodiscard]] static Ids part(const Ids& ids, std::size_t from, std::size_t to) {
        return {ids.begin() + static_cast<std::ptrdiff_t>(from), ids.begin() + static_cast<std::ptrdiff_t>(to)};
    }

    void compare(const Box& box) {
        dtl::Diff<int, Ids> diff(part(m_as, box.a, box.aEnd), part(m_bs, box.b, box.bEnd));
        diff.compose();
        const dtl::Ses<int> edits = diff.getSes();
        for (const auto& [id, edit] : edits.getSequence()) {
            if (edit.type == dtl::SES_COMMON) // its positions count from 1
                m_found.push_back(
                    {box.a + static_cast<std::size_t>(edit.beforeIdx) - 1,
                     box.b + static_cast<std::size_t>(edit.afterIdx) - 1});
        }
    }

    void cut(const Box& box, std::vector<Box>& boxes) {
        Ids as = part(m_as, box.a, box.aEnd);
        Ids bs = part(m_bs, box.b, box.bEnd);
        std::vector<Match> anchors = longestRising(occurringOnce(as, bs));
        for (std::size_t width = 1; anchors.empty() && width < maxWidth; width *= 2) {
            widen(as, bs, width);
            anchors = longestRising(occurringOnce(as, bs));
        }
        if (anchors.empty())
            return;
        Box next{box.a, 0, box.b, 0, box.cuts + 1};
        for (const Match& anchor : anchors) {
            const Match at{box.a + anchor.a, box.b + anchor.b};
            m_found.push_back(at);
            next.aEnd = at.a;
            next.bEnd = at.b;
            boxes.push_back(next);
            next.a = at.a + 1;
            next.b = at.b + 1;
        }
        next.aEnd = box.aEnd;
        next.bEnd = box.bEnd;
        boxes.push_back(next);
    }

    const Ids& m_as;
    const Ids& m_bs;
    std::vector<Match> m_found;
};

} // namespace

std::vector<Match> matchIds(const Ids& as, const Ids& bs) {
    return Matcher(as, bs).take();
}

} // namespace sheaf
