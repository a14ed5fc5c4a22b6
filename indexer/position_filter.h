#pragma once

#include "coding/progress.h"
#include "indexer/query_tree.h"

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sheaf {

/// The documents in which a phrase, NEAR or ADJ occurs, decided by the word positions that the index holds.
///
/// Meant to be ANDed with the words themselves: then it is asked only about documents that have them all. It gives
/// right answers on its own too, but has to try every document. Reading throws SearchCancelled once `cancel` is set.
class PositionFilter : public Xapian::PostingSource {
public:
    /// `languages`: those of the index; the words of a text have the stems of its own. Precondition:
    /// node->isPositional() and has no Literal in it. `cancel` may be null, and must outlive this.
    PositionFilter(
        std::shared_ptr<const QueryNode> node, std::vector<std::string> languages, const CancelToken* cancel);

    [[nodiscard]] PositionFilter* clone() const override { return new PositionFilter(m_node, m_languages, m_cancel); }
    void init(const Xapian::Database& shard) override;
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
    [[nodiscard]] bool accepts(Xapian::docid document);
    [[nodiscard]] std::vector<int> positionsOf(const QueryNode& word, Xapian::docid document);
    [[nodiscard]] const std::vector<std::string>& termsFor(const QueryNode& word, Xapian::docid document);
    void appendPositions(const std::string& term, Xapian::docid document, std::vector<int>& positions) const;

    std::shared_ptr<const QueryNode> m_node;
    std::vector<std::string> m_languages;
    const CancelToken* m_cancel;
    std::map<std::pair<const QueryNode*, std::string>, std::vector<std::string>> m_terms; // of each word and language
    Xapian::Database m_database;
    Xapian::doccount m_documents = 0;
    unsigned long long m_at = 0; // 0 before the first; wider than a docid, so that one past the last always fits
    unsigned long long m_last = 0;
    bool m_isAccepted = false; // m_at is a document of this list
};

} // namespace sheaf
