#include "coding/carry_anchor.h"

#include "coding/quotation.h"
#include "coding/word_tokens.h"
#include "coding/words.h"

#include <QList>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<CarriedHow> carriedHowWords[] = {
    {CarriedHow::Exactly, u"exactly"},
    {CarriedHow::ByContext, u"by context"},
    {CarriedHow::ByAlignment, u"by alignment"},
    {CarriedHow::Uncertain, u"uncertain"},
};

/// How many equal units beside a passage speak for it, whatever words they make.
constexpr qsizetype enoughEqualUnits = contextLength / 2;
/// How many units of a text's occurrences of a quotation are looked at, before there are too many of them.
constexpr qsizetype maxUnitsCompared = 20'000'000;

CarriedAnchor uncertain(TextRange guess, double similarity, const QString& reason) {
    return {CarriedHow::Uncertain, guess, similarity, reason};
}

TextRange withoutOuterBlanks(const QString& text, TextRange range) {
    while (!range.isEmpty() && text[range.start].isSpace())
        ++range.start;
    while (!range.isEmpty() && text[range.end - 1].isSpace())
        --range.end;
    return range;
}

bool occursTwice(const QString& text, const QString& words) {
    const qsizetype first = text.indexOf(words);
    return first >= 0 && text.indexOf(words, first + 1) >= 0;
}

/// One coding on its way from one text to the other; its range and quotation agree with the old text.
class Carrying {
public:
    Carrying(const QString& from, const QString& to, const TextAlignment& alignment, TextRange range)
        : m_from(from), m_to(to), m_alignment(alignment), m_range(range), m_quotation(range.in(from).toString()),
          m_before(contextBefore(from, range)), m_after(contextAfter(from, range)), m_kept(alignment.map(range)) {}

    [[nodiscard]] CarriedAnchor result() {
        if (m_kept && hasWholeContexts(*m_kept))
            return {CarriedHow::Exactly, *m_kept, 1, {}};
        if (!findFreePlaces())
            return uncertain(m_kept.value_or(TextRange{}), m_kept ? 1 : 0, u"it stands in too many places"_s);
        m_identifiesItself = wordCount(m_quotation) >= wordsThatIdentify;
        if (m_kept && isBest(*m_kept) && speaksFor(*m_kept, m_free.size() == 1))
            return {CarriedHow::Exactly, *m_kept, 1, {}};
        if (const auto place = placeByContext())
            return {CarriedHow::ByContext, *place, 1, {}};
        if (!m_free.isEmpty() && (m_kept || m_identifiesItself || hasSimilarContext(bestPlace())))
            return uncertain(bestPlace(), 1, reasonAgainstPlaces());
        return byAlignment();
    }

private:
    struct Scored {
        TextRange range;
        double similarity = 0;
    };

    [[nodiscard]] bool hasWholeContexts(TextRange place) const {
        return contextBefore(m_to, place) == m_before && contextAfter(m_to, place) == m_after;
    }

    [[nodiscard]] qsizetype equalUnitsBefore(TextRange place) const {
        const qsizetype most = std::min(m_before.size(), place.start);
        qsizetype equal = 0;
        while (equal < most && m_to[place.start - equal - 1] == m_from[m_range.start - equal - 1])
            ++equal;
        return equal;
    }

    [[nodiscard]] qsizetype equalUnitsAfter(TextRange place) const {
        const qsizetype most = std::min(m_after.size(), m_to.size() - place.end);
        qsizetype equal = 0;
        while (equal < most && m_to[place.end + equal] == m_from[m_range.end + equal])
            ++equal;
        return equal;
    }

    [[nodiscard]] qsizetype equalUnitsBeside(TextRange place) const {
        return equalUnitsBefore(place) + equalUnitsAfter(place);
    }

    [[nodiscard]] static bool areSimilar(const QString& context, const QString& newContext) {
        return context == newContext ||
               (wordCount(context) > 0 && wordSimilarity(context, newContext) >= enoughContext);
    }

    /// At least one side of the place is much as it was.
    [[nodiscard]] bool hasSimilarContext(TextRange place) const {
        return equalUnitsBefore(place) >= enoughEqualUnits || equalUnitsAfter(place) >= enoughEqualUnits ||
               areSimilar(m_before, contextBefore(m_to, place)) || areSimilar(m_after, contextAfter(m_to, place));
    }

    [[nodiscard]] bool speaksFor(TextRange place, bool standsAlone) const {
        return (standsAlone && m_identifiesItself) || hasSimilarContext(place);
    }

    /// Where the quotation stands in the new text, without the places kept from elsewhere in the old one. False if
    /// there are too many to look at.
    [[nodiscard]] bool findFreePlaces() {
        WordSplitter splitter;
        const bool wasWhole = splitter.wholeClusters(m_from, m_range) == m_range;
        qsizetype left = maxUnitsCompared;
        for (qsizetype at = m_to.indexOf(m_quotation); at >= 0; at = m_to.indexOf(m_quotation, at + 1)) {
            left -= m_quotation.size();
            if (left < 0 && m_occurrences > 0)
                return false;
            ++m_occurrences;
            const TextRange place{at, at + m_quotation.size()};
            const auto origin = m_alignment.mapBack(place);
            const bool isFree = origin ? *origin == m_range
                                       : checkCodable(m_to, place).has_value() &&
                                             (!wasWhole || splitter.wholeClusters(m_to, place) == place);
            if (isFree)
                m_free.append(place);
        }
        return true;
    }

    /// No other free place stands between as much of the old context.
    [[nodiscard]] bool isBest(TextRange place) const {
        const qsizetype equal = equalUnitsBeside(place);
        return std::all_of(m_free.cbegin(), m_free.cend(), [&](TextRange other) {
            return other == place || equalUnitsBeside(other) < equal;
        });
    }

    [[nodiscard]] TextRange bestPlace() const {
        return *std::max_element(m_free.cbegin(), m_free.cend(), [this](TextRange one, TextRange other) {
            return equalUnitsBeside(one) < equalUnitsBeside(other);
        });
    }

    [[nodiscard]] QList<TextRange> wholePlaces() const {
        QList<TextRange> whole;
        std::copy_if(m_free.cbegin(), m_free.cend(), std::back_inserter(whole), [this](TextRange place) {
            return hasWholeContexts(place);
        });
        return whole;
    }

    [[nodiscard]] std::optional<TextRange> placeByContext() const {
        const QList<TextRange> whole = wholePlaces();
        const bool isContested = m_kept && hasSimilarContext(*m_kept);
        // A context tells one place from another only if it did so in the old text.
        if (whole.size() == 1 && !isContested && !occursTwice(m_from, m_before + m_quotation + m_after))
            return whole.front();
        if (m_free.size() == 1 && (m_occurrences == 1 || m_identifiesItself) && !occursTwice(m_from, m_quotation) &&
            hasSimilarContext(m_free.front()))
            return m_free.front();
        return std::nullopt;
    }

    [[nodiscard]] QString reasonAgainstPlaces() const {
        if (m_free.size() > 1)
            return u"it stands in %1 places"_s.arg(m_free.size());
        return hasSimilarContext(m_free.front()) ? u"it stood in several places, of which one is left"_s
                                                 : u"the words around it are others"_s;
    }

    /// Where the range may start now, the likelier place first. Precondition: the runs are those before the first that
    /// ends behind the start of the range, and the rest.
    [[nodiscard]] QList<qsizetype> newStarts() const {
        const auto& runs = m_alignment.runs();
        const auto next = std::partition_point(
            runs.begin(), runs.end(), [this](const KeptRun& run) { return run.from.end <= m_range.start; });
        if (next != runs.end() && next->from.start <= m_range.start)
            return {next->to + m_range.start - next->from.start};
        const bool isFirst = next == runs.begin();
        QList<qsizetype> starts{isFirst ? 0 : (next - 1)->target().end};
        const TextRange lost{isFirst ? 0 : (next - 1)->from.end, m_range.start};
        if (next != runs.end() && next->from.start < m_range.end && !lost.in(m_from).trimmed().isEmpty())
            starts.append(next->to);
        return starts;
    }

    [[nodiscard]] QList<qsizetype> newEnds() const {
        const auto& runs = m_alignment.runs();
        const auto next = std::partition_point(
            runs.begin(), runs.end(), [this](const KeptRun& run) { return run.from.start < m_range.end; });
        const bool isFirst = next == runs.begin();
        if (!isFirst && (next - 1)->from.end >= m_range.end)
            return {(next - 1)->to + m_range.end - (next - 1)->from.start};
        const bool isLast = next == runs.end();
        QList<qsizetype> ends{isLast ? m_to.size() : next->to};
        const TextRange lost{m_range.end, isLast ? m_from.size() : next->from.start};
        if (!isFirst && (next - 1)->from.end > m_range.start && !lost.in(m_from).trimmed().isEmpty())
            ends.append((next - 1)->target().end);
        return ends;
    }

    /// The stretch between what is kept around the range and in it that is most like the quotation.
    [[nodiscard]] Scored alignedRange() const {
        const QList<qsizetype> starts = newStarts();
        const qsizetype longest = 4 * m_range.length() + 2 * contextLength; // more cannot be similar enough
        Scored best{{starts.front(), starts.front()}, 0};
        for (const qsizetype start : starts) {
            for (const qsizetype end : newEnds()) {
                TextRange range{start, std::max(start, end)};
                if (range.length() > longest)
                    continue;
                range = WordSplitter().wholeClusters(m_to, withoutOuterBlanks(m_to, range));
                const double similarity = range.isEmpty() ? 0 : wordSimilarity(m_quotation, range.in(m_to));
                if (similarity > best.similarity || (best.range.isEmpty() && !range.isEmpty()))
                    best = {range, similarity};
            }
        }
        return best;
    }

    [[nodiscard]] CarriedAnchor byAlignment() const {
        const auto [range, similarity] = alignedRange();
        if (range.isEmpty())
            return uncertain(range, 0, u"the passage was removed"_s);
        if (similarity < enoughSimilarity) {
            return uncertain(
                range, similarity, u"too little of it is left (%1 %)"_s.arg(static_cast<int>(similarity * 100)));
        }
        if (!speaksFor(range, true))
            return uncertain(range, similarity, u"the words around it are others"_s);
        return {CarriedHow::ByAlignment, range, similarity, {}};
    }

    const QString& m_from;
    const QString& m_to;
    const TextAlignment& m_alignment;
    TextRange m_range;
    QString m_quotation;
    QString m_before;
    QString m_after;
    std::optional<TextRange> m_kept; ///< where the alignment has it, whole
    QList<TextRange> m_free;
    qsizetype m_occurrences = 0; ///< of the quotation in the new text, free or not
    bool m_identifiesItself = false;
};

/// The guess for a coding whose range is of no use: its quotation, between its contexts or standing there only once.
CarriedAnchor carryDamaged(const QString& to, const Anchor& anchor, const QString& reason) {
    if (anchor.quotation.isEmpty())
        return uncertain({}, 0, reason);
    const qsizetype inContext = to.indexOf(anchor.before + anchor.quotation + anchor.after);
    const qsizetype at = inContext >= 0 ? inContext + anchor.before.size() : to.indexOf(anchor.quotation);
    const TextRange guess{at, at + anchor.quotation.size()};
    if (at < 0 || (inContext < 0 && occursTwice(to, anchor.quotation)) || !checkCodable(to, guess))
        return uncertain({}, 0, reason);
    return uncertain(guess, 1, reason);
}

} // namespace

QString toWord(CarriedHow how) {
    return wordFor<CarriedHow>(carriedHowWords, how);
}

std::optional<CarriedHow> carriedHowFromWord(const QString& word) {
    return enumeratorFor<CarriedHow>(carriedHowWords, word);
}

AnchorCarrier::AnchorCarrier(const QString& from, const QString& to)
    : m_from(from), m_to(to), m_alignment(m_from, m_to) {}

CarriedAnchor AnchorCarrier::carry(const Anchor& anchor) const {
    if (!checkCodable(m_from, anchor.range))
        return carryDamaged(m_to, anchor, u"its range does not fit the text it was made in"_s);
    if (anchor.range.in(m_from) != anchor.quotation)
        return carryDamaged(m_to, anchor, u"its quotation is not what stood at its place"_s);
    return Carrying(m_from, m_to, m_alignment, anchor.range).result();
}

} // namespace sheaf
