#include "coding/store/passage_lookup.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;

using PassageLookupTest = AnyProject;

TEST_F(PassageLookupTest, HandsOnEveryPassageAfterANumber) {
    NewSource made = inMemorySource(u"Lead 5"_s, {u"Who came?"_s, u"Zoë did."_s});
    made.passages[1].speaker = u"Zoë"_s;
    made.passages[1].role = SpeakerRole::Interviewee;
    made.passages[1].question = 4;
    made.passages[0].kind = PassageKind::PageFurniture;
    auto work = UnitOfWork::begin(*project, u"import"_s).value();
    ASSERT_TRUE(SourceRepository(*project).add(work, made));
    ASSERT_TRUE(work.commit());
    QStringList seen;
    const auto read = PassageLookup(*project).eachPassageAfter(2, [&seen](const PassageLookup::PassageRow& row) {
        seen.append(u"%1 %2 %3:%4 %5 %6 %7 %8"_s.arg(row.id)
                        .arg(row.text)
                        .arg(row.start)
                        .arg(row.end)
                        .arg(row.question)
                        .arg(toWord(row.role))
                        .arg(row.isFurniture)
                        .arg(QString::fromUtf8(row.speaker)));
    });
    ASSERT_TRUE(read);
    EXPECT_THAT(seen, ElementsAre(u"3 2 0:9 0  1 "_s, u"4 2 10:18 4 interviewee 0 Zoë"_s));
}

TEST_F(PassageLookupTest, ReadsCodingsByCodeTextAndStart) {
    const CodingId later = addCoding(theme, u"Slowly"_s);
    const CodingId first = addCoding(theme, u"We learned"_s);
    const PassageLookup lookup(*project);
    const auto ids = [](const std::vector<PassageLookup::CodingRow>& rows) {
        QList<qint64> found;
        for (const auto& row : rows)
            found.append(row.id);
        return found;
    };
    EXPECT_THAT(ids(lookup.codings().value()), ElementsAre(first.value, later.value, coding.value));
    const auto rows = lookup.codings(QSet{trust}).value();
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].source, source.value);
    EXPECT_EQ(rows[0].end - rows[0].start, 10);
    EXPECT_TRUE(lookup.codings(QSet<CodeId>{})->empty());
}

TEST_F(PassageLookupTest, AsksOnlyCodingsThatSaySomething) {
    tamper({u"UPDATE coding SET memo = 'see café'"_s});
    const CodingId silent = addCoding(theme, u"Slowly"_s);
    QStringList asked;
    const auto found = PassageLookup(*project).codingsSaying(
        PassageLookup::Said::Memo, {}, [&asked](const QString& said) { return asked.append(said), true; });
    EXPECT_THAT(asked, ElementsAre(u"see café"_s));
    EXPECT_THAT(*found, ElementsAre(coding.value));
    EXPECT_NE(silent, coding);
}

TEST_F(PassageLookupTest, ReportsWhatCantBeRead) {
    tamperWith(path, {u"ALTER TABLE passage RENAME TO hidden"_s}); // behind the back of the open project
    EXPECT_FALSE(PassageLookup(*project).eachPassageAfter(0, [](const auto&) {}));
}

} // namespace
} // namespace sheaf
