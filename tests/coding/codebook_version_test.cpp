#include "coding/codebook_version.h"
#include "tests/support/printing.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

Code code(qint64 id, const QString& name, std::optional<qint64> parent = {}) {
    Code made;
    made.id = {id};
    made.name = name;
    if (parent)
        made.parent = CodeId{*parent};
    return made;
}

QStringList told(const CodeTree& before, const CodeTree& after) {
    QStringList lines;
    for (const CodebookDifference& difference : compareCodebooks(before, after)) {
        lines.append(
            u"%1: %2 → %3 %4"_s
                .arg(toWord(difference.change), difference.before, difference.after, difference.fields.join(u','))
                .trimmed());
    }
    return lines;
}

TEST(CodebookVersions, OfTheSameCodebookDoNotDiffer) {
    const CodeTree tree({code(1, u"Trust"_s), code(2, u"Early"_s, 1)});
    EXPECT_TRUE(compareCodebooks(tree, tree).isEmpty());
}

TEST(CodebookVersions, SayWhatBecameOfEachCode) {
    const CodeTree before({code(1, u"Themes"_s), code(2, u"Trust"_s, 1), code(3, u"Old"_s), code(4, u"Home"_s, 1)});
    Code described = code(4, u"Home"_s, 1);
    described.definition = u"where people live"_s;
    described.questions = {CodeId{1}};
    const CodeTree after({code(1, u"Themes"_s), code(2, u"Confidence"_s), described, code(5, u"New"_s, 1)});
    EXPECT_EQ(
        told(before, after),
        (QStringList{
            u"described anew: Themes/Home → Themes/Home definition,questions"_s, u"added:  → Themes/New"_s,
            u"renamed: Themes/Trust → Confidence"_s, u"moved: Themes/Trust → Confidence"_s, u"removed: Old →"_s}));
}

TEST(CodebookVersions, DoNotCareForTheOrderOfSiblings) {
    Code first = code(1, u"A"_s);
    Code second = code(2, u"B"_s);
    second.position = 1;
    const CodeTree before({first, second});
    std::swap(first.position, second.position);
    EXPECT_TRUE(compareCodebooks(before, CodeTree({first, second})).isEmpty());
}

} // namespace
} // namespace sheaf
