#include "importers/guess_metadata.h"
#include "importers/guess_period.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

const QStringList sites = {u"Achieving for Children"_s,    u"Hampshire"_s, u"Camden"_s, u"Chester"_s,
                           u"Cheshire West and Chester"_s, u"Leeds"_s};

struct Case {
    QString fileName, site, type, period;
};

} // namespace

TEST(GuessMetadata, ReadsTheNamesPeopleGiveFiles) {
    const Case cases[] = {
        {u"Hampshire Proposal 2016-20.pdf"_s, u"Hampshire"_s, u"proposal"_s, u"2016-01/2020-12"_s},
        {u"Camden Monitoring Oct-Dec 2018.docx"_s, u"Camden"_s, u"monitoring report"_s, u"2018-10/2018-12"_s},
        {u"Achieving for Children - Shared learning Oct 2018-Mar 2019.docx"_s, u"Achieving for Children"_s,
         u"shared learning report"_s, u"2018-10/2019-03"_s},
        {u"Lead 4 interview.vtt"_s, {}, u"interview"_s, {}},
        {u"cheshire_west_and_chester_quarterly_report_Q2_2018-19.pdf"_s, u"Cheshire West and Chester"_s,
         u"monitoring report"_s, u"2018-07/2018-09"_s},
        {u"Leeds evaluation July 2016.pdf"_s, u"Leeds"_s, u"evaluation"_s, u"2016-07"_s},
        {u"Leeds and Camden.pdf"_s, {}, {}, {}},
        {u"Leedsley Ofsted 2018-10.pdf"_s, {}, u"inspection report"_s, u"2018-10"_s},
    };
    for (const Case& c : cases) {
        const GuessedMetadata guessed = guessMetadata(c.fileName, {}, {}, sites);
        EXPECT_EQ(guessed.site.value, c.site) << c.fileName.toStdString();
        EXPECT_EQ(guessed.type.value, c.type) << c.fileName.toStdString();
        EXPECT_EQ(guessed.period.value.toString(), c.period) << c.fileName.toStdString();
    }
}

TEST(GuessMetadata, ReadsTheNamesThatSitesOfTheReviewGiveTheirFiles) {
    const QStringList all = {
        u"Achieving for Children"_s,
        u"Hampshire"_s,
        u"Lincolnshire"_s,
        u"Leeds"_s,
        u"Islington"_s,
        u"North Yorkshire"_s,
        u"Triborough"_s,
        u"Camden"_s,
        u"Cheshire West and Chester"_s,
        u"Doncaster"_s,
        u"East Riding"_s,
        u"Ealing"_s,
        u"Essex"_s,
        u"Hackney"_s,
        u"Stockport"_s,
        u"Tyneside Alliance"_s};
    const Case cases[] = {
        {u"LEEDS_PiP_Q3_1819_monitoring v2 FINAL.docx"_s, u"Leeds"_s, u"monitoring report"_s, u"2018-10/2018-12"_s},
        {u"Hants shared learning report Apr19.pdf"_s, u"Hampshire"_s, u"shared learning report"_s, u"2019-04"_s},
        {u"N Yorks PiP quarterly return Q4 18-19.docx"_s, u"North Yorkshire"_s, u"monitoring report"_s,
         u"2019-01/2019-03"_s},
        {u"CWaC monitoring 2018-19 Q1 (final).docx"_s, u"Cheshire West and Chester"_s, u"monitoring report"_s,
         u"2018-04/2018-06"_s},
        {u"AfC_Monitoring_Oct-Dec18.docx"_s, u"Achieving for Children"_s, u"monitoring report"_s, u"2018-10/2018-12"_s},
        {u"Lincs - PiP - Shared Learning Oct18-Mar19 DRAFT.docx"_s, u"Lincolnshire"_s, u"shared learning report"_s,
         u"2018-10/2019-03"_s},
        {u"Tyneside Alliance Monitoring Sep-Dec 2018.docx"_s, u"Tyneside Alliance"_s, u"monitoring report"_s,
         u"2018-09/2018-12"_s},
        {u"East Riding Q4 monitoring Jan-Apr 2019.pdf"_s, u"East Riding"_s, u"monitoring report"_s,
         u"2019-01/2019-04"_s},
        {u"Doncaster proposal 2018-20 appendix 2.pdf"_s, u"Doncaster"_s, u"proposal"_s, u"2018-01/2020-12"_s},
        {u"Camden project plan Dec 2017.docx"_s, u"Camden"_s, u"proposal"_s, u"2017-12"_s},
        {u"Islington interim evaluation July 2017.pdf"_s, u"Islington"_s, u"evaluation"_s, u"2017-07"_s},
    };
    for (const Case& c : cases) {
        const GuessedMetadata guessed = guessMetadata(c.fileName, {}, {}, all);
        EXPECT_EQ(guessed.site.value, c.site) << c.fileName.toStdString();
        EXPECT_EQ(guessed.type.value, c.type) << c.fileName.toStdString();
        EXPECT_EQ(guessed.period.value.toString(), c.period) << c.fileName.toStdString();
        EXPECT_EQ(guessed.site.reason, u"file name"_s) << c.fileName.toStdString();
    }
}

TEST(GuessMetadata, GuessesNoSiteFromLettersThatStandForMuch) {
    const QStringList all = {
        u"Achieving for Children"_s, u"Hampshire"_s, u"East Riding"_s, u"North Yorkshire"_s, u"Leeds"_s};
    for (const QString& name :
         {u"ER report.docx"_s, u"NY notes.docx"_s, u"afc.docx"_s, u"Elephants.docx"_s, u"Yorks and Lincs.docx"_s,
          u"Hants and Leeds.docx"_s.replace(u"Hants"_s, u"Hampshire"_s), u"shantsy.docx"_s, u"Plan N.docx"_s})
        EXPECT_EQ(guessMetadata(name, {}, {}, all).site.value, QString()) << name.toStdString();
    EXPECT_EQ(guessMetadata(u"x.docx"_s, {}, u"Hants and the AfC"_s, all).site.value, QString());
}

TEST(GuessMetadata, SaysWhereAGuessComesFrom) {
    const GuessedMetadata guessed =
        guessMetadata(u"scan0001.pdf"_s, u"Quarterly report"_s, u"Leeds\nApril to June 2018"_s, sites);
    EXPECT_EQ(guessed.type.reason, u"title"_s);
    EXPECT_EQ(guessed.site.value, u"Leeds"_s);
    EXPECT_EQ(guessed.site.reason, u"first page"_s);
    EXPECT_EQ(guessed.period.value.toString(), u"2018-04/2018-06"_s);
    EXPECT_TRUE(guessMetadata(u"x.pdf"_s, {}, {}, sites).site.reason.isEmpty());
}

TEST(GuessPeriod, ReadsPeriodsAndLeavesLoneYearsAlone) {
    const std::pair<QString, QString> cases[] = {
        {u"Sep–Dec 2018"_s, u"2018-09/2018-12"_s},
        {u"Q4 2018-19"_s, u"2019-01/2019-03"_s},
        {u"2018-20"_s, u"2018-01/2020-12"_s},
        {u"9 March 2020"_s, u"2020-03"_s},
        {u"March 9, 2020"_s, u"2020-03"_s},
        {u"published in 2018"_s, {}},
        {u"Nov-Jan 2019"_s, u"2018-11/2019-01"_s},
        {u"2018-10"_s, u"2018-10"_s},
        {u"call 2019-2050"_s, {}},
        {u"Q3 1819"_s, u"2018-10/2018-12"_s},
        {u"Q3_FY18/19"_s, u"2018-10/2018-12"_s},
        {u"18/19 Q4"_s, u"2019-01/2019-03"_s},
        {u"Apr19"_s, u"2019-04"_s},
        {u"Apr ’19"_s, u"2019-04"_s},
        {u"Oct18-Mar19"_s, u"2018-10/2019-03"_s},
        {u"Nov-Jan19"_s, u"2018-11/2019-01"_s},
        {u"Apr 19"_s, {}},
        {u"Q3 1820"_s, {}},
        {u"may12"_s, u"2012-05"_s},
        {u"Oct2018-Mar2019"_s, u"2018-10/2019-03"_s},
        {u"Apr-Jun2018"_s, u"2018-04/2018-06"_s},
        {u"room 1819"_s, {}}};
    for (const auto& [text, expected] : cases)
        EXPECT_EQ(periodIn(text).toString(), expected) << text.toStdString();
}

TEST(GuessMetadata, TakesNoPeriodFromACopyrightNotice) {
    const auto guessed = guessMetadata(u"guide.pdf"_s, {}, u"A Guide\nCopyright \u00A9 1998\u20132002 Somebody"_s, {});
    EXPECT_TRUE(guessed.period.value.isNull());
}

TEST(GuessMetadata, AnExecutiveSummaryMakesNoWebSummary) {
    EXPECT_TRUE(guessMetadata(u"report.md"_s, {}, u"Contents\nExecutive summary 6"_s, {}).type.value.isEmpty());
    EXPECT_EQ(guessMetadata(u"Leeds website summary.pdf"_s, {}, {}, {}).type.value, u"web summary"_s);
}

} // namespace sheaf
