#include "app/session/searching/keywords_in_context.h"

#include "coding/words.h"
#include "indexer/concordance.h"

namespace sheaf {

namespace {

constexpr Word<KeywordOrder> orderWords[] = {
    {KeywordOrder::Rank, u"rank"},
    {KeywordOrder::Keyword, u"keyword"},
    {KeywordOrder::Before, u"before"},
    {KeywordOrder::After, u"after"}};

ConcordanceOrder orderOf(KeywordOrder order) {
    switch (order) {
    case KeywordOrder::Keyword:
        return ConcordanceOrder::Keyword;
    case KeywordOrder::Before:
        return ConcordanceOrder::Before;
    case KeywordOrder::After:
        return ConcordanceOrder::After;
    case KeywordOrder::Rank:
        break;
    }
    return ConcordanceOrder::AsGiven;
}

QString onOneLine(QString text) {
    return text.replace(u'\n', u' ');
}

} // namespace

std::optional<KeywordOrder> keywordOrderFromWord(const QString& word) {
    return enumeratorFor<KeywordOrder>(orderWords, word);
}

QList<KeywordLine>
keywordsInContext(const QList<FoundPassage>& passages, KeywordOrder order, int words, const QString& language) {
    QList<ConcordanceLine> lines;
    for (qsizetype at = 0; at < passages.size(); ++at) {
        const FoundPassage& found = passages[at];
        QList<TextRange> matches;
        for (const TextRange match : found.matches)
            matches.append(match.shifted(-found.passage.range.start));
        lines += concordance(found.text, matches, words, at);
    }
    sortConcordance(lines, orderOf(order), language);
    QList<KeywordLine> inContext;
    inContext.reserve(lines.size());
    for (const ConcordanceLine& line : std::as_const(lines)) {
        const FoundPassage& found = passages[line.text];
        inContext.append(
            {.source = found.source,
             .sourceTitle = found.sourceTitle,
             .passage = found.passage,
             .match = line.match.shifted(found.passage.range.start),
             .before = onOneLine(line.shown.before),
             .keyword = onOneLine(line.shown.keyword),
             .after = onOneLine(line.shown.after),
             .isCutBefore = line.shown.isCutBefore,
             .isCutAfter = line.shown.isCutAfter});
    }
    return inContext;
}

} // namespace sheaf
