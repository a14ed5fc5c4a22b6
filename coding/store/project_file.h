#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"

#include <QSqlDatabase>
#include <QString>
#include <QUuid>

#include <memory>

namespace sheaf {

/// The open project: one SQLite file that holds everything a reviewer made and the original bytes of every source.
///
/// Threads: an object belongs to the thread that opened it; open one for each thread. Several processes may have the
/// file open (WAL); a
///          write waits up to busyTimeoutMs for another's.
/// Errors:  NotFound, AlreadyExists, Damaged (no project, or a hostile one), NewerFormat, ReadOnly, Busy.
class ProjectFile {
public:
    enum class Access { ReadWrite, ReadOnly };
    static constexpr int busyTimeoutMs = 10'000;

    /// Makes the file, readable and writable by its owner only. Never overwrites one.
    static Result<ProjectFile> create(const QString& path, const QString& title);
    static Result<ProjectFile> open(const QString& path, Access access = Access::ReadWrite);

    ProjectFile(ProjectFile&&) noexcept;
    ProjectFile& operator=(ProjectFile&&) noexcept;
    ~ProjectFile();

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] const QUuid& guid() const { return m_guid; }
    [[nodiscard]] const QString& title() const { return m_title; }
    /// Grows by one with each unit of work, whoever made it; 0 for a new project. Cost: one indexed read.
    [[nodiscard]] qint64 revision() const;
    /// What tells the change of this number from that of a copy of the project which went another way: when it was
    /// made. Empty for 0 and for a number there is not.
    [[nodiscard]] QString lineageAt(qint64 revision) const;

    /// For the repositories of this layer only.
    [[nodiscard]] QSqlDatabase database() const;

private:
    ProjectFile() = default;
    [[nodiscard]] Result<void> connect(bool create, Access access);
    void disconnect();

    QString m_path;
    QString m_connection;
    QUuid m_guid;
    QString m_title;
};

} // namespace sheaf
