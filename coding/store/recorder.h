#pragma once

#include "coding/store/sql.h"
#include "coding/store/unit_of_work.h"

#include <QHash>
#include <QStringList>

#include <memory>
#include <unordered_map>

namespace sheaf {

/// Writes rows and their images in the journal, within the open transaction of a unit of work. Statements are prepared
/// once for each unit.
class UnitOfWork::Recorder {
public:
    explicit Recorder(ProjectFile& project) : m_database(project.database()) {}
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    ~Recorder();

    [[nodiscard]] Result<void> begin(const Change& change, const QString& coder, const QString& kind);
    [[nodiscard]] Result<void> commit();

    [[nodiscard]] Result<qint64> insert(const QString& table, const Row& row);
    [[nodiscard]] Result<void> update(const QString& table, qint64 id, const Row& changes, const Row& seen);
    [[nodiscard]] Result<void> remove(const QString& table, qint64 id);

    /// The columns' values as they are now; none if the row is not there.
    [[nodiscard]] Result<std::optional<QVariantList>> read(const QString& table, const QStringList& columns, qint64 id);
    /// Puts a row in a state that the journal knows, and notes it. An absent image: the row is not there.
    [[nodiscard]] Result<void> restore(
        qint64 shape, const QString& table, const QStringList& columns, qint64 id, const QByteArray& from,
        const QByteArray& to);

    /// A shape that the history names is put into statements as it stands: it must be of a table that there is.
    /// Errors: Damaged.
    [[nodiscard]] Result<void> checkShape(const QString& table, const QStringList& columns);

    [[nodiscard]] Result<Sql*> statement(const QString& sql);
    [[nodiscard]] qint64 revision() const { return m_revision; }
    [[nodiscard]] CoderId coder() const { return m_coder; }

private:
    [[nodiscard]] Result<QStringList> columnsOf(const QString& table);
    [[nodiscard]] Result<qint64> shapeOf(const QString& table, const QStringList& columns);
    [[nodiscard]] Result<void> note(qint64 shape, qint64 id, const QByteArray& before, const QByteArray& after);
    [[nodiscard]] Result<qint64>
    insertValues(const QString& table, const QStringList& columns, const QVariantList& values);

    QSqlDatabase m_database;
    qint64 m_revision = 0;
    CoderId m_coder;
    bool m_isOpen = false;
    std::unordered_map<QString, std::unique_ptr<Sql>> m_statements;
    QStringList m_tables;
    QHash<QString, QStringList> m_columns;
    QHash<QString, qint64> m_shapes;
};

} // namespace sheaf
