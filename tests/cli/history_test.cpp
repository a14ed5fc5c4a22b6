#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

/// A project with one source, two codes and one coding, each made by a call of its own.
class ChangedProject : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
        ASSERT_EQ(sheaf({u"codes"_s}, {u"add"_s, u"Trust"_s}).status, 0);
        ASSERT_EQ(sheaf({u"codes"_s}, {u"add"_s, u"Faith"_s}).status, 0);
        folder.write(u"note.txt"_s, "🌱 Trust grew slowly. It held.\n\nNobody trusted the economy at first.\n");
        ASSERT_EQ(sheaf({u"import"_s}, {folder.path(u"note.txt"_s)}).status, 0);
        ASSERT_EQ(code(u"Trust"_s, u"grew"_s).status, 0);
    }
    Ran sheaf(const QStringList& verb, const QStringList& words = {}) const {
        return runSheaf(verb + QStringList{project} + words);
    }
    Ran code(const QString& code, const QString& query, const QStringList& more = {}) const {
        return sheaf({u"code"_s}, QStringList{code, u"--query"_s, query} + more);
    }
    QJsonArray json(const QStringList& verb, const QStringList& words = {}) const {
        const Ran ran = sheaf(verb, words + QStringList{u"--format"_s, u"json"_s});
        EXPECT_EQ(ran.status, 0) << ran.err.toStdString();
        return ran.json().array();
    }
    QStringList quotations() const {
        QStringList found;
        for (const auto& coding : json({u"codings"_s}))
            found.append(coding[u"code"_s].toString() + u": "_s + coding[u"quotation"_s].toString());
        return found;
    }
    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
};

TEST_F(ChangedProject, HistorySaysWhoDidWhatAndWhatFor) {
    ASSERT_EQ(
        sheaf(
            {u"codes"_s},
            {u"rename"_s, u"Trust"_s, u"Confidence"_s, u"--reason"_s, u"clearer"_s, u"--coder"_s, u"Anna"_s})
            .status,
        0);
    const auto history = json({u"history"_s}, {u"--rows"_s});
    ASSERT_EQ(history.size(), 5);
    const QJsonObject last = history[0].toObject();
    EXPECT_EQ(last[u"what"_s], u"rename code “Trust” to “Confidence”"_s);
    EXPECT_EQ(last[u"coder"_s], u"Anna"_s);
    EXPECT_EQ(last[u"reason"_s], u"clearer"_s);
    EXPECT_EQ(last[u"changes"_s][0][u"before"_s][u"name"_s], u"Trust"_s);
    EXPECT_EQ(last[u"changes"_s][0][u"after"_s][u"name"_s], u"Confidence"_s);
    EXPECT_EQ(history[4][u"coder"_s], u"tester"_s);
}

TEST_F(ChangedProject, HistoryIsFilteredByCoderDayThingAndWords) {
    ASSERT_EQ(code(u"Faith"_s, u"held"_s, {u"--coder"_s, u"Anna"_s}).status, 0);
    EXPECT_EQ(json({u"history"_s}, {u"--coder"_s, u"anna"_s}).size(), 1);
    EXPECT_EQ(json({u"history"_s}, {u"--of"_s, u"code:Trust"_s}).size(), 1);
    EXPECT_EQ(json({u"history"_s}, {u"--of"_s, u"source:note"_s}).size(), 1);
    EXPECT_EQ(json({u"history"_s}, {u"--text"_s, u"IMPORT"_s}).size(), 1);
    EXPECT_EQ(json({u"history"_s}, {u"--since"_s, u"2100-01-01"_s}).size(), 0);
    EXPECT_EQ(json({u"history"_s}, {u"--until"_s, u"2100-01-01"_s}).size(), 5);
    EXPECT_EQ(json({u"history"_s}, {u"--limit"_s, u"2"_s}).size(), 2);
    EXPECT_EQ(sheaf({u"history"_s}, {u"--since"_s, u"soon"_s}).status, 2);
    EXPECT_EQ(sheaf({u"history"_s}, {u"--coder"_s, u"Nobody"_s}).status, 2);
    EXPECT_EQ(sheaf({u"history"_s}, {u"--of"_s, u"Trust"_s}).status, 2);
}

TEST_F(ChangedProject, UndoAndRedoGoStepByStepAndSayWhat) {
    const Ran undone = sheaf({u"undo"_s});
    EXPECT_EQ(undone.status, 0);
    EXPECT_EQ(undone.err, u"undo: code “Trust” on the hits of “grew”\n"_s);
    EXPECT_TRUE(quotations().isEmpty());
    EXPECT_EQ(sheaf({u"undo"_s}, {u"3"_s}).status, 0);
    EXPECT_TRUE(json({u"sources"_s}).isEmpty());
    EXPECT_EQ(sheaf({u"redo"_s}, {u"2"_s}).status, 0);
    EXPECT_EQ(json({u"codes"_s}).size(), 2);
    const Ran tooMany = sheaf({u"redo"_s}, {u"9"_s});
    EXPECT_EQ(tooMany.status, 1) << "what could be made again is";
    EXPECT_EQ(tooMany.errorLines().size(), 1);
    EXPECT_EQ(quotations(), QStringList{u"Trust: grew"_s});
    EXPECT_EQ(sheaf({u"redo"_s}).status, 2);
}

TEST_F(ChangedProject, UndoOfAThingSomebodyElseChangedSinceIsRefused) {
    ASSERT_EQ(sheaf({u"codes"_s}, {u"rename"_s, u"Faith"_s, u"Belief"_s, u"--coder"_s, u"Anna"_s}).status, 0);
    ASSERT_EQ(sheaf({u"undo"_s}, {u"2"_s}).status, 0);
    const Ran refused = sheaf({u"undo"_s});
    EXPECT_EQ(refused.status, 4);
    ASSERT_EQ(refused.errorLines().size(), 1);
    EXPECT_TRUE(refused.err.contains(u"Anna changed it since"_s)) << refused.err.toStdString();
    EXPECT_EQ(sheaf({u"undo"_s}, {u"--coder"_s, u"Anna"_s}).status, 0);
    EXPECT_EQ(sheaf({u"undo"_s}).status, 0);
    const Ran nothing = sheaf({u"undo"_s}, {u"--coder"_s, u"Ben"_s});
    EXPECT_EQ(nothing.status, 2);
}

TEST_F(ChangedProject, OneChangeIsUndoneByItsNumber) {
    const int added = json({u"history"_s}, {u"--text"_s, u"“Faith”"_s})[0][u"revision"_s].toInt();
    EXPECT_EQ(sheaf({u"undo"_s}, {u"--change"_s, QString::number(added)}).status, 0);
    EXPECT_EQ(json({u"codes"_s}).size(), 1);
    EXPECT_EQ(sheaf({u"undo"_s}, {u"--change"_s, QString::number(added)}).status, 2) << "undone already";
    EXPECT_EQ(sheaf({u"undo"_s}, {u"--change"_s, u"999"_s}).status, 2);
    EXPECT_EQ(sheaf({u"undo"_s}, {u"--change"_s, u"0"_s}).status, 2);
    EXPECT_EQ(json({u"codes"_s}).size(), 1);
}

TEST_F(ChangedProject, TheCodebookIsReshaped) {
    ASSERT_EQ(sheaf({u"codes"_s}, {u"add"_s, u"Themes"_s}).status, 0);
    EXPECT_EQ(sheaf({u"codes"_s}, {u"move"_s, u"Trust"_s, u"Faith"_s, u"--to"_s, u"Themes"_s}).status, 0);
    EXPECT_EQ(sheaf({u"codes"_s}, {u"move"_s, u"Faith"_s, u"--to"_s, u"Themes"_s, u"--position"_s, u"1"_s}).status, 0);
    EXPECT_EQ(json({u"codes"_s})[1][u"path"_s], u"Themes/Faith"_s);
    EXPECT_EQ(sheaf({u"codes"_s}, {u"move"_s, u"Faith"_s}).status, 2) << "where to?";
    EXPECT_EQ(sheaf({u"codes"_s}, {u"recolour"_s, u"Faith"_s, u"--colour"_s, u"#123456"_s}).status, 0);
    EXPECT_EQ(sheaf({u"codes"_s}, {u"recolour"_s, u"Faith"_s, u"--colour"_s, u"blue"_s}).status, 2);
    EXPECT_EQ(
        sheaf({u"codes"_s}, {u"describe"_s, u"Faith"_s, u"--definition"_s, u"held true"_s, u"--kind"_s, u"theme"_s})
            .status,
        0);
    EXPECT_EQ(json({u"codes"_s})[1][u"definition"_s], u"held true"_s);

    ASSERT_EQ(code(u"Trust"_s, u"held"_s).status, 0);
    EXPECT_EQ(sheaf({u"codes"_s}, {u"split"_s, u"Trust"_s, u"Holding"_s, u"--query"_s, u"held"_s}).status, 0);
    EXPECT_EQ(quotations(), (QStringList{u"Themes/Trust: grew"_s, u"Themes/Holding: held"_s}));
    EXPECT_EQ(sheaf({u"codes"_s}, {u"merge"_s, u"Holding"_s, u"Trust"_s, u"--into"_s, u"Faith"_s}).status, 0);
    EXPECT_EQ(quotations(), (QStringList{u"Themes/Faith: grew"_s, u"Themes/Faith: held"_s}));
    EXPECT_EQ(sheaf({u"undo"_s}).status, 0);
    EXPECT_EQ(quotations(), (QStringList{u"Themes/Trust: grew"_s, u"Themes/Holding: held"_s}));
}

TEST_F(ChangedProject, RemovingACodeAsksWhatBecomesOfItsCodings) {
    const Ran asked = sheaf({u"codes"_s}, {u"remove"_s, u"Trust"_s});
    EXPECT_EQ(asked.status, 2);
    EXPECT_TRUE(asked.err.contains(u"--codings-to CODE"_s)) << asked.err.toStdString();
    EXPECT_EQ(sheaf({u"codes"_s}, {u"remove"_s, u"Trust"_s, u"--codings-to"_s, u"Faith"_s}).status, 0);
    EXPECT_EQ(quotations(), QStringList{u"Faith: grew"_s});
    EXPECT_EQ(sheaf({u"codes"_s}, {u"remove"_s, u"Faith"_s, u"--codings"_s, u"remove"_s}).status, 0);
    EXPECT_TRUE(quotations().isEmpty());
    EXPECT_TRUE(json({u"codes"_s}).isEmpty());
}

TEST_F(ChangedProject, ACorrectedTextTakesItsCodingsAlong) {
    const QString corrected = folder.write(
        u"new.txt"_s, "🌱🌱 An added line.\n\nTrust grew slowly. It held.\n\nNobody trusted it at first.\n");
    const Ran revised = sheaf({u"revise"_s}, {u"note"_s, corrected, u"--format"_s, u"json"_s});
    ASSERT_EQ(revised.status, 0) << revised.err.toStdString();
    EXPECT_EQ(revised.json()[0][u"exactly"_s].toInt() + revised.json()[0][u"by_context"_s].toInt(), 1);
    EXPECT_EQ(quotations(), QStringList{u"Trust: grew"_s});
    EXPECT_TRUE(json({u"review-anchors"_s}).isEmpty());
    EXPECT_EQ(sheaf({u"text"_s}, {u"note"_s}).out.count(u"🌱"_s), 2);
    EXPECT_EQ(sheaf({u"revise"_s}, {u"note"_s, corrected}).status, 2) << "held already";
    EXPECT_EQ(sheaf({u"revise"_s}, {u"note"_s, folder.path(u"none.txt"_s)}).status, 3);
}

TEST_F(ChangedProject, WhatIsInDoubtIsListedAndSettled) {
    const QString corrected = folder.write(u"new.txt"_s, "Another text altogether, on other matters.\n");
    ASSERT_EQ(sheaf({u"revise"_s}, {u"note"_s, corrected}).status, 0);
    const auto doubts = json({u"review-anchors"_s}, {u"--source"_s, u"note"_s});
    ASSERT_EQ(doubts.size(), 1);
    EXPECT_EQ(doubts[0][u"quotation"_s], u"grew"_s);
    EXPECT_FALSE(doubts[0][u"reason"_s].toString().isEmpty());
    EXPECT_EQ(json({u"codings"_s})[0][u"place"_s], u"needs a look"_s);
    const QString id = QString::number(doubts[0][u"id"_s].toInt());
    EXPECT_EQ(sheaf({u"review-anchors"_s}, {u"place"_s, id, u"0:0"_s}).status, 2);
    EXPECT_EQ(sheaf({u"review-anchors"_s}, {u"place"_s, id, u"0:7"_s}).status, 0);
    EXPECT_EQ(quotations(), QStringList{u"Trust: Another"_s});
    EXPECT_EQ(sheaf({u"undo"_s}).status, 0);
    EXPECT_EQ(sheaf({u"review-anchors"_s}, {u"remove"_s, id}).status, 0);
    EXPECT_TRUE(quotations().isEmpty());
    EXPECT_EQ(sheaf({u"review-anchors"_s}, {u"remove"_s, u"x"_s}).status, 2);
}

TEST_F(ChangedProject, ManyProgramsWriteAtOnceAndNoChangeIsLost) {
    constexpr int writers = 4;
    constexpr int each = 5;
    std::vector<std::thread> threads;
    std::atomic_int done = 0;
    for (int writer = 0; writer < writers; ++writer) {
        threads.emplace_back([&, writer] {
            for (int at = 0; at < each; ++at) {
                const QString name = u"Code %1-%2"_s.arg(writer).arg(at);
                if (sheaf({u"codes"_s}, {u"add"_s, name}).status == 0)
                    ++done;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(done, writers * each);
    EXPECT_EQ(json({u"codes"_s}).size(), 2 + writers * each);
}

} // namespace
