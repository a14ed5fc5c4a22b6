#include "importers/text_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// Pieces that have tripped up others: halves of pairs, joiners, combining marks, every kind of line end and white
/// space.
rc::Gen<QString> nastyText() {
    static const QStringList pieces = {
        u"a"_s,
        u"b "_s,
        u"\r\n"_s,
        u"\r"_s,
        u"\n"_s,
        u"\uFEFF"_s,
        u"\t"_s,
        u"\u00A0"_s,
        u"\u202F"_s,
        u"\u2028"_s,
        u"😀"_s,
        u"👩‍👩‍👧"_s,
        u"e\u0301"_s,
        u"\u200D"_s,
        u"\u00AD"_s,
        QString(QChar(0xD83D)),
        QString(QChar(0xDE00)),
        QString(QChar(0)),
        u"𝒳"_s,
        u"\u0007"_s,
        u"ש"_s,
        QString(QChar(0xFFFF))};
    return rc::gen::map(
        rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(pieces.size()))),
        [](const auto& picks) {
            QString text;
            for (const int pick : picks)
                text += pieces[pick];
            return text;
        });
}

} // namespace

TEST(TextBuilder, HoldsTheInvariantsForAnyText) {
    EXPECT_TRUE(rc::check([] {
        TextBuilder builder;
        builder.setPages({Page{1, {}, 100, 200}});
        const auto texts = *rc::gen::container<std::vector<QString>>(nastyText());
        for (const QString& text : texts) {
            Passage passage;
            passage.kind = static_cast<PassageKind>(*rc::gen::inRange(0, 7));
            builder.begin(
                passage,
                *rc::gen::arbitrary<bool>() ? TextBuilder::LineBreaks::Keep : TextBuilder::LineBreaks::Collapse);
            const int comment = builder.openMark({.kind = TextMarkKind::Comment});
            builder.addText(text);
            const int link = builder.openMark({.kind = TextMarkKind::Link});
            builder.addWord(*nastyText(), {1, -5, 20, 400, 30});
            if (*rc::gen::arbitrary<bool>())
                builder.closeMark(comment);
            builder.addRestOfWord(*nastyText(), {1, 0, 0, 1e300, 5});
            if (*rc::gen::arbitrary<bool>())
                builder.closeMark(link);
        }
        RC_PRE(builder.hasPassages() || builder.end());
        const ImportedSource source = builder.take(u"txt"_s, {});
        RC_ASSERT(checkImported(source).toStdString() == std::string());
    }));
}

TEST(TextBuilder, KeepsLettersAsTheyCame) {
    TextBuilder builder;
    const QString text = u"e\u0301 é 👩‍👩‍👧 𝒳 ﬁ ש"_s;
    builder.addPassage({}, text);
    EXPECT_EQ(builder.take({}, {}).text, text);
}

TEST(TextBuilder, CollapsesWhiteSpaceAndTrimsIt) {
    TextBuilder builder;
    builder.addPassage({}, u" \t one \r\n\r\n two\u00A0three \uFEFF"_s);
    builder.addPassage({}, u" one \r\n two  "_s, TextBuilder::LineBreaks::Keep);
    EXPECT_EQ(builder.take({}, {}).text, u"one two\u00A0three\n\none\ntwo"_s);
}

TEST(TextBuilder, LeavesNoTraceOfAnInvisiblePassage) {
    TextBuilder builder;
    builder.addPassage({}, u"one"_s);
    EXPECT_FALSE(builder.addPassage({}, u" \u200B\r\n"_s));
    const ImportedSource source = builder.take({}, {});
    EXPECT_EQ(source.text, u"one"_s);
    EXPECT_EQ(source.passages.size(), 1);
}

TEST(TextBuilder, MarksWhatIsVisibleBetweenOpeningAndClosing) {
    TextBuilder builder;
    builder.begin({});
    builder.addText(u"See "_s);
    const int link = builder.openMark({.kind = TextMarkKind::Link, .detail = u"https://example.org"_s});
    builder.addText(u" the plan "_s);
    builder.closeMark(link);
    builder.addText(u"."_s);
    const int nothing = builder.openMark({.kind = TextMarkKind::Link});
    builder.closeMark(nothing);
    const int comment = builder.openMark({.kind = TextMarkKind::Comment, .detail = u"Which plan?"_s});
    builder.closeMark(comment);
    const ImportedSource source = builder.take({}, {});
    ASSERT_EQ(source.marks.size(), 2);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"the plan"_s);
    EXPECT_EQ(source.marks[1].range.in(source.text), u"."_s);
}

TEST(TextBuilder, LetsAMarkRunOverPassagesButNotOverOneThatLeftNoTrace) {
    TextBuilder builder;
    builder.addPassage({}, u"one"_s);
    builder.begin({});
    const int comment = builder.openMark({.kind = TextMarkKind::Comment});
    builder.addText(u" \u200B"_s);
    builder.begin({});
    builder.addText(u"two"_s);
    builder.end();
    builder.addPassage({}, u"three"_s);
    builder.closeMark(comment);
    const ImportedSource source = builder.take({}, {});
    ASSERT_EQ(source.marks.size(), 1);
    EXPECT_EQ(source.marks[0].range.in(source.text), u"two\n\nthree"_s);
}

TEST(TextBuilder, GivesAWordThatALineEndSplitsOneRangeAndTwoBoxes) {
    TextBuilder builder;
    builder.setPages({Page{1, {}, 100, 100}});
    builder.begin({});
    builder.addWord(u"an", {1, 0, 0, 10, 10});
    builder.addText(u" ");
    builder.addWord(u"exam", {1, 80, 0, 99, 10});
    builder.addRestOfWord(u"ple", {1, 0, 12, 20, 22});
    const ImportedSource source = builder.take({}, {});
    EXPECT_EQ(source.text, u"an example"_s);
    ASSERT_EQ(source.words.size(), 3);
    EXPECT_EQ(source.words[1].range, (TextRange{3, 10}));
    EXPECT_EQ(source.words[2].range, (TextRange{3, 10}));
    EXPECT_GT(source.words[1].left, source.words[2].left);
}

TEST(TextBuilder, ClampsBoxesToThePage) {
    TextBuilder builder;
    builder.setPages({Page{1, {}, 100, 50}});
    builder.begin({});
    builder.addWord(u"word", {1, -3, 40, 120, 60});
    const ImportedSource source = builder.take({}, {});
    EXPECT_EQ(source.words[0].left, 0);
    EXPECT_EQ(source.words[0].right, 100);
    EXPECT_EQ(source.words[0].bottom, 50);
}

TEST(TextBuilder, CutsTheBoxesOfAWordThatHyphensPartWithoutEnd) {
    TextBuilder builder;
    builder.setPages({Page{1, {}, 100, 100}});
    builder.begin({});
    builder.addWord(u"an", {1, 0, 0, 10, 10});
    for (int i = 0; i < 100'000; ++i)
        builder.addRestOfWord(u"an", {1, 0, 12, 20, 22});
    const ImportedSource source = builder.take({}, {});
    EXPECT_EQ(source.text.size(), 200'002);
    EXPECT_EQ(source.words.size(), 100'001);
    EXPECT_EQ(source.words[15].range, (TextRange{0, 32}));
    EXPECT_EQ(checkImported(source), QString());
}

} // namespace sheaf
