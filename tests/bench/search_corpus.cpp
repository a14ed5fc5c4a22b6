#include "tests/bench/search_corpus.h"

#include "app/session/review.h"
#include "coding/quotation.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int sites = 100;
constexpr int codes = 80;
constexpr int sourcesAtOnce = 100; // in a unit of work

NewSource inventSource(const RankedWords& words, SeededNumbers& numbers, int number, int passages) {
    NewSource made;
    const bool isInterview = number % 3 == 0;
    made.source.title = u"Source %1"_s.arg(number + 1);
    made.source.fileName = made.source.title + u".txt"_s;
    made.source.format = u"txt"_s;
    made.source.type = isInterview ? u"interview"_s : u"monitoring report"_s;
    made.source.language = u"en"_s;
    made.source.confidentiality = isInterview ? Confidentiality::Confidential : Confidentiality::Attributable;
    for (int passage = 0; passage < passages; ++passage) {
        if (passage > 0)
            made.text += u'\n';
        const qsizetype start = made.text.size();
        for (qsizetype count = numbers.between(20, 40); count > 0; --count)
            made.text += words.any(numbers) + (count > 1 ? u" "_s : u"."_s);
        Passage added;
        added.range = {start, made.text.size()};
        if (isInterview) {
            added.kind = PassageKind::Turn;
            added.speaker = passage % 2 == 0 ? u"Interviewer"_s : u"Lead %1"_s.arg(number % 50);
        }
        made.passages.append(added);
    }
    made.original = made.source.title.toUtf8();
    made.source.sha256 = QCryptographicHash::hash(made.original, QCryptographicHash::Sha256);
    return made;
}

struct Codebook {
    QList<CodeId> codes;
    CoderId coder;
};

Result<Codebook> addCodebook(Review& review, const UnitOfWork& work) {
    Codebook book;
    CodeRepository repository(review.project());
    for (int number = 0; number < codes; ++number) {
        Code code;
        code.name = u"Code %1"_s.arg(number + 1);
        const auto id = repository.add(work, code);
        if (!id)
            return failure(id);
        book.codes.append(*id);
    }
    const auto coder = CodingRepository(review.project()).coder(work, u"Bench"_s);
    if (!coder)
        return failure(coder);
    book.coder = *coder;
    return book;
}

/// Every so manieth passage, each with the next code.
Result<void>
code(Review& review, const UnitOfWork& work, const NewSource& made, SourceId id, const Codebook& book, int every) {
    QList<Coding> codings;
    for (qsizetype passage = 0; passage < made.passages.size(); passage += every) {
        const TextRange range = made.passages[passage].range;
        Coding coding;
        coding.source = id;
        coding.range = range;
        coding.quotation = range.in(made.text).toString();
        coding.before = contextBefore(made.text, range);
        coding.after = contextAfter(made.text, range);
        coding.code = book.codes[(id.value + passage) % codes];
        coding.coder = book.coder;
        codings.append(coding);
    }
    const auto added = CodingRepository(review.project()).add(work, codings);
    return added ? Result<void>() : failure(added);
}

} // namespace

RankedWords::RankedWords(int count) {
    SeededNumbers numbers(7);
    QSet<QString> known;
    double sum = 0;
    while (m_words.size() < count) {
        QString word = inventedWord(numbers) + inventedWord(numbers);
        if (known.contains(word))
            continue;
        known.insert(word);
        m_words.append(word);
        sum += 1.0 / static_cast<double>(m_words.size());
        m_upTo.push_back(sum);
    }
}

const QString& RankedWords::any(SeededNumbers& numbers) const {
    constexpr qsizetype steps = qsizetype{1} << 40;
    const double at = static_cast<double>(numbers.below(steps)) / static_cast<double>(steps) * m_upTo.back();
    return m_words[std::ranges::upper_bound(m_upTo, at) - m_upTo.begin()];
}

Result<void> generateSearchProject(const QString& path, int passages, int codings) {
    auto review = Review::create(path, u"Search"_s, u"blank"_s);
    if (!review)
        return failure(review);
    const RankedWords words(rankedWordCount);
    SeededNumbers numbers(11);
    const int sources = (passages + passagesPerSource - 1) / passagesPerSource;
    const int every = codings > 0 ? std::max(1, passages / codings) : passagesPerSource;
    QList<SiteId> places;
    Codebook book;
    for (int first = 0; first < sources; first += sourcesAtOnce) {
        auto work = UnitOfWork::begin(review->project(), u"invent"_s);
        if (!work)
            return failure(work);
        if (first == 0) {
            for (int site = 0; site < sites; ++site) {
                const auto id = SiteRepository(review->project()).put(*work, u"Site %1"_s.arg(site + 1), {});
                if (!id)
                    return failure(id);
                places.append(*id);
            }
            auto added = addCodebook(*review, *work);
            if (!added)
                return failure(added);
            book = std::move(*added);
        }
        for (int number = first; number < std::min(first + sourcesAtOnce, sources); ++number) {
            NewSource made = inventSource(
                words, numbers, number, std::min(passagesPerSource, passages - number * passagesPerSource));
            made.source.site = places[number % sites];
            const auto id = SourceRepository(review->project()).add(*work, made);
            if (!id)
                return failure(id);
            if (codings > 0) {
                if (auto coded = code(*review, *work, made, *id, book, every); !coded)
                    return coded;
            }
        }
        if (auto committed = work->commit(); !committed)
            return committed;
    }
    return {};
}

} // namespace sheaf::bench
