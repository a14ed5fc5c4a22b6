#include "app/session/files.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

bool canLookInto(const QFileInfo& folder) {
    return folder.isReadable() && folder.isExecutable();
}

} // namespace

Result<QByteArray> readFile(const QString& path, qint64 maximumBytes) {
    const QFileInfo info(path);
    if (!info.exists())
        return failure(ErrorCode::Unreadable, u"%1: there is no such file"_s.arg(path));
    if (info.isDir() && !canLookInto(info))
        return failure(ErrorCode::Unreadable, u"%1: you may not look into this folder"_s.arg(path));
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
    QByteArray bytes = file.readAll(); // which takes as much memory as the file has bytes
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorCode::Unreadable, u"%1: the file can't be read"_s.arg(path), {}, file.errorString());
    }
    return bytes;
}

Result<CsvFile> readCsv(const QString& path, const QStringList& columns) {
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes);
    auto csv = CsvFile::parse(*bytes, path);
    if (!csv)
        return csv;
    if (auto there = csv->requireColumns(columns); !there)
        return failure(there);
    return csv;
}

QStringList filesUnder(const QStringList& paths, const QStringList& endings, QStringList* leftOut) {
    QStringList files;
    for (const QString& path : paths) {
        const QFileInfo named(path);
        if (!named.isDir() || !canLookInto(named)) {
            files.append(path); // reading it will say what is wrong with it
            continue;
        }
        QStringList found;
        QDirIterator entries(
            path, QDir::Files | QDir::Dirs | QDir::System | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QFileInfo entry(entries.next());
            const bool isFolder = entry.isDir() && !entry.isSymLink();
            // A link to nowhere is wanted, too: reading it will say so. One to a folder is not followed.
            const bool isReadable = entry.isFile() || (entry.isSymLink() && !entry.exists());
            const bool isWanted =
                isFolder ? !canLookInto(entry) : isReadable && endings.contains(entry.suffix().toLower());
            if (isWanted)
                found.append(entry.filePath());
            else if (!isFolder && leftOut != nullptr)
                leftOut->append(entry.filePath());
        }
        std::ranges::sort(found);
        files += found;
    }
    files.removeDuplicates();
    return files;
}

} // namespace sheaf
