#include "indexer/similarity_search.h"

#include "indexer/characteristic_terms.h"
#include "indexer/passage_set_source.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_terms.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Op = Xapian::Query::op;

Xapian::Query queryFor(const std::vector<CharacteristicTerm>& terms) {
    std::vector<Xapian::Query> words;
    for (const CharacteristicTerm& term : terms) {
        const Xapian::Query word(Op::OP_SYNONYM, Xapian::Query(term.stemTerm), Xapian::Query(term.stem));
        words.emplace_back(Op::OP_SCALE_WEIGHT, word, term.weight);
    }
    return Xapian::Query(Op::OP_OR, words.begin(), words.end());
}

Xapian::Query without(const Xapian::Query& query, std::shared_ptr<const PassageSet> passages) {
    return Xapian::Query(Op::OP_AND_NOT, query, Xapian::Query((new PassageSetSource(std::move(passages)))->release()));
}

QList<SimilarPassage::Reason>
reasonsFor(const Xapian::Document& passage, const std::vector<CharacteristicTerm>& terms) {
    constexpr size_t most = 5;
    struct Share {
        double weight;
        const CharacteristicTerm* term;
        QStringList forms;
    };
    std::vector<Share> shares;
    const WordsOfPassage words = wordsOf(passage);
    for (const CharacteristicTerm& term : terms) {
        const auto found = words.find(term.stemTerm);
        if (found == words.end())
            continue;
        double count = 0;
        QStringList forms;
        for (const auto& [form, times] : found->second) {
            count += times;
            forms.append(QString::fromStdString(form));
        }
        // As BM25 does, a word that comes again adds ever less.
        shares.push_back({term.weight * term.rarity * count / (count + 1), &term, forms});
    }
    std::ranges::stable_sort(shares, std::ranges::greater(), &Share::weight);
    QList<SimilarPassage::Reason> reasons;
    for (const Share& share : std::span(shares).first(std::min(shares.size(), most)))
        reasons.append({QString::fromStdString(share.term->word), share.forms});
    return reasons;
}

} // namespace

Result<SimilarPassages> similarInShards(const ShardReader& shards, const SimilarRequest& request) {
    if (shards.traits().isRemote) {
        return failure(
            ErrorCode::Unsupported, u"Similar passages can't be looked for in an index on another machine."_s);
    }
    const Xapian::Database& all = shards.all();
    const std::vector<CharacteristicTerm> terms = characteristicTerms(all, request);
    SimilarPassages similar;
    if (terms.empty())
        return similar;
    for (const CharacteristicTerm& term : terms)
        similar.words.append(QString::fromStdString(term.word));
    stopIfCancelled(request.cancel);

    const PassageSet leftOut = request.leftOut ? request.like.united(*request.leftOut) : request.like;
    Xapian::Enquire enquire(all);
    enquire.set_query(without(queryFor(terms), std::make_shared<const PassageSet>(leftOut)));
    const auto wanted = std::clamp<qsizetype>(request.limit, 0, all.get_doccount());
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(wanted));
    for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
        const Xapian::Document passage = hit.get_document();
        similar.passages.append(
            {.passage = PassageId{*hit},
             .source = SourceId{QByteArray::fromStdString(passage.get_value(sourceSlot)).toLongLong()},
             .score = hit.get_weight(),
             .reasons = reasonsFor(passage, terms)});
    }
    return similar;
}

} // namespace sheaf
