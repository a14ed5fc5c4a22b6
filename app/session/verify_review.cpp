#include "app/session/verify_review.h"

#include "app/session/review.h"
#include "app/session/search_passages.h"
#include "coding/store/project_file.h"
#include "coding/store/verification.h"
#include "indexer/passage_index.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

VerifiedReview inSessionTerms(const VerificationReport& report, qint64 revision) {
    VerifiedReview verified{
        .faults = {},
        .faultsNotListed = report.faultsNotListed,
        .revision = revision,
        .texts = report.texts,
        .passages = report.passages,
        .originals = report.originals,
        .codings = report.codings,
        .citations = report.citations,
        .codes = report.codes,
        .changes = report.changes};
    for (const ProjectFault& fault : report.faults) {
        verified.faults.append(
            {.what = fault.what,
             .table = fault.table,
             .row = fault.row,
             .isMendable = fault.isMendable,
             .isMended = fault.isMended});
    }
    return verified;
}

/// What is wrong with the index; empty if it fits the project, also if it has yet to catch up.
QString faultOfIndex(const ProjectFile& project, VerifiedReview& verified) {
    const auto folder = PassageIndex::folderFor(project.guid().toString(QUuid::WithoutBraces));
    if (!folder)
        return {}; // a cache folder that takes no files is nothing of the project's
    const auto index = PassageIndex::open(*folder);
    if (!index)
        return u"the search index can't be read"_s;
    const auto reached = index->reached();
    if (!reached)
        return u"the search index can't be read"_s;
    verified.indexed = index->passageCount();
    if (reached->revision > project.revision())
        return u"the search index has reached change %1, which the project has not"_s.arg(reached->revision);
    if (reached->revision > 0 && reached->lineage != project.lineageAt(reached->revision))
        return u"the search index belongs to a copy of the project that went another way"_s;
    return {};
}

} // namespace

qsizetype VerifiedReview::left() const {
    return faultsNotListed + std::ranges::count_if(faults, [](const ReviewFault& fault) { return !fault.isMended; });
}

Result<VerifiedReview> VerifyReview::look(const CancelToken& cancel, const ProgressSink& progress) const {
    auto project = ProjectFile::open(m_path, ProjectFile::Access::ReadOnly, ProjectFile::Checks::FileOnly);
    if (!project)
        return failure(project);
    const auto report = Verification(*project).look(cancel, progress);
    if (!report)
        return failure(report);
    VerifiedReview verified = inSessionTerms(*report, project->revision());
    const QString fault = faultOfIndex(*project, verified);
    if (!fault.isEmpty())
        verified.faults.append({.what = fault, .table = {}, .row = 0, .isMendable = true, .isMended = false});
    return verified;
}

Result<VerifiedReview>
VerifyReview::repair(const CancelToken& cancel, const ProgressSink& progress, const QString& coder) const {
    auto project = ProjectFile::open(m_path, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
    if (!project)
        return failure(project);
    project->setCoder(coder);
    const auto report = Verification(*project).repair(cancel, progress);
    if (!report)
        return failure(report);
    VerifiedReview verified = inSessionTerms(*report, project->revision());
    const QString fault = faultOfIndex(*project, verified);
    if (fault.isEmpty())
        return verified;
    ReviewFault ofIndex{.what = fault, .table = {}, .row = 0, .isMendable = true, .isMended = false};
    // A project that does not open to be read can't be indexed; its index is made anew when it does.
    auto review = Review::open(m_path, Review::Access::ReadOnly);
    ofIndex.isMended = review && SearchPassages(*review).catchUp(true, cancel, progress);
    verified.faults.append(ofIndex);
    return verified;
}

} // namespace sheaf
