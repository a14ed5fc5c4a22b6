#pragma once

#include "coding/store/project_file.h"
#include "coding/store/sql.h"

#include <QCryptographicHash>
#include <QList>

namespace sheaf::test {

/// What one change did: its line in the history, every row it changed, and the texts it brought, as a hash.
inline QByteArray digestOf(const ProjectFile& project, qint64 revision) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& statement :
         {QStringLiteral("SELECT at, coder_id, what, kind, of_revision FROM unit_of_work WHERE revision = ?"),
          QStringLiteral("SELECT table_name, columns, row_id, before, after FROM journal JOIN journal_shape ON "
                         "journal_shape.id = shape_id WHERE revision = ? ORDER BY journal.id"),
          QStringLiteral("SELECT guid, sha256, text, passage_count, 0 FROM text_revision JOIN revision_text ON "
                         "text_revision_id = text_revision.id WHERE added_in = ? ORDER BY text_revision.id")}) {
        Sql sql(project.database(), statement);
        const auto read = sql.bind(revision).each([&hash](const Sql& row) {
            constexpr int columns = 5;
            for (int column = 0; column < columns; ++column) {
                const QByteArray value = row.bytes(column);
                hash.addData(QByteArray::number(value.size()) + ':' + value);
            }
        });
        if (!read)
            return "unreadable";
    }
    return hash.result().toHex();
}

} // namespace sheaf::test
