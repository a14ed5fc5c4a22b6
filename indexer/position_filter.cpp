#include "indexer/position_filter.h"

#include "indexer/occurrences.h"
#include "indexer/stemmer.h"
#include "indexer/xapian_query.h"

#include <algorithm>

namespace sheaf {

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

bool PositionFilter::accepts(Xapian::docid document) const {
    const PositionsOf positions = [&](const QueryNode& leaf) { return positionsOf(leaf, document); };
    return !occurrences(m_node, positions).empty();
}

std::vector<int> PositionFilter::positionsOf(const QueryNode& leaf, Xapian::docid document) const {
    std::vector<int> positions;
    if (leaf.kind == QueryNode::Kind::Prefix) {
        Xapian::TermIterator term = m_database.termlist_begin(document);
        const Xapian::TermIterator end = m_database.termlist_end(document);
        for (term.skip_to(leaf.term); term != end && (*term).starts_with(leaf.term); ++term)
            appendPositions(*term, document, positions);
        std::ranges::sort(positions);
    } else {
        appendPositions(
            leaf.kind == QueryNode::Kind::Stem ? stemTerm(Stemmer::forLanguage({})(leaf.term)) : leaf.term, document,
            positions);
    }
    return positions;
}

void PositionFilter::appendPositions(
    const std::string& term, Xapian::docid document, std::vector<int>& positions) const {
    const Xapian::PositionIterator end = m_database.positionlist_end(document, term);
    for (Xapian::PositionIterator at = m_database.positionlist_begin(document, term); at != end; ++at)
        positions.push_back(static_cast<int>(*at));
}

} // namespace sheaf
