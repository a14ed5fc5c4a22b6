#include "tests/bench/generated_project.h"

#include "app/session/review.h"
#include "coding/quotation.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "tests/bench/invented_text.h"

#include <QCryptographicHash>

#include <algorithm>
#include <set>

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

/// What codings are chosen from.
struct Ground {
    QList<SourceId> sources;
    QList<InventedText> texts; ///< of each source
    QList<CodeId> codes;
    QList<CoderId> coders;
};

QString numbered(const QString& name, int number) {
    return u"%1 %2"_s.arg(name).arg(number + 1, 3, 10, QChar(u'0'));
}

QString capitalised(QString word) {
    word[0] = word[0].toUpper();
    return word;
}

Result<QList<SiteId>> addSites(Review& review, const UnitOfWork& work, const Shape& shape, SeededNumbers& numbers) {
    SiteRepository repository(review.project());
    QList<SiteId> sites;
    for (int site = 0; site < shape.sites; ++site) {
        const QString name = numbered(capitalised(inventedWord(numbers)), site);
        const QString round = QString::number(numbers.between(1, 4));
        const auto id =
            repository.put(work, name, {{u"round"_s, round}, {u"region"_s, u"Region %1"_s.arg(site % 9 + 1)}});
        if (!id)
            return failure(id);
        sites.append(*id);
    }
    return sites;
}

Result<QList<CodeId>> addCodes(Review& review, const UnitOfWork& work, const Shape& shape, SeededNumbers& numbers) {
    CodeRepository repository(review.project());
    Code root;
    root.name = QString::fromUtf16(rootCode);
    const auto parent = repository.add(work, root);
    if (!parent)
        return failure(parent);
    QList<CodeId> codes;
    for (int code = 0; code < shape.codes; ++code) {
        Code made;
        made.parent = *parent;
        made.kind = CodeKind::Theme;
        made.name = numbered(capitalised(inventedWord(numbers)), code);
        const auto id = repository.add(work, made);
        if (!id)
            return failure(id);
        codes.append(*id);
    }
    return codes;
}

NewSource newSource(const InventedText& invented, int number, std::optional<SiteId> site, bool isInterview) {
    NewSource made;
    made.source.title = numbered(isInterview ? u"Interview"_s : u"Report"_s, number);
    made.source.fileName = made.source.title + u".txt"_s;
    made.source.format = u"txt"_s;
    made.source.type = isInterview ? u"interview"_s : u"monitoring report"_s;
    made.source.language = u"en"_s;
    made.source.site = site;
    made.source.confidentiality = isInterview ? Confidentiality::Confidential : Confidentiality::Attributable;
    made.text = invented.text;
    for (const TextRange range : invented.passages) {
        Passage passage;
        passage.range = range;
        if (isInterview) {
            passage.kind = PassageKind::Turn;
            passage.speaker = made.passages.size() % 2 == 0 ? u"Interviewer"_s : u"Lead"_s;
        }
        made.passages.append(passage);
    }
    made.original = (made.source.title + u'\n' + made.text).toUtf8();
    made.source.sha256 = QCryptographicHash::hash(made.original, QCryptographicHash::Sha256);
    return made;
}

TextRange anyRange(const InventedText& text, SeededNumbers& numbers) {
    const qsizetype passage = numbers.below(text.passages.size());
    if (numbers.oneIn(4))
        return text.passages[passage];
    const QList<TextRange>& sentences = text.sentences[passage];
    const qsizetype first = numbers.below(sentences.size());
    const qsizetype last = std::min(first + numbers.below(3), sentences.size() - 1);
    return {sentences[first].start, sentences[last].end};
}

Coding codingOf(SourceId source, const QString& text, TextRange range) {
    Coding coding;
    coding.source = source;
    coding.range = range;
    coding.quotation = range.in(text).toString();
    coding.before = contextBefore(text, range);
    coding.after = contextAfter(text, range);
    return coding;
}

Result<QList<Coding>> chooseCodings(const Ground& ground, const Shape& shape, SeededNumbers& numbers) {
    using Key = std::tuple<qsizetype, TextRange, CodeId, CoderId>;
    std::set<Key> chosen;
    QList<Coding> codings;
    qsizetype source = 0;
    TextRange range;
    for (qsizetype tries = 0; codings.size() < shape.codings; ++tries) {
        if (tries > 20 * static_cast<qsizetype>(shape.codings))
            return failure(ErrorCode::InvalidArgument, u"there is too little text for %1 codings"_s.arg(shape.codings));
        const bool isSameStretch = !codings.isEmpty() && numbers.below(10) < 3;
        if (!isSameStretch) {
            source = numbers.below(ground.sources.size());
            range = anyRange(ground.texts[source], numbers);
        }
        // The smaller of two: the first codes are used most.
        const qsizetype code = std::min(numbers.below(ground.codes.size()), numbers.below(ground.codes.size()));
        const CoderId coder = ground.coders[numbers.below(ground.coders.size())];
        if (!chosen.insert(Key{source, range, ground.codes[code], coder}).second)
            continue;
        Coding coding = codingOf(ground.sources[source], ground.texts[source].text, range);
        coding.code = ground.codes[code];
        coding.coder = coder;
        if (numbers.oneIn(3))
            coding.evidence = static_cast<EvidenceStrength>(numbers.below(4));
        if (numbers.oneIn(3))
            coding.stance = static_cast<Stance>(numbers.below(4));
        if (numbers.oneIn(10))
            coding.memo = capitalised(inventedWord(numbers)) + u'.';
        codings.append(coding);
    }
    return codings;
}

Result<void> addCodings(Review& review, Ground ground, const Shape& shape, SeededNumbers& numbers) {
    auto work = UnitOfWork::begin(review.project(), u"code the sources"_s);
    if (!work)
        return failure(work);
    CodingRepository repository(review.project());
    for (int coder = 0; coder < shape.coders; ++coder) {
        const auto id = repository.coder(*work, u"Coder %1"_s.arg(coder + 1));
        if (!id)
            return failure(id);
        ground.coders.append(*id);
    }
    auto codings = chooseCodings(ground, shape, numbers);
    if (!codings)
        return failure(codings);
    if (const auto added = repository.add(*work, std::move(*codings)); !added)
        return failure(added);
    return work->commit();
}

} // namespace

std::optional<Shape> shapeOf(const QString& kind) {
    if (kind == u"p300") {
        return Shape{
            .sites = 300,
            .sources = 300,
            .textLength = 30'000,
            .interviewEvery = 20,
            .codes = 80,
            .codings = 24'000,
            .coders = 3};
    }
    if (kind == u"dense")
        return Shape{.sites = 1, .sources = 1, .textLength = 120'000, .codes = 80, .codings = 2'000, .coders = 3};
    if (kind == u"small") {
        return Shape{
            .sites = 3, .sources = 6, .textLength = 2'000, .interviewEvery = 3, .codes = 4, .codings = 60, .coders = 2};
    }
    return std::nullopt;
}

Result<void> generateProject(const QString& path, const Shape& shape) {
    SeededNumbers numbers(shape.seed);
    auto review = Review::create(path, u"Generated"_s, u"blank"_s);
    if (!review)
        return failure(review);
    Ground ground;
    QList<SiteId> sites;
    {
        auto work = UnitOfWork::begin(review->project(), u"add sites and codes"_s);
        if (!work)
            return failure(work);
        auto addedSites = addSites(*review, *work, shape, numbers);
        if (!addedSites)
            return failure(addedSites);
        sites = std::move(*addedSites);
        auto codes = addCodes(*review, *work, shape, numbers);
        if (!codes)
            return failure(codes);
        ground.codes = std::move(*codes);
        if (auto done = work->commit(); !done)
            return done;
    }
    {
        auto work = UnitOfWork::begin(review->project(), u"add sources"_s);
        if (!work)
            return failure(work);
        SourceRepository repository(review->project());
        for (int source = 0; source < shape.sources; ++source) {
            ground.texts.append(inventText(numbers, shape.textLength));
            const bool isInterview = shape.interviewEvery > 0 && source % shape.interviewEvery == 0;
            const std::optional<SiteId> site =
                sites.isEmpty() ? std::nullopt : std::optional(sites[source % sites.size()]);
            const auto id = repository.add(*work, newSource(ground.texts.last(), source, site, isInterview));
            if (!id)
                return failure(id);
            ground.sources.append(*id);
        }
        if (auto done = work->commit(); !done)
            return done;
    }
    return addCodings(*review, std::move(ground), shape, numbers);
}

} // namespace sheaf::bench
