#include "coding/store/journal.h"
#include "coding/store/sql.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

void PrintTo(const VerificationReport& report, std::ostream* out) {
    for (const ProjectFault& fault : report.faults)
        *out << fault.what.toStdString() << '\n';
}

namespace {

using testing_support::hasError;
using testing_support::isOk;

MATCHER(isFine, "has no faults") {
    return arg.faults.isEmpty() && arg.left() == 0;
}

MATCHER_P2(hasFault, table, part, "") {
    return std::ranges::any_of(arg.faults, [&](const ProjectFault& fault) {
        return fault.table == QString(table) && fault.what.contains(QString(part));
    });
}

class VerificationTest : public AnyProject {
protected:
    /// The fault is found, is mended, and then nothing is left.
    void expectMended(const QStringList& statements, const QString& table, const QString& part) {
        tamper(statements);
        EXPECT_THAT(look(), hasFault(table, part));
        const qint64 before = project->revision();
        const auto repaired = repair();
        EXPECT_THAT(repaired, hasFault(table, part));
        EXPECT_EQ(repaired.left(), 0) << testing::PrintToString(repaired);
        EXPECT_EQ(repaired.mendedIn, before + 1);
        EXPECT_EQ(project->revision(), before + 1);
        EXPECT_THAT(look(), isFine());
    }
    /// The fault is found; repairing leaves everything as it is.
    void expectReported(const QStringList& statements, const QString& table, const QString& part) {
        tamper(statements);
        EXPECT_THAT(look(), hasFault(table, part));
        const qint64 before = project->revision();
        const auto repaired = repair();
        EXPECT_GE(repaired.left(), 1);
        EXPECT_EQ(project->revision(), before);
        EXPECT_THAT(look(), hasFault(table, part));
    }
};

TEST_F(VerificationTest, FindsNothingInAProjectOfOurs) {
    const auto report = look();
    EXPECT_THAT(report, isFine());
    EXPECT_EQ(report.texts, 1);
    EXPECT_EQ(report.passages, 2);
    EXPECT_EQ(report.originals, 1);
    EXPECT_EQ(report.codes, 2);
    EXPECT_EQ(report.codings, 1);
    EXPECT_EQ(report.changes, 4);
    EXPECT_EQ(report.journalRows, 4);
    const qint64 before = project->revision();
    EXPECT_THAT(repair(), isFine());
    EXPECT_EQ(project->revision(), before);
}

TEST_F(VerificationTest, LooksWhileAProjectIsOpenForReadingOnly) {
    auto reader = ProjectFile::open(path, ProjectFile::Access::ReadOnly).value();
    EXPECT_THAT(Verification(reader).look().value(), isFine());
}

TEST_F(VerificationTest, StopsWhenAskedTo) {
    CancelToken cancel;
    cancel.cancel();
    EXPECT_THAT(Verification(*project).look(cancel), hasError(ErrorCode::Cancelled));
    EXPECT_THAT(UnitOfWork::begin(*project, u"goes on"_s).value().commit(), isOk());
}

TEST_F(VerificationTest, SaysHowFarItIs) {
    QList<qsizetype> done;
    ASSERT_THAT(Verification(*project).look({}, [&done](const Progress& at) { done.append(at.done); }), isOk());
    EXPECT_EQ(done, (QList<qsizetype>{0, 1}));
}

TEST_F(VerificationTest, MendsNamesThatWouldNotBeFound) {
    expectMended({u"UPDATE code SET folded = 'other' WHERE name = 'Trust'"_s}, u"code"_s, u"by its name"_s);
    EXPECT_THAT(CodeRepository(*project).tree().value().find(u"Themes/TRUST"_s), isOk());
    expectMended({u"UPDATE source SET folded = 'other'"_s}, u"source"_s, u"by its name"_s);
    expectMended({u"UPDATE coder SET folded = 'other'"_s}, u"coder"_s, u"by its name"_s);
}

TEST_F(VerificationTest, MendsCountsAndLengths) {
    expectMended({u"UPDATE text_revision SET text_length = 7"_s}, u"text_revision"_s, u"text length"_s);
    expectMended({u"UPDATE text_revision SET passage_count = 7"_s}, u"text_revision"_s, u"passage count"_s);
    expectMended({u"UPDATE text_revision SET page_count = 7"_s}, u"text_revision"_s, u"page count"_s);
    EXPECT_EQ(SourceRepository(*project).byId(source)->textLength, text.size());
}

TEST_F(VerificationTest, MendsWhatStandsAroundACodingAndKeepsThatInTheHistory) {
    expectMended({u"UPDATE coding SET context_after = 'something else'"_s}, u"coding"_s, u"around it"_s);
    EXPECT_EQ(CodingRepository(*project).byId(coding)->after, u".\nSlowly, café by café."_s);
    const auto rows = Journal(*project).rows(project->revision()).value();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.first().table, u"coding"_s);
}

TEST_F(VerificationTest, TakesCodesOutOfLoops) {
    expectMended(
        {u"UPDATE code SET parent_id = %1 WHERE id = %2"_s.arg(trust.value).arg(theme.value)}, u"code"_s,
        u"below itself"_s);
    close();
    project = ProjectFile::open(path).value();
    EXPECT_EQ(CodeRepository(*project).tree()->inOrder().size(), 2);
}

TEST_F(VerificationTest, MendsIndexesOfTheSystem) {
    // Rows were written by a program that did not know of the index.
    const QString other = u"UPDATE coding SET code_id = 1"_s;
    const QString hide = u"DELETE FROM sqlite_schema WHERE name = 'coding_of_code'"_s;
    tamper(
        {u"CREATE TEMP TABLE kept AS SELECT * FROM sqlite_schema WHERE name = 'coding_of_code'"_s,
         u"PRAGMA writable_schema = ON"_s, hide, u"PRAGMA writable_schema = RESET"_s, other,
         u"PRAGMA writable_schema = ON"_s, u"INSERT INTO sqlite_schema SELECT * FROM kept"_s});
    EXPECT_THAT(look(), hasFault(u""_s, u"index coding_of_code"_s));
    EXPECT_EQ(repair().left(), 0);
    EXPECT_THAT(look(), isFine());
}

TEST_F(VerificationTest, MendsWhichUndoHolds) {
    ASSERT_THAT(UndoChange(*project).undoLast(project->coder()), isOk());
    EXPECT_THAT(look(), isFine());
    expectMended({u"UPDATE unit_of_work SET undone_in = NULL"_s}, u"unit_of_work"_s, u"does not know"_s);
    expectMended({u"UPDATE unit_of_work SET undone_in = 5 WHERE revision = 1"_s}, u"unit_of_work"_s, u"and was not"_s);
    ASSERT_THAT(UndoChange(*project).redoLast(project->coder()), hasError(ErrorCode::NotFound)); // the mending is later
}

TEST_F(VerificationTest, ReportsAnUndoOfNothing) {
    ASSERT_THAT(UndoChange(*project).undoLast(project->coder()), isOk());
    expectReported(
        {u"UPDATE unit_of_work SET of_revision = 5 WHERE revision = 5"_s,
         u"UPDATE unit_of_work SET undone_in = NULL"_s},
        u"unit_of_work"_s, u"does not name the change"_s);
}

TEST_F(VerificationTest, NeverMovesAQuotationThatStandsElsewhere) {
    const TextRange range = CodingRepository(*project).byId(coding)->range;
    expectReported(
        {u"UPDATE coding SET range_start = range_start + 1, range_end = range_end + 1"_s}, u"coding"_s,
        u"words stand at %1:%2"_s.arg(range.start).arg(range.end));
    EXPECT_EQ(CodingRepository(*project).byId(coding)->range, range.shifted(1));
}

TEST_F(VerificationTest, ReportsAQuotationWithoutSayingItsWords) {
    tamper({u"UPDATE coding SET quotation = 'Confidential words'"_s});
    const auto report = look();
    EXPECT_THAT(report, hasFault(u"coding"_s, u"is not what stands there"_s));
    EXPECT_EQ(testing::PrintToString(report).find("Confidential"), std::string::npos);
    EXPECT_EQ(testing::PrintToString(report).find("trust"), std::string::npos);
}

TEST_F(VerificationTest, ReportsCodingsThatDoNotFitTheirText) {
    expectReported({u"UPDATE coding SET range_end = 4000"_s}, u"coding"_s, u"does not lie in its text"_s);
    const qsizetype family = text.indexOf(u"👩"_s);
    expectReported(
        {u"UPDATE coding SET range_start = %1, range_end = %2"_s.arg(family + 1).arg(family + 3)}, u"coding"_s,
        u"inside a character"_s);
}

TEST_F(VerificationTest, ReportsCodingsOfATextOfAnotherSource) {
    const SourceId other = addSource(u"Lead 5"_s, {u"Something else."_s});
    expectReported({u"UPDATE coding SET source_id = %1"_s.arg(other.value)}, u"coding"_s, u"which is none of source"_s);
}

TEST_F(VerificationTest, ReportsPassagesThatOverlapOrLieOutside) {
    expectReported({u"UPDATE passage SET range_start = 3 WHERE ordinal = 2"_s}, u"passage"_s, u"overlaps"_s);
    expectReported(
        {u"UPDATE passage SET range_start = 60, range_end = 4000 WHERE ordinal = 2"_s}, u"passage"_s,
        u"does not lie in its text"_s);
    expectReported({u"UPDATE passage SET ordinal = 7 WHERE ordinal = 2"_s}, u"passage"_s, u"out of its order"_s);
}

TEST_F(VerificationTest, ReportsAnOriginalThatIsNotWhatWasImported) {
    expectReported({u"UPDATE original SET bytes = x'00'"_s}, u"original"_s, u"not the file"_s);
}

TEST_F(VerificationTest, ReportsAMissingText) {
    expectReported({u"DELETE FROM revision_text"_s}, u"text_revision"_s, u"is missing"_s);
}

TEST_F(VerificationTest, ReportsWordBoxesThatAreNone) {
    expectReported(
        {u"INSERT INTO page_words (text_revision_id, page, range_start, range_end, boxes) VALUES (1, 1, 0, 5, x'00')"_s},
        u"page_words"_s, u"word boxes"_s);
}

TEST_F(VerificationTest, ReportsMarksThatLieOutsideTheirText) {
    expectReported(
        {u"INSERT INTO text_mark VALUES (1, 1, 5, 1000000, 'link', 'https://example.org', '', '')"_s}, u"text_mark"_s,
        u"does not lie in its text"_s);
}

TEST_F(VerificationTest, ReportsACodeWhoseParentIsGone) {
    expectReported({u"UPDATE code SET parent_id = 77 WHERE name = 'Trust'"_s}, u"code"_s, u"is not there"_s);
}

TEST_F(VerificationTest, ReportsAMemoWhoseOwnerIsGone) {
    expectReported(
        {u"INSERT INTO memo (guid, owner, owner_id, coder_id, text, created_at, changed_at) VALUES "
         "('6f1e6a0e-58a5-4b37-8d5c-0d5f0d2f7a11', 'matrix cell', 5, 1, 'text', '', '')"_s},
        u"memo"_s, u"is not there"_s);
}

TEST_F(VerificationTest, ReportsCitationsLikeCodings) {
    expectReported(
        {u"INSERT INTO matrix_cell (id, guid, source_id, attribute_value, code_id, state, written_in) VALUES "
         "(1, '6f1e6a0e-58a5-4b37-8d5c-0d5f0d2f7a12', 1, '', 1, 'draft', 1)"_s,
         u"INSERT INTO cell_sentence (id, guid, cell_id, position, text) VALUES "
         "(1, '6f1e6a0e-58a5-4b37-8d5c-0d5f0d2f7a13', 1, 0, 'Sentence.')"_s,
         u"INSERT INTO citation (guid, sentence_id, position, source_id, text_revision_id, range_start, range_end, "
         "quotation) VALUES ('6f1e6a0e-58a5-4b37-8d5c-0d5f0d2f7a14', 1, 0, 1, 1, 0, 2, 'Us')"_s},
        u"citation"_s, u"is not what stands there"_s);
}

TEST_F(VerificationTest, ReportsRowsWithoutAGuid) {
    expectReported({u"UPDATE coding SET guid = 'none'"_s}, u"coding"_s, u"has no GUID"_s);
}

TEST_F(VerificationTest, ReportsNumbersThatNoneIsGivenAndReadsTheTreeAllTheSame) {
    tamper({u"UPDATE code SET id = 0 WHERE name = 'Trust'"_s});
    EXPECT_THAT(look(), hasFault(u"code"_s, u"number that none is given"_s));
    EXPECT_LE(CodeRepository(*project).tree()->inOrder().size(), 2);
}

TEST_F(VerificationTest, ReportsAHistoryThatCanNotBeRead) {
    expectReported({u"UPDATE journal SET after = x'8301' WHERE id = 1"_s}, u"journal"_s, u"can't be read"_s);
    expectReported(
        {u"UPDATE journal_shape SET columns = columns || ',nothing' WHERE id = 2"_s}, u"journal_shape"_s,
        u"names what no table has"_s);
    expectReported({u"UPDATE unit_of_work SET at = 'yesterday' WHERE revision = 1"_s}, u"unit_of_work"_s, u"when"_s);
}

TEST_F(VerificationTest, ReportsBrokenReferencesAndWrongTypes) {
    expectReported({u"UPDATE source SET site_id = 8"_s}, u""_s, u"refer to a “site” that is not there"_s);
    expectReported({u"UPDATE code SET position = 'first'"_s}, u""_s, u"code.position holds 2 values of another type"_s);
}

TEST_F(VerificationTest, WritesNothingToAFileWhosePagesAreDamaged) {
    for (int number = 0; number < 300; ++number)
        addCode(u"Code %1 with a name that takes some room in the file"_s.arg(number));
    tamper({u"UPDATE text_revision SET text_length = 7"_s, u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
    const auto root = [this] {
        Sql sql(project->database(), u"SELECT rootpage FROM sqlite_schema WHERE name = 'coding_of_code'"_s);
        return sql.run() && sql.next() ? sql.integer(0) : 0;
    }();
    close();
    QByteArray bytes = bytesOf(path);
    bytes.replace((root - 1) * 4096 + 1, 6, QByteArray(6, '\x77'));
    writeBytes(path, bytes);
    project = ProjectFile::open(path, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly).value();
    const qint64 before = project->revision();
    const auto report = Verification(*project).repair();
    if (report) {
        EXPECT_GE(report->left(), 2);
        EXPECT_EQ(report->mendedIn, 0);
    }
    EXPECT_EQ(project->revision(), before);
}

TEST_F(VerificationTest, ListsSoManyFaultsAndCountsTheRest) {
    constexpr int many = Verification::mostFaults + 50;
    tamper({u"WITH RECURSIVE n(i) AS (VALUES (100) UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
            "INSERT INTO coder (id, guid, name, folded) SELECT i, 'none' || i, 'c' || i, 'c' || i FROM n"_s.arg(
                99 + many)});
    const auto report = look();
    EXPECT_EQ(report.faults.size(), Verification::mostFaults);
    EXPECT_EQ(report.faultsNotListed, 50);
    EXPECT_EQ(report.left(), many);
}

TEST(CodesInLoops, CostsNoMoreThanTheCodesThereAre) {
    TemporaryProject project;
    ASSERT_THAT(
        runSql(
            project->database(),
            u"WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO code (id, "
            "guid, parent_id, position, name, folded, kind, colour, definition, include_rule, exclude_rule, example) "
            "SELECT i, i, NULL, 0, i, i, 'code', '', '', '', '', '' FROM n"_s),
        isOk());
    ASSERT_THAT(
        runSql(project->database(), u"UPDATE code SET parent_id = CASE id WHEN 1 THEN 40000 ELSE id - 1 END"_s),
        isOk());
    const auto looped = codesInLoops(project->database()); // a walk from each code would take minutes
    ASSERT_THAT(looped, isOk());
    EXPECT_EQ(looped->size(), 40000);
}

} // namespace
} // namespace sheaf
