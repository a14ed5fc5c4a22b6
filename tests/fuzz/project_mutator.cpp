#include "tests/fuzz/project_mutator.h"

#include "coding/quotation.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/sql.h"
#include "coding/store/undo_change.h"
#include "tests/support/temporary_project.h"

#include <QFile>

#include <cstring>
#include <sqlite3.h>

namespace sheaf::test {

using namespace Qt::StringLiterals;

namespace {

// In SQLite's header: 1 for a file with a rollback journal, 2 for one with a write-ahead log, which no database in
// memory can have.
constexpr qsizetype writeVersionAt = 18;
constexpr qsizetype readVersionAt = 19;

QByteArrayList column(sqlite3* database, const QByteArray& sql) {
    QByteArrayList found;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        return found;
    while (sqlite3_step(statement) == SQLITE_ROW)
        found.append(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
    sqlite3_finalize(statement);
    return found;
}

void fill(ProjectFile& project) {
    CodeRepository codes(project);
    CodingRepository codings(project);
    SourceRepository sources(project);
    auto work = UnitOfWork::begin(project, {u"all of it"_s, u"Anna"_s}).value();
    const SiteId site = SiteRepository(project).put(work, u"Leeds"_s, {{u"round"_s, u"1"_s}}).value();
    static_cast<void>(SiteRepository(project).setExpected(
        work, {{.site = site, .column = u"Proposal"_s, .type = u"proposal"_s, .period = {}, .reason = {}}}));
    NewSource made = inMemorySource(u"Lead 4"_s, {u"We learned 👩‍👧 a lot."_s, u"Trust grew."_s});
    made.source.site = site;
    made.pages = {{.number = 1, .label = u"1"_s, .width = 100, .height = 100}};
    made.words = packPages({{.range = {0, 2}, .page = 1, .left = 1, .top = 1, .right = 9, .bottom = 9}});
    const SourceId source = sources.add(work, made).value();
    Code code;
    code.name = u"Themes"_s;
    const CodeId themes = codes.add(work, code).value();
    code.name = u"Trust"_s;
    code.parent = themes;
    code.questions = {themes};
    Coding coding;
    coding.source = source;
    coding.code = codes.add(work, code).value();
    coding.coder = work.coder();
    coding.range = findQuotation(made.text, u"Trust grew"_s).value();
    coding.quotation = u"Trust grew"_s;
    coding.before = contextBefore(made.text, coding.range);
    coding.after = contextAfter(made.text, coding.range);
    const CodingId id = codings.add(work, {coding}).value().first();
    static_cast<void>(work.commit());
    auto change = UnitOfWork::begin(project, {u"describe"_s, u"Ben"_s}).value();
    const Coding seen = codings.byId(id).value();
    Coding described = seen;
    described.memo = u"A memo"_s;
    static_cast<void>(codings.describe(change, described, seen));
    static_cast<void>(change.commit());
    static_cast<void>(UndoChange(project).undoLast(u"Ben"_s));
}

} // namespace

QByteArray smallProject(const QString& path) {
    static const QByteArray made = [&path] {
        QFile::remove(path);
        {
            auto project = ProjectFile::create(path, u"Small"_s).value();
            fill(project);
        }
        sqlite3* database = nullptr;
        sqlite3_open(QFile::encodeName(path).constData(), &database);
        sqlite3_exec(
            database, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 512; VACUUM", nullptr, nullptr, nullptr);
        sqlite3_close(database);
        QFile file(path);
        static_cast<void>(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }();
    return made;
}

QByteArray ProjectMutator::changed(const QByteArray& file) {
    return takes(60) ? changedBySql(file) : changedInPages(file);
}

QByteArray ProjectMutator::changedInPages(QByteArray file) {
    const auto size = static_cast<int>(file.size());
    for (int changes = 1 + below(6); changes > 0; --changes) {
        // Seldom in the first page, which holds the header and the schema.
        const int from = size > 1024 && !takes(5) ? 512 : 0;
        const int at = from + below(size - from);
        switch (below(4)) {
        case 0:
            file[at] = static_cast<char>(below(256));
            break;
        case 1:
            file[at] = static_cast<char>(file[at] ^ (1 << below(8)));
            break;
        case 2:
            file[at] = takes(50) ? '\xff' : '\0';
            break;
        default: {
            const int length = std::min({below(64) + 1, size - at, size - from});
            const QByteArray piece = file.mid(from + below(size - from), length);
            file.replace(
                at, std::min<qsizetype>(piece.size(), size - at),
                piece.first(std::min<qsizetype>(piece.size(), size - at)));
        }
        }
    }
    return file;
}

QByteArray ProjectMutator::value(const QByteArray& table, const QByteArray& column) {
    static const QByteArrayList values{
        "NULL",
        "-1",
        "0",
        "1",
        "2",
        "3",
        "7",
        "2147483647",
        "2147483648",
        "-2147483649",
        "4294967296",
        "9223372036854775807",
        "-9223372036854775808",
        "1e308",
        "-0.5",
        "''",
        "'text'",
        "'-1'",
        "'change'",
        "'undo'",
        "'redo'",
        "'confidential'",
        "x''",
        "x'00'",
        "x'8301'",
        "x'9fffff'",
        "x'bf'",
        "x'81fb7ff8000000000000'",
        "zeroblob(2000)",
        "zeroblob(65000)",
        "x'ffffffff789c'",
        "x'00ffffff789c030000000001'",
        "char(0, 65)",
        "char(55357)",
        "printf('%.*c', 3000, 'x')",
        "'2026-01-01T00:00:00.000Z'"};
    if (takes(25))
        return "(SELECT " + column + " FROM " + table + " ORDER BY rowid LIMIT 1 OFFSET " +
               QByteArray::number(below(6)) + ")";
    if (takes(20))
        return column + " + " + QByteArray::number(below(5) - 2);
    if (takes(15))
        return "substr(" + column + ", " + QByteArray::number(1 + below(3)) + ", " + QByteArray::number(below(40)) +
               ")";
    return values[below(static_cast<int>(values.size()))];
}

QByteArray ProjectMutator::statement(const QByteArrayList& tables) {
    static const QByteArrayList odd{
        "CREATE TRIGGER t AFTER UPDATE ON coding BEGIN DELETE FROM coding; END",
        "CREATE VIEW v AS SELECT * FROM code",
        "CREATE TABLE extra (a)",
        "CREATE VIRTUAL TABLE f USING fts5 (a)",
        "ALTER TABLE code ADD COLUMN extra TEXT",
        "DROP INDEX coding_of_code",
        "UPDATE sqlite_sequence SET seq = 9223372036854775807",
        "UPDATE sqlite_sequence SET seq = 'x'",
        "DELETE FROM sqlite_sequence",
        "UPDATE code SET parent_id = (SELECT MAX(id) FROM code)",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = 4",
        "PRAGMA encoding = 'UTF-16'",
        "PRAGMA auto_vacuum = 1"};
    if (takes(4))
        return odd[below(static_cast<int>(odd.size()))];
    return tables[below(static_cast<int>(tables.size()))];
}

QByteArray ProjectMutator::changedBySql(QByteArray file) {
    if (file.size() < 512)
        return file;
    const QByteArray versions = file.mid(writeVersionAt, 2);
    file[writeVersionAt] = file[readVersionAt] = '\1';
    sqlite3* database = nullptr;
    sqlite3_open(":memory:", &database);
    auto* const copy = static_cast<unsigned char*>(sqlite3_malloc64(static_cast<sqlite3_uint64>(file.size())));
    std::memcpy(copy, file.constData(), static_cast<size_t>(file.size()));
    sqlite3_deserialize(
        database, "main", copy, file.size(), file.size(),
        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    sqlite3_exec(
        database, "PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF", nullptr, nullptr, nullptr);
    const QByteArrayList tables = column(database, "SELECT name FROM sqlite_schema WHERE type = 'table'");
    for (int changes = 1 + below(3); changes > 0 && !tables.isEmpty(); --changes) {
        QByteArray sql = statement(tables);
        if (tables.contains(sql)) {
            const QByteArray table = sql;
            const QByteArray row =
                "(SELECT rowid FROM " + table + " ORDER BY rowid LIMIT 1 OFFSET " + QByteArray::number(below(8)) + ")";
            const QByteArrayList columns = column(database, "SELECT name FROM pragma_table_info('" + table + "')");
            if (columns.isEmpty())
                continue;
            const QByteArray name = columns[below(static_cast<int>(columns.size()))];
            const int kind = below(10);
            sql = kind == 0   ? "DELETE FROM " + table + " WHERE rowid = " + row
                  : kind == 1 ? "UPDATE OR REPLACE " + table + " SET " + name + " = " + value(table, name)
                              : "UPDATE OR REPLACE " + table + " SET " + name + " = " + value(table, name) +
                                    " WHERE rowid = " + row;
        }
        sqlite3_exec(database, sql.constData(), nullptr, nullptr, nullptr);
    }
    sqlite3_int64 size = 0;
    unsigned char* const changed = sqlite3_serialize(database, "main", &size, 0);
    if (changed != nullptr && size >= 512) {
        file = QByteArray(reinterpret_cast<const char*>(changed), size);
        file.replace(writeVersionAt, 2, versions);
    }
    sqlite3_free(changed);
    sqlite3_close(database);
    return file;
}

} // namespace sheaf::test
