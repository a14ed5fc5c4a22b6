#include "coding/code_tree.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

#include <rapidcheck/gtest.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;

Code code(int id, const QString& name, int parent = 0, int position = 0) {
    Code made;
    made.id = CodeId{id};
    made.name = name;
    made.position = position;
    if (parent > 0)
        made.parent = CodeId{parent};
    return made;
}

QList<int> idsInOrder(const CodeTree& tree) {
    QList<int> ids;
    for (const Code& each : tree.inOrder())
        ids.append(static_cast<int>(each.id.value));
    return ids;
}

CodeTree codebook() {
    return CodeTree(
        {code(1, u"Questions"_s, 0, 1), code(2, u"Themes"_s, 0, 0), code(3, u"1 What"_s, 1, 1),
         code(4, u"2 Why"_s, 1, 0), code(5, u"Trust"_s, 2), code(6, u"Trust"_s, 3)});
}

TEST(CodeTree, ListsParentsBeforeChildrenAndSiblingsByPosition) {
    EXPECT_THAT(idsInOrder(codebook()), ElementsAre(2, 5, 1, 4, 3, 6));
    EXPECT_THAT(codebook().roots(), ElementsAre(CodeId{2}, CodeId{1}));
    EXPECT_THAT(codebook().children(CodeId{1}), ElementsAre(CodeId{4}, CodeId{3}));
}

TEST(CodeTree, WritesThePathFromTheRootDown) {
    EXPECT_EQ(codebook().path(CodeId{6}), u"Questions/1 What/Trust"_s);
    EXPECT_EQ(codebook().depth(CodeId{6}), 2);
    EXPECT_EQ(codebook().path(CodeId{99}), QString());
    EXPECT_EQ(codebook().byId(CodeId{99}), nullptr);
}

TEST(CodeTree, FindsACodeByNameOrPathWhateverTheCase) {
    EXPECT_EQ(codebook().find(u"2 WHY"_s).value(), CodeId{4});
    EXPECT_EQ(codebook().find(u"themes / trust"_s).value(), CodeId{5});
    EXPECT_EQ(codebook().find(u"1 what/trust"_s).value(), CodeId{6});
}

TEST(CodeTree, PrefersAFullPathToANameFoundDeeper) {
    const CodeTree tree({code(1, u"Trust"_s), code(2, u"Themes"_s), code(3, u"Trust"_s, 2)});
    EXPECT_EQ(tree.find(u"trust"_s).value(), CodeId{1});
}

TEST(CodeTree, SaysWhichCodesAnAmbiguousNameFits) {
    const auto found = codebook().find(u"Trust"_s);
    ASSERT_THAT(found, hasError(ErrorCode::Ambiguous));
    EXPECT_TRUE(found.error().hint.contains(u"Themes/Trust"_s));
    EXPECT_TRUE(found.error().hint.contains(u"Questions/1 What/Trust"_s));
}

TEST(CodeTree, NamesTheNearestOfACodeThatIsNotThere) {
    const auto found = codebook().find(u"Wh"_s);
    ASSERT_THAT(found, hasError(ErrorCode::NotFound));
    EXPECT_TRUE(found.error().hint.contains(u"Questions/2 Why"_s));
    EXPECT_THAT(codebook().find(QString()), hasError(ErrorCode::NotFound));
}

TEST(CodeTree, ACodeNamedEconDoesNotMeanEconomy) {
    const CodeTree tree({code(1, u"economy"_s), code(2, u"econ"_s)});
    EXPECT_EQ(tree.find(u"econ"_s).value(), CodeId{2});
    EXPECT_THAT(tree.withDescendants(CodeId{2}), UnorderedElementsAre(CodeId{2}));
    EXPECT_THAT(CodeTree({code(1, u"economy"_s)}).find(u"econ"_s), hasError(ErrorCode::NotFound));
}

TEST(CodeTree, CountsThemesUnderTheQuestionsTheyAnswer) {
    Code theme = code(5, u"Trust"_s, 4);
    theme.questions = {CodeId{2}};
    const CodeTree tree(
        {code(1, u"Questions"_s), code(2, u"1"_s, 1), code(3, u"2"_s, 1), code(4, u"Themes"_s), theme,
         code(6, u"Early trust"_s, 5)});
    EXPECT_THAT(tree.answering(CodeId{2}), UnorderedElementsAre(CodeId{2}, CodeId{5}, CodeId{6}));
    EXPECT_THAT(tree.answering(CodeId{3}), UnorderedElementsAre(CodeId{3}));
    EXPECT_THAT(tree.answering(CodeId{1}), UnorderedElementsAre(CodeId{1}, CodeId{2}, CodeId{3}, CodeId{5}, CodeId{6}));
}

TEST(CodeTree, ShowsACodeWithoutItsParentAsARootWithItsChildren) {
    const CodeTree tree({code(2, u"orphan"_s, 99), code(3, u"child"_s, 2)});
    EXPECT_THAT(tree.roots(), ElementsAre(CodeId{2}));
    EXPECT_EQ(tree.path(CodeId{3}), u"orphan/child"_s);
}

TEST(CodeTree, ShowsALoopAsRootsWithWhatHangsBelow) {
    const CodeTree tree({code(1, u"a"_s, 2), code(2, u"b"_s, 1), code(3, u"c"_s, 1), code(4, u"self"_s, 4)});
    EXPECT_THAT(tree.roots(), ElementsAre(CodeId{1}, CodeId{2}, CodeId{4}));
    EXPECT_EQ(tree.path(CodeId{3}), u"a/c"_s);
    EXPECT_EQ(tree.depth(CodeId{1}), 0);
}

TEST(CodeTree, IsEmptyWithoutCodes) {
    EXPECT_THAT(CodeTree(QList<Code>()).inOrder(), IsEmpty());
    EXPECT_THAT(CodeTree(QList<Code>()).roots(), IsEmpty());
}

RC_GTEST_PROP(CodeTree, ListsEveryCodeOnceWhateverTheParents, ()) {
    const int count = *rc::gen::inRange(0, 12);
    QList<Code> codes;
    for (int id = 1; id <= count; ++id)
        codes.append(code(id, QString::number(id), *rc::gen::inRange(0, count + 3), *rc::gen::inRange(0, 3)));
    const CodeTree tree(codes);
    QList<int> ids = idsInOrder(tree);
    RC_ASSERT(ids.size() == count);
    QSet<CodeId> below;
    for (CodeId root : tree.roots())
        below.unite(tree.withDescendants(root));
    RC_ASSERT(below.size() == count);
    for (const Code& each : tree.inOrder()) {
        RC_ASSERT(tree.depth(each.id) < count);
        RC_ASSERT(tree.find(tree.path(each.id)).value() == each.id);
        RC_ASSERT(
            !each.parent ||
            ids.indexOf(static_cast<int>(each.parent->value)) < ids.indexOf(static_cast<int>(each.id.value)));
    }
    std::ranges::sort(ids);
    RC_ASSERT(std::ranges::adjacent_find(ids) == ids.end());
}

} // namespace
} // namespace sheaf
