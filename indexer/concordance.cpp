#include "indexer/concordance.h"

#include "indexer/analysis.h"

#include <unicode/coll.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

namespace sheaf {
namespace {

using Tokens = std::vector<Token>;

ConcordanceLine lineOf(const QString& text, const Tokens& tokens, TextRange match, qsizetype width) {
    ConcordanceLine line{.match = match, .shown = {.keyword = match.in(text).toString()}};
    // The first word that ends behind the match's start, and the first that starts at or behind its end.
    const auto first =
        std::ranges::upper_bound(tokens, match.start, {}, [](const Token& token) { return token.range.end; });
    const auto next =
        std::ranges::lower_bound(tokens, match.end, {}, [](const Token& token) { return token.range.start; });

    const qsizetype wordsBefore = first - tokens.begin();
    const qsizetype wordsAfter = tokens.end() - next;
    line.shown.isCutBefore = wordsBefore > width;
    line.shown.isCutAfter = wordsAfter > width;
    const qsizetype from = !line.shown.isCutBefore ? 0 : width == 0 ? match.start : (first - width)->range.start;
    const qsizetype to = !line.shown.isCutAfter ? text.size() : width == 0 ? match.end : (next + width - 1)->range.end;
    line.shown.before = TextRange{from, match.start}.in(text).toString();
    line.shown.after = TextRange{match.end, to}.in(text).toString();

    for (qsizetype at = 1; at <= std::min(contextWords, wordsBefore); ++at)
        line.wordsBefore.append((first - at)->range.in(text).toString());
    for (qsizetype at = 0; at < std::min(contextWords, wordsAfter); ++at)
        line.wordsAfter.append((next + at)->range.in(text).toString());
    return line;
}

QStringList wordsOf(const ConcordanceLine& line, ConcordanceOrder order) {
    switch (order) {
    case ConcordanceOrder::Before:
        return line.wordsBefore;
    case ConcordanceOrder::After:
        return line.wordsAfter;
    case ConcordanceOrder::Keyword:
        return QStringList(line.shown.keyword) + line.wordsAfter;
    case ConcordanceOrder::AsGiven:
        break;
    }
    return {};
}

/// ICU's collation, as keys that compare byte by byte; each word's key ends with a zero, so that the first word decides
/// before the second.
class SortKeys {
public:
    explicit SortKeys(const QString& language) {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Locale locale(language.isEmpty() ? "en" : language.toLatin1().constData());
        m_collator.reset(icu::Collator::createInstance(locale, status));
        if (U_FAILURE(status))
            m_collator.reset();
        else
            m_collator->setStrength(icu::Collator::SECONDARY);
    }
    [[nodiscard]] std::string of(const QStringList& words) const {
        std::string key;
        for (const QString& word : words)
            key += m_collator ? collated(word) : word.toCaseFolded().toStdString() + '\0';
        return key;
    }

private:
    [[nodiscard]] std::string collated(const QString& word) const {
        const auto* units = reinterpret_cast<const char16_t*>(word.utf16());
        const auto length = static_cast<int32_t>(word.size());
        std::string key(static_cast<size_t>(word.size()) * 4 + 8, '\0');
        for (;;) {
            const auto room = static_cast<int32_t>(key.size());
            const int32_t needed = m_collator->getSortKey(units, length, reinterpret_cast<uint8_t*>(key.data()), room);
            key.resize(static_cast<size_t>(std::max(needed, 0)));
            if (needed <= room)
                return key;
        }
    }

    std::unique_ptr<icu::Collator> m_collator;
};

} // namespace

QList<ConcordanceLine>
concordance(const QString& text, const QList<TextRange>& matches, qsizetype width, qsizetype number) {
    QList<ConcordanceLine> lines;
    if (matches.isEmpty())
        return lines;
    const Tokens tokens = analyse(text);
    for (const TextRange match : matches) {
        if (!match.fits(text) || match.isEmpty())
            continue;
        lines.append(lineOf(text, tokens, match, std::max<qsizetype>(0, width)));
        lines.last().text = number;
    }
    return lines;
}

void sortConcordance(QList<ConcordanceLine>& lines, ConcordanceOrder order, const QString& language) {
    if (order == ConcordanceOrder::AsGiven)
        return;
    const SortKeys keys(language);
    std::vector<std::string> keyOf;
    keyOf.reserve(static_cast<size_t>(lines.size()));
    for (const ConcordanceLine& line : std::as_const(lines))
        keyOf.push_back(keys.of(wordsOf(line, order)));
    std::vector<size_t> sorted(keyOf.size());
    std::iota(sorted.begin(), sorted.end(), size_t{0});
    std::ranges::stable_sort(sorted, {}, [&](size_t at) -> const std::string& { return keyOf[at]; });
    QList<ConcordanceLine> inOrder;
    inOrder.reserve(lines.size());
    for (const size_t at : sorted)
        inOrder.append(std::move(lines[static_cast<qsizetype>(at)]));
    lines = std::move(inOrder);
}

} // namespace sheaf
