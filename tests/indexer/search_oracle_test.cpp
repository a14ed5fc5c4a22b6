#include "indexer/passage_index.h"
#include "indexer/query.h"

#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <random>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

/// Makes texts and searches of few words that look alike, so that stems, stars, phrases and repetitions meet often.
class Generator {
public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    QString text() {
        QString text;
        for (int words = below(14); words > 0; --words)
            text += word() + separator();
        return text;
    }

    QString query(int depth) {
        switch (depth == 0 ? 0 : below(8)) {
        case 0:
        case 1:
            return item();
        case 2:
        case 3:
            return chain();
        case 4:
            return query(depth - 1) + u" "_s + query(depth - 1);
        case 5:
            return u"("_s + query(depth - 1) + u" OR "_s + query(depth - 1) + u")"_s;
        case 6:
            return query(depth - 1) + u" NOT ("_s + query(depth - 1) + u")"_s;
        default:
            return u"("_s + query(depth - 1) + u") AND "_s + item();
        }
    }

private:
    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }

    QString word() {
        static const QStringList words = {u"leader"_s,    u"Leaders"_s,     u"leader’s"_s, u"leading"_s,    u"stable"_s,
                                          u"stability"_s, u"Façade"_s,      u"facades"_s,  u"well-being"_s, u"😀"_s,
                                          u"3.5"_s,       u"e\u0301tude"_s, u"שָׁלוֹם"_s,     u"子供"_s};
        return words[below(static_cast<int>(words.size()))];
    }

    QString separator() {
        static const QStringList separators = {u" "_s, u" "_s, u" "_s, u", "_s, u"."_s, u"\n"_s};
        return separators[below(static_cast<int>(separators.size()))];
    }

    QString plainWord() {
        QString chosen = word();
        while (chosen == u"😀"_s)
            chosen = word();
        return chosen;
    }

    QString item() {
        static const QStringList stars = {u"lead*"_s, u"leader*"_s, u"sta*"_s, u"fac*"_s, u"well-bei*"_s, u"xyz*"_s};
        switch (below(4)) {
        case 0:
            return stars[below(static_cast<int>(stars.size()))];
        case 1:
            return u"\""_s + plainWord() + (below(2) == 0 ? QString() : u" "_s + plainWord()) + u"\""_s;
        default:
            return plainWord();
        }
    }

    QString chain() {
        const QString op = (below(2) == 0 ? u" NEAR/"_s : u" ADJ/"_s) + QString::number(1 + below(6)) + u" "_s;
        QString chain = item();
        for (int items = 1 + below(3); items > 0; --items)
            chain += op + item();
        return chain;
    }

    std::mt19937 m_random;
};

struct Corpus {
    QTemporaryDir folder;
    QList<IndexedPassage> passages;
};

PassageIndex indexOf(Corpus& corpus, Generator& generator) {
    for (int id = 1; id <= 60; ++id)
        corpus.passages.append({PassageId{id * 3}, SourceId{id % 4 + 1}, generator.text()});
    PassageIndex index = PassageIndex::open(corpus.folder.filePath(u"index"_s)).value();
    EXPECT_TRUE(index.add(corpus.passages));
    EXPECT_TRUE(index.commit(1));
    return index;
}

QSet<qint64> foundBy(const PassageIndex& index, const Query& query) {
    const Result<SearchHits> found = index.search(query, 1'000);
    EXPECT_TRUE(found) << found.error().detail.toStdString();
    QSet<qint64> ids;
    for (const SearchHit& hit : found.value().hits)
        ids.insert(hit.passage.value);
    EXPECT_EQ(found->total, ids.size());
    EXPECT_EQ(index.search(query, 0).value().total, ids.size());
    EXPECT_EQ(index.search(query, 2, 1).value().total, ids.size());
    return ids;
}

QSet<qint64> matchedIn(const Corpus& corpus, const Query& query) {
    QSet<qint64> ids;
    for (const IndexedPassage& passage : corpus.passages) {
        if (query.match(passage.text).matches)
            ids.insert(passage.id.value);
    }
    return ids;
}

TEST(SearchOracle, TheIndexFindsExactlyThePassagesThatTheQueryMatches) {
    int searches = 0, withHits = 0;
    for (unsigned seed = 1; seed <= 10; ++seed) {
        Generator generator(seed);
        Corpus corpus;
        const PassageIndex index = indexOf(corpus, generator);
        for (int count = 0; count < 250; ++count) {
            const QString text = generator.query(3);
            const Result<Query> query = Query::parse(text);
            ASSERT_TRUE(query) << text.toStdString() << ": " << query.error().message.toStdString();
            const QSet<qint64> found = foundBy(index, *query);
            ASSERT_EQ(found, matchedIn(corpus, *query)) << "seed " << seed << ", query " << text.toStdString();
            ++searches;
            withHits += found.isEmpty() ? 0 : 1;
        }
    }
    EXPECT_EQ(searches, 2'500);
    EXPECT_GT(withHits, 1'000); // or the generator has stopped saying anything
}

/// The definition of NEAR and ADJ in its plainest form: every choice of words is tried.
bool holdsByTryingAll(const QList<QList<int>>& positions, QList<int>& chosen, int distance, bool isOrdered) {
    if (chosen.size() == positions.size()) {
        const auto [least, most] = std::minmax_element(chosen.cbegin(), chosen.cend());
        const bool isDistinct = QSet<int>(chosen.cbegin(), chosen.cend()).size() == chosen.size();
        return isDistinct && *most - *least <= distance &&
               (!isOrdered || std::is_sorted(chosen.cbegin(), chosen.cend()));
    }
    for (const int position : positions[chosen.size()]) {
        chosen.append(position);
        if (holdsByTryingAll(positions, chosen, distance, isOrdered))
            return true;
        chosen.removeLast();
    }
    return false;
}

TEST(SearchOracle, NearAndAdjMeanWhatTryingEveryChoiceOfWordsSays) {
    std::mt19937 random(7);
    const auto below = [&](int limit) { return std::uniform_int_distribution(0, limit - 1)(random); };
    const QString letters = u"abc"_s;
    for (int round = 0; round < 4'000; ++round) {
        QList<QChar> words;
        for (int count = below(9); count >= 0; --count)
            words.append(letters[below(3)]);
        QList<QChar> items;
        QList<QList<int>> positions;
        for (int count = below(3) + 2; count > 0; --count) {
            items.append(letters[below(3)]);
            positions.append(QList<int>());
            for (int at = 0; at < words.size(); ++at) {
                if (words[at] == items.last())
                    positions.last().append(at);
            }
        }
        const int distance = 1 + below(5);
        const bool isOrdered = below(2) == 0;
        const QString op = (isOrdered ? u" ADJ/%1 "_s : u" NEAR/%1 "_s).arg(distance);
        QStringList itemTexts, wordTexts;
        for (const QChar item : items)
            itemTexts.append(u'"' + QString(item) + u'"');
        for (const QChar word : words)
            wordTexts.append(word);
        QList<int> chosen;
        ASSERT_EQ(
            Query::parse(itemTexts.join(op)).value().match(wordTexts.join(u' ')).matches,
            holdsByTryingAll(positions, chosen, distance, isOrdered))
            << itemTexts.join(op).toStdString() << " in " << wordTexts.join(u' ').toStdString();
    }
}

} // namespace
} // namespace sheaf
