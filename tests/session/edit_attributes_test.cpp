#include "app/session/edit_attributes.h"
#include "tests/session/any_review.h"
#include "tests/support/printing.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

using EditAttributesTest = AnyReview;

TEST_F(EditAttributesTest, ReadsSitesWithTheirAttributes) {
    const auto read = EditAttributes(review).importCsv(write(u"s.csv"_s, "site,round,\nLeeds,1,\nEssex,2,\n"));
    ASSERT_THAT(read, isOk());
    EXPECT_EQ(read->rowCount, 2);
    EXPECT_EQ(read->owner, AttributeOwner::Site);
    const auto sites = review.sites().value();
    ASSERT_EQ(sites.size(), 2);
    EXPECT_EQ(sites[1].attributes, (QHash<QString, QString>{{u"round"_s, u"2"_s}}));
}

TEST_F(EditAttributesTest, GuessesTheTypesOfNewColumnsAndKeepsThoseThatAreKnown) {
    ASSERT_THAT(EditAttributes(review).define({.name = u"code"_s}), isOk());
    const auto read = EditAttributes(review).importCsv(write(
        u"s.csv"_s,
        "Site,families,start,urban,note,code\nLeeds,\"1,200\",1/3/2019,yes,12 a,7\nEssex,90,2018-05,n,,8\n"));
    ASSERT_THAT(read, isOk());
    ASSERT_EQ(read->added.size(), 4);
    const auto typeOf = [&](const QString& name) { return EditAttributes(review).find(name)->type; };
    EXPECT_EQ(typeOf(u"families"_s), AttributeType::Number);
    EXPECT_EQ(typeOf(u"start"_s), AttributeType::Date);
    EXPECT_EQ(typeOf(u"urban"_s), AttributeType::YesNo);
    EXPECT_EQ(typeOf(u"note"_s), AttributeType::Text);
    EXPECT_EQ(typeOf(u"code"_s), AttributeType::Text);
    EXPECT_EQ(review.sites()->first().attributes.value(u"families"_s), u"1200"_s);
    EXPECT_EQ(review.sites()->last().attributes.value(u"urban"_s), u"no"_s);
}

TEST_F(EditAttributesTest, TakesAllOrNothingAndNamesEveryWrongLine) {
    const auto noName = EditAttributes(review).importCsv(write(u"s.csv"_s, "site,round\nLeeds,1\n,2\n"));
    ASSERT_THAT(noName, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(noName.error().message.contains(u"line 3"_s));
    EXPECT_TRUE(review.sites()->isEmpty());
    EXPECT_THAT(
        EditAttributes(review).importCsv(write(u"t.csv"_s, "name\nLeeds\n")), hasError(ErrorCode::InvalidArgument));

    ASSERT_THAT(EditAttributes(review).define({.name = u"round"_s, .type = AttributeType::Number}), isOk());
    const qint64 revision = review.revision();
    const auto wrong =
        EditAttributes(review).importCsv(write(u"u.csv"_s, "site,round\nLeeds,first\nEssex,2\nKent,third\nBath,?\n"));
    ASSERT_THAT(wrong, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(wrong.error().message.contains(u"line 2"_s)) << wrong.error().message.toStdString();
    EXPECT_TRUE(wrong.error().hint.contains(u"4, 5"_s)) << wrong.error().hint.toStdString();
    EXPECT_EQ(review.revision(), revision);
    EXPECT_TRUE(review.sites()->isEmpty());
}

TEST_F(EditAttributesTest, SetsAttributesOfSourcesButAddsNone) {
    addSource(u"Lead 4"_s, {u"We learned."_s});
    const auto read =
        EditAttributes(review).importCsv(write(u"s.csv"_s, "source,interviewed on\nlead 4,1 March 2019\n"));
    ASSERT_THAT(read, isOk());
    EXPECT_EQ(read->owner, AttributeOwner::Source);
    EXPECT_EQ(review.findSource(u"Lead 4"_s)->attributes.value(u"interviewed on"_s), u"2019-03-01"_s);
    const auto unknown =
        EditAttributes(review).importCsv(write(u"t.csv"_s, "source,interviewed on\nLead 4,2018\nLead 5,2019\n"));
    ASSERT_THAT(unknown, hasError(ErrorCode::NotFound));
    EXPECT_TRUE(unknown.error().message.contains(u"line 3"_s));
    EXPECT_EQ(review.findSource(u"Lead 4"_s)->attributes.value(u"interviewed on"_s), u"2019-03-01"_s);
}

TEST_F(EditAttributesTest, DefinesDescribesRenamesAndRemoves) {
    addSite(u"Leeds"_s);
    EditAttributes edit(review);
    const auto region = edit.define({.name = u"Region"_s, .choices = QStringList{u"North"_s, u"South"_s}});
    ASSERT_THAT(region, isOk());
    EXPECT_EQ(region->type, AttributeType::Choice);
    ASSERT_THAT(edit.setValue(*region, u"leeds"_s, u"NORTH"_s), isOk());
    EXPECT_THAT(edit.setValue(*region, u"Leeds"_s, u"East"_s), hasError(ErrorCode::InvalidArgument));
    EXPECT_THAT(edit.setValue(*region, u"Nowhere"_s, u"North"_s), hasError(ErrorCode::NotFound));
    EXPECT_THAT(
        edit.define({.name = u"region"_s, .choices = QStringList{u"South"_s}}), hasError(ErrorCode::InvalidArgument));
    const auto defined = edit.define({.name = u"region"_s, .definition = u"of the ministry"_s});
    ASSERT_THAT(defined, isOk());
    EXPECT_EQ(defined->choices.size(), 2) << "what is not said stays";
    const auto listed = edit.all().value();
    ASSERT_EQ(listed.size(), 1);
    EXPECT_EQ(listed[0].valueCount, 1);
    EXPECT_EQ(listed[0].values, QStringList{u"North"_s});
    const auto asText = edit.define({.name = u"Region"_s, .type = AttributeType::Text});
    ASSERT_THAT(asText, isOk());
    EXPECT_TRUE(asText->choices.isEmpty());
    ASSERT_THAT(edit.rename(*asText, u"Area"_s), isOk());
    ASSERT_THAT(edit.remove(edit.find(u"area"_s).value()), isOk());
    EXPECT_TRUE(edit.all()->isEmpty());
    EXPECT_TRUE(review.sites()->first().attributes.isEmpty());
}

TEST_F(EditAttributesTest, AsksWhichWhereSitesAndSourcesHaveOneOfTheName) {
    EditAttributes edit(review);
    ASSERT_THAT(edit.define({.name = u"round"_s}), isOk());
    EXPECT_EQ(edit.find(u"round"_s)->owner, AttributeOwner::Site);
    ASSERT_THAT(edit.define({.owner = AttributeOwner::Source, .name = u"round"_s}), isOk());
    EXPECT_THAT(edit.find(u"round"_s), hasError(ErrorCode::Ambiguous));
    EXPECT_EQ(edit.find(u"round"_s, AttributeOwner::Source)->owner, AttributeOwner::Source);
    EXPECT_THAT(edit.find(u"region"_s), hasError(ErrorCode::NotFound));
}

} // namespace
} // namespace sheaf
