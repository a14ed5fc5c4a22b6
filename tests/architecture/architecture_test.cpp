#include "tests/architecture/layers.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <gmock/gmock.h>

namespace sheaf::architecture {
namespace {

using namespace Qt::StringLiterals;
using testing::ElementsAre;

/// Every header and source of the product, from the repository's root.
QStringList sourceFiles() {
    const QDir root(QStringLiteral(SHEAF_SOURCE_DIR));
    QStringList files;
    for (const QString& folder : {u"app"_s, u"coding"_s, u"importers"_s, u"indexer"_s}) {
        QDirIterator walk(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (walk.hasNext())
            files.append(root.relativeFilePath(walk.next()));
    }
    files.sort();
    return files;
}

QString contentOf(const QString& path) {
    QFile file(QStringLiteral(SHEAF_SOURCE_DIR) + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

TEST(Architecture, EveryIncludeIsAnArrowThatTheLayersAllow) {
    const QStringList files = sourceFiles();
    ASSERT_GT(files.size(), 20);
    for (const QString& path : files) {
        for (const Include& include : includesOf(contentOf(path))) {
            const QString fault = faultOf(path, include);
            EXPECT_TRUE(fault.isEmpty()) << path.toStdString() << ": " << fault.toStdString();
        }
    }
}

TEST(Architecture, EveryFileLiesInALayer) {
    for (const QString& path : sourceFiles())
        EXPECT_NE(layerOf(path), nullptr) << path.toStdString();
}

TEST(Architecture, EveryHeaderIsGuarded) {
    for (const QString& path : sourceFiles()) {
        const bool guarded = !path.endsWith(".h"_L1) || contentOf(path).startsWith("#pragma once\n"_L1);
        EXPECT_TRUE(guarded) << path.toStdString();
    }
}

TEST(Architecture, TheTableHasNoCircle) {
    for (const Layer& layer : layers()) {
        QStringList reached = layer.mayUse;
        for (qsizetype i = 0; i < reached.size(); ++i) {
            const Layer* next = layerOf(reached.at(i) + u"/x.h"_s);
            ASSERT_NE(next, nullptr) << reached.at(i).toStdString();
            ASSERT_EQ(next->folder, reached.at(i));
            for (const QString& further : next->mayUse) {
                if (!reached.contains(further))
                    reached.append(further);
            }
        }
        EXPECT_FALSE(reached.contains(layer.folder)) << layer.folder.toStdString();
    }
}

TEST(IncludesOf, ReadsBothKindsWhateverTheSpacing) {
    const auto includes =
        includesOf(u"#pragma once\n#include \"coding/table.h\"\n  # include<QString>\n// #include <QWidget>\n"_s);
    EXPECT_THAT(includes, ElementsAre(Include{u"coding/table.h"_s, true}, Include{u"QString"_s, false}));
}

struct Planted {
    const char* file;
    const char* line;
};

void PrintTo(const Planted& planted, std::ostream* out) {
    *out << planted.file << ": " << planted.line;
}

QString faultOf(const Planted& planted) {
    const auto includes = includesOf(QString::fromUtf8(planted.line));
    return includes.size() == 1 ? faultOf(QString::fromUtf8(planted.file), includes.constFirst())
                                : u"not one include"_s;
}

class ForbiddenInclude : public testing::TestWithParam<Planted> {};

TEST_P(ForbiddenInclude, IsFound) {
    EXPECT_FALSE(faultOf(GetParam()).isEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Architecture, ForbiddenInclude,
    testing::Values(
        Planted{"coding/matrix.cpp", "#include \"coding/store/project_file.h\""},
        Planted{"coding/matrix.cpp", "#include \"indexer/query.h\""},
        Planted{"coding/matrix.cpp", "#include <QSqlQuery>"}, Planted{"coding/matrix.cpp", "#include <QColor>"},
        Planted{"coding/matrix.cpp", "#include <unistd.h>"}, Planted{"app/session/a.cpp", "#include <re2/re2.h>"},
        Planted{"coding/store/sql.cpp", "#include \"importers/importer.h\""},
        Planted{"coding/store/sql.cpp", "#include <xapian.h>"},
        Planted{"importers/a.cpp", "#include \"indexer/query.h\""},
        Planted{"importers/a.cpp", "#include <QSqlDatabase>"}, Planted{"importers/a.cpp", "#include <xapian.h>"},
        Planted{"importers/pdf/a.cpp", "#include <QtWidgets/QLabel>"},
        Planted{"indexer/a.cpp", "#include \"importers/importer.h\""},
        Planted{"indexer/a.cpp", "#include \"coding/store/project_file.h\""},
        Planted{"indexer/a.cpp", "#include <zip.h>"},
        Planted{"app/session/a.cpp", "#include \"app/exporters/export_table.h\""},
        Planted{"app/session/a.cpp", "#include <QWidget>"}, Planted{"app/session/a.cpp", "#include <QWebEngineView>"},
        Planted{"app/session/a.cpp", "#include <xapian.h>"}, Planted{"app/session/a.cpp", "#include <QSqlQuery>"},
        Planted{"app/exporters/a.cpp", "#include \"app/session/review.h\""},
        Planted{"app/exporters/a.cpp", "#include \"coding/store/project_file.h\""},
        Planted{"app/exporters/a.cpp", "#include <QTextDocument>"},
        Planted{"app/cli/a.cpp", "#include \"indexer/query.h\""},
        Planted{"app/cli/a.cpp", "#include \"importers/importer.h\""},
        Planted{"app/cli/a.cpp", "#include <QApplication>"}, Planted{"app/cli/a.cpp", "#include <QWebEngineProfile>"},
        Planted{"app/reader/a.cpp", "#include \"app/exporters/export_table.h\""},
        Planted{"app/reader/a.cpp", "#include \"coding/store/project_file.h\""},
        Planted{"app/reader/a.cpp", "#include <poppler-document.h>"},
        Planted{"app/workbench/a.cpp", "#include \"indexer/query.h\""},
        Planted{"app/workbench/a.cpp", "#include \"importers/importer.h\""},
        Planted{"app/workbench/a.cpp", "#include \"coding/store/project_file.h\""},
        Planted{"app/workbench/a.cpp", "#include <xapian.h>"},
        Planted{"app/workbench/a.cpp", "#include <poppler-document.h>"},
        Planted{"app/workbench/a.cpp", "#include <QSqlQuery>"},
        Planted{"app/workbench/a.cpp", "#include <QWebEngineView>"},
        Planted{"app/exporters/docx.cpp", "#include \"docx_body.h\""},
        Planted{"app/exporters/docx.cpp", "#include \"../exporters/export_table.h\""},
        Planted{"coding/matrix.cpp", "#include \"coding/not_there.h\""},
        Planted{"coding/matrix.cpp", "#include \"tests/architecture/layers.h\""},
        Planted{"coding/matrix.cpp", "#include <QNoSuchThing>"}, Planted{"app/main.cpp", "#include <vector>"}));

class AllowedInclude : public testing::TestWithParam<Planted> {};

TEST_P(AllowedInclude, IsLeftAlone) {
    EXPECT_EQ(faultOf(GetParam()), QString());
}

INSTANTIATE_TEST_SUITE_P(
    Architecture, AllowedInclude,
    testing::Values(
        Planted{"coding/matrix.cpp", "#include <unicode/brkiter.h>"}, Planted{"coding/csv.cpp", "#include <csv.h>"},
        Planted{"coding/result.h", "#include <tl/expected.hpp>"}, Planted{"coding/matrix.cpp", "#include <algorithm>"},
        Planted{"coding/store/sql.cpp", "#include <QSqlQuery>"},
        Planted{"coding/store/sql.cpp", "#include \"coding/table.h\""},
        Planted{"importers/pdf/a.cpp", "#include <poppler-page.h>"}, Planted{"indexer/a.cpp", "#include <xapian.h>"},
        Planted{"app/session/a.cpp", "#include \"indexer/query.h\""},
        Planted{"app/exporters/docx_package.cpp", "#include <zip.h>"},
        Planted{"app/cli/a.cpp", "#include <CLI/CLI.hpp>"},
        Planted{"app/reader/a.cpp", "#include <QWebEngineUrlSchemeHandler>"},
        Planted{"app/reader/a.cpp", "#include <QWebChannel>"},
        Planted{"app/workbench/a.cpp", "#include \"app/exporters/export_table.h\""},
        Planted{"app/workbench/a.cpp", "#include \"a.moc\""}));

} // namespace
} // namespace sheaf::architecture
