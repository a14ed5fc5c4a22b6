#include "app/exporters/export_table.h"

#include <QFileInfo>
#include <QSaveFile>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<QByteArray> render(const QList<Table>& tables, const QString& documentTitle, const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "html"_L1)
        return toHtml(tables, documentTitle);
    if (ending == "docx"_L1)
        return toDocx(tables, documentTitle);
    if (ending != "csv"_L1) {
        return failure(
            ErrorCode::Unsupported, u"No table can be written as %1."_s.arg(path),
            u"The file's name must end in one of: %1."_s.arg(tableEndings().join(", "_L1)));
    }
    if (tables.size() != 1) {
        return failure(
            ErrorCode::InvalidArgument, u"A CSV file holds one table, not %1: %2."_s.arg(tables.size()).arg(path),
            u"Write each table to a file of its own, or all of them to docx or html."_s);
    }
    return toCsv(tables.constFirst());
}

} // namespace

QStringList tableEndings() {
    return {u"csv"_s, u"html"_s, u"docx"_s};
}

Result<void> writeTables(const QList<Table>& tables, const QString& documentTitle, const QString& path) {
    const auto bytes = render(tables, documentTitle, path);
    if (!bytes)
        return failure(bytes);

    QSaveFile file(path);
    // Only the owner may read it, whatever the umask says and whoever could read the file that stood there.
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                         file.write(*bytes) == bytes->size() && file.commit();
    if (!written) {
        return failure(
            ErrorCode::ReadOnly, u"%1 can't be written."_s.arg(path),
            u"Choose a folder that exists, takes new files and has room."_s, file.errorString());
    }
    return {};
}

} // namespace sheaf
