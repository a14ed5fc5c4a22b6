#include "coding/store/code_repository.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class CodeRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    CodeRepository codes = CodeRepository(*project);

    Result<CodeId> add(const QString& name, std::optional<CodeId> parent = {}) {
        auto work = project.begin();
        Code code;
        code.name = name;
        code.parent = parent;
        const auto id = codes.add(work, code);
        if (id) {
            EXPECT_THAT(work.commit(), isOk());
        }
        return id;
    }
};

TEST_F(CodeRepositoryTest, KeepsEverythingThatIsSaidOfACode) {
    const CodeId question = add(u"1 Practice"_s).value();
    auto work = project.begin();
    Code code;
    code.name = u"  Trust 😀 "_s;
    code.kind = CodeKind::Theme;
    code.colour = u"#123456"_s;
    code.definition = u"What holds, “so to say”"_s;
    code.include = u"in"_s;
    code.exclude = u"out"_s;
    code.example = u"like\nthis"_s;
    code.questions = {question};
    const CodeId id = codes.add(work, code).value();
    ASSERT_THAT(work.commit(), isOk());
    const CodeTree tree = codes.tree().value();
    const Code* read = tree.byId(id);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(read->name, u"Trust 😀"_s);
    EXPECT_EQ(read->kind, CodeKind::Theme);
    EXPECT_EQ(read->colour, u"#123456"_s);
    EXPECT_EQ(read->definition, code.definition);
    EXPECT_EQ(read->include, code.include);
    EXPECT_EQ(read->exclude, code.exclude);
    EXPECT_EQ(read->example, code.example);
    EXPECT_THAT(read->questions, ElementsAre(question));
    EXPECT_FALSE(read->guid.isNull());
    EXPECT_EQ(read->position, 1);
}

TEST_F(CodeRepositoryTest, PutsACodeLastAmongItsSiblingsWithAColourOfItsOwn) {
    const CodeId parent = add(u"Themes"_s).value();
    const CodeId first = add(u"Z"_s, parent).value();
    const CodeId second = add(u"A"_s, parent).value();
    const CodeTree tree = codes.tree().value();
    EXPECT_THAT(tree.children(parent), ElementsAre(first, second));
    EXPECT_NE(tree.byId(first)->colour, tree.byId(second)->colour);
}

TEST_F(CodeRepositoryTest, RefusesAnEmptyNameAndASlash) {
    EXPECT_THAT(add(u" "_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(add(u"either/or"_s), hasError(ErrorCode::InvalidArgument));
}

TEST_F(CodeRepositoryTest, RefusesASiblingOfTheSameNameAfterCaseFolding) {
    ASSERT_THAT(add(u"Straße"_s), isOk());
    EXPECT_THAT(add(u"STRASSE"_s), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(add(u"STRAẞE"_s), hasError(ErrorCode::AlreadyExists));
    ASSERT_THAT(add(u"İzmir"_s), isOk());
    EXPECT_THAT(add(u"i\u0307zmir"_s), hasError(ErrorCode::AlreadyExists));
    EXPECT_THAT(add(u"Izmir"_s), isOk());
}

TEST_F(CodeRepositoryTest, TakesTheSameNameUnderAnotherParent) {
    const CodeId parent = add(u"Themes"_s).value();
    ASSERT_THAT(add(u"Trust"_s), isOk());
    EXPECT_THAT(add(u"trust"_s, parent), isOk());
}

TEST_F(CodeRepositoryTest, DoesNotFindAParentThatIsNotThere) {
    EXPECT_THAT(add(u"Trust"_s, CodeId{99}), hasError(ErrorCode::NotFound));
}

TEST_F(CodeRepositoryTest, DescribesACodeAnewButLeavesItWhereItIs) {
    const CodeId parent = add(u"Themes"_s).value();
    const CodeId id = add(u"Trust"_s, parent).value();
    auto work = project.begin();
    Code code;
    code.id = id;
    code.name = u"another name"_s;
    code.kind = CodeKind::Theme;
    code.definition = u"new"_s;
    code.questions = {parent};
    ASSERT_THAT(codes.describe(work, code), isOk());
    code.questions = {};
    ASSERT_THAT(codes.describe(work, code), isOk());
    ASSERT_THAT(work.commit(), isOk());
    const CodeTree tree = codes.tree().value();
    EXPECT_EQ(tree.path(id), u"Themes/Trust"_s);
    EXPECT_EQ(tree.byId(id)->definition, u"new"_s);
    EXPECT_TRUE(tree.byId(id)->questions.isEmpty());
}

TEST_F(CodeRepositoryTest, DoesNotDescribeACodeThatIsNotThere) {
    auto work = project.begin();
    Code code;
    code.id = CodeId{99};
    EXPECT_THAT(codes.describe(work, code), hasError(ErrorCode::NotFound));
}

} // namespace
} // namespace sheaf
