#include "coding/store/backup.h"

#include "coding/name_folding.h"
#include "coding/store/project_file.h"
#include "coding/store/sql.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <fcntl.h>
#include <unistd.h>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString timeInNames = u"yyyy-MM-dd'T'HH-mm-ss'Z'"_s;

std::optional<Backup> backupFrom(const QFileInfo& file) {
    static const QRegularExpression form(u"\\A(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ)-r(\\d{1,18})\\.sheaf\\z"_s);
    const auto match = form.match(file.fileName());
    if (!match.hasMatch())
        return {};
    Backup backup{
        .name = file.fileName(),
        .madeAt = QDateTime::fromString(match.captured(1), timeInNames),
        .revision = match.captured(2).toLongLong(),
        .bytes = file.size()};
    backup.madeAt.setTimeSpec(Qt::UTC);
    return backup;
}

/// A copy on its way; goes with the object unless it was moved to its name. A killed program leaves one behind.
class TemporaryCopy {
public:
    explicit TemporaryCopy(const QString& folder)
        : m_path(folder + u"/.making-"_s + QUuid::createUuid().toString(QUuid::Id128) + u".sheaf"_s) {}
    TemporaryCopy(const TemporaryCopy&) = delete;
    TemporaryCopy& operator=(const TemporaryCopy&) = delete;
    ~TemporaryCopy() {
        for (const QString& ending : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(m_path + ending);
    }
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    QString m_path;
};

void removeForgottenCopies(const QString& folder) {
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addSecs(-3600);
    for (const QFileInfo& file : QDir(folder).entryInfoList({u".making-*"_s}, QDir::Files | QDir::Hidden)) {
        if (file.lastModified() < longAgo)
            QFile::remove(file.filePath());
    }
}

/// What a name in a folder means is on disk, too, once the folder is.
void flushFolder(const QString& path) {
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        static_cast<void>(::fsync(folder));
        ::close(folder);
    }
}

/// Opens a copy and reads all of it. Errors: Damaged, Cancelled.
Result<ProjectFile> openSound(const QString& path, const CancelToken& cancel) {
    auto copy = ProjectFile::open(path, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
    if (!copy)
        return copy;
    if (cancel.isCancelled())
        return failure(ErrorCode::Cancelled, u"the backup was stopped"_s);
    const auto faults = dialect::faultsOf(copy->database(), 1);
    if (!faults)
        return failure(faults);
    if (!faults->isEmpty())
        return failure(
            ErrorCode::Damaged, u"the project is damaged: %1"_s.arg(faults->first().simplified()),
            u"“sheaf verify” says where; “sheaf restore” goes back to a backup"_s);
    return copy;
}

/// A free name for a project that is put aside: `review.damaged-1.sheaf`.
QString nameAside(const QString& project) {
    const QFileInfo file(project);
    const QString stem = file.dir().filePath(file.completeBaseName());
    for (int number = 1;; ++number) {
        const QString name = u"%1.damaged-%2.sheaf"_s.arg(stem).arg(number);
        if (!QFileInfo::exists(name))
            return name;
    }
}

/// Puts a file that was moved aside, with its log, where it lay; what lies there now is half made.
void moveBack(const QString& aside, const QString& project) {
    for (const QString& ending : {u"-wal"_s, u"-shm"_s, u""_s}) {
        if (!QFileInfo::exists(aside + ending))
            continue;
        QFile::remove(project + ending);
        QFile::rename(aside + ending, project + ending);
    }
}

/// Moves a file that is no usable project out of the way. Its log goes first: beside another file it would do harm.
/// Returns where it lies now; empty if there was no file.
Result<QString> moveAside(const QString& project) {
    const QString aside = nameAside(project);
    for (const QString& ending : {u"-wal"_s, u"-shm"_s, u""_s}) {
        if (QFileInfo::exists(project + ending) && !QFile::rename(project + ending, aside + ending)) {
            moveBack(aside, project); // a log without its file would lose what is in it
            return failure(
                ErrorCode::ReadOnly, u"%1 can't be moved aside"_s.arg(project + ending),
                u"check the rights of its folder"_s);
        }
    }
    return QFileInfo::exists(aside) ? aside : QString();
}

/// Prepares a copy of the backup to take the project's place: no number is given twice, and the history tells of it.
Result<qint64>
prepare(const ProjectFile& copy, const QHash<QString, qint64>& given, const Backup& backup, const QString& coder) {
    const QSqlDatabase database = copy.database();
    if (auto begun = dialect::beginWriting(database); !begun)
        return failure(begun);
    if (auto kept = dialect::keepNumbers(database, given); !kept)
        return failure(kept);
    Sql known(database, u"SELECT id FROM coder WHERE folded = ?"_s);
    CoderId by;
    if (auto read = known.bind(foldedName(coder)).each([&by](const Sql& row) { by = {row.integer(0)}; }); !read)
        return failure(read);
    // A line that says what happened; there are no rows to undo.
    Sql line(database, u"INSERT INTO unit_of_work (at, coder_id, what, kind) VALUES (?, ?, ?, 'unrecorded')"_s);
    line.bind(timestamp(QDateTime::currentDateTimeUtc())).bindId(by);
    line.bind(u"restore the backup of %1"_s.arg(backup.madeAt.toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)));
    if (auto ran = line.run(); !ran)
        return failure(ran);
    const qint64 revision = line.insertedId();
    if (auto committed = runSql(database, u"COMMIT"_s); !committed)
        return failure(committed);
    return revision;
}

} // namespace

QList<Backup> BackupFolder::list() const {
    QList<Backup> backups;
    for (const QFileInfo& file : QDir(path()).entryInfoList(QDir::Files, QDir::Name | QDir::Reversed)) {
        if (const auto backup = backupFrom(file))
            backups.append(*backup);
    }
    return backups;
}

Result<void> BackupFolder::makeFolder() const {
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (QDir().mkdir(path(), owner) || QFileInfo(path()).isDir())
        return {};
    return failure(
        ErrorCode::ReadOnly, u"the folder for backups %1 can't be made"_s.arg(path()),
        u"check the rights of the folder of the project"_s);
}

void BackupFolder::removeOld(const QString& kept) const {
    const QList<Backup> backups = list();
    for (qsizetype at = keptBackups; at < backups.size(); ++at) {
        if (backups[at].name != kept)
            QFile::remove(path() + u'/' + backups[at].name);
    }
}

Result<std::optional<Backup>> BackupFolder::make(const CancelToken& cancel) const {
    return makeKeeping({}, cancel);
}

Result<std::optional<Backup>> BackupFolder::makeKeeping(const QString& kept, const CancelToken& cancel) const {
    qint64 revision = 0;
    QString lineage;
    {
        const auto project = ProjectFile::open(m_project, ProjectFile::Access::ReadOnly, ProjectFile::Checks::FileOnly);
        if (!project)
            return failure(project);
        revision = project->revision();
        lineage = project->lineageAt(revision);
    }
    for (const Backup& backup : list()) {
        if (backup.revision != revision)
            continue;
        const auto there = ProjectFile::open(
            path() + u'/' + backup.name, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
        if (there && there->lineageAt(revision) == lineage)
            return std::optional<Backup>();
    }
    if (auto made = makeFolder(); !made)
        return failure(made);
    removeForgottenCopies(path());
    const TemporaryCopy copy(path());
    if (auto copied = dialect::copyDatabase(m_project, copy.path(), ProjectFile::busyTimeoutMs); !copied)
        return failure(copied);
    {
        const auto sound = openSound(copy.path(), cancel);
        if (!sound)
            return failure(sound);
        revision = sound->revision(); // somebody may have written since
    }
    const QString name = u"%1-r%2.sheaf"_s.arg(QDateTime::currentDateTimeUtc().toString(timeInNames)).arg(revision);
    const QString target = path() + u'/' + name;
    if (!QFile::rename(copy.path(), target) && !QFileInfo::exists(target))
        return failure(ErrorCode::ReadOnly, u"the backup %1 can't be put in its place"_s.arg(target));
    flushFolder(path());
    removeOld(kept);
    return backupFrom(QFileInfo(target));
}

Result<Backup> BackupFolder::chooseSound(const QString& name, const CancelToken& cancel) const {
    const QList<Backup> backups = list();
    std::optional<Error> lastFault;
    for (const Backup& backup : backups) {
        if (!name.isEmpty() && backup.name != name && backup.name != name + u".sheaf"_s)
            continue;
        const auto sound = openSound(path() + u'/' + backup.name, cancel);
        if (sound)
            return backup;
        if (!name.isEmpty() || sound.error().code == ErrorCode::Cancelled)
            return failure(sound);
        lastFault = sound.error();
    }
    if (lastFault)
        return failure(ErrorCode::NotFound, u"no backup in %1 is sound"_s.arg(path()), {}, lastFault->message);
    if (backups.isEmpty())
        return failure(ErrorCode::NotFound, u"there is no backup of %1"_s.arg(m_project));
    return failure(
        ErrorCode::NotFound, u"there is no backup “%1”"_s.arg(name), u"“sheaf backup --list” names those there are"_s);
}

Result<BackupFolder::Restored>
BackupFolder::restore(const QString& name, const QString& coder, const CancelToken& cancel) const {
    const auto backup = chooseSound(name, cancel);
    if (!backup)
        return failure(backup);
    const TemporaryCopy copy(path());
    if (auto copied = dialect::copyDatabase(path() + u'/' + backup->name, copy.path(), ProjectFile::busyTimeoutMs);
        !copied)
        return failure(copied);

    Restored restored{.backup = *backup, .presentKeptAs = {}, .revision = 0};
    const bool isThere = QFileInfo::exists(m_project);
    const auto present = ProjectFile::open(m_project, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
    if (!present && isThere && present.error().code != ErrorCode::Damaged &&
        present.error().code != ErrorCode::TooLarge)
        return failure(present);
    const qint64 keptRevision = present ? present->revision() : 0;
    QHash<QString, qint64> given;
    {
        const auto made = ProjectFile::open(copy.path(), ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
        if (!made)
            return failure(made);
        if (present) {
            if (present->guid() != made->guid()) {
                return failure(
                    ErrorCode::ChangedSince, u"%1 is another project than its backup"_s.arg(m_project),
                    u"move it away first, or copy the backup to another name"_s);
            }
            // A damaged table of numbers does not keep anybody from going back.
            given = dialect::numbersGiven(present->database()).value_or(QHash<QString, qint64>());
        }
        const auto revision = prepare(*made, given, *backup, coder);
        if (!revision)
            return failure(revision);
        restored.revision = *revision;
    }
    if (present) {
        const auto kept = makeKeeping(backup->name, cancel);
        if (kept && *kept) {
            restored.presentKeptAs = path() + u'/' + (*kept)->name;
        } else if (!kept && kept.error().code == ErrorCode::Damaged) {
            restored.presentKeptAs = nameAside(m_project);
            if (auto copied = dialect::copyDatabase(m_project, restored.presentKeptAs, ProjectFile::busyTimeoutMs);
                !copied)
                return failure(copied);
        } else if (!kept) {
            return failure(kept);
        }
    } else {
        const auto aside = moveAside(m_project);
        if (!aside)
            return failure(aside);
        restored.presentKeptAs = *aside;
    }
    // A change that came in since the present was kept would be lost: nothing is written then.
    const auto nothingCameIn = [&]() -> Result<void> {
        if (!present || present->revision() == keptRevision)
            return {};
        return failure(
            ErrorCode::ChangedSince, u"somebody changed the project while it was being restored; nothing was changed"_s,
            u"try again"_s);
    };
    if (auto copied = dialect::copyDatabase(copy.path(), m_project, ProjectFile::busyTimeoutMs, nothingCameIn);
        !copied) {
        if (!present && !restored.presentKeptAs.isEmpty())
            moveBack(restored.presentKeptAs, m_project);
        return failure(copied);
    }
    flushFolder(QFileInfo(m_project).absolutePath());
    return restored;
}

} // namespace sheaf
