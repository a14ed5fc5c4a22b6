#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/memo_repository.h"
#include "coding/store/sql.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

const QString anna = u"Anna"_s;
const QString ben = u"Ben"_s;

class UndoTest : public testing::Test {
protected:
    TemporaryProject project;
    CodeRepository codes{*project};
    CodingRepository codings{*project};
    SourceRepository sources{*project};
    UndoChange undo{*project};

    UnitOfWork begin(const QString& what, const QString& coder) {
        return UnitOfWork::begin(*project, {what, coder}).value();
    }
    SourceId addSource() {
        auto work = begin(u"import"_s, anna);
        const SourceId id = sources.add(work, inMemorySource(u"Lead 4"_s, {u"We learned from each other."_s})).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
    CodeId addCode(const QString& name, const QString& coder = anna) {
        auto work = begin(u"add code “%1”"_s.arg(name), coder);
        Code code;
        code.name = name;
        const CodeId id = codes.add(work, code).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
    CodingId addCoding(SourceId source, CodeId code, TextRange range, const QString& coder = anna) {
        auto work = begin(u"code “Reciprocity” on “Lead 4”"_s, coder);
        Coding coding;
        coding.source = source;
        coding.code = code;
        coding.coder = work.coder();
        coding.range = range;
        coding.quotation = u"learned"_s;
        const CodingId id = codings.add(work, {coding}).value().first();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
    void rename(CodeId id, const QString& name, const QString& coder) {
        auto work = begin(u"rename to “%1”"_s.arg(name), coder);
        ASSERT_THAT(codes.rename(work, id, name), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    QStringList names() const {
        QStringList found;
        const CodeTree tree = codes.tree().value();
        for (const Code& code : tree.inOrder())
            found.append(code.name);
        return found;
    }
};

TEST_F(UndoTest, TakesBackTheLastChangeAndNamesIt) {
    const SourceId source = addSource();
    const CodeId code = addCode(u"Reciprocity"_s);
    const CodingId coding = addCoding(source, code, {3, 10});
    const auto undone = undo.undoLast(anna);
    ASSERT_THAT(undone, isOk());
    EXPECT_EQ(undone->what, u"undo: code “Reciprocity” on “Lead 4”"_s);
    EXPECT_EQ(undone->kind, HistoryKind::Undo);
    EXPECT_THAT(codings.byId(coding), hasError(ErrorCode::NotFound));
}

TEST_F(UndoTest, GoesBackToTheBeginningAndForwardAgain) {
    const SourceId source = addSource();
    const CodeId code = addCode(u"Reciprocity"_s);
    const Coding before = codings.byId(addCoding(source, code, {3, 10})).value();
    rename(code, u"Mutuality"_s, anna);
    for (int step = 0; step < 4; ++step)
        ASSERT_THAT(undo.undoLast(anna), isOk()) << step;
    EXPECT_THAT(undo.undoLast(anna), hasError(ErrorCode::NotFound));
    EXPECT_TRUE(sources.all()->isEmpty());
    EXPECT_TRUE(names().isEmpty());
    for (int step = 0; step < 4; ++step)
        ASSERT_THAT(undo.redoLast(anna), isOk()) << step;
    EXPECT_THAT(undo.redoLast(anna), hasError(ErrorCode::NotFound));
    EXPECT_EQ(names(), QStringList{u"Mutuality"_s});
    const Coding after = codings.byId(before.id).value();
    EXPECT_EQ(after.guid, before.guid);
    EXPECT_EQ(after.createdAt, before.createdAt);
    EXPECT_EQ(sources.text(source).value(), u"We learned from each other."_s);
}

TEST_F(UndoTest, StillKnowsHowAfterTheProjectWasClosed) {
    addCode(u"Trust"_s);
    auto again = ProjectFile::open(project->path()).value();
    ASSERT_THAT(UndoChange(again).undoLast(anna), isOk());
    EXPECT_TRUE(names().isEmpty());
    auto later = ProjectFile::open(project->path()).value();
    ASSERT_THAT(UndoChange(later).redoLast(anna), isOk());
    EXPECT_EQ(names(), QStringList{u"Trust"_s});
}

TEST_F(UndoTest, TakesBackOnesOwnChangesOnly) {
    addCode(u"Trust"_s, anna);
    addCode(u"Reciprocity"_s, ben);
    ASSERT_THAT(undo.undoLast(anna), isOk());
    EXPECT_EQ(names(), QStringList{u"Reciprocity"_s});
    const auto nothing = undo.undoLast(anna);
    ASSERT_THAT(nothing, hasError(ErrorCode::NotFound));
}

TEST_F(UndoTest, OfAThingChangedSinceByAnotherCoderIsRefusedWithAReason) {
    const CodeId code = addCode(u"Trust"_s, anna);
    rename(code, u"Confidence"_s, ben);
    const qint64 revision = project->revision();
    const auto refused = undo.undoLast(anna);
    ASSERT_THAT(refused, hasError(ErrorCode::ChangedSince));
    EXPECT_TRUE(refused.error().message.contains(u"Ben"_s)) << refused.error().message.toStdString();
    EXPECT_TRUE(refused.error().message.contains(u"rename to “Confidence”"_s));
    EXPECT_EQ(project->revision(), revision) << "nothing was written";
    EXPECT_EQ(names(), QStringList{u"Confidence"_s});
}

TEST_F(UndoTest, OfAThingThatOthersBuildOnIsRefused) {
    const SourceId source = addSource();
    const CodeId code = addCode(u"Trust"_s, anna);
    addCoding(source, code, {3, 10}, ben);
    EXPECT_THAT(undo.undoLast(anna), hasError(ErrorCode::ChangedSince));
    ASSERT_THAT(undo.undoLast(ben), isOk());
    EXPECT_THAT(undo.undoLast(anna), isOk());
}

TEST_F(UndoTest, OfARemovalIsRefusedWhereTheNameWasTakenSince) {
    const CodeId code = addCode(u"Trust"_s, anna);
    auto work = begin(u"remove"_s, anna);
    ASSERT_THAT(codes.remove(work, code), isOk());
    ASSERT_THAT(work.commit(), isOk());
    addCode(u"TRUST"_s, ben);
    EXPECT_THAT(undo.undoLast(anna), hasError(ErrorCode::ChangedSince));
}

TEST_F(UndoTest, IsForgottenOnceSomethingNewWasDone) {
    addCode(u"Trust"_s);
    ASSERT_THAT(undo.undoLast(anna), isOk());
    addCode(u"Reciprocity"_s);
    EXPECT_THAT(undo.redoLast(anna), hasError(ErrorCode::NotFound));
    ASSERT_THAT(undo.undoLast(anna), isOk());
    ASSERT_THAT(undo.redoLast(anna), isOk());
    EXPECT_EQ(names(), QStringList{u"Reciprocity"_s});
}

TEST_F(UndoTest, TakesBackAnyChangeByItsNumberOnce) {
    const CodeId first = addCode(u"Trust"_s, anna);
    const qint64 revision = project->revision();
    addCode(u"Reciprocity"_s, anna);
    ASSERT_THAT(undo.undo(revision, ben), isOk());
    EXPECT_EQ(names(), QStringList{u"Reciprocity"_s});
    EXPECT_THAT(undo.undo(revision, ben), hasError(ErrorCode::InvalidArgument)) << "undone already";
    EXPECT_THAT(undo.undo(project->revision(), ben), hasError(ErrorCode::InvalidArgument)) << "an undo";
    EXPECT_THAT(undo.undo(99, ben), hasError(ErrorCode::NotFound));
    EXPECT_THAT(codes.rename(begin(u"x"_s, ben), first, u"x"_s), hasError(ErrorCode::NotFound));
}

TEST_F(UndoTest, BringsBackARowWithTheNumberItHad) {
    const CodeId code = addCode(u"Trust"_s);
    auto work = begin(u"remove"_s, anna);
    ASSERT_THAT(codes.remove(work, code), isOk());
    ASSERT_THAT(work.commit(), isOk());
    addCode(u"Other"_s, ben);
    ASSERT_THAT(undo.undoLast(anna), isOk());
    EXPECT_EQ(codes.tree()->byId(code)->name, u"Trust"_s);
}

TEST_F(UndoTest, ThatWouldPutACodeBelowItselfIsRefused) {
    const CodeId x = addCode(u"X"_s);
    const CodeId y = addCode(u"Y"_s);
    const auto place = [&](CodeId id, std::optional<CodeId> below, const QString& coder) {
        auto work = begin(u"move"_s, coder);
        ASSERT_THAT(codes.place(work, id, below), isOk());
        ASSERT_THAT(work.commit(), isOk());
    };
    place(x, y, anna);
    place(x, {}, anna);
    place(y, x, ben);
    const auto refused = undo.undoLast(anna);
    ASSERT_THAT(refused, hasError(ErrorCode::ChangedSince));
    EXPECT_TRUE(refused.error().message.contains(u"below itself"_s));
    EXPECT_THAT(ProjectFile::open(project->path()), isOk());
}

TEST_F(UndoTest, BringsNoMemoBackOntoWhatIsGone) {
    const CodeId code = addCode(u"Trust"_s, ben);
    auto adding = begin(u"memo"_s, anna);
    const MemoId memo = MemoRepository(*project).add(adding, {MemoOwner::Code, code.value}, u"Too wide?"_s).value();
    ASSERT_THAT(adding.commit(), isOk());
    auto removing = begin(u"remove memo"_s, anna);
    ASSERT_THAT(MemoRepository(*project).remove(removing, memo), isOk());
    ASSERT_THAT(removing.commit(), isOk());
    auto gone = begin(u"remove code"_s, ben);
    ASSERT_THAT(codes.remove(gone, code), isOk());
    ASSERT_THAT(gone.commit(), isOk());
    EXPECT_THAT(undo.undoLast(anna), hasError(ErrorCode::ChangedSince));
    ASSERT_THAT(undo.undoLast(ben), isOk());
    EXPECT_THAT(undo.undoLast(anna), isOk());
}

TEST_F(UndoTest, TakesBackTextsThatNoDatabaseKeepsAsTheyWere) {
    const QString halfAPair = QString(QChar(0xD83D)) + u"x"_s;
    const QString withNul = u"a"_s + QChar(0) + u"b"_s;
    for (const QString& odd : {halfAPair, withNul, QString(), u"\r\n\uFEFF"_s}) {
        auto work = begin(u"odd"_s, anna);
        Code code;
        code.name = u"Odd"_s;
        code.definition = odd;
        ASSERT_THAT(codes.add(work, code), isOk());
        ASSERT_THAT(work.commit(), isOk());
        EXPECT_THAT(undo.undoLast(anna), isOk()) << odd.toStdString();
        ASSERT_THAT(undo.redoLast(anna), isOk());
        ASSERT_THAT(undo.undoLast(anna), isOk());
    }
}

/// Everything that undo answers for, as text.
QStringList stateOf(const ProjectFile& project) {
    QStringList state;
    for (const QString& table : {u"code"_s, u"coding"_s, u"source"_s, u"code_question"_s}) {
        Sql sql(project.database(), u"SELECT * FROM %1 ORDER BY id"_s.arg(table));
        EXPECT_THAT(sql.run(), isOk());
        while (sql.next()) {
            QString line = table;
            for (int column = 0; column < 12; ++column)
                line += u'|' + sql.text(column);
            state.append(line);
        }
    }
    return state;
}

TEST_F(UndoTest, LeavesEveryStateAsItWasHoweverManyStepsBackAndForth) {
    const SourceId source = addSource();
    QList<QStringList> states{stateOf(*project)};
    const auto someCode = [&]() -> std::optional<CodeId> {
        const CodeTree tree = codes.tree().value();
        if (tree.inOrder().isEmpty())
            return {};
        return tree.inOrder()[*rc::gen::inRange<qsizetype>(0, tree.inOrder().size())].id;
    };
    const auto result = rc::check("undo and redo", [&] {
        int made = 0;
        const int wanted = *rc::gen::inRange(1, 8);
        for (int step = 0; step < wanted; ++step) {
            auto work = begin(u"step"_s, anna);
            const auto code = someCode();
            bool done = false;
            switch (*rc::gen::inRange(0, 4)) {
            case 0: {
                Code fresh;
                fresh.name = u"Code %1"_s.arg(project->revision());
                fresh.parent = code;
                done = codes.add(work, fresh).has_value();
                break;
            }
            case 1:
                done = code && codes.rename(work, *code, u"Name %1"_s.arg(project->revision()));
                break;
            case 2:
                done = code && codes.place(work, *code, someCode(), *rc::gen::inRange(0, 3));
                break;
            default: {
                Coding coding;
                coding.source = source;
                coding.code = code.value_or(CodeId{});
                coding.coder = work.coder();
                coding.range = {*rc::gen::inRange(0, 5), *rc::gen::inRange(6, 12)};
                done = code && codings.add(work, {coding});
                break;
            }
            }
            if (done && work.commit()) {
                ++made;
                states.append(stateOf(*project));
            }
        }
        for (int step = made - 1; step >= 0; --step) {
            RC_ASSERT(undo.undoLast(anna).has_value());
            RC_ASSERT(stateOf(*project) == states[states.size() - 1 - made + step]);
        }
        for (int step = 1; step <= made; ++step) {
            RC_ASSERT(undo.redoLast(anna).has_value());
            RC_ASSERT(stateOf(*project) == states[states.size() - 1 - made + step]);
        }
    });
    ASSERT_TRUE(result);
}

} // namespace
} // namespace sheaf
