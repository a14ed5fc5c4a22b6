#include "indexer/position_filter.h"

#include "indexer/occurrences.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_query.h"
#include "indexer/xapian_terms.h"

#include <algorithm>

namespace sheaf {

PositionFilter::PositionFilter(
    std::shared_ptr<const QueryNode> node, std::vector<std::string> languages, const CancelToken* cancel)
    : m_node(std::move(node)), m_languages(std::move(languages)), m_cancel(cancel) {}

void PositionFilter::init(const Xapian::Database& database) {
    m_database = database;
    m_documents = database.get_doccount();
    m_last = database.get_lastdocid();
    m_at = 0;
    m_isAccepted = false;
}

void PositionFilter::next(double) {
    advanceTo(m_at + 1);
}

void PositionFilter::skip_to(Xapian::docid document, double) {
    if (document > m_at || !m_isAccepted)
        advanceTo(document);
}

bool PositionFilter::check(Xapian::docid document, double) {
    m_at = document;
    m_isAccepted = accepts(document);
    return m_isAccepted;
}

/// Only documents that exist: Xapian throws when asked for the words of others.
void PositionFilter::advanceTo(unsigned long long from) {
    const Xapian::PostingIterator end = m_database.postlist_end({});
    Xapian::PostingIterator document = from > m_last ? end : m_database.postlist_begin({});
    if (document != end)
        document.skip_to(static_cast<Xapian::docid>(from));
    while (document != end && !accepts(*document))
        ++document;
    m_isAccepted = document != end;
    m_at = m_isAccepted ? *document : m_last + 1;
}

bool PositionFilter::accepts(Xapian::docid document) {
    stopIfCancelled(m_cancel);
    const PositionsOf positions = [&](const QueryNode& word) { return positionsOf(word, document); };
    return !occurrences(*m_node, positions).empty();
}

std::vector<int> PositionFilter::positionsOf(const QueryNode& word, Xapian::docid document) {
    std::vector<int> positions;
    if (word.kind == QueryNode::Kind::Prefix) {
        Xapian::TermIterator term = m_database.termlist_begin(document);
        const Xapian::TermIterator end = m_database.termlist_end(document);
        for (term.skip_to(word.term); term != end && (*term).starts_with(word.term); ++term)
            appendPositions(*term, document, positions);
    } else {
        for (const std::string& term : termsFor(word, document))
            appendPositions(term, document, positions);
    }
    if (!std::ranges::is_sorted(positions))
        std::ranges::sort(positions);
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

const std::vector<std::string>& PositionFilter::termsFor(const QueryNode& word, Xapian::docid document) {
    const bool isOneLanguage = m_languages.size() == 1 || word.kind != QueryNode::Kind::Stem;
    const std::string language =
        isOneLanguage ? m_languages.front() : languageOf(m_database.get_document(document, Xapian::DOC_ASSUME_VALID));
    const auto [known, isNew] = m_terms.try_emplace({&word, language});
    if (isNew)
        known->second = termsOf(word, language);
    return known->second;
}

void PositionFilter::appendPositions(
    const std::string& term, Xapian::docid document, std::vector<int>& positions) const {
    const Xapian::PositionIterator end = m_database.positionlist_end(document, term);
    for (Xapian::PositionIterator at = m_database.positionlist_begin(document, term); at != end; ++at)
        positions.push_back(static_cast<int>(*at));
}

} // namespace sheaf
