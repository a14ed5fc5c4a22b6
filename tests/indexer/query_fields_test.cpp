#include "indexer/query_fields.h"
#include "tests/indexer/query_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

TEST(QueryFields, HaveNamesOfTheirOwn) {
    std::set<QString> names;
    for (const QueryFieldRow& row : queryFields()) {
        EXPECT_TRUE(names.insert(QString::fromUtf16(row.name)).second);
        EXPECT_TRUE(!row.otherName || names.insert(QString::fromUtf16(row.otherName)).second);
    }
}

TEST(QueryFields, CoverEveryFieldButTheProjectsOwn) {
    for (int field = 0; field <= static_cast<int>(QueryField::Voice); ++field) {
        const auto rows = std::ranges::count(queryFields(), static_cast<QueryField>(field), &QueryFieldRow::field);
        EXPECT_EQ(rows, static_cast<QueryField>(field) == QueryField::Attribute ? 0 : 1) << field;
    }
}

TEST(QueryFields, AreFoundByEitherNameWhateverTheCase) {
    EXPECT_EQ(queryFieldNamed(u"Site")->field, QueryField::Site);
    EXPECT_EQ(queryFieldNamed(u"strength")->field, QueryField::Evidence);
    EXPECT_EQ(queryFieldNamed(u"EVIDENCE")->field, QueryField::Evidence);
    EXPECT_EQ(queryFieldNamed(u"region"), nullptr);
    EXPECT_EQ(queryFieldNamed(u""), nullptr);
}

TEST(QueryFields, GiveExamplesThatParseToThemselves) {
    for (const QueryFieldRow& row : queryFields()) {
        const QString example = QString::fromUtf16(row.example);
        EXPECT_EQ(understood(example), "#0") << example.toStdString();
        EXPECT_TRUE(example.startsWith(QString::fromUtf16(row.name) + u':')) << example.toStdString();
    }
}

TEST(QueryFields, TakeEachOfTheirFixedWordsAndNoOther) {
    int fixed = 0;
    for (const QueryFieldRow& row : queryFields()) {
        if (row.kind != FieldKind::FixedWords && row.kind != FieldKind::FixedGrades)
            continue;
        ++fixed;
        const QString name = QString::fromUtf16(row.name);
        for (const QString& word : row.words()) {
            EXPECT_EQ(filtersOf(name + u":\""_s + word.toUpper() + u'"'), (name + u':' + word).toStdString());
        }
        EXPECT_EQ(
            understood(name + u":x"_s), "column " + std::to_string(name.size() + 2) + ": " + name.toStdString() +
                                            ": takes one of: " + row.words().join(u", "_s).toStdString());
    }
    EXPECT_EQ(fixed, 5);
}

} // namespace
} // namespace sheaf
