#include "app/workbench/overview.h"

#include "app/session/history.h"
#include "coding/name_folding.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

const Source* Overview::source(SourceId id) const {
    const auto found = std::ranges::find(sources, id, &Source::id);
    return found == sources.end() ? nullptr : &*found;
}

const Site* Overview::site(SiteId id) const {
    const auto found = std::ranges::find(sites, id, &Site::id);
    return found == sites.end() ? nullptr : &*found;
}

QString Overview::coderName(CoderId id) const {
    const auto found = std::ranges::find(coders, id, &Coder::id);
    return found == coders.end() ? QString() : found->name;
}

QString Overview::shortTitle(const Source& source) const {
    const Site* its = source.site ? site(*source.site) : nullptr;
    if (its == nullptr || !source.title.startsWith(its->name, Qt::CaseInsensitive))
        return source.title;
    qsizetype from = its->name.size();
    while (from < source.title.size() && !source.title.at(from).isLetterOrNumber())
        ++from;
    return from < source.title.size() ? source.title.sliced(from) : source.title;
}

QHash<CodeId, int> countCodings(const CodeTree& codes, const QList<CodedRange>& codings) {
    QHash<CodeId, int> counts;
    for (const CodedRange& coding : codings) {
        QSet<CodeId> seen; // a codebook may have come from a file that holds a loop
        for (const Code* code = codes.byId(coding.code); code != nullptr && !seen.contains(code->id);
             code = code->parent ? codes.byId(*code->parent) : nullptr) {
            seen.insert(code->id);
            ++counts[code->id];
        }
    }
    return counts;
}

Result<Overview> loadOverview(Review& review) {
    Overview overview;
    overview.revision = review.revision();
    overview.title = review.title();
    auto sources = review.sources();
    auto sites = review.sites();
    auto codes = review.codes();
    auto coders = review.coders();
    const auto codings = review.codedRanges();
    if (!sources)
        return failure(sources);
    if (!sites)
        return failure(sites);
    if (!codes)
        return failure(codes);
    if (!coders)
        return failure(coders);
    if (!codings)
        return failure(codings);
    auto nextUndo = History(review).nextUndo(review.coder());
    auto nextRedo = History(review).nextRedo(review.coder());
    if (!nextUndo)
        return failure(nextUndo);
    if (!nextRedo)
        return failure(nextRedo);
    overview.nextUndo = std::move(*nextUndo);
    overview.nextRedo = std::move(*nextRedo);
    overview.sources = std::move(*sources);
    overview.sites = std::move(*sites);
    overview.codes = std::move(*codes);
    overview.coders = std::move(*coders);
    overview.codingsOfCode = countCodings(overview.codes, *codings);
    for (const Source& source : std::as_const(overview.sources))
        overview.passageCount += source.passageCount;
    return overview;
}

QHash<QString, QStringList> namesForSearches(const Overview& overview) {
    QHash<QString, QStringList> names;
    for (const Site& site : overview.sites)
        names[u"site"_s].append(site.name);
    for (const Coder& coder : overview.coders)
        names[u"coder"_s].append(coder.name);
    QStringList& types = names[u"type"_s];
    for (const Source& source : overview.sources)
        types.append(source.type);
    types.removeAll(QString());
    types.sort(Qt::CaseInsensitive);
    types.removeDuplicates();
    QHash<QString, int> bearers;
    for (const Code& code : overview.codes.inOrder())
        ++bearers[foldedName(code.name)];
    for (const Code& code : overview.codes.inOrder()) // by its path, where the name alone would be refused
        names[u"code"_s].append(bearers[foldedName(code.name)] > 1 ? overview.codes.path(code.id) : code.name);
    return names;
}

} // namespace sheaf
