#include "coding/text_alignment.h"

#include "coding/sequence_match.h"
#include "coding/word_tokens.h"

#include <QHash>

#include <algorithm>
#include <cstddef>

namespace sheaf {

namespace {

/// A text cut into lines or tokens; items that are equal have equal ids.
struct Items {
    std::vector<TextRange> ranges;
    Ids ids;
    std::vector<std::size_t> telling; ///< the places of those that hold words
};

/// Gives each different item a number. The texts must outlive it.
class Numbering {
public:
    void add(Items& items, QStringView text, TextRange range, TextRange inWhole, bool isTelling) {
        if (isTelling)
            items.telling.push_back(items.ranges.size());
        items.ranges.push_back(inWhole);
        int& id = m_known[range.in(text)];
        if (id == 0)
            id = static_cast<int>(m_known.size());
        items.ids.push_back(id);
    }

    Items lines(QStringView text) {
        Items items;
        for (qsizetype start = 0; start < text.size();) {
            const qsizetype feed = text.indexOf(u'\n', start);
            const TextRange line{start, feed < 0 ? text.size() : feed + 1};
            add(items, text, line, line, !line.in(text).trimmed().isEmpty());
            start = line.end;
        }
        return items;
    }

    Items words(WordSplitter& splitter, QStringView text, TextRange block) {
        Items items;
        const QStringView part = block.in(text);
        for (const WordToken& token : splitter.tokens(part))
            add(items, part, token.range, token.range.shifted(block.start), token.isWord);
        return items;
    }

private:
    QHash<QStringView, int> m_known;
};

Ids tellingIds(const Items& items) {
    Ids ids;
    ids.reserve(items.telling.size());
    for (const std::size_t place : items.telling)
        ids.push_back(items.ids[place]);
    return ids;
}

/// Matches what tells one place from another; blanks and punctuation, which are alike everywhere, are matched only
/// where they adjoin something matched. So a word is never lost for the sake of two commas.
std::vector<Match> matchItems(const Items& as, const Items& bs) {
    const Ids tellingA = tellingIds(as);
    const Ids tellingB = tellingIds(bs);
    std::vector<Match> matches;
    Match next;
    const auto fillUpTo = [&](std::size_t aEnd, std::size_t bEnd) {
        while (next.a < aEnd && next.b < bEnd && as.ids[next.a] == bs.ids[next.b])
            matches.push_back({next.a++, next.b++});
        std::size_t alike = 0;
        while (next.a + alike < aEnd && next.b + alike < bEnd && as.ids[aEnd - alike - 1] == bs.ids[bEnd - alike - 1])
            ++alike;
        for (; alike > 0; --alike)
            matches.push_back({aEnd - alike, bEnd - alike});
    };
    for (const Match& found : matchIds(tellingA, tellingB)) {
        const Match at{as.telling[found.a], bs.telling[found.b]};
        fillUpTo(at.a, at.b);
        matches.push_back(at);
        next = {at.a + 1, at.b + 1};
    }
    fillUpTo(as.ids.size(), bs.ids.size());
    return matches;
}

void append(std::vector<KeptRun>& runs, TextRange from, qsizetype to) {
    if (!runs.empty() && runs.back().from.end == from.start && runs.back().target().end == to)
        runs.back().from.end = from.end;
    else
        runs.push_back({from, to});
}

void append(std::vector<KeptRun>& runs, const Items& as, const Items& bs, const Match& match) {
    append(runs, as.ranges[match.a], bs.ranges[match.b].start);
}

/// The last run that starts at or before `at`, by the given position of a run.
template <typename Start>
const KeptRun* runAt(const std::vector<KeptRun>& runs, qsizetype at, Start start) {
    const auto after = std::upper_bound(
        runs.begin(), runs.end(), at, [&](qsizetype place, const KeptRun& run) { return place < start(run); });
    return after == runs.begin() ? nullptr : &*(after - 1);
}

} // namespace

TextAlignment::TextAlignment(const QString& from, const QString& to) {
    Numbering lineNumbers;
    const Items lines = lineNumbers.lines(from);
    const Items newLines = lineNumbers.lines(to);
    WordSplitter splitter;
    TextRange block;
    TextRange newBlock;
    const auto matchBlock = [&] {
        if (block.isEmpty() || newBlock.isEmpty())
            return;
        Numbering numbers;
        const Items words = numbers.words(splitter, from, block);
        const Items newWords = numbers.words(splitter, to, newBlock);
        for (const Match& match : matchItems(words, newWords))
            append(m_runs, words, newWords, match);
    };
    for (const Match& match : matchItems(lines, newLines)) {
        const TextRange line = lines.ranges[match.a];
        const TextRange newLine = newLines.ranges[match.b];
        block.end = line.start;
        newBlock.end = newLine.start;
        matchBlock();
        append(m_runs, line, newLine.start);
        block.start = line.end;
        newBlock.start = newLine.end;
    }
    block.end = from.size();
    newBlock.end = to.size();
    matchBlock();
}

std::optional<qsizetype> TextAlignment::mapStart(qsizetype at) const {
    const auto place = map({at, at + 1});
    return place ? std::optional(place->start) : std::nullopt;
}

std::optional<qsizetype> TextAlignment::mapEnd(qsizetype at) const {
    const auto place = map({at - 1, at});
    return place ? std::optional(place->end) : std::nullopt;
}

std::optional<TextRange> TextAlignment::map(TextRange range) const {
    const KeptRun* run = runAt(m_runs, range.start, [](const KeptRun& each) { return each.from.start; });
    if (run == nullptr || range.isEmpty() || !run->from.contains(range))
        return std::nullopt;
    return range.shifted(run->to - run->from.start);
}

std::optional<TextRange> TextAlignment::mapBack(TextRange range) const {
    const KeptRun* run = runAt(m_runs, range.start, [](const KeptRun& each) { return each.to; });
    if (run == nullptr || range.isEmpty() || !run->target().contains(range))
        return std::nullopt;
    return range.shifted(run->from.start - run->to);
}

double wordSimilarity(QStringView one, QStringView other) {
    WordSplitter splitter;
    Numbering numbers;
    const Items ones = numbers.words(splitter, one, {0, one.size()});
    const Items others = numbers.words(splitter, other, {0, other.size()});
    const bool hasWords = !ones.telling.empty() || !others.telling.empty();
    const Ids a = hasWords ? tellingIds(ones) : ones.ids;
    const Ids b = hasWords ? tellingIds(others) : others.ids;
    if (a.empty() && b.empty())
        return 1;
    return 2.0 * static_cast<double>(matchIds(a, b).size()) / static_cast<double>(a.size() + b.size());
}

int wordCount(QStringView text) {
    const auto tokens = WordSplitter().tokens(text);
    return static_cast<int>(std::count_if(tokens.begin(), tokens.end(), [](const WordToken& t) { return t.isWord; }));
}

} // namespace sheaf
