// Two at one project: the window and another process.

#include "app/session/code_passages.h"
#include "app/session/history.h"
#include "coding/store/unit_of_work.h"
#include "tests/workbench/window_fixture.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

constexpr int promisedMs = 2000; // until what others write is on screen

class TogetherTest : public test::WindowTest {
protected:
    TogetherTest() { review->setCoder(u"Reviewer A"_s); }

    [[nodiscard]] QString nextUndo() const {
        const auto& next = review->overview().nextUndo;
        return next ? next->what : QString();
    }
    QString saved() { return window->findChild<QLabel*>(u"saved"_s)->text(); }
};

TEST_F(TogetherTest, ShowsWhatAnotherProcessWritesWithinTwoSeconds) {
    open(project.interview());
    project.with([&](Review& other) {
        CodingDetails details;
        details.coder = u"Reviewer A"_s;
        ASSERT_TRUE(CodePassages(other).codeRange(
            project.code(2), project.interview(), rangeOf(u"the same director"_s), details));
    });
    QElapsedTimer clock;
    clock.start();
    ASSERT_TRUE(waitFor([this] { return stripeNames() == u"Trust"_s; }));
    EXPECT_EQ(review->overview().codingsOfCode.value(project.code(2)), 1);
    EXPECT_EQ(nextUndo(), u"code “Trust” on “Lead 4”"_s);
    EXPECT_LT(clock.elapsed(), promisedMs);
}

TEST_F(TogetherTest, ShowsWhatTheCommandLineChanges) {
    open(project.interview());
    QProcess sheaf;
    sheaf.start(QStringLiteral(SHEAF_PROGRAM), {u"undo"_s, project.path(), u"--coder"_s, u"Reviewer A"_s});
    ASSERT_TRUE(sheaf.waitForFinished());
    ASSERT_EQ(sheaf.exitCode(), 0) << sheaf.readAllStandardError().constData();
    EXPECT_TRUE(waitFor([this] { return review->overview().codingsOfCode.value(project.code(0)) == 0; }));
    EXPECT_TRUE(nextUndo().isEmpty());
    ASSERT_TRUE(review->overview().nextRedo);
    EXPECT_EQ(review->overview().nextRedo->what, u"code “Stable leadership” on “Leeds proposal”"_s);
}

TEST_F(TogetherTest, KeepsWhatTwoCodeOnTheSameSource) {
    open(project.interview());
    OpenReview second(project.path(), JobRunner::Where::OwnThread);
    second.setCoder(u"Reviewer B"_s);
    CodingActions theirs(second);
    CodingActions mine(*review);
    const QList<TextRange> ranges{
        rangeOf(u"the same director"_s), rangeOf(u"six years"_s), rangeOf(u"training numbers"_s)};
    for (const TextRange range : ranges) {
        const SelectedRange selected = inInterview(range);
        mine.apply(project.code(0), selected);
        theirs.apply(project.code(0), selected); // the same words, too
        theirs.apply(project.code(1), selected);
    }
    ASSERT_TRUE(waitFor([&] { return review->jobs().pending() == 0 && second.jobs().pending() == 0; }));
    const QList<Coding> kept = project.codingsOf(project.interview());
    EXPECT_EQ(kept.size(), 9);
    EXPECT_TRUE(waitFor([this] { return ask(u"String(document.querySelectorAll('.stripe').length)"_s) == u"9"_s; }))
        << "the window shows both";
}

TEST_F(TogetherTest, WaitsItsTurnWhileAnotherWrites) {
    open(project.interview());
    project.with([&](Review& other) {
        auto work = UnitOfWork::begin(other.project(), u"something long"_s);
        ASSERT_TRUE(work);
        CodingActions mine(*review);
        mine.apply(project.code(2), inInterview(rangeOf(u"six years"_s)));
        EXPECT_TRUE(waitFor([this] { return saved() == u"Working…"_s; })) << "and the window says so";
        EXPECT_FALSE(waitFor([this] { return review->jobs().pending() == 0; }, 2));
        ASSERT_TRUE(work->commit());
        EXPECT_TRUE(waitFor([this] { return stripeNames() == u"Trust"_s; }));
    });
    EXPECT_TRUE(waitFor([this] { return saved() == u"Saved"_s; }));
    EXPECT_EQ(project.codingsOf(project.interview()).size(), 1);
}

} // namespace
} // namespace sheaf
