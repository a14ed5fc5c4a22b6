#include "app/session/searching/hit_reader.h"

#include "indexer/passage_set.h"
#include "indexer/query.h"
#include "indexer/snippet.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<QString> textOf(const Passage& passage, const QString& text, const QString& title) {
    if (!passage.range.fits(text))
        return failure(ErrorCode::Damaged, u"a passage of “%1” lies outside its text"_s.arg(title));
    return passage.range.in(text).toString();
}

} // namespace

TextRange withSurroundings(const QString& text, TextRange passage, qsizetype length) {
    if (!passage.fits(text) || passage.isEmpty())
        return passage;
    return snippetAround(text, {passage}, passage.length() + 2 * length).window;
}

Result<HitReader::SourceText> HitReader::read(SourceId source) const {
    auto text = m_sources.text(source);
    if (!text)
        return failure(text);
    const auto described = m_sources.byId(source);
    if (!described)
        return failure(described);
    return SourceText{described->title, described->language, std::move(*text)};
}

Result<SearchRequest::Reading> HitReader::candidate(PassageId id) {
    const auto passage = m_sources.passage(id);
    if (!passage)
        return failure(passage);
    if (!m_ofCandidate || m_ofCandidate->first != passage->source) {
        auto source = read(passage->source);
        if (!source)
            return failure(source);
        m_ofCandidate.emplace(passage->source, std::move(*source));
    }
    const SourceText& source = m_ofCandidate->second;
    auto text = textOf(*passage, source.text, source.title);
    if (!text)
        return failure(text);
    return SearchRequest::Reading{std::move(*text), source.language};
}

Result<FoundPassage> HitReader::hit(
    const SearchHit& hit, const Query& query, const std::vector<std::shared_ptr<const PassageSet>>& filters) {
    const auto passage = m_sources.passage(hit.passage);
    if (!passage)
        return failure(passage);
    if (!m_ofHits.contains(passage->source)) {
        auto source = read(passage->source);
        if (!source)
            return failure(source);
        m_ofHits.insert(passage->source, std::move(*source));
    }
    const SourceText& source = m_ofHits[passage->source];
    auto text = textOf(*passage, source.text, source.title);
    if (!text)
        return failure(text);
    FoundPassage found{
        .source = passage->source,
        .sourceTitle = source.title,
        .passage = *passage,
        .text = std::move(*text),
        .matches = {},
        .snippet = passage->range,
        .score = hit.score};
    const auto holds = [&](std::size_t filter) { return filters[filter]->contains(hit.passage); };
    const Query::Match match = query.match(found.text, {.language = source.language, .holds = holds});
    for (TextRange range : match.ranges)
        found.matches.append(range.shifted(passage->range.start));
    found.snippet = snippetAround(found.text, match.ranges).window.shifted(passage->range.start);
    return found;
}

} // namespace sheaf
