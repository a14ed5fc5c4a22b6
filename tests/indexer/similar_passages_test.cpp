#include "indexer/passage_index.h"
#include "indexer/similar_passages.h"

#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace Qt::StringLiterals;
using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

namespace sheaf {
namespace {

PassageSet setOf(std::initializer_list<qint64> numbers) {
    std::vector<PassageId> passages;
    for (const qint64 number : numbers)
        passages.push_back({number});
    return PassageSet::of(passages);
}

class SimilarPassagesTest : public testing::TestWithParam<unsigned> {
protected:
    SimilarPassagesTest() {
        EXPECT_TRUE(PassageIndex::replace(m_temporary.filePath(u"index"_s), GetParam()));
        QList<IndexedPassage> passages;
        for (const QString& text :
             {u"Her leaders kept the teams stable."_s, u"A stable team, said the leader."_s,   // 1, 2
              u"The budget was cut in spring."_s, u"Budgets and the leaders."_s,               // 3, 4
              u"The leader of a stable team."_s, u"A stable for the horses of the leaders."_s, // 5, 6
              u"A cut in the budget."_s, u"It rained in spring."_s, u"The hall was cold."_s})  // 7 to 9
            passages.append({PassageId{passages.size() + 1}, SourceId{4}, text});
        for (int i = 0; i < 20; ++i) // without which every word of these few would be frequent
            passages.append({PassageId{passages.size() + 1}, SourceId{5}, u"The rest is of something else."_s});
        PassageIndex index = open();
        EXPECT_TRUE(index.add(passages));
        EXPECT_TRUE(index.commit(1));
    }
    PassageIndex open() const { return PassageIndex::open(m_temporary.filePath(u"index"_s)).value(); }
    SimilarPassages similarTo(const SimilarRequest& request) const { return open().similarTo(request).value(); }
    static std::vector<qint64> numbersOf(const SimilarPassages& similar) {
        std::vector<qint64> numbers;
        for (const SimilarPassage& passage : similar.passages)
            numbers.push_back(passage.passage.value);
        return numbers;
    }

    QTemporaryDir m_temporary;
};

TEST_P(SimilarPassagesTest, ThoseThatShareMostOfTheCharacteristicWordsComeFirst) {
    const SimilarPassages similar = similarTo({.like = setOf({1, 2})});
    ASSERT_FALSE(similar.passages.isEmpty());
    EXPECT_EQ(similar.passages.first().passage, PassageId{5});
    EXPECT_EQ(similar.passages.first().source, SourceId{4});
    EXPECT_THAT(numbersOf(similar), Contains(6));
    EXPECT_THAT(numbersOf(similar), Not(Contains(1))) << "it is one of those that are compared";
    EXPECT_THAT(numbersOf(similar), Not(Contains(8)));
}

TEST_P(SimilarPassagesTest, TheReasonsAreWordsOfThePassageInItsOwnForms) {
    const SimilarPassages similar = similarTo({.like = setOf({1})});
    const auto& reasons = similar.passages.first().reasons;
    ASSERT_FALSE(reasons.isEmpty());
    QStringList words;
    QStringList forms;
    for (const SimilarPassage::Reason& reason : reasons) {
        words.append(reason.word);
        forms.append(reason.forms);
    }
    EXPECT_TRUE(words.contains(u"leaders"_s)) << "as passage 1 has it";
    EXPECT_TRUE(forms.contains(u"leader"_s)) << "as passage 5 has it";
    EXPECT_FALSE(words.contains(u"kept"_s)) << "passage 5 has no such word";
    EXPECT_TRUE(similar.words.contains(u"kept"_s));
}

TEST_P(SimilarPassagesTest, WhatIsLeftOutIsNotGiven) {
    const auto leftOut = std::make_shared<PassageSet>(setOf({5}));
    const SimilarPassages similar = similarTo({.like = setOf({1, 2}), .leftOut = leftOut});
    EXPECT_THAT(numbersOf(similar), Not(Contains(5)));
    EXPECT_THAT(numbersOf(similar), Contains(6));
}

TEST_P(SimilarPassagesTest, WordsThatTheOthersHaveTooCountLess) {
    SimilarRequest request{.like = setOf({4}), .unlike = setOf({1, 2}), .leftOut = {}};
    request.weighting.contrast = 1;
    EXPECT_THAT(numbersOf(similarTo(request)), UnorderedElementsAre(3, 7)) << "what speaks of budgets, not of leaders";
}

TEST_P(SimilarPassagesTest, NoMoreAreGivenThanWanted) {
    EXPECT_EQ(similarTo({.like = setOf({1, 2}), .limit = 1}).passages.size(), 1);
    EXPECT_THAT(similarTo({.like = setOf({1, 2}), .limit = 0}).passages, IsEmpty());
}

TEST_P(SimilarPassagesTest, EqualOnesComeByNumberTheSameEachTime) {
    const SimilarRequest request{.like = setOf({10, 11})};
    const auto first = numbersOf(similarTo(request));
    EXPECT_TRUE(std::ranges::is_sorted(first));
    EXPECT_EQ(numbersOf(similarTo(request)), first);
}

TEST_P(SimilarPassagesTest, NothingIsLikeNothing) {
    EXPECT_THAT(similarTo({.like = {}}).passages, IsEmpty());
    EXPECT_THAT(similarTo({.like = setOf({4'000'000'000})}).passages, IsEmpty()) << "a number that no passage has";
}

TEST_P(SimilarPassagesTest, OfManyPassagesSomeAreCompared) {
    const SimilarPassages similar = similarTo({.like = PassageSet({{1, 2}, {100'000, 900'000}})});
    EXPECT_THAT(numbersOf(similar), Not(Contains(1)));
}

TEST_P(SimilarPassagesTest, ItCanBeCancelled) {
    CancelToken cancel;
    cancel.cancel();
    const auto similar = open().similarTo({.like = setOf({1, 2}), .cancel = &cancel});
    ASSERT_FALSE(similar);
    EXPECT_EQ(similar.error().code, ErrorCode::Cancelled);
}

INSTANTIATE_TEST_SUITE_P(InShards, SimilarPassagesTest, testing::Values(1, 3));

} // namespace
} // namespace sheaf
