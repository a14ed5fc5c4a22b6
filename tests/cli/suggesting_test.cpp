#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::runSheaf;

namespace {

class CodedProject : public testing::Test {
protected:
    void SetUp() override {
        QByteArray text = "Leaders kept the teams stable.\n\nA stable team, said the leader.\n\nIt rained.\n";
        for (int i = 0; i < 20; ++i)
            text += "\nOf something else.\n";
        folder.write(u"plan.md"_s, text);
        for (const QStringList& words : QList<QStringList>{
                 {u"new"_s, project},
                 {u"import"_s, project, folder.path(u"plan.md"_s)},
                 {u"codes"_s, project, u"add"_s, u"Stability"_s},
                 {u"codes"_s, project, u"add"_s, u"Empty"_s},
                 {u"code"_s, project, u"Stability"_s, u"--query"_s, u"kept"_s, u"--extent"_s, u"passage"_s}})
            ASSERT_EQ(runSheaf(words).status, 0) << words.join(u' ').toStdString();
    }
    QJsonArray suggestions() const {
        return runSheaf(call + QStringList{u"--format"_s, u"json"_s}).json()[u"suggestions"_s].toArray();
    }
    QString numberOfFirst() const { return QString::number(suggestions()[0][u"passage"_s].toInteger()); }

    Folder folder;
    const QString project = folder.path(u"review.sheaf"_s);
    const QStringList call{u"suggest"_s, project, u"Stability"_s};
};

TEST_F(CodedProject, SuggestListsPassagesWithNumbersAndReasons) {
    const QJsonArray found = suggestions();
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0][u"text"_s].toString(), u"A stable team, said the leader."_s);
    EXPECT_TRUE(found[0][u"why"_s].toArray().contains(u"leader"_s));
    const Ran shown = runSheaf(call);
    EXPECT_TRUE(shown.out.startsWith(numberOfFirst() + u" · plan"_s)) << shown.out.toStdString();
    EXPECT_TRUE(shown.out.contains(u"«leader»"_s)) << shown.out.toStdString();
    EXPECT_TRUE(shown.out.contains(u"why: "_s)) << shown.out.toStdString();
    EXPECT_EQ(runSheaf(call).out, shown.out);
    const QString csv = runSheaf(call + QStringList{u"--format"_s, u"csv"_s}).out;
    EXPECT_TRUE(csv.startsWith(u"passage,source,place,start,end,score,why,text"_s)) << csv.toStdString();
}

TEST_F(CodedProject, AcceptedSuggestionsAreCodedAndUndoneAtOnce) {
    const Ran accepted = runSheaf(call + QStringList{u"--accept"_s, numberOfFirst(), u"3"_s});
    EXPECT_EQ(accepted.status, 0) << accepted.err.toStdString();
    EXPECT_TRUE(accepted.err.contains(u"2 coded, 0 coded already"_s)) << accepted.err.toStdString();
    EXPECT_TRUE(suggestions().isEmpty());
    EXPECT_EQ(runSheaf({u"undo"_s, project}).status, 0);
    EXPECT_EQ(suggestions().size(), 1);
}

TEST_F(CodedProject, RejectedSuggestionsStayAway) {
    EXPECT_EQ(runSheaf(call + QStringList{u"--reject"_s, numberOfFirst()}).status, 0);
    EXPECT_TRUE(suggestions().isEmpty());
    EXPECT_EQ(runSheaf({u"undo"_s, project}).status, 0);
    EXPECT_EQ(suggestions().size(), 1);
}

TEST_F(CodedProject, SuggestSaysWhatIsWrongWithACall) {
    const Ran empty = runSheaf({u"suggest"_s, project, u"Empty"_s});
    EXPECT_EQ(empty.status, 2);
    EXPECT_EQ(empty.errorLines().size(), 1) << empty.err.toStdString();
    EXPECT_TRUE(empty.err.contains(u"code some passages"_s)) << empty.err.toStdString();
    EXPECT_EQ(runSheaf({u"suggest"_s, project, u"Nobody"_s}).status, 2);
    EXPECT_EQ(runSheaf(call + QStringList{u"--limit"_s, u"0"_s}).status, 2);
    EXPECT_EQ(runSheaf(call + QStringList{u"--accept"_s, u"first"_s}).status, 2);
    EXPECT_EQ(runSheaf(call + QStringList{u"--accept"_s, u"9999"_s}).status, 2);
    EXPECT_EQ(runSheaf(call + QStringList{u"--accept"_s, u"1"_s, u"--reject"_s, u"2"_s}).status, 2);
}

} // namespace
