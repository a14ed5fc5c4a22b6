#include "coding/store/synonym_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/tampering.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class SynonymRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    SynonymRepository synonyms{*project};

    void add(const QStringList& words) {
        auto work = UnitOfWork::begin(*project, {u"test"_s, u"Anna"_s}).value();
        ASSERT_THAT(synonyms.add(work, words), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    void remove(const QString& word) {
        auto work = UnitOfWork::begin(*project, {u"test"_s, u"Anna"_s}).value();
        ASSERT_THAT(synonyms.remove(work, word), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    QStringList lines() {
        QStringList lines;
        const auto groups = synonyms.all().value();
        for (const SynonymGroup& group : groups)
            lines.append(group.words.join(u'~'));
        return lines;
    }
};

TEST_F(SynonymRepositoryTest, KeepsGroupsInTheOrderTheyWereMade) {
    add({u"ofsted"_s, u" inspection "_s, u"Ofsted"_s});
    add({u"lead"_s, u"quality  lead"_s});
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection"_s, u"lead~quality lead"_s));
}

TEST_F(SynonymRepositoryTest, AddsToTheGroupThatAWordStandsInAndJoinsGroups) {
    add({u"ofsted"_s, u"inspection"_s});
    add({u"visit"_s, u"call"_s});
    add({u"INSPECTION"_s, u"audit"_s});
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection~audit"_s, u"visit~call"_s));
    add({u"call"_s, u"ofsted"_s});
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection~visit~call~audit"_s));
}

TEST_F(SynonymRepositoryTest, TakesTheGroupAwayWithItsLastButOneWord) {
    add({u"ofsted"_s, u"inspection"_s, u"audit"_s});
    remove(u"Audit"_s);
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection"_s));
    remove(u"ofsted"_s);
    EXPECT_TRUE(lines().isEmpty());
    EXPECT_EQ(Verification(*project).look()->left(), 0);
}

TEST_F(SynonymRepositoryTest, RefusesOneWordAndWordsThatHaveNone) {
    auto work = project.begin();
    EXPECT_THAT(synonyms.add(work, {u"ofsted"_s, u" OFSTED"_s}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(synonyms.remove(work, u"ofsted"_s), hasError(ErrorCode::NotFound));
}

TEST_F(SynonymRepositoryTest, ComeBackWhenAChangeIsUndone) {
    add({u"ofsted"_s, u"inspection"_s});
    add({u"visit"_s, u"call"_s});
    add({u"call"_s, u"ofsted"_s});
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection"_s, u"visit~call"_s));
    ASSERT_THAT(UndoChange(*project).redoLast(u"Anna"_s), isOk());
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection~visit~call"_s));
    remove(u"visit"_s);
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_THAT(lines(), ElementsAre(u"ofsted~inspection~visit~call"_s));
}

TEST(SynonymsFrom, PartsALineAtItsTildes) {
    EXPECT_THAT(
        synonymsFrom(u" ofsted ~ \"quality  review\"~~inspection"_s),
        ElementsAre(u"ofsted"_s, u"quality review"_s, u"inspection"_s));
    EXPECT_TRUE(synonymsFrom(u" ~ \"\" "_s).isEmpty());
}

} // namespace
} // namespace sheaf
