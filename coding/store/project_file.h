#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"
#include "coding/store/sqlite_dialect.h"

#include <QList>
#include <QSqlDatabase>
#include <QString>
#include <QUuid>

#include <memory>

namespace sheaf {

/// The open project: one SQLite file that holds everything a reviewer made and the original bytes of every source.
///
/// Threads: an object belongs to the thread that opened it; open one for each thread. Several processes may have the
///          file open (WAL); a write waits up to busyTimeoutMs for another's.
/// Errors:  NotFound, AlreadyExists, Damaged (no project, or a hostile one), NewerFormat, ReadOnly, Busy.
class ProjectFile {
public:
    /// ReadOnly never changes the project, and works in folders that take no files. Either brings a project of an
    /// earlier format up to date first, and leaves a copy of it as it was beside it (`review.format-1.sheaf`).
    enum class Access { ReadWrite, ReadOnly };
    /// FileOnly opens a project whose codebook holds a loop, too: for what mends it.
    enum class Checks { All, FileOnly };
    static constexpr int busyTimeoutMs = 10'000;

    /// Makes the file, readable and writable by its owner only. Never overwrites one.
    static Result<ProjectFile> create(const QString& path, const QString& title);
    /// Cost: milliseconds, whatever the project's size: compares the schema, reads the codebook's tree.
    static Result<ProjectFile>
    open(const QString& path, Access access = Access::ReadWrite, Checks checks = Checks::All);
    /// The coder if nobody says otherwise: SHEAF_CODER of the environment, else the user's login name.
    [[nodiscard]] static QString loginName();

    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;
    ~ProjectFile();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const QUuid& guid() const { return m_guid; }
    [[nodiscard]] const QString& title() const { return m_title; }
    [[nodiscard]] Access access() const { return m_access; }
    /// Who changes the project through this object, by name; loginName() unless set.
    [[nodiscard]] QString coder() const { return m_coder.isEmpty() ? loginName() : m_coder; }
    void setCoder(const QString& name) { m_coder = name.trimmed(); }
    /// Grows by one with each unit of work, whoever made it; 0 for a new project. Cost: one indexed read.
    [[nodiscard]] qint64 revision() const;
    /// What tells the change of this number from that of a copy of the project which went another way: when it was
    /// made. Empty for 0 and for a number there is not.
    [[nodiscard]] QString lineageAt(qint64 revision) const;

    /// For the repositories of this layer only.
    [[nodiscard]] QSqlDatabase database() const;

private:
    ProjectFile() = default;
    [[nodiscard]] Result<void> connect(dialect::Connection kind);
    [[nodiscard]] Result<void> connectToProject(Access access);
    [[nodiscard]] Result<int> checkFormat() const;
    void disconnect();

    QString m_path;
    QString m_connection;
    Access m_access = Access::ReadWrite;
    QUuid m_guid;
    QString m_title;
    QString m_coder;
};

/// The codes that can be reached from themselves by going up, in the order of their numbers. Cost: O(codes).
[[nodiscard]] Result<QList<qint64>> codesInLoops(const QSqlDatabase& database);

} // namespace sheaf
