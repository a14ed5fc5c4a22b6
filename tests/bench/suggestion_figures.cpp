#include "tests/bench/suggestion_figures.h"

#include "indexer/word_counts.h"
#include "tests/bench/sample_project.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t fewest = 3; // passages that a label must have
constexpr qsizetype first = 10;

using Numbers = std::vector<std::uint32_t>;

PassageSet setOf(const Numbers& numbers) {
    std::vector<PassageSet::Run> runs;
    for (const std::uint32_t number : numbers)
        runs.push_back({number, number});
    return PassageSet(std::move(runs));
}

/// So many at even distances, from an offset on.
Numbers chosenOf(const Numbers& all, size_t count, size_t offset = 0) {
    Numbers chosen;
    for (size_t at = 0; at < std::min(count, all.size()); ++at)
        chosen.push_back(all[(at * all.size() / count + offset) % all.size()]);
    std::ranges::sort(chosen);
    return chosen;
}

size_t seedsOf(const Label& label) {
    return std::clamp<size_t>(label.passages.size() / 5, 2, 20);
}

Numbers without(const Numbers& all, const Numbers& some) {
    Numbers rest;
    std::ranges::set_difference(all, some, std::back_inserter(rest));
    return rest;
}

/// The first ten for a label of which these passages are known.
using Finder = std::function<Numbers(const Label& label, const Numbers& known)>;

SuggestionFigure measure(const LabelledIndex& labelled, const Finder& find) {
    double found = 0;
    double leftOut = 0;
    double precision = 0;
    double labels = 0;
    for (const Label& label : labelled.labels) {
        if (label.passages.size() < fewest)
            continue;
        for (const std::uint32_t one : chosenOf(label.passages, labelled.mostLeftOut)) {
            const Numbers given = find(label, without(label.passages, {one}));
            found += std::ranges::find(given, one) != given.end() ? 1 : 0;
            ++leftOut;
        }
        constexpr size_t times = 3;
        double right = 0;
        double possible = 0;
        for (size_t offset = 0; offset < times; ++offset) {
            const Numbers seeds = chosenOf(label.passages, seedsOf(label), offset);
            const Numbers wanted = without(label.passages, seeds);
            for (const std::uint32_t number : find(label, seeds))
                right += std::ranges::binary_search(wanted, number) ? 1 : 0;
            possible += static_cast<double>(std::min<size_t>(wanted.size(), first));
        }
        precision += right / possible;
        ++labels;
    }
    return {.found = found / leftOut, .precision = precision / labels};
}

} // namespace

SuggestionFigure measureSuggestions(const LabelledIndex& labelled, const SimilarityWeighting& weighting) {
    Numbers coded;
    for (const Label& label : labelled.labels) {
        const Numbers some = labelled.namesAreQueries ? label.passages : chosenOf(label.passages, seedsOf(label));
        coded.insert(coded.end(), some.begin(), some.end());
    }
    const PassageSet allCoded = setOf(coded);
    return measure(labelled, [&](const Label& label, const Numbers& known) {
        const SimilarRequest request{
            .like = setOf(known),
            .unlike = allCoded.without(setOf(label.passages)), // what is to be found counts as not coded yet
            .limit = first,
            .weighting = weighting};
        Numbers numbers;
        const SimilarPassages similar = orEnd(labelled.index.similarTo(request));
        for (const SimilarPassage& passage : similar.passages)
            numbers.push_back(static_cast<std::uint32_t>(passage.passage.value));
        return numbers;
    });
}

SuggestionFigure measureKeywords(const LabelledIndex& labelled) {
    constexpr qsizetype frequent = 150;
    constexpr qsizetype words = 5;
    WordCounts all(WordForm::Folded);
    const auto count = [&](WordCounts& counts, std::uint32_t number) {
        const QString& text = *labelled.texts.constFind(number);
        counts.startPassage(u"en"_s);
        for (const Token& token : analyse(text))
            counts.count(text, token);
    };
    for (auto text = labelled.texts.cbegin(); text != labelled.texts.cend(); ++text)
        count(all, text.key());
    QSet<QString> everywhere;
    for (const WordFrequency& word : all.frequencies().first(frequent))
        everywhere.insert(word.word);

    return measure(labelled, [&](const Label& label, const Numbers& known) {
        QStringList searched;
        if (labelled.namesAreQueries) {
            for (const Token& token : analyse(label.name)) {
                const QString word = token.range.in(label.name).toString().toLower();
                if (!everywhere.contains(word))
                    searched.append(word);
            }
        } else {
            WordCounts counts(WordForm::Folded);
            for (const std::uint32_t number : known)
                count(counts, number);
            for (const WordFrequency& word : counts.frequencies()) {
                if (searched.size() < words && !everywhere.contains(word.word))
                    searched.append(word.word);
            }
        }
        Numbers numbers;
        if (searched.isEmpty())
            return numbers;
        const Query query = orEnd(Query::parse(searched.join(u" OR "_s)));
        const SearchHits hits = orEnd(labelled.index.search(query, first + static_cast<qsizetype>(known.size())));
        for (const SearchHit& hit : hits.hits) {
            const auto number = static_cast<std::uint32_t>(hit.passage.value);
            if (!std::ranges::binary_search(known, number) && std::ssize(numbers) < first)
                numbers.push_back(number);
        }
        return numbers;
    });
}

} // namespace sheaf::bench
