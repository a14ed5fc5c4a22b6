#include "coding/store/code_repository.h"
#include "coding/store/codebook_version_repository.h"
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

class CodebookVersionTest : public testing::Test {
protected:
    TemporaryProject project;
    CodeRepository codes{*project};
    CodebookVersionRepository versions{*project};

    UnitOfWork begin() { return UnitOfWork::begin(*project, {u"test"_s, anna}).value(); }
    CodebookVersion keep(const QString& name) {
        auto work = begin();
        const auto version = versions.add(work, name, u"for the test"_s).value();
        EXPECT_THAT(work.commit(), isOk());
        return version;
    }
    CodeId addCode(const QString& name) {
        auto work = begin();
        Code code;
        code.name = name;
        const CodeId id = codes.add(work, code).value();
        EXPECT_THAT(work.commit(), isOk());
        return id;
    }
};

/// Everything that a codebook says, as text.
QStringList shown(const CodeTree& tree) {
    QStringList lines;
    for (const Code& code : tree.inOrder()) {
        QStringList questions;
        for (const CodeId question : code.questions)
            questions.append(QString::number(question.value));
        lines.append(QStringList{
            QString::number(code.id.value), code.guid.toString(), tree.path(code.id), QString::number(code.position),
            toWord(code.kind), code.colour, code.definition, code.include, code.exclude, code.example,
            questions.join(u',')}
                         .join(u'|'));
    }
    return lines;
}

TEST_F(CodebookVersionTest, AreNumberedAndSayWhy) {
    auto work = begin();
    EXPECT_THAT(versions.add(work, u" "_s, u"why"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(versions.add(work, u"Pilot"_s, u" "_s), hasError(ErrorCode::InvalidArgument));
    const auto first = versions.add(work, u"Pilot"_s, u"before the second round"_s);
    ASSERT_THAT(first, isOk());
    EXPECT_EQ(first->number, 1);
    EXPECT_EQ(first->ofRevision, work.revision());
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(keep(u"Second"_s).number, 2);
    EXPECT_EQ(versions.all()->first().reason, u"before the second round"_s);
    EXPECT_THAT(versions.byNumber(3), hasError(ErrorCode::NotFound));
    EXPECT_THAT(versions.codebookAt(project->revision() + 1), hasError(ErrorCode::NotFound));
}

TEST_F(CodebookVersionTest, ReadBackAsTheyStoodWhateverBecameOfTheCodes) {
    const CodeId trust = addCode(u"Trust"_s);
    const CodebookVersion pilot = keep(u"Pilot"_s);
    {
        auto work = begin();
        ASSERT_THAT(codes.remove(work, trust), isOk());
        ASSERT_THAT(work.commit(), isOk());
    }
    addCode(u"Reciprocity"_s);
    const CodeTree stood = versions.codebookAt(pilot.ofRevision).value();
    ASSERT_EQ(stood.inOrder().size(), 1);
    EXPECT_EQ(stood.inOrder()[0].name, u"Trust"_s);
    EXPECT_EQ(stood.inOrder()[0].id, trust);
}

TEST_F(CodebookVersionTest, GoAndComeBackWithUndoAndRedo) {
    keep(u"Pilot"_s);
    ASSERT_THAT(UndoChange(*project).undoLast(anna), isOk());
    EXPECT_TRUE(versions.all()->isEmpty());
    ASSERT_THAT(UndoChange(*project).redoLast(anna), isOk());
    EXPECT_EQ(versions.byNumber(1)->name, u"Pilot"_s);
}

TEST_F(CodebookVersionTest, AreRefusedForATimeThatWasNotRecorded) {
    addCode(u"Trust"_s);
    ASSERT_THAT(
        runSql(project->database(), u"UPDATE unit_of_work SET kind = 'unrecorded' WHERE revision = 1"_s), isOk());
    EXPECT_THAT(versions.codebookAt(0), hasError(ErrorCode::Unsupported));
    EXPECT_THAT(versions.codebookAt(1), isOk());
}

TEST_F(CodebookVersionTest, EachReadsBackExactlyAfterAnyEdits) {
    QList<std::pair<qint64, QStringList>> stood{{project->revision(), {}}};
    const auto result = rc::check("versions of the codebook", [&] {
        const auto some = [&]() -> std::optional<CodeId> {
            const CodeTree tree = codes.tree().value();
            if (tree.inOrder().isEmpty())
                return {};
            return tree.inOrder()[*rc::gen::inRange<qsizetype>(0, tree.inOrder().size())].id;
        };
        const int wanted = *rc::gen::inRange(1, 6);
        for (int step = 0; step < wanted; ++step) {
            const auto chosen = some();
            if (const int what = *rc::gen::inRange(0, 8); what >= 6) {
                static_cast<void>(
                    what == 6 ? UndoChange(*project).undoLast(anna) : UndoChange(*project).redoLast(anna));
            } else {
                auto work = begin();
                bool done = false;
                if (what == 0 || !chosen) {
                    Code code;
                    code.name = u"Code %1"_s.arg(work.revision());
                    code.parent = chosen;
                    if (const auto question = some())
                        code.questions = {*question};
                    done = codes.add(work, code).has_value();
                } else if (what == 1) {
                    done = codes.rename(work, *chosen, u"Name %1"_s.arg(work.revision())).has_value();
                } else if (what == 2) {
                    done = codes.place(work, *chosen, some(), *rc::gen::inRange(0, 3)).has_value();
                } else if (what == 3) {
                    done = codes.remove(work, *chosen).has_value();
                } else if (what == 4) {
                    done = codes.setQuestions(work, *chosen, {some().value_or(*chosen)}).has_value();
                } else {
                    Code code = *codes.tree()->byId(*chosen);
                    code.definition = u"Defined in %1"_s.arg(work.revision());
                    code.kind = CodeKind::Theme;
                    done = codes.describe(work, code).has_value();
                }
                if (!done || !work.commit())
                    continue;
            }
            stood.append({project->revision(), shown(codes.tree().value())});
        }
        // All of the latest run, and some of what earlier runs left behind.
        for (int look = 0; look < 3; ++look) {
            const auto& [revision, state] = stood[*rc::gen::inRange<qsizetype>(0, stood.size())];
            RC_ASSERT(shown(versions.codebookAt(revision).value()) == state);
        }
        RC_ASSERT(shown(versions.codebookAt(stood.last().first).value()) == stood.last().second);
    });
    ASSERT_TRUE(result);
    for (const auto& [revision, state] : stood)
        ASSERT_EQ(shown(versions.codebookAt(revision).value()), state) << revision;
}

} // namespace
} // namespace sheaf
