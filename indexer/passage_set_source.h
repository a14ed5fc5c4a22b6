#pragma once

#include "indexer/index_shards.h"
#include "indexer/passage_set.h"

#include <xapian.h>

#include <memory>

namespace sheaf {

/// The documents of a set of passages. The set may name passages that the index does not hold: meant to be joined with
/// something that matches documents only.
class PassageSetSource : public Xapian::PostingSource {
public:
    explicit PassageSetSource(std::shared_ptr<const PassageSet> passages);

    [[nodiscard]] PassageSetSource* clone() const override { return new PassageSetSource(m_passages); }
    void init(const Xapian::Database& shard) override;
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return 0; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return m_estimate; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return m_most; }

    void next(double minimumWeight) override;
    void skip_to(Xapian::docid document, double minimumWeight) override;
    [[nodiscard]] bool at_end() const override { return m_isAtEnd; }
    [[nodiscard]] Xapian::docid get_docid() const override { return m_place.documentOf(m_passage); }

private:
    void advanceTo(unsigned long long passage);

    std::shared_ptr<const PassageSet> m_passages;
    ShardPlace m_place;
    Xapian::doccount m_estimate = 0;
    Xapian::doccount m_most = 0;
    std::size_t m_run = 0;
    unsigned long long m_passage = 0; // 0 before the first
    bool m_isAtEnd = false;
};

} // namespace sheaf
