#include "app/session/hit_ranges.h"

#include "coding/sentence.h"
#include "coding/text_structure.h"
#include "coding/words.h"

#include <algorithm>

namespace sheaf {

namespace {

constexpr Word<CodingExtent> extentWords[] = {
    {CodingExtent::Match, u"match"},
    {CodingExtent::Sentence, u"sentence"},
    {CodingExtent::Passage, u"passage"},
    {CodingExtent::Turn, u"turn"}};

} // namespace

std::optional<CodingExtent> extentFromWord(const QString& word) {
    return enumeratorFor<CodingExtent>(extentWords, word);
}

Result<TextRange> HitRanges::turnOf(const FoundPassage& found) {
    if (!m_turns.contains(found.source)) {
        const auto passages = m_review->passages(found.source);
        if (!passages)
            return failure(passages);
        m_turns.insert(found.source, wholeTurns(*passages));
    }
    const TextRange passage = found.passage.range;
    const QList<TextRange>& turns = m_turns[found.source];
    const auto after = std::ranges::upper_bound(turns, passage.start, {}, &TextRange::start);
    if (after == turns.begin() || !std::prev(after)->contains(passage))
        return passage;
    return *std::prev(after);
}

Result<QList<TextRange>> HitRanges::of(const FoundPassage& found, const QString& text, const QString& language) {
    QList<TextRange> ranges;
    const bool needsMatch = m_extent == CodingExtent::Match || m_extent == CodingExtent::Sentence;
    if (needsMatch && found.matches.isEmpty())
        ++m_withoutMatch;
    switch (m_extent) {
    case CodingExtent::Match:
        ranges = found.matches;
        break;
    case CodingExtent::Sentence:
        for (TextRange match : found.matches)
            ranges.append(sentenceAround(text, match, found.passage.range, language));
        break;
    case CodingExtent::Passage:
        ranges = {found.passage.range};
        break;
    case CodingExtent::Turn: {
        const auto turn = turnOf(found);
        if (!turn)
            return failure(turn);
        ranges = {*turn};
        break;
    }
    }
    ranges.removeIf(
        [&](const TextRange& range) { return range.isEmpty() || !m_given.emplace(found.source.value, range).second; });
    return ranges;
}

} // namespace sheaf
