#include "app/session/files.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

Result<QByteArray> readFile(const QString& path, qint64 maximumBytes) {
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::Unreadable, u"%1: there is no such file"_s.arg(path));
    if (!info.isFile())
        return failure(ErrorCode::Unreadable, u"%1: this is not a file"_s.arg(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorCode::Unreadable, u"%1: the file can't be read"_s.arg(path), {}, file.errorString());
    }
    if (file.size() > maximumBytes) {
        return failure(
            ErrorCode::TooLarge, u"%1: the file is larger than %2 MB"_s.arg(path).arg(maximumBytes / 1024 / 1024));
    }
    QByteArray bytes = file.read(maximumBytes);
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorCode::Unreadable, u"%1: the file can't be read"_s.arg(path), {}, file.errorString());
    }
    return bytes;
}

QStringList filesUnder(const QStringList& paths, const QStringList& endings) {
    QStringList files;
    for (const QString& path : paths) {
        if (!QFileInfo(path).isDir()) {
            files.append(path);
            continue;
        }
        QStringList found;
        QDirIterator entries(path, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry(entries.next());
            if (endings.contains(entry.suffix().toLower()))
                found.append(entry.filePath());
        }
        std::ranges::sort(found);
        files += found;
    }
    files.removeDuplicates();
    return files;
}

} // namespace sheaf
