#pragma once

#include "indexer/query_tree.h"

#include <xapian.h>

#include <vector>

namespace sheaf {

/// The documents in which a phrase, NEAR or ADJ occurs, decided by the word positions that the index holds.
///
/// Meant to be ANDed with the words themselves: then it is asked only about documents that have them all. It gives
/// right answers on its own too, but has to try every document.
class PositionFilter : public Xapian::PostingSource {
public:
    /// Precondition: node.isPositional(). The filter keeps a copy.
    explicit PositionFilter(QueryNode node) : m_node(std::move(node)) {}

    void init(const Xapian::Database& database) override;
    /// Nothing is known before the positions are read; saying "perhaps every document" also makes Xapian ask the words
    /// first.
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return m_documents; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return m_documents; }

    void next(double minimumWeight) override;
    void skip_to(Xapian::docid document, double minimumWeight) override;
    bool check(Xapian::docid document, double minimumWeight) override;
    [[nodiscard]] bool at_end() const override { return m_at > m_last; }
    [[nodiscard]] Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(m_at); }

private:
    void advanceTo(unsigned long long from);
    [[nodiscard]] bool accepts(Xapian::docid document) const;
    [[nodiscard]] std::vector<int> positionsOf(const QueryNode& leaf, Xapian::docid document) const;
    void appendPositions(const std::string& term, Xapian::docid document, std::vector<int>& positions) const;

    QueryNode m_node;
    Xapian::Database m_database;
    Xapian::doccount m_documents = 0;
    unsigned long long m_at = 0; // 0 before the first; wider than a docid, so that one past the last always fits
    unsigned long long m_last = 0;
    bool m_isAccepted = false; // m_at is a document of this list
};

} // namespace sheaf
