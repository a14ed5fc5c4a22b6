#include "coding/store/attribute_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/undo_change.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

class AttributeRepositoryTest : public testing::Test {
protected:
    TemporaryProject project;
    AttributeRepository attributes{*project};
    SiteRepository sites{*project};
    SourceRepository sources{*project};

    UnitOfWork begin() { return UnitOfWork::begin(*project, {u"test"_s, u"Anna"_s}).value(); }
    template <typename Do>
    void commit(const Do& what) {
        auto work = begin();
        what(work);
        ASSERT_THAT(work.commit(), isOk());
    }
    Attribute define(const QString& name, AttributeType type = AttributeType::Text, const QStringList& choices = {}) {
        Attribute attribute;
        attribute.name = name;
        attribute.type = type;
        attribute.choices = choices;
        commit([&](const UnitOfWork& work) { attribute.id = attributes.define(work, attribute).value(); });
        return attributes.find(AttributeOwner::Site, name).value();
    }
    SiteId putSite(const QString& name, const QHash<QString, QString>& values = {}) {
        SiteId id;
        commit([&](const UnitOfWork& work) { id = sites.put(work, name, values).value(); });
        return id;
    }
    QString valueOf(const QString& site, const QString& attribute) const {
        return sites.find(site)->attributes.value(attribute);
    }
};

TEST_F(AttributeRepositoryTest, KeepsTypeChoicesAndDefinition) {
    Attribute region;
    region.name = u" Region "_s;
    region.type = AttributeType::Choice;
    region.choices = {u"North"_s, u" South  east "_s};
    region.definition = u"as the ministry parts the country"_s;
    commit([&](const UnitOfWork& work) { ASSERT_THAT(attributes.define(work, region), isOk()); });
    const auto found = attributes.find(AttributeOwner::Site, u"REGION"_s).value();
    EXPECT_EQ(found.name, u"Region"_s);
    EXPECT_EQ(found.type, AttributeType::Choice);
    EXPECT_EQ(found.choices, (QStringList{u"North"_s, u"South east"_s}));
    EXPECT_EQ(found.definition, region.definition);
    EXPECT_FALSE(found.guid.isNull());
    EXPECT_THAT(attributes.find(AttributeOwner::Source, u"Region"_s), hasError(ErrorCode::NotFound));
}

TEST_F(AttributeRepositoryTest, RefusesWhatIsNoAttribute) {
    auto work = begin();
    Attribute attribute;
    EXPECT_THAT(attributes.define(work, attribute), hasError(ErrorCode::InvalidArgument));
    attribute.name = u"round"_s;
    attribute.type = AttributeType::Choice;
    EXPECT_THAT(attributes.define(work, attribute), hasError(ErrorCode::InvalidArgument));
    attribute.choices = {u"One"_s, u"ONE"_s};
    EXPECT_THAT(attributes.define(work, attribute), hasError(ErrorCode::InvalidArgument));
    attribute.type = AttributeType::Number;
    attribute.choices = {u"1"_s};
    EXPECT_THAT(attributes.define(work, attribute), hasError(ErrorCode::InvalidArgument));
    attribute.choices = {};
    ASSERT_THAT(attributes.define(work, attribute), isOk());
    attribute.name = u"ROUND"_s;
    EXPECT_THAT(attributes.define(work, attribute), hasError(ErrorCode::AlreadyExists));
    attribute.owner = AttributeOwner::Source;
    EXPECT_THAT(attributes.define(work, attribute), isOk()) << "sources have names of their own";
}

TEST_F(AttributeRepositoryTest, KeepsValuesAsTheirTypeWritesThem) {
    define(u"families"_s, AttributeType::Number);
    putSite(u"Leeds"_s, {{u"families"_s, u"1,234.50"_s}});
    EXPECT_EQ(valueOf(u"Leeds"_s, u"families"_s), u"1234.5"_s);
    auto work = begin();
    EXPECT_THAT(sites.put(work, u"Leeds"_s, {{u"families"_s, u"many"_s}}), hasError(ErrorCode::InvalidArgument));
}

TEST_F(AttributeRepositoryTest, ConvertsEveryValueToANewType) {
    Attribute start = define(u"start"_s);
    putSite(u"Leeds"_s, {{u"start"_s, u"1 March 2019"_s}});
    putSite(u"Essex"_s, {{u"start"_s, u"2018"_s}});
    Attribute changed = start;
    changed.type = AttributeType::Date;
    commit([&](const UnitOfWork& work) { ASSERT_THAT(attributes.describe(work, changed, start), isOk()); });
    EXPECT_EQ(valueOf(u"Leeds"_s, u"start"_s), u"2019-03-01"_s);
    EXPECT_EQ(valueOf(u"Essex"_s, u"start"_s), u"2018"_s);
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(valueOf(u"Leeds"_s, u"start"_s), u"1 March 2019"_s) << "as it was written";
    EXPECT_EQ(attributes.find(AttributeOwner::Site, u"start"_s)->type, AttributeType::Text);
}

TEST_F(AttributeRepositoryTest, NamesTheValuesThatDoNotFitANewType) {
    const Attribute round = define(u"round"_s);
    putSite(u"Leeds"_s, {{u"round"_s, u"1"_s}});
    putSite(u"Essex"_s, {{u"round"_s, u"second"_s}});
    Attribute changed = round;
    changed.type = AttributeType::Number;
    auto work = begin();
    const auto described = attributes.describe(work, changed, round);
    ASSERT_THAT(described, hasError(ErrorCode::InvalidArgument));
    EXPECT_TRUE(described.error().message.contains(u"“second” of Essex"_s)) << described.error().message.toStdString();
    EXPECT_FALSE(described.error().message.contains(u"Leeds"_s));
}

TEST_F(AttributeRepositoryTest, RefusesToOverwriteWhatSomebodyDescribedMeanwhile) {
    const Attribute seen = define(u"round"_s);
    Attribute theirs = seen;
    theirs.definition = u"of the funding"_s;
    commit([&](const UnitOfWork& work) { ASSERT_THAT(attributes.describe(work, theirs, seen), isOk()); });
    Attribute mine = seen;
    mine.definition = u"of the review"_s;
    auto work = begin();
    EXPECT_THAT(attributes.describe(work, mine, seen), hasError(ErrorCode::ChangedSince));
}

TEST_F(AttributeRepositoryTest, RenamesWithoutTouchingValues) {
    const Attribute round = define(u"round"_s);
    define(u"kind"_s);
    putSite(u"Leeds"_s, {{u"round"_s, u"1"_s}});
    commit([&](const UnitOfWork& work) {
        EXPECT_THAT(attributes.rename(work, round.id, u"KIND"_s), hasError(ErrorCode::AlreadyExists));
        EXPECT_THAT(attributes.rename(work, round.id, u" "_s), hasError(ErrorCode::InvalidArgument));
        ASSERT_THAT(attributes.rename(work, round.id, u"Funding round"_s), isOk());
    });
    EXPECT_EQ(valueOf(u"Leeds"_s, u"Funding round"_s), u"1"_s);
}

TEST_F(AttributeRepositoryTest, ComesBackWithItsValuesWhenItsRemovalIsUndone) {
    const Attribute round = define(u"round"_s, AttributeType::Number);
    putSite(u"Leeds"_s, {{u"round"_s, u"2"_s}});
    commit([&](const UnitOfWork& work) { ASSERT_THAT(attributes.remove(work, round.id), isOk()); });
    EXPECT_TRUE(attributes.all()->isEmpty());
    EXPECT_TRUE(sites.find(u"Leeds"_s)->attributes.isEmpty());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(attributes.find(AttributeOwner::Site, u"round"_s)->id, round.id);
    EXPECT_EQ(valueOf(u"Leeds"_s, u"round"_s), u"2"_s);
    ASSERT_THAT(UndoChange(*project).redoLast(u"Anna"_s), isOk());
    EXPECT_TRUE(attributes.all()->isEmpty());
}

TEST_F(AttributeRepositoryTest, KeepsValuesOfSourcesToo) {
    SourceId source;
    Attribute attribute;
    attribute.owner = AttributeOwner::Source;
    attribute.name = u"interviewed on"_s;
    attribute.type = AttributeType::Date;
    commit([&](const UnitOfWork& work) {
        source = sources.add(work, inMemorySource(u"Lead 4"_s, {u"We learned."_s})).value();
        ASSERT_THAT(sources.add(work, inMemorySource(u"Lead 5"_s, {u"So did we."_s})), isOk());
        attribute.id = attributes.define(work, attribute).value();
        ASSERT_THAT(attributes.setValue(work, attribute, source.value, u"1/3/2019"_s), isOk());
        EXPECT_THAT(attributes.setValue(work, attribute, 99, u"2019"_s), hasError(ErrorCode::NotFound));
    });
    const QHash<QString, QString> expected{{u"interviewed on"_s, u"2019-03-01"_s}};
    EXPECT_EQ(sources.byId(source)->attributes, expected);
    EXPECT_EQ(sources.all()->first().attributes, expected);
    EXPECT_TRUE(sources.all()->last().attributes.isEmpty());
    commit([&](const UnitOfWork& work) {
        ASSERT_THAT(attributes.setValue(work, attribute, source.value, u" "_s), isOk());
    });
    EXPECT_TRUE(sources.byId(source)->attributes.isEmpty());
    ASSERT_THAT(UndoChange(*project).undoLast(u"Anna"_s), isOk());
    EXPECT_EQ(sources.byId(source)->attributes, expected);
}

} // namespace
} // namespace sheaf
