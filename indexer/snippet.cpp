#include "indexer/snippet.h"

#include "indexer/word_breaks.h"

#include <algorithm>
#include <limits>

namespace sheaf {
namespace {

/// Where a text may be cut: between words, else between characters.
class Cuts {
public:
    explicit Cuts(QStringView text) : m_text(text), m_words(wordBreaks(text)), m_characters(characterBreaks(text)) {}

    /// The first good place from `at` on, if it is not after `limit`; else `limit`, or the character it is in.
    qsizetype start(qsizetype at, qsizetype limit) {
        qsizetype cut = std::clamp<qsizetype>(at, 0, m_text.size());
        while (cut < m_text.size() && cut <= limit && !(isGood(cut) && !m_text[cut].isSpace()))
            cut = m_words.following(toInt(cut));
        return cut <= limit ? cut : characterUpTo(limit);
    }

    /// The last good place up to `at`, if it is not before `limit`; else `limit`, or before the character it is in.
    qsizetype end(qsizetype at, qsizetype limit) {
        qsizetype cut = codePointUpTo(at);
        while (cut > 0 && cut >= limit && !(isGood(cut) && !m_text[cut - 1].isSpace()))
            cut = m_words.preceding(toInt(cut));
        return cut >= limit ? cut : characterUpTo(limit);
    }

private:
    static int32_t toInt(qsizetype at) {
        return static_cast<int32_t>(std::min<qsizetype>(at, std::numeric_limits<int32_t>::max()));
    }
    bool isGood(qsizetype at) { return m_words.isBoundary(toInt(at)) && m_characters.isBoundary(toInt(at)); }
    /// Not between the halves of a surrogate pair: ICU moves such places silently, and then seeks from there.
    qsizetype codePointUpTo(qsizetype at) const {
        const qsizetype inside = std::clamp<qsizetype>(at, 0, m_text.size());
        const bool isMiddle = inside > 0 && inside < m_text.size() && m_text[inside].isLowSurrogate() &&
                              m_text[inside - 1].isHighSurrogate();
        return isMiddle ? inside - 1 : inside;
    }
    qsizetype characterUpTo(qsizetype at) {
        const qsizetype inside = codePointUpTo(at);
        return m_characters.isBoundary(toInt(inside)) ? inside : m_characters.preceding(toInt(inside));
    }

    QStringView m_text;
    icu::BreakIterator& m_words;
    icu::BreakIterator& m_characters;
};

/// From the first to the last of the most matches that fit into `length`; the earliest such group.
TextRange densestGroup(const QList<TextRange>& matches, qsizetype length) {
    qsizetype bestFirst = 0, bestLast = 0;
    for (qsizetype first = 0, last = 0; first < matches.size(); ++first) {
        last = std::max(last, first);
        while (last + 1 < matches.size() && matches[last + 1].end - matches[first].start <= length)
            ++last;
        if (last - first > bestLast - bestFirst) {
            bestFirst = first;
            bestLast = last;
        }
    }
    return {matches[bestFirst].start, matches[bestLast].end};
}

QList<TextRange> visibleIn(const QList<TextRange>& matches, TextRange window) {
    QList<TextRange> visible;
    for (const TextRange match : matches) {
        const TextRange shown{std::max(match.start, window.start), std::min(match.end, window.end)};
        if (!shown.isEmpty())
            visible.append(shown.shifted(-window.start));
    }
    return visible;
}

} // namespace

Snippet snippetAround(const QString& text, const QList<TextRange>& matches, qsizetype length) {
    length = std::max<qsizetype>(0, length);
    QList<TextRange> fitting = matches;
    fitting.removeIf([&](const TextRange& match) { return !match.fits(text) || match.isEmpty(); });
    const TextRange group = fitting.isEmpty() ? TextRange{} : densestGroup(fitting, length);
    Cuts cuts(text);
    TextRange window{0, text.size()};
    if (text.size() > length) {
        const qsizetype spare = std::max<qsizetype>(0, length - group.length());
        // Near an edge of the text, the other side gets what this one can't use.
        const qsizetype ideal = std::min(group.start - spare / 2, text.size() - length);
        window.start = ideal <= 0 ? 0 : cuts.start(ideal, group.start);
        const qsizetype end = std::min(window.start + length, text.size());
        window.end = end == text.size() ? end : cuts.end(end, std::min(group.end, end));
        if (window.isEmpty()) // not even one word fits
            window.end = cuts.end(end, end);
    }
    return {window.in(text).toString(), visibleIn(fitting, window), window, window.start > 0, window.end < text.size()};
}

} // namespace sheaf
