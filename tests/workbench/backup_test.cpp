// The rolling backup that the window makes while a person works.

#include "app/session/back_up.h"
#include "app/session/edit_codebook.h"
#include "tests/workbench/window_fixture.h"

#include <QFile>

namespace sheaf {
namespace {

using test::waitFor;

class BackupTest : public test::WindowTest {
protected:
    int made = 0;
    std::optional<Error> problem;

    void SetUp() override {
        QObject::connect(&*review, &OpenReview::backedUp, &*window, [this] { ++made; });
        QObject::connect(&*review, &OpenReview::failed, &*window, [this](const Error& error) { problem = error; });
    }
    qsizetype held() { return BackUp(project.path()).list().size(); }
};

TEST_F(BackupTest, IsMadeOnceForEachStateOfTheProject) {
    review->backUp();
    ASSERT_TRUE(waitFor([this] { return made == 1; }));
    EXPECT_EQ(held(), 1);
    project.with([](Review& other) {
        ASSERT_TRUE(EditCodebook(other).add(QStringLiteral("Another"), {}, CodeKind::Code).has_value());
    });
    review->backUp();
    ASSERT_TRUE(waitFor([this] { return made == 2; }));
    EXPECT_EQ(held(), 2);
    review->backUp(); // nothing has changed
    EXPECT_FALSE(waitFor([this] { return made == 3; }, 1));
    EXPECT_EQ(held(), 2);
    EXPECT_FALSE(problem);
}

TEST_F(BackupTest, SaysThatItCouldNotBeMade) {
    QFile inTheWay(BackUp(project.path()).folder());
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly));
    review->backUp();
    ASSERT_TRUE(waitFor([this] { return problem.has_value(); }));
    EXPECT_FALSE(problem->message.isEmpty());
}

} // namespace
} // namespace sheaf
