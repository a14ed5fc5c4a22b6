#include "coding/store/sqlite_dialect.h"
#include "coding/store/sqlite_handle.h"

#include <QVarLengthArray>

#include <memory>
#include <sqlite3.h>

namespace sheaf::dialect {

namespace {

Error rowError(sqlite3* handle) {
    return errorFor(QSqlError(
        {}, QString::fromUtf8(sqlite3_errmsg(handle)), QSqlError::StatementError,
        QString::number(sqlite3_extended_errcode(handle))));
}

} // namespace

Result<void> eachRow(
    const QSqlDatabase& database, const QString& statement, int numbers,
    const std::function<void(std::span<const qint64>, std::string_view)>& take) {
    sqlite3* const handle = handleOf(database);
    if (handle == nullptr)
        return failure(ErrorCode::Internal, QStringLiteral("the project is not open"));
    const QByteArray utf8 = statement.toUtf8();
    sqlite3_stmt* prepared = nullptr;
    if (sqlite3_prepare_v2(handle, utf8.constData(), static_cast<int>(utf8.size()), &prepared, nullptr) != SQLITE_OK)
        return tl::unexpected<Error>(rowError(handle));
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> rows(prepared, sqlite3_finalize);
    const bool hasText = sqlite3_column_count(prepared) > numbers;
    QVarLengthArray<qint64, 16> values(numbers);
    int code = sqlite3_step(prepared);
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared)) {
        for (int column = 0; column < numbers; ++column)
            values[column] = sqlite3_column_int64(prepared, column);
        std::string_view text;
        if (hasText) {
            // In this order: asking for the text may change how many bytes it has.
            const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(prepared, numbers));
            text = {bytes == nullptr ? "" : bytes, static_cast<size_t>(sqlite3_column_bytes(prepared, numbers))};
        }
        take({values.constData(), static_cast<size_t>(numbers)}, text);
    }
    return code == SQLITE_DONE ? Result<void>() : tl::unexpected<Error>(rowError(handle));
}

} // namespace sheaf::dialect
