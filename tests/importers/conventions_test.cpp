#include "importers/import_document.h"
#include "tests/importers/shown.h"
#include "tests/importers/transcript_renderer.h"
#include "tests/support/random_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <sstream>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

using test::Convention;
using test::Conversation;
using test::SpokenTurn;

/// A turn a line: time, speaker, words.
QStringList expectedTurns(const Conversation& conversation, const Convention& convention) {
    QStringList lines;
    for (qsizetype i = 0; i < conversation.turns.size(); ++i) {
        const SpokenTurn& turn = conversation.turns[i];
        const bool isStamped = convention.tick > 0 && (convention.stampsEveryTurn || i % 2 == 0);
        const qint64 time = isStamped ? turn.startMs / convention.tick * convention.tick : -1;
        lines.append(u"%1 %2| %3"_s.arg(QString::number(time), turn.speaker, test::wordsOf(turn)));
    }
    return lines;
}

QStringList turnsIn(const ImportedSource& source) {
    QStringList lines;
    for (const Passage& passage : source.passages)
        if (passage.kind == PassageKind::Turn)
            lines.append(u"%1 %2| %3"_s.arg(
                QString::number(passage.startMs), passage.speaker,
                passage.range.in(source.text).toString().simplified()));
    return lines;
}

QStringList expectedSections(const Conversation& conversation) {
    QStringList lines = {u"1 "_s + conversation.title};
    for (qsizetype i = 0; i < conversation.turns.size(); ++i) {
        lines.append(u"2 Questions\\%1"_s.arg(i + 1));
        for (const QString& paragraph : conversation.turns[i].paragraphs)
            lines.append(u"0 "_s + paragraph);
    }
    return lines;
}

QStringList sectionsIn(const ImportedSource& source) {
    QStringList lines;
    for (const Passage& passage : source.passages)
        lines.append(QString::number(passage.headingLevel) + u' ' + passage.range.in(source.text).toString());
    return lines;
}

QString allWords(const Conversation& conversation) {
    QStringList words;
    for (const SpokenTurn& turn : conversation.turns)
        words.append(test::wordsOf(turn));
    return words.join(u' ');
}

/// Both from shortly before the place where they part.
QString parting(const QString& found, const QString& expected) {
    qsizetype at = 0;
    while (at < std::min(found.size(), expected.size()) && found[at] == expected[at])
        ++at;
    const qsizetype from = std::max<qsizetype>(0, at - 30);
    return u"“%1” instead of “%2”"_s.arg(found.mid(from, 120), expected.mid(from, 120));
}

/// The first difference between what the conversation was and what was read; empty if there is none.
QString differenceIn(const Conversation& conversation, const Convention& convention, const ImportedSource& source) {
    if (const QString fault = checkImported(source); !fault.isEmpty())
        return fault;
    QStringList expected, found;
    switch (convention.keeps) {
    case Convention::Keeps::Turns:
        expected = expectedTurns(conversation, convention);
        found = turnsIn(source);
        break;
    case Convention::Keeps::Words:
        expected = QStringList{allWords(conversation)};
        found = QStringList{source.text.simplified()};
        break;
    case Convention::Keeps::Sections:
        expected = expectedSections(conversation);
        found = sectionsIn(source);
        break;
    }
    for (qsizetype i = 0; i < std::max(expected.size(), found.size()); ++i)
        if (expected.value(i) != found.value(i))
            return u"at %1 of %2: "_s.arg(i + 1).arg(expected.size()) + parting(found.value(i), expected.value(i));
    return {};
}

std::string
differenceWhenRead(const Conversation& conversation, const Convention& convention, const QByteArray& bytes) {
    const auto source = importDocument(bytes, {.fileName = QString::fromLatin1(convention.fileName)});
    return (source ? differenceIn(conversation, convention, *source) : source.error().message).toStdString();
}

/// Text files as Windows writes them: with CR LF, and a mark of their encoding.
QByteArray fromWindows(QByteArray bytes) {
    bytes.replace("\r\n", "\n").replace("\n", "\r\n");
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes : "\xEF\xBB\xBF" + bytes;
}

bool isText(const Convention& convention) {
    return !QByteArray(convention.fileName).endsWith(".docx");
}

QString anySentence(int number) {
    static const QStringList words = {u"families"_s, u"we’d"_s,  u"(so"_s,     u"to-day)"_s, u"Łódź"_s,   u"שלום"_s,
                                      u"子供"_s,     u"😀"_s,    u"5 %"_s,     u"[pause]"_s, u"Mr. X"_s,  u"& then"_s,
                                      u"it’s"_s,     u"12:30"_s, u"“quote”"_s, u"e.g."_s,    u"and/or"_s, u"—"_s};
    const auto chosen =
        *rc::gen::resize(20, rc::gen::container<std::vector<int>>(rc::gen::inRange(0, static_cast<int>(words.size()))));
    QString text = u"Well"_s;
    for (const int word : chosen)
        text += u' ' + words[word];
    // A colon inside a sentence, as no other sentence has it.
    return *rc::gen::arbitrary<bool>() ? text + u" rule was%1: go home."_s.arg(number) : text + u'.';
}

Conversation anyConversation() {
    static const QStringList names = {u"Ada Okafor"_s,    u"Okafor, Ben (Guest)"_s,
                                      u"O'Neil, J. R."_s, u"P1"_s,
                                      u"Łucja"_s,         u"נועה לוי"_s,
                                      u"李明"_s,          u"Speaker 2"_s,
                                      u"INT"_s,           u"Dr. Anne-Marie Tó"_s};
    const int first = *rc::gen::inRange(0, static_cast<int>(names.size()));
    const int count = *rc::gen::inRange(2, 5);
    const int turns = *rc::gen::inRange(2 * count, 24);
    Conversation conversation{u"A conversation that nobody had"_s, {}};
    qint64 time = *rc::gen::inRange(0, 4'000'000);
    for (int i = 0; i < turns; ++i) {
        SpokenTurn turn{names[(first + i % count) % names.size()], time, {}};
        const int paragraphs = *rc::gen::inRange(1, 4);
        for (int p = 0; p < paragraphs; ++p)
            turn.paragraphs.append(anySentence(10 * i + p));
        conversation.turns.append(turn);
        time += *rc::gen::inRange(0, 90'000);
    }
    // Talk that long in which nobody asks anything is rather a manual of headed entries.
    if (turns > 20)
        conversation.turns[*rc::gen::inRange(0, turns)].paragraphs.last() += u" Was it?"_s;
    return conversation;
}

class ConventionTest : public testing::TestWithParam<Convention> {};

} // namespace

TEST_P(ConventionTest, GivesTheTurnsOfLongConversationsBack) {
    for (const Conversation& conversation : test::longConversations()) {
        ASSERT_GE(conversation.turns.size(), 30);
        const QByteArray bytes = GetParam().render(conversation);
        EXPECT_EQ(differenceWhenRead(conversation, GetParam(), bytes), "") << conversation.title.toStdString();
        const QByteArray again = isText(GetParam()) ? fromWindows(bytes) : bytes;
        EXPECT_EQ(differenceWhenRead(conversation, GetParam(), again), "") << conversation.title.toStdString();
    }
}

TEST_P(ConventionTest, GivesTheTurnsOfAnyConversationBack) {
    EXPECT_TRUE(rc::check([] {
        const Conversation conversation = anyConversation();
        const std::string difference = differenceWhenRead(conversation, GetParam(), GetParam().render(conversation));
        if (!difference.empty())
            RC_FAIL(difference);
    }));
}

INSTANTIATE_TEST_SUITE_P(
    Every, ConventionTest, testing::ValuesIn(test::conventions()),
    [](const testing::TestParamInfo<Convention>& tested) { return std::string(tested.param.name); });

} // namespace sheaf
