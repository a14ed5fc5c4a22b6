#include "app/session/describe_source.h"

#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<Source> changed(ProjectFile& project, Source source, const DescribeSource::Change& change) {
    if (change.title)
        source.title = change.title->simplified();
    if (change.type)
        source.type = change.type->simplified();
    if (change.language)
        source.language = change.language->trimmed();
    if (change.confidentiality)
        source.confidentiality = *change.confidentiality;
    if (change.period) {
        const auto period = Period::parse(*change.period);
        if (!period)
            return failure(period);
        source.period = *period;
    }
    if (change.site && change.site->trimmed().isEmpty()) {
        source.site.reset();
    } else if (change.site) {
        const auto site = SiteRepository(project).find(*change.site);
        if (!site)
            return failure(site);
        source.site = site->id;
    }
    return source;
}

bool saysTheSame(const Source& left, const Source& right) {
    return left.title == right.title && left.type == right.type && left.language == right.language &&
           left.confidentiality == right.confidentiality && left.period == right.period && left.site == right.site;
}

} // namespace

Result<DescribeSource::Described> DescribeSource::describe(const Source& seen, const Change& change) {
    ProjectFile& project = m_review->project();
    const auto source = changed(project, seen, change);
    if (!source)
        return failure(source);
    const bool isConfidential = source->confidentiality == Confidentiality::Confidential;
    const bool wasConfidential = seen.confidentiality == Confidentiality::Confidential;
    Described described{
        .source = *source,
        .becameConfidential = isConfidential && !wasConfidential,
        .becameNameable = wasConfidential && !isConfidential};
    if (saysTheSame(*source, seen))
        return described;
    SourceRepository sources(project);
    auto work = UnitOfWork::begin(project, u"describe source “%1”"_s.arg(seen.title));
    if (!work)
        return failure(work);
    if (auto written = sources.describe(*work, *source, seen); !written)
        return failure(written);
    const auto stored = sources.byId(seen.id);
    if (!stored)
        return failure(stored);
    described.source = *stored;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return described;
}

} // namespace sheaf
