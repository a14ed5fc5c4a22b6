#include "app/session/import_sources.h"
#include "app/session/search_passages.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using testing::Each;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class ImportSourcesTest : public AnyReview {
protected:
    ImportReport import(const QStringList& paths, const ImportOptions& options = {}) {
        const auto report = ImportSources(review).run(paths, options, cancel, {});
        EXPECT_THAT(report, isOk());
        return report.value_or(ImportReport{});
    }
    static QList<ImportOutcome> outcomes(const ImportReport& report) {
        QList<ImportOutcome> outcomes;
        for (const ImportedFile& file : report.files)
            outcomes.append(file.outcome);
        return outcomes;
    }
    CancelToken cancel;
};

TEST_F(ImportSourcesTest, CostsEachWrongFileItselfOnly) {
    const QString missing = folder.path(u"missing.txt"_s);
    const QString empty = write(u"empty.txt"_s, {});
    const QString truncated = write(u"truncated.pdf"_s, "%PDF-1.7\n1 0 obj\n<< /Type /Cat");
    const QString encrypted = QStringLiteral(SHEAF_SOURCE_DIR "/tests/importers/fixtures/locked.pdf");
    const QString mislabelled = write(u"picture.pdf"_s, "\x89PNG\r\n\x1A\n....");
    const QString good = write(u"good.txt"_s, "One paragraph.\n\nAnother one.\n");
    const QString last = write(u"last.txt"_s, "Last words.\n");
    const ImportReport report = import({missing, empty, good, truncated, encrypted, mislabelled, last});
    const std::pair<qsizetype, ErrorCode> wrong[] = {
        {0, ErrorCode::Unreadable},
        {1, ErrorCode::Damaged},
        {3, ErrorCode::Damaged},
        {4, ErrorCode::Encrypted},
        {5, ErrorCode::Damaged}};
    for (const auto& [at, code] : wrong) {
        ASSERT_TRUE(report.files[at].error) << report.files[at].path.toStdString();
        EXPECT_EQ(report.files[at].error->code, code) << report.files[at].error->message.toStdString();
        EXPECT_TRUE(report.files[at].error->message.contains(report.files[at].path));
    }
    EXPECT_EQ(report.count(ImportOutcome::Failed), 5);
    EXPECT_EQ(report.count(ImportOutcome::Imported), 2);
    EXPECT_EQ(review.sources()->size(), 2);
    EXPECT_EQ(report.files[2].source->passageCount, 2);
}

TEST_F(ImportSourcesTest, TakesTheSameBytesOnceWhateverTheName) {
    const QString one = write(u"one.txt"_s, "Words.");
    const QString two = write(u"two.txt"_s, "Words.");
    EXPECT_THAT(outcomes(import({one, two})), ElementsAre(ImportOutcome::Imported, ImportOutcome::AlreadyHeld));
    const ImportReport again = import({two});
    EXPECT_THAT(outcomes(again), ElementsAre(ImportOutcome::AlreadyHeld));
    EXPECT_EQ(again.files[0].source->title, u"one"_s);
}

TEST_F(ImportSourcesTest, BelievesOptionsBeforeTheManifestAndTheManifestBeforeGuesses) {
    const SiteId leeds = addSite(u"Leeds"_s);
    const SiteId essex = addSite(u"Essex"_s);
    const QString guessed = write(u"Leeds Monitoring Oct-Dec 2018.txt"_s, "Some words.");
    const QString listed = write(u"Leeds Proposal 2016.txt"_s, "Other words.");
    const QString manifest = write(
        u"m.csv"_s,
        "file,title,site,type,period,confidentiality\nLeeds Proposal 2016.txt,Bid,Essex,evaluation,2019,public\n");
    ImportOptions options;
    options.manifestPath = manifest;
    const ImportReport report = import({guessed, listed}, options);
    EXPECT_EQ(report.files[0].source->site, leeds);
    EXPECT_EQ(report.files[0].source->type, u"monitoring report"_s);
    EXPECT_EQ(report.files[0].source->period.toString(), u"2018-10/2018-12"_s);
    EXPECT_FALSE(report.files[0].recognised.isEmpty());
    EXPECT_EQ(report.files[1].source->site, essex);
    EXPECT_EQ(report.files[1].source->title, u"Bid"_s);
    EXPECT_EQ(report.files[1].source->type, u"evaluation"_s);
    EXPECT_EQ(report.files[1].source->period.label(), u"2019"_s);
    EXPECT_EQ(report.files[1].source->confidentiality, Confidentiality::Public);
    EXPECT_TRUE(report.files[1].recognised.isEmpty());

    write(u"Leeds Proposal 2016.txt"_s, "New words.");
    options.site = u"leeds"_s;
    options.type = u"web summary"_s;
    options.period = Period::parse(u"2020-03"_s).value();
    options.confidentiality = Confidentiality::Confidential;
    const ImportReport told = import({listed}, options);
    EXPECT_EQ(told.files[0].source->site, leeds);
    EXPECT_EQ(told.files[0].source->type, u"web summary"_s);
    EXPECT_EQ(told.files[0].source->period.label(), u"Mar 2020"_s);
    EXPECT_EQ(told.files[0].source->confidentiality, Confidentiality::Confidential);
    EXPECT_EQ(told.files[0].source->title, u"Bid (2)"_s);
}

TEST_F(ImportSourcesTest, TakesATranscriptForAConfidentialInterview) {
    const QString vtt = write(
        u"recording.vtt"_s, "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n<v Interviewer>How did it begin?</v>\n\n"
                            "00:00:04.000 --> 00:00:08.000\n<v Ada>With one team.</v>\n");
    const ImportReport report = import({vtt});
    ASSERT_TRUE(report.files[0].source);
    EXPECT_EQ(report.files[0].source->type, u"interview"_s);
    EXPECT_EQ(report.files[0].source->confidentiality, Confidentiality::Confidential);
}

TEST_F(ImportSourcesTest, FailsAFileWhoseManifestNamesASiteThatIsNotThere) {
    const QString one = write(u"one.txt"_s, "Words.");
    ImportOptions options;
    options.manifestPath = write(u"m.csv"_s, "file,site\none.txt,Atlantis\n");
    const ImportReport report = import({one}, options);
    ASSERT_TRUE(report.files[0].error);
    EXPECT_EQ(report.files[0].error->code, ErrorCode::NotFound);
}

TEST_F(ImportSourcesTest, WarnsWhereTheFileIsNotTheOneTheManifestLists) {
    const QString one = write(u"one.txt"_s, "Words.");
    ImportOptions options;
    options.manifestPath = write(u"m.csv"_s, "file,sha256\none.txt," + QByteArray(64, '0') + "\n");
    const ImportReport report = import({one}, options);
    EXPECT_EQ(report.files[0].outcome, ImportOutcome::Imported);
    ASSERT_EQ(report.files[0].warnings.size(), 1);
    EXPECT_EQ(review.warnings(report.files[0].source->id).value(), report.files[0].warnings);
}

TEST_F(ImportSourcesTest, FailsAsAWholeForASiteOrAManifestThatIsNotThere) {
    ImportOptions site;
    site.site = u"Atlantis"_s;
    EXPECT_THAT(ImportSources(review).run({}, site, cancel, {}), hasError(ErrorCode::NotFound));
    ImportOptions manifest;
    manifest.manifestPath = folder.path(u"no.csv"_s);
    EXPECT_THAT(ImportSources(review).run({}, manifest, cancel, {}), hasError(ErrorCode::Unreadable));
}

TEST_F(ImportSourcesTest, KeepsWhatIsDoneWhenItIsCancelled) {
    QStringList paths;
    for (int i = 0; i < 6; ++i)
        paths.append(write(u"%1.txt"_s.arg(i), "Words of " + QByteArray::number(i)));
    const auto report = ImportSources(review).run(paths, {}, cancel, [this](const Progress& progress) {
        if (progress.done == 2)
            cancel.cancel();
    });
    ASSERT_THAT(report, isOk());
    EXPECT_EQ(report->count(ImportOutcome::Imported), 3);
    EXPECT_EQ(report->count(ImportOutcome::Cancelled), 3);
    EXPECT_EQ(review.sources()->size(), 3);
    EXPECT_EQ(SearchPassages(review).run(u"words"_s, 10)->total, 3);
}

TEST_F(ImportSourcesTest, StoresInTheOrderOfTheCallWithAnyNumberOfReaders) {
    for (int jobs : {1, 4}) {
        QStringList paths;
        for (int i = 0; i < 9; ++i)
            paths.append(write(
                u"%1 of %2.txt"_s.arg(i).arg(jobs),
                QByteArray(1 + (9 - i) * 2000, 'a' + char(i)) + QByteArray::number(jobs)));
        ImportOptions options;
        options.jobs = jobs;
        const ImportReport report = import(paths, options);
        qint64 last = 0;
        for (qsizetype at = 0; at < paths.size(); ++at) {
            EXPECT_EQ(report.files[at].path, paths[at]);
            EXPECT_GT(report.files[at].source->id.value, last);
            last = report.files[at].source->id.value;
        }
    }
}

TEST_F(ImportSourcesTest, IsDoneAlsoWhereTheIndexCannotBeMade) {
    const QString one = write(u"one.txt"_s, "Words.");
    write(u"cache"_s, "a file where the folder should be");
    EXPECT_THAT(outcomes(import({one})), Each(ImportOutcome::Imported));
    EXPECT_THAT(SearchPassages(review).run(u"words"_s, 10), hasError(ErrorCode::ReadOnly));
}

TEST_F(ImportSourcesTest, ShiftsNothingWhereTheFileHasABomAndCrLf) {
    const ImportReport report =
        import({write(u"dos.txt"_s, "\xEF\xBB\xBFOne line.\r\n\r\nTrust \xF0\x9F\x98\x80 grew.\r\n")});
    const QString text = review.text(report.files[0].source->id).value();
    EXPECT_FALSE(text.contains(u'\r') || text.contains(QChar(0xFEFF)));
    const auto found = SearchPassages(review).run(u"grew"_s, 1).value();
    ASSERT_EQ(found.passages.size(), 1);
    EXPECT_EQ(found.passages[0].matches.first().in(text).toString(), u"grew"_s);
}

} // namespace
} // namespace sheaf
