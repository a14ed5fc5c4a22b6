#include "indexer/characteristic_terms.h"

#include "indexer/stemmer.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_terms.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

namespace sheaf {
namespace {

/// Of a set, so many numbers at even distances.
std::vector<Xapian::docid> sampleOf(const PassageSet& passages) {
    const std::uint64_t size = passages.size();
    const std::uint64_t wanted = std::min(size, mostPassagesCompared);
    std::vector<Xapian::docid> sample;
    sample.reserve(wanted);
    std::uint64_t before = 0; // numbers in the runs that are behind
    for (const PassageSet::Run run : passages.runs()) {
        const std::uint64_t length = run.last - run.first + 1ULL;
        while (sample.size() < wanted && sample.size() * size / wanted < before + length)
            sample.push_back(static_cast<Xapian::docid>(run.first + (sample.size() * size / wanted - before)));
        before += length;
    }
    return sample;
}

struct Occurrence {
    double passages = 0;
    double count = 0;
    std::map<std::string, Xapian::termcount> forms;
};

/// Where words occur in a sample of passages.
class Sample {
public:
    Sample(const Xapian::Database& index, const PassageSet& passages, const CancelToken* cancel) {
        for (const Xapian::docid number : sampleOf(passages)) {
            stopIfCancelled(cancel);
            add(index, number);
        }
    }

    [[nodiscard]] double passages() const { return m_passages; }
    [[nodiscard]] const std::unordered_map<std::string, Occurrence>& words() const { return m_words; }
    [[nodiscard]] const Occurrence& of(const std::string& stemTerm) const {
        static const Occurrence none;
        const auto found = m_words.find(stemTerm);
        return found == m_words.end() ? none : found->second;
    }

private:
    void add(const Xapian::Database& index, Xapian::docid number) {
        try {
            for (const auto& [stem, forms] : wordsOf(index.get_document(number))) {
                Occurrence& occurrence = m_words[stem];
                ++occurrence.passages;
                for (const auto& [form, count] : forms) {
                    occurrence.count += count;
                    occurrence.forms[form] += count;
                }
            }
            ++m_passages;
        } catch (const Xapian::DocNotFoundError&) { // page furniture, or of a text that was corrected since
        }
    }

    double m_passages = 0;
    std::unordered_map<std::string, Occurrence> m_words;
};

/// How a stem is spread over the whole index.
struct Spread {
    double all = 0;         ///< passages of the index
    double passages = 0;    ///< in which it stands, or a few more
    double occurrences = 0; ///< in all of them
};

Spread spreadOf(const Xapian::Database& index, const CharacteristicTerm& term) {
    const double all = index.get_doccount();
    const double passages = index.get_termfreq(term.stemTerm) + index.get_termfreq(term.stem);
    return {
        .all = all,
        .passages = std::min(passages, all),
        .occurrences = static_cast<double>(index.get_collection_freq(term.stemTerm)) +
                       static_cast<double>(index.get_collection_freq(term.stem))};
}

/// How much a stem tells of a sample's passages, on average of one.
double gain(SimilarityWeighting::Scheme scheme, const Sample& sample, const Occurrence& found, const Spread& spread) {
    if (sample.passages() == 0 || found.passages == 0)
        return 0;
    if (scheme == SimilarityWeighting::Scheme::Divergence) {
        const double chance = spread.occurrences / spread.all;
        return found.count / sample.passages() * std::log2((1 + chance) / chance) +
               std::log2(1 + chance) / sample.passages();
    }
    const double with = found.passages;
    const double without = sample.passages() - with;
    const double elsewhere = std::max(spread.passages - with, 0.0);
    const double nowhere = std::max(spread.all - sample.passages() - elsewhere, 0.0);
    const double weight = std::log((with + 0.5) * (nowhere + 0.5) / ((elsewhere + 0.5) * (without + 0.5)));
    return with / sample.passages() * std::max(weight, 0.0);
}

std::string commonestForm(const Occurrence& found) {
    const auto isRarer = [](const auto& one, const auto& other) { return one.second < other.second; };
    return std::ranges::max_element(found.forms, isRarer)->first; // the first of equal ones
}

} // namespace

WordsOfPassage wordsOf(const Xapian::Document& passage) {
    Stemmer& stemmer = Stemmer::forKey(languageOf(passage));
    WordsOfPassage words;
    for (Xapian::TermIterator term = passage.termlist_begin(); term != passage.termlist_end(); ++term) {
        if (isWordTerm(*term))
            words[stemTerm(stemmer.key(), stemmer(*term))][*term] += term.get_wdf();
    }
    return words;
}

std::vector<CharacteristicTerm> characteristicTerms(const Xapian::Database& index, const SimilarRequest& request) {
    const SimilarityWeighting& weighting = request.weighting;
    const Sample like(index, request.like, request.cancel);
    const Sample unlike(
        index, weighting.contrast > 0 ? request.unlike.without(request.like) : PassageSet(), request.cancel);
    // Of several passages, a word of one alone is characteristic of none.
    constexpr double several = 5;
    const double fewest = like.passages() >= several ? 2 : 1;
    std::vector<CharacteristicTerm> terms;
    for (const auto& [stemTerm, found] : like.words()) {
        if (found.passages < fewest)
            continue;
        CharacteristicTerm term{
            .stemTerm = stemTerm, .stem = stemTerm.substr(stemTerm.find(':') + 1), .word = commonestForm(found)};
        const Spread spread = spreadOf(index, term);
        term.weight = gain(weighting.scheme, like, found, spread) -
                      weighting.contrast * gain(weighting.scheme, unlike, unlike.of(stemTerm), spread);
        term.rarity = std::log((spread.all - spread.passages + 0.5) / (spread.passages + 0.5));
        if (term.weight > 0 && term.rarity > 0)
            terms.push_back(std::move(term));
    }
    std::ranges::sort(terms, [](const CharacteristicTerm& one, const CharacteristicTerm& other) {
        return std::tie(other.weight, one.stemTerm) < std::tie(one.weight, other.stemTerm);
    });
    terms.resize(std::min(terms.size(), static_cast<size_t>(std::max(weighting.terms, 1))));
    if (!terms.empty()) {
        const double most = terms.front().weight;
        for (CharacteristicTerm& term : terms)
            term.weight = weighting.weighsTerms ? term.weight / most : 1;
    }
    return terms;
}

} // namespace sheaf
