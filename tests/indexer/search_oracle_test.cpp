#include "tests/indexer/plain_corpus.h"

#include <QSet>

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(SearchOracle, EverySearchFindsWhatTryingEverythingFinds) {
    const Synonyms synonyms = Synonyms::ofGroups(plain::synonymGroups()).value();
    int searches = 0, withHits = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        plain::Generator generator(seed);
        const plain::Corpus corpus(generator, 1 + seed % 3);
        const PassageIndex index = PassageIndex::open(corpus.path()).value();
        for (int count = 0; count < 500; ++count) {
            const plain::Search search = generator.search(3);
            const Result<Query> query = Query::parse(search.written, synonyms);
            ASSERT_TRUE(query) << search.written.toStdString() << ": " << query.error().message.toStdString();
            const SearchRequest request = corpus.requestFor(*query);
            const std::vector<std::uint32_t> expected = corpus.holding(search);
            ASSERT_EQ(plain::foundBy(index, *query, request), expected)
                << "seed " << seed << ", query " << search.written.toStdString();
            if (count % 5 == 0) {
                ASSERT_EQ(corpus.matching(*query, request), expected)
                    << "seed " << seed << ", query " << search.written.toStdString();
            }
            ++searches;
            withHits += expected.empty() ? 0 : 1;
        }
    }
    EXPECT_EQ(searches, 10'000);
    EXPECT_GT(withHits, 5'000); // or the generator has stopped saying anything
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
