#include "app/session/searching/word_groups.h"

namespace sheaf {

namespace {

/// Each right below those given, or at the top; one without any below it stands for itself.
QList<CodeId> codesBelow(const CodeTree& codes, const QList<CodeId>& above) {
    if (above.isEmpty())
        return codes.roots();
    QList<CodeId> below;
    for (const CodeId code : above) {
        const QList<CodeId> children = codes.children(code);
        below.append(children.isEmpty() ? QList{code} : children);
    }
    return below;
}

} // namespace

Result<WordGroups> WordGroups::of(Review& review, const TextScope& scope, WordGrouping by, const CancelToken& cancel) {
    auto scoped = ScopedTexts::of(review, scope, cancel);
    if (!scoped)
        return failure(scoped);
    WordGroups groups;
    groups.m_scope = std::move(*scoped);
    groups.m_by = by;
    Result<void> added;
    if (by == WordGrouping::Sites)
        added = groups.addSites(review);
    else if (by == WordGrouping::Codes)
        added = groups.addCodes(review, scope.codes);
    else
        groups.m_groups.push_back({});
    if (!added)
        return failure(added);
    return groups;
}

Result<void> WordGroups::addSites(const Review& review) {
    const auto sites = review.sites();
    if (!sites)
        return failure(sites);
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    for (const Site& site : *sites) {
        Group group{site.name, {}};
        for (const Source& source : *sources) {
            if (source.site == site.id)
                group.parts.addWhole(source.id);
        }
        m_groups.push_back(std::move(group));
    }
    return {};
}

Result<void> WordGroups::addCodes(const Review& review, const QList<CodeId>& above) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const auto codings = review.codedRanges();
    if (!codings)
        return failure(codings);
    for (const CodeId code : codesBelow(*codes, above))
        m_groups.push_back({codes->path(code), codedParts(*codings, codes->withDescendants(code))});
    return {};
}

std::vector<size_t> WordGroups::touching(SourceId source) const {
    std::vector<size_t> touching;
    if (!m_scope.touch(source))
        return touching;
    for (size_t group = 0; group < m_groups.size(); ++group) {
        if (areOne() || m_groups[group].parts.touch(source))
            touching.push_back(group);
    }
    return touching;
}

} // namespace sheaf
