#include "coding/store/project_file.h"

#include "coding/store/migrations.h"
#include "coding/store/sql.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include <algorithm>

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

/// `review.sheaf` → `review.format-1.sheaf`, or the next such name that is free.
QString nameOfCopy(const QString& path, int format) {
    const QFileInfo file(path);
    const QString stem = file.dir().filePath(file.completeBaseName());
    for (int number = 1;; ++number) {
        const QString name =
            u"%1.format-%2%3.sheaf"_s.arg(stem).arg(format).arg(number == 1 ? QString() : u"-%1"_s.arg(number));
        if (!QFileInfo::exists(name))
            return name;
    }
}

/// Brings a project of an earlier format up to this program's; a copy of it as it was stays beside it.
Result<void> bringUp(const QSqlDatabase& connection, const QString& path) {
    if (auto begun = dialect::beginMigration(connection); !begun)
        return begun;
    const auto migrated = [&]() -> Result<void> {
        // Asked again under the lock: another process may have been faster.
        const auto mark = dialect::readMark(connection);
        if (!mark)
            return failure(mark);
        if (mark->format < currentFormat) {
            const QString copy = nameOfCopy(path, mark->format);
            if (auto copied = dialect::copyDatabase(path, copy, ProjectFile::busyTimeoutMs); !copied) {
                QFile::remove(copy);
                return copied;
            }
            if (auto built = migrate(connection, mark->format); !built)
                return built;
            if (auto marked = dialect::writeMark(connection, {applicationMark, currentFormat}); !marked)
                return marked;
        }
        return dialect::finishMigration(connection);
    }();
    if (!migrated)
        dialect::abandonMigration(connection);
    return migrated;
}

/// Refuses a file whose tables are not exactly those of its format: more of them, or code that runs by itself, is not
/// of our making.
Result<void> checkSchema(const QSqlDatabase& connection, int format) {
    const auto found = dialect::schemaOf(connection);
    if (!found)
        return failure(found);
    const auto expected = schemaOfFormat(format);
    if (!expected)
        return failure(expected);
    if (*found == *expected)
        return {};
    QStringList strange;
    for (const QString& line : *found) {
        if (!expected->contains(line))
            strange.append(line.section(u" on "_s, 0, 0));
    }
    return failure(
        ErrorCode::Damaged,
        strange.isEmpty() ? u"parts of the project are missing"_s
                          : u"the file holds what no project has: %1"_s.arg(
                                strange.first(std::min<qsizetype>(strange.size(), 3)).join(u", "_s).left(120)),
        u"it was changed by another program; go back to a copy of it"_s);
}

/// Puts the file's name in front of an error of the database.
tl::unexpected<Error> naming(const QString& path, Error error) {
    error.message = path + u": "_s + error.message;
    return tl::unexpected<Error>(std::move(error));
}

} // namespace

ProjectFile::ProjectFile(ProjectFile&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_connection(std::exchange(other.m_connection, {})),
      m_access(other.m_access), m_guid(other.m_guid), m_title(std::exchange(other.m_title, {})),
      m_coder(std::exchange(other.m_coder, {})) {}

ProjectFile& ProjectFile::operator=(ProjectFile&& other) noexcept {
    if (this != &other) {
        disconnect();
        m_path = std::exchange(other.m_path, {});
        m_connection = std::exchange(other.m_connection, {});
        m_access = other.m_access;
        m_guid = other.m_guid;
        m_coder = std::exchange(other.m_coder, {});
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

Result<void> ProjectFile::connect(dialect::Connection kind) {
    m_connection = QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase connection = QSqlDatabase::addDatabase(dialect::driver(), m_connection);
    dialect::setConnectOptions(connection, m_path, kind, busyTimeoutMs);
    if (!connection.open())
        return tl::unexpected<Error>(dialect::errorFor(connection.lastError()));
    return dialect::guardConnection(connection);
}

Result<int> ProjectFile::checkFormat() const {
    // The mark is looked at before anything is set: a file that is no project of ours is not even touched.
    const auto mark = dialect::readMark(database());
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
    if (mark->format < 1)
        return failure(ErrorCode::Damaged, u"the project has no format"_s);
    if (auto same = checkSchema(database(), mark->format); !same)
        return failure(same);
    return mark->format;
}

Result<void> ProjectFile::connectToProject(Access access) {
    m_access = access;
    using Kind = dialect::Connection;
    const QFileInfo file(m_path);
    const bool takesWrites = file.isWritable() && QFileInfo(file.absolutePath()).isWritable();
    // Reading tries the kind that leaves no log files behind first; in a folder that takes none, nobody is writing, so
    // the file is read as it stands.
    QList<Kind> kinds = {Kind::ReadWrite};
    if (access == Access::ReadOnly)
        kinds = takesWrites ? QList<Kind>{Kind::Reading} : QList<Kind>{Kind::ReadOnly, Kind::Immutable};
    Kind kind = kinds.first();
    Result<int> format = failure(ErrorCode::Internal, {});
    for (const Kind tried : kinds) {
        if (tried == Kind::Immutable && QFileInfo(m_path + u"-wal"_s).size() > 0) {
            return failure(
                ErrorCode::ReadOnly, u"the last changes of the project lie in its log, which can't be read here"_s,
                u"copy it, with the “-wal” file beside it, to where you may write"_s);
        }
        disconnect();
        kind = tried;
        const auto connected = connect(tried);
        format = connected ? checkFormat() : failure(connected);
        if (format || (format.error().code != ErrorCode::Unreadable && format.error().code != ErrorCode::ReadOnly))
            break;
    }
    if (!format)
        return failure(format);
    if (*format < currentFormat && access == Access::ReadOnly) {
        // Reading asks for the present format, too: brought up by a connection that may write, then read.
        disconnect();
        ProjectFile writer;
        writer.m_path = m_path;
        if (auto brought = writer.connectToProject(Access::ReadWrite); !brought) {
            Error error = brought.error();
            if (error.code == ErrorCode::ReadOnly)
                error.hint =
                    u"it is of an earlier format and is brought up to date first: copy it to where you may write"_s;
            return tl::unexpected<Error>(std::move(error));
        }
        writer.disconnect();
        return connectToProject(Access::ReadOnly);
    }
    if (auto set = dialect::setUpConnection(database(), kind); !set)
        return set;
    return *format < currentFormat ? bringUp(database(), m_path) : Result<void>();
}

Result<ProjectFile> ProjectFile::create(const QString& path, const QString& title) {
    ProjectFile project;
    project.m_path = path;
    project.m_guid = QUuid::createUuid();
    project.m_title = title;
    if (auto made = makeOwnersFile(path); !made)
        return failure(made);

    const auto fill = [&]() -> Result<void> {
        if (auto connected = project.connect(dialect::Connection::ReadWrite); !connected)
            return connected;
        const QSqlDatabase connection = project.database();
        if (auto set = dialect::setUpConnection(connection, dialect::Connection::ReadWrite); !set)
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

Result<ProjectFile> ProjectFile::open(const QString& path, Access access, Checks checks) {
    const QFileInfo file(path);
    if (!file.exists()) {
        return failure(
            ErrorCode::NotFound, u"there is no project %1"_s.arg(path), u"“sheaf new %1” makes one"_s.arg(path));
    }
    if (!file.isFile())
        return failure(ErrorCode::Damaged, u"%1 is a folder, not a project"_s.arg(path));
    ProjectFile project;
    project.m_path = path;
    if (auto connected = project.connectToProject(access); !connected)
        return naming(path, connected.error());
    // A file that came by mail or from a share may be open to all; what it holds is not. Somebody else's can't be
    // changed.
    // Rights are taken away, never given: an archived project that takes no writes stays so.
    const QFileDevice::Permissions owners = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther |
                                            QFileDevice::ExeOwner;
    for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s}) { // the log was made with the file's rights
        const auto rights = QFile::permissions(path + ending);
        if (rights & others)
            static_cast<void>(QFile::setPermissions(path + ending, rights & owners));
    }
    Sql select(project.database(), u"SELECT guid, title FROM project WHERE id = 1"_s);
    const auto ran = select.run();
    if (!ran && ran.error().code != ErrorCode::Internal)
        return naming(path, ran.error());
    if (!ran || !select.next() || select.guid(0).isNull()) {
        return failure(ErrorCode::Damaged, u"%1: the project's own record is missing"_s.arg(path));
    }
    project.m_guid = select.guid(0);
    project.m_title = select.text(1);
    select.finish();
    if (checks == Checks::All) {
        const auto looped = codesInLoops(project.database());
        if (!looped)
            return naming(path, looped.error());
        if (!looped->isEmpty()) {
            return failure(
                ErrorCode::Damaged,
                u"%1: %2 codes of the codebook lie below themselves"_s.arg(path).arg(looped->size()),
                u"“sheaf verify --repair” takes them out of the loop"_s);
        }
    }
    return project;
}

QString ProjectFile::loginName() {
    // A name that people know somebody by, for a login that says nothing: SHEAF_CODER=Anna.
    const QString login =
        qEnvironmentVariable("SHEAF_CODER", qEnvironmentVariable("USER", qEnvironmentVariable("LOGNAME"))).trimmed();
    return login.isEmpty() ? u"Reviewer"_s : login;
}

Result<QList<qint64>> codesInLoops(const QSqlDatabase& database) {
    Sql sql(database, u"SELECT id, parent_id FROM code WHERE parent_id IS NOT NULL"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QHash<qint64, qint64> parents;
    while (sql.next())
        parents.insert(sql.integer(0), sql.integer(1));
    if (auto read = sql.ended(); !read)
        return failure(read);
    QSet<qint64> done; // what is above them is known
    QList<qint64> looped;
    for (auto code = parents.cbegin(); code != parents.cend(); ++code) {
        QList<qint64> walked;
        QHash<qint64, qsizetype> stepOf;
        qint64 at = code.key();
        while (parents.contains(at) && !done.contains(at) && !stepOf.contains(at)) {
            stepOf.insert(at, walked.size());
            walked.append(at);
            at = parents[at];
        }
        if (const auto step = stepOf.constFind(at); step != stepOf.cend())
            looped.append(walked.sliced(*step));
        for (const qint64 walkedCode : walked)
            done.insert(walkedCode);
    }
    std::ranges::sort(looped);
    return looped;
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
