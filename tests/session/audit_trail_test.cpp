#include "app/session/audit_trail.h"
#include "app/session/code_passages.h"
#include "app/session/codebook_versions.h"
#include "app/session/describe_source.h"
#include "app/session/edit_attributes.h"
#include "app/session/history.h"
#include "app/session/memos.h"
#include "app/session/saved_searches.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::isOk;

class AuditTrailTest : public AnyReview {
protected:
    /// `Class: what` for every row that is a change.
    QStringList told(AuditTrail::For audience, const QDateTime& since = {}) {
        const Table table = AuditTrail(review).table(audience, since).value();
        QStringList lines;
        QString group;
        for (const TableRow& row : table.rows) {
            if (row.isGroup)
                group = row.cells.first().items.first();
            else
                lines.append(group + u": "_s + row.cells[3].items.join(u' '));
        }
        return lines;
    }
};

TEST_F(AuditTrailTest, FilesWhatWasDoneInSixClasses) {
    const SourceId source = addSource(u"Proposal"_s, {u"We learned."_s});
    const CodeId code = addCode(u"Trust"_s);
    ASSERT_THAT(EditCodebook(review).add(u"Who learns?"_s, {}, CodeKind::ReviewQuestion), isOk());
    ASSERT_THAT(CodePassages(review).codeRange(code, source, {3, 10}, {}), isOk());
    ASSERT_THAT(Memos(review).add({}, u"We began in May."_s), isOk());
    ASSERT_THAT(Memos(review).add({MemoOwner::Source, source.value}, u"Short."_s), isOk());
    ASSERT_THAT(EditAttributes(review).define({.name = u"round"_s}), isOk());
    ASSERT_THAT(SavedSearches(review).save(u"Learning"_s, u"learn*"_s), isOk());
    ASSERT_THAT(CodebookVersions(review).add(u"Pilot"_s, u"before round two"_s), isOk());
    ASSERT_THAT(CodePassages(review).codeRange(code, source, {0, 2}, {}), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    const QStringList lines = told(AuditTrail::For::Report);
    for (const QString& line :
         {u"Raw data: 1 source; 0 of them confidential; 0 corrected texts; 0 sites"_s, u"Raw data: test"_s,
          u"Data reduction and analysis products: code “Trust” on “Proposal”"_s,
          u"Data reduction and analysis products: memo on “Proposal”"_s,
          u"Data reconstruction and synthesis products: add code “Trust”"_s,
          u"Process notes: keep the codebook as version “Pilot”"_s,
          u"Process notes: undo: code “Trust” on “Proposal”"_s,
          u"Materials relating to intentions and dispositions: memo on “the project”"_s,
          u"Instrument development information: add code “Who learns?”"_s,
          u"Instrument development information: define attribute “round”"_s,
          u"Instrument development information: save a search"_s})
        EXPECT_TRUE(lines.contains(line)) << line.toStdString() << "\n" << lines.join(u'\n').toStdString();
    EXPECT_FALSE(lines.contains(u"Data reconstruction and synthesis products: add code “Who learns?”"_s));
}

TEST_F(AuditTrailTest, NamesNoConfidentialSourceInAReport) {
    const SourceId source = addSource(u"Jane Doe, Leeds"_s, {u"Trust grew at the kitchen table."_s});
    const CodeId code = addCode(u"Trust"_s);
    ASSERT_THAT(CodePassages(review).codeRange(code, source, {0, 5}, {}), isOk());
    ASSERT_THAT(CodePassages(review).codeQuery(code, u"\"kitchen table\""_s, CodingExtent::Match, {}, false), isOk());
    ASSERT_THAT(Memos(review).add({MemoOwner::Passage, review.passages(source)->first().id.value}, u"Note."_s), isOk());
    ASSERT_THAT(
        DescribeSource(review).describe(
            review.findSource(u"Jane Doe, Leeds"_s).value(),
            {.title = u"Lead 4"_s, .confidentiality = Confidentiality::Confidential}),
        isOk());
    ASSERT_THAT(CodePassages(review).codeRange(code, source, {6, 10}, {}), isOk());
    const QString report = told(AuditTrail::For::Report).join(u'\n');
    for (const QString& secret : {u"Jane"_s, u"Doe"_s, u"Lead 4"_s, u"kitchen"_s, u"Leeds"_s})
        EXPECT_FALSE(report.contains(secret)) << secret.toStdString() << "\n" << report.toStdString();
    EXPECT_TRUE(report.contains(u"code “Trust” on an interview"_s)) << report.toStdString();
    EXPECT_TRUE(report.contains(u"on the hits of a search"_s));
    const QString team = told(AuditTrail::For::Team).join(u'\n');
    EXPECT_TRUE(team.contains(u"“Jane Doe, Leeds”"_s));
    EXPECT_TRUE(team.contains(u"“Lead 4”"_s));
}

TEST_F(AuditTrailTest, NamesNobodyWhoSpeaksInAnInterviewNorATitleOfOneLetter) {
    NewSource made = inMemorySource(u"J"_s, {u"It changed, slowly."_s});
    made.source.confidentiality = Confidentiality::Confidential;
    made.passages[0].kind = PassageKind::Turn;
    made.passages[0].speaker = u"Anselm Madeup"_s;
    const SourceId source = addSource(made);
    ASSERT_THAT(Memos(review).add({MemoOwner::Passage, review.passages(source)->first().id.value}, u"Note."_s), isOk());
    ASSERT_THAT(CodePassages(review).codeRange(addCode(u"Trust"_s), source, {0, 2}, {}), isOk());
    const QString report = told(AuditTrail::For::Report).join(u'\n');
    EXPECT_FALSE(report.contains(u"Anselm"_s)) << report.toStdString();
    EXPECT_FALSE(report.contains(u"Madeup"_s));
    EXPECT_FALSE(report.contains(u"“J”"_s)) << report.toStdString();
}

TEST_F(AuditTrailTest, TellsOnlyOfTheTimeAskedFor) {
    addCode(u"Trust"_s);
    const auto later = told(AuditTrail::For::Report, QDateTime::currentDateTimeUtc().addDays(1));
    EXPECT_FALSE(later.join(u'\n').contains(u"Trust"_s));
}

} // namespace
} // namespace sheaf
