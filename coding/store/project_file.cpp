#include "coding/store/project_file.h"

#include "coding/store/migrations.h"
#include "coding/store/sql.h"
#include "coding/store/sqlite_dialect.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 applicationMark = 0x53484546; // "SHEF"

/// Makes an empty file that only its owner can read; SQLite gives its log files the same rights.
Result<void> makeOwnersFile(const QString& path) {
    if (QFileInfo::exists(path)) {
        return failure(
            ErrorCode::AlreadyExists, u"%1 exists already"_s.arg(path), u"choose another name, or open it"_s);
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
        return failure(
            ErrorCode::ReadOnly, u"%1 can't be made"_s.arg(path),
            u"check that the folder exists and that you may write there"_s, file.errorString());
    }
    return {};
}

/// Brings a project of an earlier format up to this program's.
Result<void> bringUp(const QSqlDatabase& connection) {
    if (auto begun = dialect::beginWriting(connection); !begun)
        return begun;
    const auto migrated = [&]() -> Result<void> {
        // Asked again under the lock: another process may have been faster.
        const auto mark = dialect::readMark(connection);
        if (!mark)
            return failure(mark);
        if (auto built = migrate(connection, mark->format); !built)
            return built;
        return dialect::writeMark(connection, {applicationMark, currentFormat});
    }();
    if (!migrated) {
        static_cast<void>(runSql(connection, u"ROLLBACK"_s));
        return migrated;
    }
    return runSql(connection, u"COMMIT"_s);
}

/// Puts the file's name in front of an error of the database.
tl::unexpected<Error> naming(const QString& path, Error error) {
    error.message = path + u": "_s + error.message;
    return tl::unexpected<Error>(std::move(error));
}

} // namespace

ProjectFile::ProjectFile(ProjectFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_connection(std::exchange(other.m_connection, {})),
      m_guid(other.m_guid), m_title(std::exchange(other.m_title, {})) {}

ProjectFile& ProjectFile::operator=(ProjectFile&& other) noexcept {
    if (this != &other) {
        disconnect();
        m_path = std::exchange(other.m_path, {});
        m_connection = std::exchange(other.m_connection, {});
        m_guid = other.m_guid;
        m_title = std::exchange(other.m_title, {});
    }
    return *this;
}

ProjectFile::~ProjectFile() {
    disconnect();
}

void ProjectFile::disconnect() {
    if (m_connection.isEmpty())
        return;
    database().close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

QSqlDatabase ProjectFile::database() const {
    return QSqlDatabase::database(m_connection, false);
}

Result<void> ProjectFile::connect(bool create, Access access) {
    m_connection = QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase connection = QSqlDatabase::addDatabase(dialect::driver(), m_connection);
    connection.setDatabaseName(m_path);
    const bool readOnly = access == Access::ReadOnly;
    dialect::setConnectOptions(connection, readOnly, busyTimeoutMs);
    if (!connection.open())
        return tl::unexpected<Error>(dialect::errorFor(connection.lastError()));
    if (create)
        return {};
    // The mark is looked at before anything is set: a file that is no project of ours is not even touched.
    const auto mark = dialect::readMark(connection);
    if (!mark && mark.error().code != ErrorCode::Damaged)
        return failure(mark);
    if (!mark || mark->application != applicationMark) {
        return failure(ErrorCode::Damaged, u"this is not a Sheaf project"_s, u"a project is made with “sheaf new”"_s);
    }
    if (mark->format > currentFormat) {
        return failure(
            ErrorCode::NewerFormat,
            u"this project was written by a later version of Sheaf (format %1)"_s.arg(mark->format),
            u"this one reads formats up to %1"_s.arg(currentFormat));
    }
    if (auto set = dialect::setUpConnection(connection, readOnly); !set)
        return set;
    return mark->format < currentFormat ? bringUp(connection) : Result<void>();
}

Result<ProjectFile> ProjectFile::create(const QString& path, const QString& title) {
    ProjectFile project;
    project.m_path = path;
    project.m_guid = QUuid::createUuid();
    project.m_title = title;
    if (auto made = makeOwnersFile(path); !made)
        return failure(made);

    const auto fill = [&]() -> Result<void> {
        if (auto connected = project.connect(true, Access::ReadWrite); !connected)
            return connected;
        const QSqlDatabase connection = project.database();
        if (auto set = dialect::setUpConnection(connection, false); !set)
            return set;
        if (auto begun = dialect::beginWriting(connection); !begun)
            return begun;
        if (auto built = migrate(connection, 0); !built)
            return built;
        if (auto marked = dialect::writeMark(connection, {applicationMark, currentFormat}); !marked)
            return marked;
        Sql insert(connection, u"INSERT INTO project (id, guid, title, created_at) VALUES (1, ?, ?, ?)"_s);
        insert.bind(project.m_guid).bind(notNull(title)).bind(timestamp(QDateTime::currentDateTimeUtc()));
        if (auto ran = insert.run(); !ran)
            return ran;
        return runSql(connection, u"COMMIT"_s);
    };
    if (auto filled = fill(); !filled) {
        project.disconnect();
        QFile::remove(path);
        return naming(path, filled.error());
    }
    return project;
}

Result<ProjectFile> ProjectFile::open(const QString& path, Access access) {
    const QFileInfo file(path);
    if (!file.exists()) {
        return failure(
            ErrorCode::NotFound, u"there is no project %1"_s.arg(path), u"“sheaf new %1” makes one"_s.arg(path));
    }
    if (!file.isFile())
        return failure(ErrorCode::Damaged, u"%1 is a folder, not a project"_s.arg(path));
    ProjectFile project;
    project.m_path = path;
    if (auto connected = project.connect(false, access); !connected)
        return naming(path, connected.error());
    // A file that came by mail or from a share may be open to all; what it holds is not. Somebody else's can't be
    // changed.
    if (access == Access::ReadWrite)
        static_cast<void>(QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    Sql select(project.database(), u"SELECT guid, title FROM project WHERE id = 1"_s);
    const auto ran = select.run();
    if (!ran && ran.error().code != ErrorCode::Internal)
        return naming(path, ran.error());
    if (!ran || !select.next() || select.guid(0).isNull()) {
        return failure(ErrorCode::Damaged, u"%1: the project's own record is missing"_s.arg(path));
    }
    project.m_guid = select.guid(0);
    project.m_title = select.text(1);
    return project;
}

QString ProjectFile::lineageAt(qint64 revision) const {
    Sql select(database(), u"SELECT at FROM unit_of_work WHERE revision = ?"_s);
    return select.bind(revision).run() && select.next() ? select.text(0) : QString();
}

qint64 ProjectFile::revision() const {
    Sql select(database(), u"SELECT COALESCE(MAX(revision), 0) FROM unit_of_work"_s);
    return select.run() && select.next() ? select.integer(0) : 0;
}

} // namespace sheaf
