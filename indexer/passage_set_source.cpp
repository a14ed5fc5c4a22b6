#include "indexer/passage_set_source.h"

#include <algorithm>

namespace sheaf {

PassageSetSource::PassageSetSource(std::shared_ptr<const PassageSet> passages) : m_passages(std::move(passages)) {}

void PassageSetSource::init(const Xapian::Database& shard) {
    m_place = placeOf(shard).value_or(ShardPlace());
    m_most = shard.get_doccount();
    const std::uint64_t share = m_passages->size() / m_place.count + 1;
    m_estimate = static_cast<Xapian::doccount>(std::min<std::uint64_t>(share, m_most));
    m_run = 0;
    m_passage = 0;
    m_isAtEnd = false;
}

void PassageSetSource::next(double) {
    advanceTo(m_passage + 1);
}

void PassageSetSource::skip_to(Xapian::docid document, double) {
    if (const unsigned long long passage = m_place.passageOf(document); passage > m_passage)
        advanceTo(passage);
}

void PassageSetSource::advanceTo(unsigned long long passage) {
    const auto runs = m_passages->runs();
    while (true) {
        if (m_run < runs.size() && runs[m_run].last < passage) {
            // The next run is the usual one; after a long skip it may be any.
            ++m_run;
            if (m_run < runs.size() && runs[m_run].last < passage) {
                const auto rest = runs.subspan(m_run);
                m_run += static_cast<std::size_t>(
                    std::ranges::lower_bound(
                        rest, passage, {}, [](const PassageSet::Run& run) -> unsigned long long { return run.last; }) -
                    rest.begin());
            }
        }
        if (m_run >= runs.size()) {
            m_isAtEnd = true;
            return;
        }
        passage = m_place.firstFrom(std::max<unsigned long long>(passage, runs[m_run].first));
        if (passage <= runs[m_run].last) {
            m_passage = passage;
            return;
        }
    }
}

} // namespace sheaf
