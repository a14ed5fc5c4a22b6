#include "app/workbench/job_runner.h"
#include "tests/support/wait_for.h"
#include "tests/workbench/small_review.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using test::waitFor;

Result<QString> titleOf(Review& review) {
    return review.title();
}

TEST(JobRunner, DeliversOnTheCallersThreadWhatAJobGaveOnItsOwn) {
    const test::SmallReview project;
    JobRunner runner(project.path(), JobRunner::Where::OwnThread);
    QObject receiver;
    QThread* worked = nullptr;
    QThread* delivered = nullptr;
    QString title;
    runner.run(
        &receiver,
        [&worked](Review& review) {
            worked = QThread::currentThread();
            return titleOf(review);
        },
        [&](const Result<QString>& outcome) {
            delivered = QThread::currentThread();
            title = outcome.value_or(QString());
        });
    EXPECT_EQ(runner.pending(), 1);
    ASSERT_TRUE(waitFor([&] { return delivered != nullptr; }));
    EXPECT_EQ(delivered, QThread::currentThread());
    EXPECT_NE(worked, delivered);
    EXPECT_EQ(title, u"A small review"_s);
    EXPECT_EQ(runner.pending(), 0);
}

TEST(JobRunner, RunsInTheCallWithoutAThread) {
    const test::SmallReview project;
    JobRunner runner(project.path(), JobRunner::Where::Inline);
    QObject receiver;
    QString title;
    runner.run(&receiver, titleOf, [&](const Result<QString>& outcome) { title = outcome.value_or(QString()); });
    EXPECT_EQ(title, u"A small review"_s);
}

TEST(JobRunner, GivesTheProjectsErrorToEveryJob) {
    JobRunner runner(u"/nowhere/review.sheaf"_s, JobRunner::Where::OwnThread);
    QObject receiver;
    std::optional<ErrorCode> code;
    runner.run(&receiver, titleOf, [&](const Result<QString>& outcome) {
        code = outcome ? ErrorCode::Internal : outcome.error().code;
    });
    ASSERT_TRUE(waitFor([&] { return code.has_value(); }));
    EXPECT_EQ(*code, ErrorCode::NotFound);
}

TEST(JobRunner, DeliversNothingToAReceiverThatIsGone) {
    const test::SmallReview project;
    JobRunner runner(project.path(), JobRunner::Where::OwnThread);
    bool isDelivered = false;
    auto receiver = std::make_unique<QObject>();
    runner.run(receiver.get(), titleOf, [&](const Result<QString>&) { isDelivered = true; });
    receiver.reset();
    ASSERT_TRUE(waitFor([&] { return runner.pending() == 0; }));
    EXPECT_FALSE(isDelivered);
}

TEST(JobRunner, CanBeDestroyedWhileJobsWait) {
    const test::SmallReview project;
    QObject receiver;
    auto runner = std::make_unique<JobRunner>(project.path(), JobRunner::Where::OwnThread);
    for (int i = 0; i < 20; ++i)
        runner->run(&receiver, titleOf, [](const Result<QString>&) {});
    runner.reset();
    SUCCEED();
}

} // namespace
} // namespace sheaf
