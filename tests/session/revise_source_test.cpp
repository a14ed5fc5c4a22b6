#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "app/session/import_sources.h"
#include "app/session/revise_source.h"
#include "app/session/search_passages.h"
#include "app/session/synthesise.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;
using testing::IsEmpty;
using testing::SizeIs;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class ReviseSourceTest : public AnyReview {
protected:
    CodeId trust = addCode(u"Trust"_s);

    SourceId
    import(const QString& name, const QByteArray& bytes, Confidentiality kept = Confidentiality::Attributable) {
        ImportOptions options;
        options.confidentiality = kept;
        return ImportSources(review).run({write(name, bytes)}, options, {}, {}).value().files.first().source->id;
    }
    Coding code(SourceId source, const QString& words) {
        const QString text = review.text(source).value();
        const TextRange range{text.indexOf(words), text.indexOf(words) + words.size()};
        return CodePassages(review).codeRange(trust, source, range, {.coder = u"Anna"_s}).value();
    }
    RevisionReport revise(SourceId source, const QByteArray& bytes) {
        const auto report = ReviseSource(review).run(source, write(u"corrected.txt"_s, bytes));
        EXPECT_THAT(report, isOk());
        return report.value_or(RevisionReport{});
    }
    Coding now(const Coding& coding) const {
        const auto all = review.codings().value();
        for (const Coding& each : all) {
            if (each.id == coding.id)
                return each;
        }
        return {};
    }
    /// The words a coding marks in the text of today.
    QString marked(const Coding& coding) const {
        const Coding there = now(coding);
        return there.range.in(review.text(there.source).value()).toString();
    }
};

const QByteArray original = "The first paragraph tells of the leaders.\n\nWe learned from each other.\n\nThe end.\n";

// Faults 1 and 3 of other tools: letters outside the BMP before a coding, or an edited text, shift codings.
TEST_F(ReviseSourceTest, EditingATextShiftsNoCodingBehindIt) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"learned from each other"_s);
    const RevisionReport report = revise(
        source,
        "The 😀 first 👩‍👩‍👧 paragraph tells of the 𝒳 leaders, cafe\u0301.\n\nA new one.\n\nWe "
        "learned "
        "from each "
        "other.\n\nThe end.\n");
    EXPECT_EQ(report.exactly, 1);
    EXPECT_EQ(marked(coding), u"learned from each other"_s);
    EXPECT_FALSE(now(coding).needsALook);
    EXPECT_EQ(now(coding).guid, coding.guid);
}

// Fault 2 of other tools: files with CRLF or a byte order mark shift codings by one for each line.
TEST_F(ReviseSourceTest, LineEndsAndAByteOrderMarkShiftNothing) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"learned from each other"_s);
    const RevisionReport report = revise(source, "\xef\xbb\xbf" + QByteArray(original).replace("\n", "\r\n"));
    EXPECT_EQ(report.exactly, 1);
    EXPECT_EQ(now(coding).range, coding.range);
    EXPECT_EQ(marked(coding), u"learned from each other"_s);
}

TEST_F(ReviseSourceTest, CarriesAPassageThatWasCorrectedALittle) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"The first paragraph tells of the leaders."_s);
    EXPECT_EQ(revise(source, QByteArray(original).replace("tells", "told")).byAlignment, 1);
    EXPECT_EQ(marked(coding), u"The first paragraph told of the leaders."_s);
    EXPECT_EQ(now(coding).quotation, u"The first paragraph told of the leaders."_s);
}

TEST_F(ReviseSourceTest, QueuesWhatItIsNotSureOfAndLosesNothing) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"We learned from each other."_s);
    const RevisionReport report = revise(source, "The first paragraph tells of the leaders.\n\nThe end.\n");
    EXPECT_THAT(report.inDoubt, testing::ElementsAre(coding.id));
    EXPECT_TRUE(now(coding).needsALook);
    EXPECT_EQ(now(coding).quotation, u"We learned from each other."_s);
    const auto doubts = ReviewAnchors(review).inDoubt().value();
    ASSERT_THAT(doubts, SizeIs(1));
    EXPECT_FALSE(doubts.first().reason.isEmpty());
    EXPECT_THAT(ReviewAnchors(review).inDoubt(SourceId{99}).value(), IsEmpty());

    const auto placed = ReviewAnchors(review).place(coding.id, {0, 9});
    ASSERT_THAT(placed, isOk());
    EXPECT_EQ(placed->quotation, u"The first"_s);
    EXPECT_FALSE(placed->needsALook);
    EXPECT_THAT(ReviewAnchors(review).inDoubt().value(), IsEmpty());
    EXPECT_THAT(ReviewAnchors(review).accept(coding.id), hasError(ErrorCode::InvalidArgument)) << "in doubt no more";
    EXPECT_THAT(ReviewAnchors(review).place(coding.id, {5, 5}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(ReviewAnchors(review).place(CodingId{99}, {0, 9}), hasError(ErrorCode::NotFound));
}

TEST_F(ReviseSourceTest, TakesTheSuggestionThatIsMade) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"We learned from each other."_s);
    revise(source, QByteArray(original).replace("We learned from each other.", "They heard much from one other."));
    const auto doubts = ReviewAnchors(review).inDoubt().value();
    ASSERT_THAT(doubts, SizeIs(1));
    ASSERT_FALSE(doubts.first().suggestion.isEmpty());
    EXPECT_EQ(ReviewAnchors(review).accept(coding.id).value().quotation, doubts.first().suggested);
}

TEST_F(ReviseSourceTest, HasNothingToAcceptWhereThePassageIsGone) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"We learned from each other."_s);
    revise(source, "The first paragraph tells of the leaders.\n\nThe end.\n");
    const auto doubts = ReviewAnchors(review).inDoubt().value();
    ASSERT_THAT(doubts, SizeIs(1));
    ASSERT_TRUE(doubts.first().suggestion.isEmpty());
    EXPECT_THAT(ReviewAnchors(review).accept(coding.id), hasError(ErrorCode::InvalidArgument));
}

TEST_F(ReviseSourceTest, CarriesWhatWaitedOnceItsWordsAreBack) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"We learned from each other."_s);
    revise(source, "The first paragraph tells of the leaders.\n\nThe end.\n");
    ASSERT_TRUE(now(coding).needsALook);
    const RevisionReport report = revise(source, QByteArray(original) + "\nA postscript.\n");
    EXPECT_THAT(report.inDoubt, IsEmpty());
    EXPECT_EQ(marked(coding), u"We learned from each other."_s);
    EXPECT_EQ(report.source.textNumber, 3);
}

TEST_F(ReviseSourceTest, CanBeUndoneWithEveryCodingWhereItWas) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding coding = code(source, u"We learned from each other."_s);
    const QString before = review.text(source).value();
    revise(source, "A new beginning.\n\n" + original);
    ASSERT_NE(now(coding).range, coding.range);
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_EQ(review.text(source).value(), before);
    EXPECT_EQ(now(coding).range, coding.range);
    EXPECT_EQ(now(coding).textRevision, coding.textRevision);
    ASSERT_THAT(History(review).redo(review.coder()), isOk());
    EXPECT_EQ(marked(coding), u"We learned from each other."_s);
}

TEST_F(ReviseSourceTest, IsFoundBySearchAtOnceAndSoIsItsUndoing) {
    const SourceId source = import(u"a.txt"_s, original);
    const auto hits = [this](const QString& query) { return SearchPassages(review).run(query, 10).value().total; };
    ASSERT_EQ(hits(u"learned"_s), 1);
    revise(source, QByteArray(original).replace("learned", "gathered"));
    EXPECT_EQ(hits(u"learned"_s), 0);
    EXPECT_EQ(hits(u"gathered"_s), 1);
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    EXPECT_EQ(hits(u"learned"_s), 1);
    EXPECT_EQ(hits(u"gathered"_s), 0);
    ASSERT_THAT(CodePassages(review).codeRange(trust, source, {0, 3}, {}), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk());
    ASSERT_THAT(History(review).undo(review.coder()), isOk()); // the import
    EXPECT_EQ(hits(u"learned"_s), 0);
    ASSERT_THAT(History(review).redo(review.coder()), isOk());
    EXPECT_EQ(hits(u"learned"_s), 1);
}

TEST_F(ReviseSourceTest, RefusesWhatIsNoCorrection) {
    const SourceId source = import(u"a.txt"_s, original);
    import(u"b.txt"_s, "Another document altogether.\n");
    const qint64 before = review.revision();
    EXPECT_THAT(ReviseSource(review).run(source, folder.path(u"a.txt"_s)), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(ReviseSource(review).run(source, folder.path(u"b.txt"_s)), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(ReviseSource(review).run(source, folder.path(u"none.txt"_s)), hasError(ErrorCode::Unreadable));
    EXPECT_THAT(ReviseSource(review).run(source, write(u"cut.pdf"_s, "%PDF-1.7\n")), hasError(ErrorCode::Damaged));
    EXPECT_THAT(ReviseSource(review).run(SourceId{99}, folder.path(u"a.txt"_s)), hasError(ErrorCode::NotFound));
    EXPECT_EQ(review.revision(), before);
}

TEST_F(ReviseSourceTest, JoinsTwoCodingsThatComeToStandAtOnePlace) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding waits = code(source, u"We learned from each other."_s);
    revise(source, "The first paragraph tells of the leaders.\n\nThe end.\n");
    const Coding there = code(source, u"The end."_s);
    const auto placed = ReviewAnchors(review).place(waits.id, there.range);
    ASSERT_THAT(placed, isOk());
    EXPECT_EQ(placed->id, there.id);
    EXPECT_THAT(review.codings().value(), SizeIs(1));
}

TEST_F(ReviseSourceTest, LeavesCodingsInDoubtOutOfCountsAndTablesAndSaysSo) {
    const CodeId themes = addCode(u"Themes"_s);
    const CodeId gone = addCode(u"Gone"_s, themes);
    const SourceId source = import(u"a.txt"_s, original);
    const TextRange range{0, 41};
    ASSERT_THAT(CodePassages(review).codeRange(gone, source, range, {}), isOk());
    revise(source, "We learned from each other.\n\nThe end.\n");
    ASSERT_EQ(review.codingsInDoubt().value(), 1);
    EXPECT_THAT(review.codedRanges().value(), IsEmpty());
    EXPECT_EQ((*Synthesise(review).matrix(themes)).columns.first().passages, 0);
    const Table table = Synthesise(review).matrixTable(themes, MatrixCells::Count).value();
    EXPECT_TRUE(table.notes.last().contains(u"codings, 1."_s)) << table.notes.join(u'|').toStdString();
    EXPECT_THAT(review.codings().value(), SizeIs(1)) << "it is not lost";
}

TEST_F(ReviseSourceTest, SettlesOnlyCodingsThatAreInDoubt) {
    const SourceId source = import(u"a.txt"_s, original);
    const Coding sure = code(source, u"learned"_s);
    EXPECT_THAT(ReviewAnchors(review).place(sure.id, {0, 3}), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(ReviewAnchors(review).remove(sure.id), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(ReviewAnchors(review).remove(CodingId{99}), hasError(ErrorCode::NotFound));
    EXPECT_THAT(review.codings().value(), SizeIs(1));
}

TEST_F(ReviseSourceTest, AnEarlierTextIsHeldAndNotImportedAgain) {
    const SourceId source = import(u"a.txt"_s, original);
    revise(source, "A new beginning.\n\n" + original);
    const auto report = ImportSources(review).run({folder.path(u"a.txt"_s)}, {}, {}, {}).value();
    EXPECT_EQ(report.count(ImportOutcome::AlreadyHeld), 1);
    EXPECT_EQ(report.files.first().source->id, source);
    EXPECT_THAT(review.sources().value(), SizeIs(1));
    EXPECT_THAT(ReviseSource(review).run(source, folder.path(u"a.txt"_s)), isOk()) << "but one may go back to it";
}

TEST_F(ReviseSourceTest, CodesNothingThatWasChosenInAnEarlierText) {
    const SourceId source = import(u"a.txt"_s, original);
    const TextRevisionId earlier = review.sources()->first().textRevision;
    revise(source, "A new beginning.\n\n" + original);
    EXPECT_THAT(CodePassages(review).codeRange(trust, source, {4, 9}, {}, earlier), hasError(ErrorCode::ChangedSince));
    EXPECT_THAT(review.codings().value(), IsEmpty());
}

TEST_F(ReviseSourceTest, NamesOfACorrectionThatWasUndoneStayMasked) {
    const SourceId source =
        import(u"i.txt"_s, "A lead was asked what changed.\n\nIt did, slowly.\n", Confidentiality::Confidential);
    revise(
        source,
        "Interviewer: What changed?\n\nAda Madeup: Ada Madeup told us.\n\nInterviewer: How?\n\nAda Madeup: Slowly.\n");
    const Coding coding = code(source, u"Ada Madeup told us."_s);
    const auto entries = History(review).entries({.text = u"correct the text"_s}).value();
    ASSERT_THAT(entries, SizeIs(1));
    ASSERT_THAT(History(review).undoChange(entries.first().revision, review.coder()), isOk());
    ASSERT_TRUE(now(coding).needsALook);
    const auto quoted = Synthesise(review).quotations({coding.id}).value();
    ASSERT_THAT(quoted, SizeIs(1));
    EXPECT_FALSE(quoted.first().text.contains(u"Madeup"_s)) << quoted.first().text.toStdString();
}

// The quotation of a coding that waits for a look still bears a name which the corrected text spells otherwise.
TEST_F(ReviseSourceTest, NamesOfEarlierTextsStayMasked) {
    const SourceId source = import(
        u"i.txt"_s,
        "Interviewer: What changed?\n\nJonathan Madeup: Jonathan Madeup and I learned.\n\nInterviewer: "
        "How?\n\nJonathan Madeup: Slowly.\n",
        Confidentiality::Confidential);
    const Coding coding = code(source, u"Jonathan Madeup and I learned."_s);
    revise(source, "Interviewer: What changed?\n\nJon Mayd: It did.\n\nInterviewer: How?\n\nJon Mayd: Slowly.\n");
    ASSERT_TRUE(now(coding).needsALook);
    const auto quoted = Synthesise(review).quotations({coding.id}).value();
    ASSERT_THAT(quoted, SizeIs(1));
    EXPECT_FALSE(quoted.first().text.contains(u"Madeup"_s)) << quoted.first().text.toStdString();
    EXPECT_FALSE(quoted.first().text.contains(u"Jonathan"_s));
}

} // namespace
} // namespace sheaf
