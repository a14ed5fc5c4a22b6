#include "indexer/index_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace sheaf {

Result<void> makePrivateFolder(const QString& folder) {
    constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    const QFileInfo info(folder);
    const bool hasParent = QDir().mkpath(info.absolutePath());
    const bool isThere = hasParent && (info.isDir() || QDir().mkdir(folder, ownerOnly));
    if (!isThere || !QFile::setPermissions(folder, ownerOnly))
        return failure(
            ErrorCode::ReadOnly,
            u"The folder for the search index cannot be made: %1"_s.arg(QDir::toNativeSeparators(folder)),
            u"Check the rights of the cache folder, or point XDG_CACHE_HOME to another."_s);
    return {};
}

void makeFilesPrivate(const QString& folder) {
    const QDir directory(folder);
    const QStringList names = directory.entryList(QDir::Files | QDir::Hidden);
    for (const QString& name : names)
        QFile::setPermissions(directory.filePath(name), QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace sheaf
