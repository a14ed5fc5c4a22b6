#include "tests/support/printing.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <gmock/gmock.h>

// What the store's README promises of its SQL: one file knows SQLite, and one class writes the rows that reviewers
// change.

namespace sheaf::architecture {
namespace {

using namespace Qt::StringLiterals;
using testing::IsEmpty;

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The store's sources and migrations, but for the files named.
QStringList storeFilesBut(const QStringList& names) {
    QStringList files;
    QDirIterator walk(
        QStringLiteral(SHEAF_SOURCE_DIR "/coding/store"), {u"*.cpp"_s, u"*.h"_s, u"*.sql"_s}, QDir::Files,
        QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString path = walk.next();
        if (!names.contains(path.section(u'/', -1)))
            files.append(path);
    }
    return files;
}

/// `file: words` for every match; comments and includes are left out.
QStringList matches(const QStringList& files, const QRegularExpression& wanted) {
    static const QRegularExpression comment(u"(//|--|#include)[^\n]*"_s);
    QStringList found;
    for (const QString& path : files) {
        const QString text = contentOf(path).remove(comment);
        for (const auto& match : wanted.globalMatch(text))
            found.append(path.section(u'/', -1) + u": "_s + match.captured().simplified());
    }
    return found;
}

TEST(StoreSql, OnlyTheDialectKnowsSqlite) {
    const QStringList files = storeFilesBut(
        {u"sqlite_dialect.cpp"_s, u"sqlite_dialect.h"_s, u"sqlite_handle.cpp"_s, u"sqlite_handle.h"_s,
         u"sqlite_rows.cpp"_s});
    ASSERT_GT(files.size(), 20);
    const QRegularExpression sqliteOnly(
        u"\\bPRAGMA\\b|\\bsqlite_|\\bsqlite3|AUTOINCREMENT|INSERT OR|\\browid\\b|\\btypeof\\s*\\(|WITHOUT "
        u"ROWID|\\bGLOB\\b|"
        "\\bIFNULL\\b|\\bgroup_concat\\b|RETURNING|ON CONFLICT|\\bBEGIN IMMEDIATE\\b|QSQLITE"_s);
    EXPECT_THAT(matches(files, sqliteOnly), IsEmpty());
}

TEST(StoreSql, FindsWhatOnlySqliteUnderstandsInTheDialect) {
    const QStringList dialect{QStringLiteral(SHEAF_SOURCE_DIR "/coding/store/sqlite_dialect.cpp")};
    EXPECT_FALSE(matches(dialect, QRegularExpression(u"\\bPRAGMA\\b"_s)).isEmpty());
}

TEST(StoreSql, RowsThatReviewersChangeAreWrittenByTheUnitOfWorkAlone) {
    // Names of tables as statements have them; `%1` stands for any.
    const QRegularExpression writes(
        u"(INSERT INTO|UPDATE|DELETE FROM) "
        u"(site|attribute|site_attribute|source_attribute|source|code|code_question|coding|"
        "codebook_version|memo|saved_search|expected_document|matrix_cell|cell_sentence|citation|finding|"
        "finding_evidence|implication|synonym_group|synonym|search_look|rejected_suggestion|%1)\\b"_s);
    const QStringList files = storeFilesBut({u"recorder.cpp"_s, u"0001.sql"_s, u"0002.sql"_s});
    EXPECT_THAT(matches(files, writes), IsEmpty());
    const QStringList recorder{QStringLiteral(SHEAF_SOURCE_DIR "/coding/store/recorder.cpp")};
    EXPECT_FALSE(matches(recorder, writes).isEmpty());
}

TEST(StoreSql, NothingOfWhatReviewersChangeGoesUnseenWithSomethingElse) {
    const QStringList newest{QStringLiteral(SHEAF_SOURCE_DIR "/coding/store/migrations/0002.sql")};
    EXPECT_THAT(
        matches(newest, QRegularExpression(u"ON (DELETE|UPDATE) (CASCADE|SET)|CREATE (TRIGGER|VIEW)"_s)), IsEmpty());
}

} // namespace
} // namespace sheaf::architecture
