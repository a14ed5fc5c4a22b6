#include "app/workbench/search_job.h"

#include "app/session/place.h"

#include <QHash>

#include <algorithm>

namespace sheaf {

namespace {

constexpr qsizetype surroundings = 300; // shown on each side of a hit, in UTF-16 code units

/// What is read once for each source among the hits.
struct Background {
    Source source;
    QString text;
    QList<Coding> codings;
};

Result<Background> readBackground(Review& review, const Source& source) {
    CodingFilter filter;
    filter.source = source.id;
    auto codings = review.codings(filter);
    auto text = review.text(source.id);
    if (!codings)
        return failure(codings);
    if (!text)
        return failure(text);
    return Background{source, std::move(*text), std::move(*codings)};
}

QStringList codesOn(const Background& background, TextRange range, const CodeTree& codes) {
    QStringList names;
    for (const Coding& coding : background.codings) {
        const Code* code = codes.byId(coding.code);
        if (code != nullptr && coding.range.overlaps(range) && !names.contains(code->name))
            names.append(code->name);
    }
    return names;
}

QString siteName(const Source& source, const QList<Site>& sites) {
    if (!source.site || source.confidentiality == Confidentiality::Confidential)
        return {};
    const auto site = std::ranges::find(sites, *source.site, &Site::id);
    return site == sites.end() ? QString() : site->name;
}

Hit hitOf(FoundPassage found, const Background& background, const CodeTree& codes, const QList<Site>& sites) {
    Hit hit;
    const TextRange range = found.passage.range;
    hit.place = placeIn(found.passage);
    hit.siteName = siteName(background.source, sites);
    hit.codes = codesOn(background, range, codes);
    if (range.fits(background.text)) {
        const QString& text = background.text;
        const TextRange shown = withSurroundings(text, range, surroundings);
        hit.before = text.sliced(shown.start, range.start - shown.start);
        hit.after = text.sliced(range.end, shown.end - range.end);
        if (shown.start > 0)
            hit.before.prepend(u'…');
        if (shown.end < text.size())
            hit.after.append(u'…');
    }
    hit.found = std::move(found);
    return hit;
}

} // namespace

Result<SearchResults> searchReview(Review& review, const QString& query, qsizetype limit, const CancelToken& cancel) {
    auto answer =
        SearchPassages(review).run({.query = query, .limit = limit, .waitsForIndex = false, .cancel = &cancel});
    const auto codes = review.codes();
    const auto sites = review.sites();
    const auto sources = review.sources();
    if (!answer)
        return failure(answer);
    if (!codes)
        return failure(codes);
    if (!sites)
        return failure(sites);
    if (!sources)
        return failure(sources);
    SearchResults results{.query = query, .hits = {}, .total = answer->total, .isComplete = answer->isComplete};
    results.remarks = answer->notes;
    for (const SpellingHint& hint : std::as_const(answer->hints)) {
        results.remarks.append(
            hint.suggestions.isEmpty()
                ? QObject::tr("“%1” occurs nowhere.").arg(hint.word)
                : QObject::tr("“%1” occurs nowhere. Did you mean %2?").arg(hint.word, hint.suggestions.join(u", ")));
    }
    QHash<SourceId, Background> backgrounds;
    for (FoundPassage& found : answer->passages) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, QObject::tr("The search was stopped."));
        const auto source = std::ranges::find(*sources, found.source, &Source::id);
        if (source == sources->end())
            continue;
        if (!backgrounds.contains(found.source)) {
            auto background = readBackground(review, *source);
            if (!background)
                return failure(background);
            backgrounds.insert(found.source, std::move(*background));
        }
        results.hits.append(hitOf(std::move(found), backgrounds[source->id], *codes, *sites));
    }
    results.sourceCount = static_cast<int>(backgrounds.size());
    return results;
}

} // namespace sheaf
