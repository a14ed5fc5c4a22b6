#include "coding/near_duplicates.h"

#include <QStringList>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// A text of made-up words, the same for the same seed.
QStringList wordsOf(int count, quint32 seed) {
    QStringList words;
    for (int i = 0; i < count; ++i) {
        seed = seed * 1664525U + 1013904223U;
        words.append(u"w%1"_s.arg((seed >> 8) % 3000));
    }
    return words;
}

double likeness(const QString& a, const QString& b) {
    return resemblance(sketchOf(a), sketchOf(b));
}

} // namespace

TEST(NearDuplicates, AreCopiesThatSomebodyEdited) {
    for (const int length : {400, 2000, 20'000}) {
        const QStringList words = wordsOf(length, 1);
        QStringList edited = words;
        for (qsizetype i = 50; i < edited.size(); i += 100)
            edited[i] = u"changed"_s;
        edited.insert(length / 2, u"a sentence that was put in"_s);
        EXPECT_GT(likeness(words.join(u' '), edited.join(u' ')), 0.8) << length;
        QStringList started = words;
        started.prepend(u"Final version 3, for the board"_s);
        started.remove(length - 20, 20);
        EXPECT_GT(likeness(words.join(u' '), started.join(u' ')), 0.8) << length;
    }
}

TEST(NearDuplicates, AreNotTextsThatShareWordsOrLittle) {
    for (const int length : {10, 400, 20'000}) {
        const QStringList words = wordsOf(length, 1);
        EXPECT_LT(likeness(words.join(u' '), wordsOf(length, 2).join(u' ')), 0.2) << length;
        QStringList sorted = words;
        sorted.sort();
        EXPECT_LT(likeness(words.join(u' '), sorted.join(u' ')), 0.2) << length;
    }
    const QString letterhead = wordsOf(40, 7).join(u' ');
    EXPECT_LT(likeness(letterhead + wordsOf(600, 1).join(u' '), letterhead + wordsOf(600, 2).join(u' ')), 0.2);
}

TEST(NearDuplicates, AreTheSameWhateverCasePunctuationAndLineEnds) {
    const QString text = u"The programme started slowly, and then (all at once) it was everywhere."_s;
    EXPECT_EQ(likeness(text, text.toUpper().replace(u' ', u"\n  "_s).remove(u',')), 1);
    EXPECT_EQ(likeness(text, text), 1);
}

TEST(NearDuplicates, AreNoneOfTextsWithoutWords) {
    EXPECT_EQ(likeness(QString(), QString()), 0);
    EXPECT_EQ(likeness(u"…"_s, u"One."_s), 0);
    EXPECT_EQ(likeness(u"One two."_s, u"one two"_s), 1);
    EXPECT_EQ(likeness(u"One two."_s, u"one three"_s), 0);
}

TEST(NearDuplicates, KeepTheirSketchesAsBytes) {
    const TextSketch sketch = sketchOf(wordsOf(300, 5).join(u' '));
    const QByteArray bytes = bytesFromSketch(sketch);
    EXPECT_EQ(bytes.size(), 1025);
    EXPECT_EQ(sketchFromBytes(bytes), sketch);
    EXPECT_FALSE(sketchFromBytes(bytes.chopped(1)));
    EXPECT_FALSE(sketchFromBytes(QByteArray(1025, '\2')));
    // A sketch in a project must mean the same in the next version of the program.
    EXPECT_EQ(
        sketchOf(u"one two three four five"_s).smallest,
        sketchFromBytes(bytesFromSketch(sketchOf(u"One, two three four five!"_s)))->smallest);
}

} // namespace sheaf
