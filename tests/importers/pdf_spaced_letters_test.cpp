#include "importers/pdf_spaced_letters.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Letters {
    QString text;
    float width; // points, of type of ten
};

/// Words whose middles are `column` apart for each letter, from the first on; a space is an empty column.
std::vector<PdfWord> inColumns(const QList<Letters>& set, float column) {
    std::vector<PdfWord> words;
    float left = 0; // of the next letter's column
    for (const Letters& letters : set) {
        const float room = column * static_cast<float>(letters.text.size());
        PdfWord word;
        word.text = letters.text;
        word.left = left + (room - letters.width) / 2;
        word.right = word.left + letters.width;
        word.fontSize = 10;
        left += room;
        if (letters.text != u" "_s)
            words.push_back(word);
    }
    return words;
}

QStringList joined(std::vector<PdfWord> words) {
    const QString spelled = joinSpacedLetters(words);
    QStringList texts;
    for (const PdfWord& word : words)
        texts.append(word.text.toString());
    return texts;
}

const Letters f{u"f"_s, 3}, i{u"i"_s, 2}, r{u"r"_s, 3.5F}, s{u"s"_s, 4}, t{u"t"_s, 3}, space{u" "_s, 0};

} // namespace

TEST(PdfSpacedLetters, JoinsLettersThatStandInColumns) {
    EXPECT_EQ(joined(inColumns({f, i, r, s, t, space, i, f}, 6)), QStringList({u"first"_s, u"if"_s}));
}

TEST(PdfSpacedLetters, JoinsWideLettersThatTouchInTheirColumnsToTheNarrowOnes) {
    const Letters wide{u"mem"_s, 18};
    EXPECT_EQ(joined(inColumns({f, i, r, s, t, space, wide, i, t}, 6)), QStringList({u"first"_s, u"memit"_s}));
}

TEST(PdfSpacedLetters, LeavesWordsOfOneLetterApart) {
    const QStringList apart = {u"f"_s, u"i"_s, u"r"_s, u"="_s, u"t"_s};
    EXPECT_EQ(joined(inColumns({f, i, r, {u"="_s, 6}, t}, 9)), apart);
}

TEST(PdfSpacedLetters, LeavesWordsOfProseAmongLettersInColumns) {
    const Letters prose{u"prose"_s, 21}; // narrower than five columns
    EXPECT_EQ(joined(inColumns({f, i, r, s, t, prose}, 6)), QStringList({u"first"_s, u"prose"_s}));
}

TEST(PdfSpacedLetters, JoinsAHeadingsLettersThatStandCloserThanItsWordsDo) {
    EXPECT_EQ(
        joined(inColumns({{u"F"_s, 6}, {u"I"_s, 6}, {u"R"_s, 6}, {u"S"_s, 6}, {u"T"_s, 6}}, 10)),
        QStringList({u"FIRST"_s}));
}

} // namespace sheaf
