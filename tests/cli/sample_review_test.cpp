#include "coding/csv.h"
#include "tests/cli/running.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <gmock/gmock.h>

using namespace Qt::StringLiterals;
using sheaf::CsvFile;
using sheaf::test::Folder;
using sheaf::test::Ran;
using sheaf::test::repositoryFile;
using sheaf::test::runSheaf;
using sheaf::test::sampleProject;

namespace {

/// A thematic table as facts: (column, feature) → sites. The order of sites in a cell says nothing.
using Facts = QMap<std::pair<QString, QString>, QSet<QString>>;

QSet<QString> names(const QString& cell) {
    const QStringList parts = cell.split(u';', Qt::SkipEmptyParts);
    return {parts.begin(), parts.end()};
}

CsvFile csvFile(const QString& path) {
    return CsvFile::parse(Folder::read(path), path).value();
}

/// What the sample's own register of facts says: `column,feature,sites` or `feature,sites`.
Facts publishedFacts(const QString& path) {
    const CsvFile csv = csvFile(path);
    Facts facts;
    for (qsizetype row = 0; row < csv.rowCount(); ++row) {
        facts[{csv.cell(row, u"column"_s), csv.cell(row, u"feature"_s)}] = names(csv.cell(row, u"sites"_s));
    }
    return facts;
}

/// What the program made of the codings; empty cells are left out, as the published table does.
Facts exportedFacts(const QString& path) {
    const CsvFile csv = csvFile(path);
    Facts facts;
    for (qsizetype row = 0; row < csv.rowCount(); ++row) {
        for (const QString& column : csv.columns()) {
            if (column == u"feature" || csv.cell(row, column).isEmpty())
                continue;
            facts[{column == u"sites" ? QString() : column, csv.cell(row, u"feature"_s)}] =
                names(csv.cell(row, column));
        }
    }
    return facts;
}

QStringList features(const QString& path) {
    const CsvFile csv = csvFile(path);
    QStringList inOrder;
    for (qsizetype row = 0; row < csv.rowCount(); ++row)
        inOrder.append(csv.cell(row, u"feature"_s));
    inOrder.removeDuplicates();
    return inOrder;
}

TEST(SampleReview, HoldsEveryDocumentOfItsManifest) {
    const auto sources = runSheaf({u"sources"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array();
    const CsvFile manifest = csvFile(repositoryFile(u"sample-corpus/manifest.csv"_s));
    EXPECT_EQ(sources.size(), manifest.rowCount());
    EXPECT_GE(sources.size(), 43);
    for (const auto& source : sources)
        EXPECT_GT(source.toObject()[u"passages"_s].toInt(), 5) << source[u"title"_s].toString().toStdString();
}

TEST(SampleReview, Table1MadeFromTheCodingsEqualsThePublishedOneCellForCell) {
    const Folder folder;
    const QString table = folder.path(u"table-1.csv"_s);
    const QString published = repositoryFile(u"tests/sample-corpus/expected-table-1.csv"_s);
    ASSERT_EQ(
        runSheaf({u"table"_s, sampleProject(), u"--rows"_s, u"Practice elements"_s, u"--by"_s, u"Development"_s,
                  u"-o"_s, table})
            .status,
        0);
    EXPECT_EQ(exportedFacts(table), publishedFacts(published));
    EXPECT_EQ(features(table), features(published));
    EXPECT_EQ(publishedFacts(published).size(), 16);
}

TEST(SampleReview, TheFeaturesTableEqualsThePublishedOneCellForCell) {
    const Folder folder;
    const QString table = folder.path(u"features.csv"_s);
    const QString published = repositoryFile(u"tests/sample-corpus/expected-features.csv"_s);
    ASSERT_EQ(runSheaf({u"table"_s, sampleProject(), u"--rows"_s, u"Practice features"_s, u"-o"_s, table}).status, 0);
    EXPECT_EQ(exportedFacts(table), publishedFacts(published));
    EXPECT_EQ(features(table), features(published));
    EXPECT_EQ(publishedFacts(published).size(), 7);
}

TEST(SampleReview, EveryRangeOfASearchCutFromTheTextIsTheMatchedText) {
    const Ran ran = runSheaf(
        {u"search"_s, sampleProject(), u"leader* NEAR/6 stab*"_s, u"--format"_s, u"json"_s, u"--limit"_s, u"1000"_s});
    ASSERT_EQ(ran.status, 0) << ran.err.toStdString();
    const auto hits = ran.json()[u"hits"_s].toArray();
    EXPECT_EQ(hits.size(), ran.json()[u"total"_s].toInt());
    ASSERT_GE(hits.size(), 12);
    int afterEmoji = 0;
    QMap<QString, QString> texts;
    for (const auto& hit : hits) {
        const QString source = hit[u"source"_s].toString();
        if (!texts.contains(source))
            texts[source] = runSheaf({u"text"_s, sampleProject(), source}).out;
        const QString& text = texts[source];
        const qsizetype start = hit[u"start"_s].toInteger();
        EXPECT_EQ(text.mid(start, hit[u"end"_s].toInteger() - start), hit[u"text"_s].toString());
        const auto matches = hit[u"matches"_s].toArray();
        ASSERT_GE(matches.size(), 2);
        for (const auto& match : matches) {
            const QString word =
                text.mid(match[u"start"_s].toInteger(), match[u"end"_s].toInteger() - match[u"start"_s].toInteger());
            EXPECT_TRUE(
                word.startsWith(u"leader"_s, Qt::CaseInsensitive) || word.startsWith(u"stab"_s, Qt::CaseInsensitive))
                << word.toStdString() << " in " << source.toStdString();
            const QString before = text.mid(start, match[u"start"_s].toInteger() - start);
            if (before.contains(QString::fromUtf8("🌱")) ||
                before.contains(QString::fromUtf8("👨‍👩‍👧‍👦")))
                ++afterEmoji;
        }
    }
    EXPECT_GE(afterEmoji, 4) << "the sample has an emoji and a family of four before such words";
}

TEST(SampleReview, QuotationsOfEveryCodingStandInTheTextAtTheirRange) {
    const auto codings = runSheaf({u"codings"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array();
    EXPECT_GE(codings.size(), 250);
    QMap<QString, QString> texts;
    for (const auto& coding : codings) {
        const QString source = coding[u"source"_s].toString();
        if (!texts.contains(source))
            texts[source] = runSheaf({u"text"_s, sampleProject(), source}).out;
        const qsizetype start = coding[u"start"_s].toInteger();
        EXPECT_EQ(texts[source].mid(start, coding[u"end"_s].toInteger() - start), coding[u"quotation"_s].toString());
    }
}

TEST(SampleReview, TheMatrixWithQuotationsNamesNoInterviewee) {
    const Folder folder;
    const QString matrix = folder.path(u"matrix.html"_s);
    ASSERT_EQ(
        runSheaf({u"matrix"_s, sampleProject(), u"--rows"_s, u"site"_s, u"--columns"_s, u"Review questions"_s,
                  u"--cells"_s, u"quotes"_s, u"-o"_s, matrix})
            .status,
        0);
    const QString html = QString::fromUtf8(Folder::read(matrix));
    EXPECT_TRUE(html.contains(u"Lead interviews"_s));
    EXPECT_TRUE(html.contains(u"a lead interview"_s));
    // One coded quotation of the sample speaks of its interviewer and two sites by name.
    EXPECT_TRUE(html.contains(u"Last week I told [name] [name] that [site] and [site] learn more from each other"_s));
    for (const auto& source : runSheaf({u"sources"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array()) {
        if (source[u"confidentiality"_s].toString() != u"confidential")
            continue;
        EXPECT_FALSE(html.contains(source[u"title"_s].toString()));
        const auto shown =
            runSheaf({u"show"_s, sampleProject(), source[u"title"_s].toString(), u"--format"_s, u"json"_s}).json();
        for (const auto& speaker : shown[u"speakers"_s].toArray()) {
            const QString name = speaker.toString();
            const bool identifies = name.contains(u' '); // "I", "Lead" or "Interviewer" is nobody's name
            EXPECT_FALSE(identifies && html.contains(name)) << name.toStdString();
        }
    }
}

TEST(SampleReview, EveryInterviewHasTurnsOfTwoSpeakersOrMore) {
    int interviews = 0;
    for (const auto& source : runSheaf({u"sources"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array()) {
        if (source[u"type"_s].toString() != u"interview")
            continue;
        ++interviews;
        const auto shown =
            runSheaf({u"show"_s, sampleProject(), source[u"title"_s].toString(), u"--format"_s, u"json"_s}).json();
        EXPECT_GE(shown[u"speakers"_s].toArray().size(), 2) << source[u"title"_s].toString().toStdString();
        int turns = 0;
        for (const auto& passage : shown[u"passages"_s].toArray())
            turns += passage[u"kind"_s].toString() == u"turn" ? 1 : 0;
        EXPECT_GE(turns, 18) << source[u"title"_s].toString().toStdString();
    }
    EXPECT_EQ(interviews, 7);
}

TEST(SampleReview, TheRegisterCountsWhatIsMissing) {
    const Ran ran = runSheaf({u"register"_s, sampleProject(), u"--format"_s, u"json"_s});
    ASSERT_EQ(ran.status, 0);
    EXPECT_EQ(ran.json().array().size(), 16);
    EXPECT_TRUE(ran.err.contains(u"43 of 148 expected documents held, 105 missing"_s)) << ran.err.toStdString();
    const Ran shown = runSheaf({u"register"_s, sampleProject()});
    EXPECT_TRUE(shown.err.contains(u"listed under no site: 7 held, 16 expected"_s)) << shown.err.toStdString();
    EXPECT_FALSE(ran.out.contains(u"Interview"_s)) << "a report must not tell which sites were interviewed";
    EXPECT_TRUE(runSheaf({u"register"_s, sampleProject(), u"--for-team"_s}).out.contains(u"INTERVIEW"_s));
    for (const auto& row : ran.json().array()) {
        if (row[u"Site"_s].toString() != u"Stockport")
            continue;
        EXPECT_TRUE(row[u"Proposal"_s].toArray().first().toString().startsWith(u"missing"_s));
    }
}

TEST(SampleReview, StatisticsNameNoSiteAndNoInterviewButWhereSourcesAreListed) {
    const auto sites = csvFile(repositoryFile(u"sample-corpus/sites.csv"_s));
    for (const QString& what : {u"codes"_s, u"co-occurrence"_s}) {
        const Ran ran = runSheaf({u"statistics"_s, sampleProject(), what, u"--format"_s, u"json"_s});
        ASSERT_EQ(ran.status, 0) << ran.err.toStdString();
        for (qsizetype row = 0; row < sites.rowCount(); ++row)
            EXPECT_FALSE(ran.out.contains(sites.cell(row, u"site"_s))) << sites.cell(row, u"site"_s).toStdString();
        EXPECT_FALSE(ran.out.contains(u"interview"_s));
    }
    const Ran sources = runSheaf({u"statistics"_s, sampleProject(), u"sources"_s});
    EXPECT_TRUE(sources.out.contains(u"Lead 4 · interview"_s));
    EXPECT_TRUE(sources.err.contains(u"For the team's own eyes"_s));
}

TEST(SampleReview, MetadataGuessedFromNamesAgreesWithTheManifest) {
    const Folder folder;
    const QString project = folder.path(u"guessed.sheaf"_s);
    ASSERT_EQ(runSheaf({u"new"_s, project}).status, 0);
    ASSERT_EQ(
        runSheaf({u"attributes"_s, project, u"import"_s, repositoryFile(u"sample-corpus/sites.csv"_s)}).status, 0);
    ASSERT_EQ(runSheaf({u"import"_s, project, repositoryFile(u"sample-corpus/documents"_s)}).status, 0);
    QMap<QString, QJsonObject> known;
    for (const auto& source : runSheaf({u"sources"_s, sampleProject(), u"--format"_s, u"json"_s}).json().array()) {
        known[source[u"file"_s].toString()] = source.toObject();
    }
    for (const auto& source : runSheaf({u"sources"_s, project, u"--format"_s, u"json"_s}).json().array()) {
        const QJsonObject& expected = known[source[u"file"_s].toString()];
        const std::string file = source[u"file"_s].toString().toStdString();
        EXPECT_EQ(source[u"type"_s], expected[u"type"_s]) << file;
        if (expected[u"type"_s].toString() == u"interview") {
            EXPECT_EQ(source[u"confidentiality"_s].toString(), u"confidential") << file;
        } else {
            EXPECT_EQ(source[u"site"_s], expected[u"site"_s]) << file;
            EXPECT_EQ(source[u"period"_s], expected[u"period"_s]) << file;
        }
    }
}

} // namespace
