#include "coding/store/journal.h"
#include "coding/store/sql.h"
#include "tests/support/any_project.h"
#include "tests/support/printing.h"

#include <QFileInfo>

#include <random>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// A file that somebody made to do harm, or that a bad disk gave back.
class HostileProjectTest : public AnyProject {
protected:
    /// Refused for its schema, for reading and writing, and left as it is.
    void expectRefused(const QStringList& statements, const QString& named) {
        close();
        tamperWith(path, statements);
        tamperWith(path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
        const QByteArray before = bytesOf(path);
        for (const auto access : {ProjectFile::Access::ReadOnly, ProjectFile::Access::ReadWrite}) {
            const auto opened = ProjectFile::open(path, access, ProjectFile::Checks::FileOnly);
            ASSERT_THAT(opened, hasError(ErrorCode::Damaged));
            EXPECT_TRUE(opened.error().message.contains(named)) << opened.error().message.toStdString();
            EXPECT_FALSE(opened.error().hint.isEmpty());
        }
        EXPECT_EQ(bytesOf(path), before);
    }
    /// Reads all there is; whatever comes, no crash, and errors speak.
    static void readAll(ProjectFile& opened) {
        const auto spoken = [](const auto& result) { EXPECT_TRUE(result || !result.error().message.isEmpty()); };
        spoken(CodeRepository(opened).tree());
        spoken(CodingRepository(opened).all());
        spoken(CodingRepository(opened).ranges());
        spoken(SiteRepository(opened).all());
        spoken(SiteRepository(opened).expected());
        const SourceRepository sources(opened);
        const auto all = sources.all();
        spoken(all);
        for (const Source& each : all.value_or(QList<Source>())) {
            spoken(sources.passages(each.id));
            spoken(sources.text(each.id));
            spoken(sources.words(each.id, {0, 1'000'000}));
            spoken(sources.original(each.id));
        }
        const auto entries = Journal(opened).entries();
        spoken(entries);
        for (const HistoryEntry& entry : entries.value_or(QList<HistoryEntry>()))
            spoken(Journal(opened).rows(entry.revision));
    }
};

TEST_F(HostileProjectTest, WithATriggerIsRefused) {
    expectRefused(
        {u"CREATE TRIGGER quiet AFTER INSERT ON coding BEGIN DELETE FROM coding WHERE id < new.id; END"_s},
        u"trigger quiet"_s);
}

TEST_F(HostileProjectTest, WithAViewIsRefused) {
    expectRefused({u"CREATE VIEW everything AS SELECT * FROM coding"_s}, u"view everything"_s);
}

TEST_F(HostileProjectTest, WithAViewInThePlaceOfATableIsRefused) {
    expectRefused(
        {u"ALTER TABLE saved_search RENAME TO hidden"_s,
         u"CREATE VIEW saved_search AS SELECT * FROM hidden, (SELECT randomblob(1000000000))"_s},
        u"hidden"_s);
}

TEST_F(HostileProjectTest, WithATableOrColumnTooManyIsRefused) {
    expectRefused({u"CREATE TABLE extra (a TEXT)"_s}, u"table extra"_s);
}

TEST_F(HostileProjectTest, WithAColumnTooManyIsRefused) {
    expectRefused({u"ALTER TABLE code ADD COLUMN extra TEXT"_s}, u"table code"_s);
}

TEST_F(HostileProjectTest, WithAVirtualTableIsRefused) {
    expectRefused({u"CREATE VIRTUAL TABLE found USING fts5 (a)"_s}, u"found"_s);
}

TEST_F(HostileProjectTest, WithAnIndexOverAnExpressionIsRefused) {
    expectRefused({u"CREATE INDEX slow ON coding (length(hex(zeroblob(100000))))"_s}, u"index slow"_s);
}

TEST_F(HostileProjectTest, WithATableThatIsMissingIsRefused) {
    expectRefused({u"DROP TABLE saved_search"_s}, u"missing"_s);
}

TEST_F(HostileProjectTest, WithALoopInTheCodebookIsRefusedByNameOfWhatMendsIt) {
    close();
    tamperWith(path, {u"UPDATE code SET parent_id = %1 WHERE id = %2"_s.arg(trust.value).arg(theme.value)});
    const auto opened = ProjectFile::open(path);
    ASSERT_THAT(opened, hasError(ErrorCode::Damaged));
    EXPECT_TRUE(opened.error().hint.contains(u"verify --repair"_s));
}

TEST_F(HostileProjectTest, WithValuesOfOtherTypesIsReadAndReported) {
    tamper(
        {u"PRAGMA ignore_check_constraints = ON"_s,
         u"UPDATE passage SET range_start = 'a', page = x'00' WHERE ordinal = 1"_s,
         u"UPDATE code SET position = 1e300"_s, u"UPDATE text_revision SET text_length = 'long', sha256 = 7"_s,
         u"UPDATE coding SET quotation = x'ff00ff'"_s, u"UPDATE journal SET before = 5, after = 'text'"_s,
         u"UPDATE unit_of_work SET at = 1.5"_s});
    readAll(*project);
    const auto report = look();
    EXPECT_GE(report.left(), 6);
    EXPECT_THAT(Verification(*project).repair(), isOk());
}

TEST_F(HostileProjectTest, WithAnImageOfTheHistoryThatNamesNoTableUndoesNothing) {
    tamper({u"UPDATE journal_shape SET table_name = 'code SET name = ''gone''; --' WHERE table_name = 'coding'"_s});
    EXPECT_FALSE(UndoChange(*project).undoLast(project->coder()).has_value());
    EXPECT_EQ(CodeRepository(*project).tree()->inOrder().first().name, u"Themes"_s);
    EXPECT_GE(look().left(), 1);
}

TEST_F(HostileProjectTest, WithABlobThatClaimsMoreThanTheLimitIsAnErrorWhenRead) {
    // The header of the row says that the value is of 600 MB; the file has nothing of the kind.
    tamper({u"UPDATE original SET bytes = zeroblob(3000)"_s, u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
    close();
    QByteArray bytes = bytesOf(path);
    const QByteArray sha = QCryptographicHash::hash((u"Lead 4\n"_s + text).toUtf8(), QCryptographicHash::Sha256);
    // A record of two: header of 4 bytes, 32 bytes (76), 3000 bytes (6012 = ae 7c as varint).
    const qsizetype at = bytes.indexOf(QByteArray::fromHex("044cae7c") + sha);
    ASSERT_GT(at, 0);
    // 600 MB of bytes: 1200000012 = 84 bc 98 8c 0c needs one byte more than the header has: the largest that fits is
    // ff 7f, 16383: still more than the cell holds.
    bytes.replace(at + 2, 2, QByteArray::fromHex("ff7e"));
    writeBytes(path, bytes);
    project = ProjectFile::open(path, ProjectFile::Access::ReadOnly, ProjectFile::Checks::FileOnly).value();
    readAll(*project);
    EXPECT_GE(look().left(), 1);
}

TEST_F(HostileProjectTest, WithAValueOverTheLimitIsTooLargeToRead) {
    // The limit is asked of the connection, so that no test needs a file of half a gigabyte.
    const auto made = runSql(project->database(), u"UPDATE original SET bytes = zeroblob(%1)"_s.arg(600 * 1024 * 1024));
    EXPECT_THAT(made, hasError(ErrorCode::TooLarge));
    EXPECT_EQ(look().left(), 0);
}

TEST_F(HostileProjectTest, WithPagesOverwrittenNeverCrashes) {
    for (int number = 0; number < 60; ++number)
        addCode(u"Code %1"_s.arg(number), theme);
    close();
    tamperWith(path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
    const QByteArray whole = bytesOf(path);
    std::mt19937 random(7);
    int refused = 0;
    int reported = 0;
    for (int round = 0; round < 60; ++round) {
        QByteArray bytes = whole;
        for (int byte = 0; byte < 200; ++byte)
            bytes[4096 + static_cast<qsizetype>(random() % static_cast<size_t>(whole.size() - 4096))] =
                static_cast<char>(random());
        writeBytes(path, bytes);
        const auto access = round % 2 == 0 ? ProjectFile::Access::ReadOnly : ProjectFile::Access::ReadWrite;
        auto opened = ProjectFile::open(path, access, ProjectFile::Checks::FileOnly);
        if (!opened) {
            EXPECT_FALSE(opened.error().message.isEmpty());
            ++refused;
            continue;
        }
        readAll(*opened);
        const auto report = Verification(*opened).look();
        if (!report || report->left() > 0)
            ++reported;
    }
    EXPECT_EQ(refused + reported, 60) << "damage went unseen";
    for (const QString& ending : {u"-wal"_s, u"-shm"_s})
        QFile::remove(path + ending);
}

TEST_F(HostileProjectTest, CutShortAnywhereIsRefusedOrReported) {
    close();
    tamperWith(path, {u"PRAGMA wal_checkpoint(TRUNCATE)"_s});
    const QByteArray whole = bytesOf(path);
    for (qsizetype kept = 0; kept < whole.size(); kept += 4096 * 5 + 111) {
        writeBytes(path, whole.first(kept));
        auto opened = ProjectFile::open(path, ProjectFile::Access::ReadOnly, ProjectFile::Checks::FileOnly);
        if (!opened) {
            EXPECT_FALSE(opened.error().message.isEmpty());
            continue;
        }
        readAll(*opened);
        const auto report = Verification(*opened).look();
        const QByteArray lost = whole.sliced(kept);
        const bool isNothingLost = lost.count('\0') == lost.size(); // an empty page reads as one, cut or not
        EXPECT_TRUE(!report || report->left() > 0 || isNothingLost) << kept;
    }
}

TEST_F(HostileProjectTest, WithTheLogOfAnotherDatabaseBesideItIsNotMixedWithIt) {
    close();
    const QString other = folder.path(u"other.sheaf"_s);
    QByteArray log;
    {
        auto stranger = ProjectFile::create(other, u"Other"_s).value();
        log = bytesOf(other + u"-wal"_s);
    }
    ASSERT_FALSE(log.isEmpty());
    writeBytes(path + u"-wal"_s, log);
    auto opened = ProjectFile::open(path, ProjectFile::Access::ReadOnly, ProjectFile::Checks::FileOnly);
    if (opened) {
        // The log is whole and SQLite can't tell whose it is: then all of the file is the other's, and nothing is
        // mixed.
        readAll(*opened);
        const auto report = Verification(*opened).look();
        EXPECT_TRUE(report);
    } else {
        EXPECT_FALSE(opened.error().message.isEmpty());
    }
}

} // namespace
} // namespace sheaf
