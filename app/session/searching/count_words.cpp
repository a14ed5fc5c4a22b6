#include "app/session/searching/count_words.h"

#include "app/session/searching/word_groups.h"
#include "indexer/collocations.h"
#include "indexer/key_terms.h"

#include <algorithm>
#include <utility>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

WordForm formOf(const CountWords::Asked& asked) {
    return asked.asWritten ? WordForm::Folded : WordForm::Stem;
}

/// A passage as it is counted.
struct CountedPassage {
    const Source& source;
    QStringView text;
    qsizetype start; ///< of the passage in the source's text
    std::vector<Token> words;

    [[nodiscard]] TextRange placeOf(const Token& word) const { return word.range.shifted(start); }
};

struct Reading {
    bool withoutConfidential;
    const CancelToken& cancel;
    const ProgressSink& progress;
};

/// Hands on every passage that can be quoted, one text in memory at a time.
template <typename Wanted, typename Take>
Result<void> eachPassage(const Review& review, const Reading& reading, Wanted wanted, Take take) {
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    qsizetype done = 0;
    for (const Source& source : *sources) {
        if (reading.cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"counting was stopped"_s);
        if (reading.progress)
            reading.progress({.done = done++, .total = sources->size(), .item = {}});
        const bool isLeftOut = reading.withoutConfidential && source.confidentiality == Confidentiality::Confidential;
        if (isLeftOut || !wanted(source))
            continue;
        const auto text = review.text(source.id);
        if (!text)
            return failure(text);
        const auto passages = review.passages(source.id);
        if (!passages)
            return failure(passages);
        for (const Passage& passage : *passages) {
            if (passage.kind == PassageKind::PageFurniture || !passage.range.fits(*text))
                continue;
            const QStringView words = passage.range.in(*text);
            take(CountedPassage{source, words, passage.range.start, analyse(words)});
        }
    }
    return {};
}

/// How many confidential sources were counted.
class ConfidentialSources {
public:
    void add(const Source& source) {
        if (source.confidentiality == Confidentiality::Confidential)
            m_sources.insert(source.id);
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_sources.size()); }

private:
    QSet<SourceId> m_sources;
};

/// Counts the words of each group, and hands on all the others too.
struct GroupCounts {
    GroupCounts(const CountWords::Asked& asked, const WordGroups& counted)
        : form(formOf(asked)), stopWords(asked.stopWords), groups(counted), counts(counted.size(), WordCounts(form)) {}

    void add(const CountedPassage& passage) {
        for (const size_t group : groups.touching(passage.source.id)) {
            bool isStarted = false;
            for (const Token& word : passage.words) {
                if (!groups.hold(group, passage.source.id, passage.placeOf(word)))
                    continue;
                if (!std::exchange(isStarted, true)) {
                    counts[group].startPassage(passage.source.language);
                    confidential.add(passage.source);
                }
                stopWords.holds(word) ? counts[group].countUnlisted() : counts[group].count(passage.text, word);
            }
        }
    }

    WordForm form;
    StopWords stopWords;
    const WordGroups& groups;
    std::vector<WordCounts> counts;
    ConfidentialSources confidential;
};

template <typename Found, typename List>
WordReport<Found> reportOf(const WordGroups& groups, List list) {
    WordReport<Found> report;
    report.notes = groups.notes();
    for (size_t group = 0; group < groups.size(); ++group) {
        GroupOfWords<Found> found = list(group);
        found.name = groups.name(group);
        if (found.words > 0 || groups.areOne())
            report.groups.append(std::move(found));
    }
    return report;
}

} // namespace

Result<WordReport<WordFrequency>>
CountWords::frequencies(const Asked& asked, const CancelToken& cancel, const ProgressSink& progress) const {
    const auto groups = WordGroups::of(*m_review, asked.scope, asked.by, cancel);
    if (!groups)
        return failure(groups);
    GroupCounts counted(asked, *groups);
    const auto read = eachPassage(
        *m_review, {asked.scope.withoutConfidential, cancel, progress},
        [&](const Source& source) { return !groups->touching(source.id).empty(); },
        [&](const CountedPassage& passage) { counted.add(passage); });
    if (!read)
        return failure(read);
    auto report = reportOf<WordFrequency>(*groups, [&](size_t group) {
        const WordCounts& counts = counted.counts[group];
        return GroupOfWords<WordFrequency>{{}, counts.words(), counts.frequencies(asked.least)};
    });
    report.confidentialSources = counted.confidential.count();
    return report;
}

Result<WordReport<KeyTerm>>
CountWords::keyTerms(const Asked& asked, const CancelToken& cancel, const ProgressSink& progress) const {
    if (asked.scope.isEverything() && asked.by == WordGrouping::None) {
        return failure(
            ErrorCode::InvalidArgument, u"say which texts are compared with the rest"_s,
            u"a site, a code, a source or a search; or each site or code by itself"_s);
    }
    const auto groups = WordGroups::of(*m_review, asked.scope, asked.by, cancel);
    if (!groups)
        return failure(groups);
    GroupCounts counted(asked, *groups);
    WordCounts all(counted.form);
    const auto read = eachPassage(
        *m_review, {asked.scope.withoutConfidential, cancel, progress}, [](const Source&) { return true; },
        [&](const CountedPassage& passage) {
            counted.add(passage);
            all.startPassage(passage.source.language);
            for (const Token& word : passage.words)
                counted.stopWords.holds(word) ? all.countUnlisted() : all.count(passage.text, word);
        });
    if (!read)
        return failure(read);
    const auto isUsable = [&](const WordCounts& counts) { return counts.words() > 0 && counts.words() < all.words(); };
    if (std::ranges::none_of(counted.counts, isUsable)) {
        return failure(
            ErrorCode::InvalidArgument, u"there are no words in these texts, or none beside them"_s,
            u"key terms need a set and a rest to compare it with"_s);
    }
    auto report = reportOf<KeyTerm>(*groups, [&](size_t group) {
        const WordCounts& counts = counted.counts[group];
        return GroupOfWords<KeyTerm>{
            {}, counts.words(), sheaf::keyTerms(counts, all, {.least = std::max<qint64>(1, asked.least)})};
    });
    report.confidentialSources = counted.confidential.count();
    return report;
}

Result<WordReport<Collocate>> CountWords::collocations(
    const QString& node, int window, const Asked& asked, const CancelToken& cancel,
    const ProgressSink& progress) const {
    const auto empty = CollocationCounts::of(node, window, formOf(asked));
    if (!empty)
        return failure(empty);
    const auto groups = WordGroups::of(*m_review, asked.scope, asked.by, cancel);
    if (!groups)
        return failure(groups);
    std::vector<CollocationCounts> counts(groups->size(), *empty);
    const StopWords stopWords(asked.stopWords);
    ConfidentialSources confidential;
    const auto read = eachPassage(
        *m_review, {asked.scope.withoutConfidential, cancel, progress},
        [&](const Source& source) { return !groups->touching(source.id).empty(); },
        [&](const CountedPassage& passage) {
            const std::span<const Token> words(passage.words);
            for (const size_t group : groups->touching(passage.source.id)) {
                const auto isIn = [&](const Token& word) {
                    return groups->hold(group, passage.source.id, passage.placeOf(word));
                };
                // What is coded in pieces is counted in pieces: their edges are no neighbours.
                for (auto from = std::ranges::find_if(words, isIn); from != words.end();) {
                    const auto to = std::find_if_not(from, words.end(), isIn);
                    counts[group].add(passage.text, {from, to}, passage.source.language, stopWords);
                    confidential.add(passage.source);
                    from = std::find_if(to, words.end(), isIn);
                }
            }
        });
    if (!read)
        return failure(read);
    auto report = reportOf<Collocate>(*groups, [&](size_t group) {
        return GroupOfWords<Collocate>{{}, counts[group].nodes(), counts[group].collocates(asked.least)};
    });
    report.confidentialSources = confidential.count();
    return report;
}

} // namespace sheaf
