#include "app/session/searching/text_scope.h"

#include "app/session/search_passages.h"

#include <algorithm>
#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<TextParts> codedWithAny(const Review& review, const QList<CodeId>& wanted) {
    const auto tree = review.codes();
    if (!tree)
        return failure(tree);
    QSet<CodeId> codes;
    for (const CodeId code : wanted) {
        if (tree->byId(code) == nullptr)
            return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(code.value));
        codes.unite(tree->withDescendants(code));
    }
    const auto codings = review.codedRanges();
    if (!codings)
        return failure(codings);
    return codedParts(*codings, codes);
}

struct FoundParts {
    TextParts parts;
    QStringList notes;
};

Result<FoundParts> foundBy(Review& review, const QString& query, const CancelToken& cancel) {
    const auto answer =
        SearchPassages(review).run({.query = query, .limit = std::numeric_limits<int>::max(), .cancel = &cancel});
    if (!answer)
        return failure(answer);
    if (!answer->isComplete) {
        return failure(
            ErrorCode::Busy, u"another program is bringing the search index up to date; nothing was counted"_s,
            u"try again in a moment: what is searched now may not be all"_s);
    }
    FoundParts parts{.parts = {}, .notes = answer->notes};
    for (const FoundPassage& found : answer->passages)
        parts.parts.add(found.source, found.passage.range);
    return parts;
}

} // namespace

void TextParts::addWhole(SourceId source) {
    add(source, {0, std::numeric_limits<qsizetype>::max()});
}

TextParts codedParts(const QList<CodedRange>& codings, const QSet<CodeId>& codes) {
    TextParts parts;
    for (const CodedRange& coding : codings) {
        if (codes.contains(coding.code))
            parts.add(coding.source, coding.range);
    }
    return parts;
}

Result<ScopedTexts> ScopedTexts::of(Review& review, const TextScope& scope, const CancelToken& cancel) {
    ScopedTexts scoped;
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    TextParts whole;
    for (const Source& source : *sources) {
        const bool isOfSite = scope.sites.isEmpty() || (source.site && scope.sites.contains(*source.site));
        if (isOfSite && (scope.sources.isEmpty() || scope.sources.contains(source.id)))
            whole.addWhole(source.id);
    }
    scoped.m_all.push_back(std::move(whole));
    if (!scope.codes.isEmpty()) {
        auto coded = codedWithAny(review, scope.codes);
        if (!coded)
            return failure(coded);
        scoped.m_all.push_back(std::move(*coded));
    }
    if (!scope.query.isEmpty()) {
        auto found = foundBy(review, scope.query, cancel);
        if (!found)
            return failure(found);
        scoped.m_all.push_back(std::move(found->parts));
        scoped.m_notes = std::move(found->notes);
    }
    return scoped;
}

bool ScopedTexts::touch(SourceId source) const {
    return std::ranges::all_of(m_all, [&](const TextParts& parts) { return parts.touch(source); });
}

bool ScopedTexts::hold(SourceId source, TextRange word) const {
    return std::ranges::all_of(m_all, [&](const TextParts& parts) { return parts.hold(source, word); });
}

} // namespace sheaf
