#include "indexer/index_search.h"

#include "indexer/xapian_errors.h"
#include "indexer/xapian_query.h"
#include "indexer/xapian_terms.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

Xapian::doccount clamped(qsizetype count, Xapian::doccount most) {
    return static_cast<Xapian::doccount>(std::clamp<qsizetype>(count, 0, most));
}

/// Matches every document, and notes in which shard one was asked about last: Xapian tells a MatchSpy the number of a
/// document in its shard only, not which shard that is.
class ShardMark : public Xapian::PostingSource {
public:
    explicit ShardMark(ShardPlace& asked) : m_asked(asked) {}

    [[nodiscard]] ShardMark* clone() const override { return new ShardMark(m_asked); }
    void init(const Xapian::Database& shard) override {
        m_place = placeOf(shard).value_or(ShardPlace());
        m_documents = shard.get_doccount();
        m_last = shard.get_lastdocid();
        m_at = 0;
    }
    [[nodiscard]] Xapian::doccount get_termfreq_min() const override { return m_documents; }
    [[nodiscard]] Xapian::doccount get_termfreq_est() const override { return m_documents; }
    [[nodiscard]] Xapian::doccount get_termfreq_max() const override { return m_documents; }
    void next(double) override { moveTo(m_at + 1); }
    void skip_to(Xapian::docid document, double) override { moveTo(std::max<unsigned long long>(document, m_at)); }
    [[nodiscard]] bool at_end() const override { return m_at > m_last; }
    [[nodiscard]] Xapian::docid get_docid() const override { return static_cast<Xapian::docid>(m_at); }

private:
    void moveTo(unsigned long long document) {
        m_at = document;
        m_asked = m_place;
    }

    ShardPlace& m_asked;
    ShardPlace m_place;
    Xapian::doccount m_documents = 0;
    unsigned long long m_at = 0; // 0 before the first
    unsigned long long m_last = 0;
};

/// Sees every passage that matches, as it is found.
class MatchCollector : public Xapian::MatchSpy {
public:
    MatchCollector(const ShardPlace& shard, std::vector<std::uint32_t>* all, const CancelToken* cancel)
        : m_shard(shard), m_all(all), m_cancel(cancel) {}

    void operator()(const Xapian::Document& document, double) override {
        constexpr unsigned documentsBetweenLooks = 1024;
        if (++m_seen % documentsBetweenLooks == 0)
            stopIfCancelled(m_cancel);
        if (m_all != nullptr)
            m_all->push_back(static_cast<std::uint32_t>(m_shard.passageOf(document.get_docid())));
    }

private:
    const ShardPlace& m_shard;
    std::vector<std::uint32_t>* m_all;
    const CancelToken* m_cancel;
    unsigned m_seen = 0;
};

class Search {
public:
    Search(const ShardReader& shards, const Query& query, const SearchRequest& request)
        : m_shards(shards), m_query(query), m_request(request), m_traits(shards.traits()),
          m_compiled(compile(query.root(), request.filters, m_traits, shards.all(), request.cancel)) {}

    Result<SearchHits> run() {
        m_hits.notes = m_compiled.notes;
        if (m_compiled.isExact) {
            trustIndex();
            return std::move(m_hits);
        }
        if (!m_request.read)
            return failure(ErrorCode::Internal, u"a search that needs the texts was given no way to them"_s);
        if (auto checked = checkTexts(); !checked)
            return failure(checked);
        return std::move(m_hits);
    }

private:
    void trustIndex() {
        const Xapian::Database& all = m_shards.all();
        const Xapian::doccount most = all.get_doccount();
        Xapian::Enquire enquire(all);
        ShardPlace shard;
        MatchCollector collector(shard, m_request.wantsAll ? &m_hits.all : nullptr, m_request.cancel);
        const bool spies = !m_traits.isRemote && (m_request.wantsAll || m_request.cancel != nullptr);
        if (spies && m_request.wantsAll && m_shards.count() > 1)
            enquire.set_query(Xapian::Query(
                Xapian::Query::OP_FILTER, m_compiled.query, Xapian::Query((new ShardMark(shard))->release())));
        else
            enquire.set_query(m_compiled.query);
        if (spies)
            enquire.add_matchspy(&collector);
        const bool listsAll = m_request.wantsAll && m_traits.isRemote;
        const Xapian::doccount first = listsAll ? 0 : clamped(m_request.offset, most);
        const Xapian::doccount count = listsAll ? most : clamped(m_request.limit, most);
        // Asked to check every passage, Xapian counts instead of estimating.
        const Xapian::MSet found = enquire.get_mset(first, count, most);
        if (found.get_matches_lower_bound() != found.get_matches_upper_bound())
            throw Xapian::InternalError("the number of matches is an estimate");
        m_hits.total = found.get_matches_lower_bound();
        std::vector<Candidate> page;
        for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
            page.push_back({*hit, hit.get_weight()});
            if (listsAll)
                m_hits.all.push_back(*hit);
        }
        std::ranges::sort(m_hits.all);
        give(listsAll ? pageOf(page) : std::span<const Candidate>(page));
    }

    /// Holds each candidate against its text, in the order of the numbers, in which the texts lie.
    Result<void> checkTexts() {
        const Xapian::Database& all = m_shards.all();
        Xapian::Enquire enquire(all);
        enquire.set_query(m_compiled.query);
        const Xapian::doccount most = all.get_doccount();
        const Xapian::MSet found = enquire.get_mset(0, most, most);
        std::vector<Candidate> candidates;
        candidates.reserve(found.size());
        for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit)
            candidates.push_back({*hit, hit.get_weight()});
        std::ranges::sort(candidates, {}, &Candidate::passage);
        std::vector<Candidate> hits;
        for (const Candidate& candidate : candidates) {
            stopIfCancelled(m_request.cancel);
            const Result<bool> isHit = matches(PassageId{candidate.passage});
            if (!isHit)
                return failure(isHit);
            if (!*isHit)
                continue;
            hits.push_back(candidate);
            if (m_request.wantsAll)
                m_hits.all.push_back(candidate.passage);
        }
        m_hits.total = static_cast<qsizetype>(hits.size());
        std::ranges::stable_sort(hits, std::ranges::greater(), &Candidate::score);
        give(pageOf(hits));
        return {};
    }

    Result<bool> matches(PassageId passage) const {
        const auto reading = m_request.read(passage);
        if (!reading && reading.error().code == ErrorCode::NotFound)
            return false;
        if (!reading)
            return failure(reading);
        const auto holds = [&](std::size_t filter) {
            return filter < m_request.filters.size() && m_request.filters[filter] &&
                   m_request.filters[filter]->contains(passage);
        };
        return m_query.match(reading->text, {.language = reading->language, .holds = holds}).matches;
    }

    struct Candidate {
        Xapian::docid passage = 0;
        double score = 0;
    };

    std::span<const Candidate> pageOf(const std::vector<Candidate>& hits) const {
        const auto count = static_cast<Xapian::doccount>(hits.size());
        const auto first = clamped(m_request.offset, count);
        return std::span(hits).subspan(first, clamped(m_request.limit, count - first));
    }

    void give(std::span<const Candidate> page) {
        for (const Candidate& hit : page) {
            const std::string source = m_shards.all().get_document(hit.passage).get_value(sourceSlot);
            m_hits.hits.append(
                {PassageId{hit.passage}, SourceId{QByteArray::fromStdString(source).toLongLong()}, hit.score});
        }
    }

    const ShardReader& m_shards;
    const Query& m_query;
    const SearchRequest& m_request;
    IndexTraits m_traits;
    CompiledQuery m_compiled;
    SearchHits m_hits;
};

} // namespace

Result<SearchHits> searchShards(const ShardReader& shards, const Query& query, const SearchRequest& request) {
    return Search(shards, query, request).run();
}

} // namespace sheaf
