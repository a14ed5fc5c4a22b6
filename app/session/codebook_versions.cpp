#include "app/session/codebook_versions.h"

#include "coding/store/codebook_version_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<QList<CodebookVersion>> CodebookVersions::all() const {
    return CodebookVersionRepository(m_review->project()).all();
}

Result<CodebookVersion> CodebookVersions::find(int number) const {
    return CodebookVersionRepository(m_review->project()).byNumber(number);
}

Result<CodebookVersion> CodebookVersions::add(const QString& name, const QString& reason) {
    const QString what = u"keep the codebook as version “%1”"_s.arg(name.simplified());
    auto work = UnitOfWork::begin(m_review->project(), {.what = what, .reason = reason.trimmed()});
    if (!work)
        return failure(work);
    auto version = CodebookVersionRepository(m_review->project()).add(*work, name, reason);
    if (!version)
        return version;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return version;
}

Result<CodeTree> CodebookVersions::codebook(int number) const {
    const auto version = find(number);
    if (!version)
        return failure(version);
    return CodebookVersionRepository(m_review->project()).codebookAt(version->ofRevision);
}

Result<QList<CodebookDifference>> CodebookVersions::compare(int from, std::optional<int> to) const {
    const auto before = codebook(from);
    if (!before)
        return failure(before);
    const auto after = to ? codebook(*to) : m_review->codes();
    if (!after)
        return failure(after);
    return compareCodebooks(*before, *after);
}

} // namespace sheaf
