#include "app/session/back_up.h"

#include "coding/store/backup.h"
#include "coding/store/project_file.h"

namespace sheaf {

namespace {

ReviewBackup inSessionTerms(const Backup& backup) {
    return {.name = backup.name, .madeAt = backup.madeAt, .revision = backup.revision, .bytes = backup.bytes};
}

} // namespace

QString BackUp::folder() const {
    return BackupFolder(m_path).path();
}

QList<ReviewBackup> BackUp::list() const {
    QList<ReviewBackup> backups;
    for (const Backup& backup : BackupFolder(m_path).list())
        backups.append(inSessionTerms(backup));
    return backups;
}

Result<std::optional<ReviewBackup>> BackUp::make(const CancelToken& cancel) const {
    const auto made = BackupFolder(m_path).make(cancel);
    if (!made)
        return failure(made);
    return *made ? std::optional(inSessionTerms(**made)) : std::nullopt;
}

Result<RestoredReview> BackUp::restore(const QString& name, const QString& coder, const CancelToken& cancel) const {
    const auto restored =
        BackupFolder(m_path).restore(name, coder.trimmed().isEmpty() ? ProjectFile::loginName() : coder, cancel);
    if (!restored)
        return failure(restored);
    return RestoredReview{
        .backup = inSessionTerms(restored->backup),
        .presentKeptAs = restored->presentKeptAs,
        .revision = restored->revision};
}

} // namespace sheaf
