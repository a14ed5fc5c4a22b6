#include "app/session/code_passages.h"

#include "app/session/files.h"
#include "app/session/place.h"
#include "app/session/search_passages.h"
#include "coding/csv.h"
#include "coding/quotation.h"
#include "coding/sentence.h"
#include "coding/store/coding_repository.h"
#include "coding/store/source_repository.h"
#include "coding/stretches.h"
#include "coding/words.h"

#include <QHash>
#include <QSet>

#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<CodingExtent> extentWords[] = {
    {CodingExtent::Match, u"match"}, {CodingExtent::Sentence, u"sentence"}, {CodingExtent::Passage, u"passage"}};

/// A source's text, with what tells whether it is still the current one when something is written.
struct ReadText {
    SourceId source;
    TextRevisionId revision;
    QString text;
};

Result<ReadText> readText(const Review& review, SourceId source, std::optional<TextRevisionId> wanted = {}) {
    const auto current =
        wanted ? Result<TextRevisionId>(*wanted) : SourceRepository(review.project()).textRevision(source);
    if (!current)
        return failure(current);
    const auto text = TextRevisionRepository(review.project()).text(*current);
    return text ? Result<ReadText>(ReadText{source, *current, *text}) : failure(text);
}

/// To be asked under the lock. Errors: ChangedSince.
Result<void> checkCurrent(const Review& review, const ReadText& read) {
    const SourceRepository sources(review.project());
    const auto current = sources.textRevision(read.source);
    if (!current)
        return failure(current);
    if (*current == read.revision)
        return {};
    return failure(
        ErrorCode::ChangedSince,
        u"the text of “%1” was corrected meanwhile; nothing was coded"_s.arg(
            sources.title(read.source).value_or(QString())),
        u"look at the corrected text first"_s);
}

Coding codingOf(CodeId code, const ReadText& read, TextRange range, const CodingDetails& details) {
    const QString& text = read.text;
    Coding coding;
    coding.code = code;
    coding.source = read.source;
    coding.textRevision = read.revision;
    coding.range = range;
    coding.quotation = range.in(text).toString();
    coding.before = contextBefore(text, range);
    coding.after = contextAfter(text, range);
    coding.voice = details.voice;
    coding.evidence = details.evidence;
    coding.stance = details.stance;
    coding.memo = details.memo;
    return coding;
}

/// The ranges that a hit codes.
QList<TextRange>
rangesOf(const FoundPassage& found, const QString& text, CodingExtent extent, const QString& language) {
    switch (extent) {
    case CodingExtent::Match:
        return found.matches;
    case CodingExtent::Passage:
        return {found.passage.range};
    case CodingExtent::Sentence:
        break;
    }
    QList<TextRange> sentences;
    for (TextRange match : found.matches) {
        const TextRange sentence = sentenceAround(text, match, found.passage.range, language);
        if (!sentence.isEmpty() && !sentences.contains(sentence))
            sentences.append(sentence);
    }
    return sentences;
}

} // namespace

std::optional<CodingExtent> extentFromWord(const QString& word) {
    return enumeratorFor<CodingExtent>(extentWords, word);
}

Result<Coding> CodePassages::codeRange(
    CodeId code, SourceId source, TextRange range, const CodingDetails& details, std::optional<TextRevisionId> inText) {
    ProjectFile& project = m_review->project();
    const SourceRepository sources(project);
    const auto read = readText(*m_review, source, inText);
    if (!read)
        return failure(read);
    if (auto codable = checkCodable(read->text, range); !codable)
        return failure(codable);
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);
    const Code* applied = codes->byId(code);
    if (applied == nullptr)
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(code.value));
    const auto title = sources.title(source);
    if (!title)
        return failure(title);

    auto work = UnitOfWork::begin(project, {u"code “%1” on “%2”"_s.arg(applied->name, *title), details.coder});
    if (!work)
        return failure(work);
    CodingRepository codings(project);
    if (auto current = checkCurrent(*m_review, *read); !current)
        return failure(current);
    Coding coding = codingOf(code, *read, range, details);
    coding.coder = work->coder();
    const auto ids = codings.add(*work, {coding});
    if (!ids)
        return failure(ids);
    auto stored = codings.byId(ids->first());
    if (!stored)
        return stored;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return stored;
}

namespace {

/// Stores what is wanted and not there yet, as one change.
Result<CodePassages::Applied> applyAll(
    Review& review, const Change& change, QList<Coding> wanted, const QHash<SourceId, ReadText>& texts, bool dryRun) {
    ProjectFile& project = review.project();
    CodingRepository codings(project);
    auto work = UnitOfWork::begin(project, change);
    if (!work)
        return failure(work);
    for (const ReadText& read : texts) {
        if (auto current = checkCurrent(review, read); !current)
            return failure(current);
    }
    QSet<CodeId> codes;
    for (const Coding& coding : std::as_const(wanted))
        codes.insert(coding.code);
    const auto there = codings.find({.source = {}, .codes = codes, .coder = work->coder(), .site = {}});
    if (!there)
        return failure(there);
    QHash<std::pair<SourceId, CodeId>, Stretches> coded;
    for (const Coding& coding : *there) {
        if (!coding.needsALook) // else its range counts in another text
            coded[{coding.source, coding.code}].add(coding.range);
    }
    CodePassages::Applied result;
    for (Coding& coding : wanted) {
        Stretches& before = coded[{coding.source, coding.code}];
        if (before.cover(coding.range)) {
            ++result.alreadyCoded;
            continue;
        }
        before.add(coding.range);
        coding.coder = work->coder();
        result.codings.append(coding);
    }
    if (dryRun || result.codings.isEmpty())
        return result; // the unit of work undoes itself
    const auto ids = codings.add(*work, result.codings);
    if (!ids)
        return failure(ids);
    for (qsizetype i = 0; i < ids->size(); ++i)
        result.codings[i].id = (*ids)[i];
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return result;
}

} // namespace

Result<CodePassages::Applied> CodePassages::codeQuery(
    CodeId code, const QString& query, CodingExtent extent, const CodingDetails& details, bool dryRun) {
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);
    if (codes->byId(code) == nullptr)
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(code.value));
    const auto answer = SearchPassages(*m_review).run(query, std::numeric_limits<int>::max());
    if (!answer)
        return failure(answer);

    if (!answer->isComplete) {
        return failure(
            ErrorCode::Busy, u"another program is bringing the search index up to date; nothing was coded"_s,
            u"try again in a moment: what is searched now may not be all"_s);
    }
    const auto sources = m_review->sources();
    if (!sources)
        return failure(sources);
    QHash<SourceId, QString> languages;
    for (const Source& source : *sources)
        languages.insert(source.id, source.language);

    // All that is to be coded, before the write lock is taken: others should not wait for texts to be cut.
    QHash<SourceId, ReadText> texts;
    QList<Coding> wanted;
    for (const FoundPassage& found : answer->passages) {
        if (!texts.contains(found.source)) {
            const auto read = readText(*m_review, found.source);
            if (!read)
                return failure(read);
            texts.insert(found.source, *read);
        }
        const ReadText& read = texts[found.source];
        const TextRange passage = found.passage.range;
        if (!passage.fits(read.text) || passage.in(read.text) != found.text) {
            return failure(
                ErrorCode::ChangedSince, u"“%1” was corrected meanwhile; nothing was coded"_s.arg(found.sourceTitle),
                u"search again"_s);
        }
        for (TextRange range : rangesOf(found, read.text, extent, languages.value(found.source)))
            wanted.append(codingOf(code, read, range, details));
    }

    const QString what = u"code “%1” on the hits of “%2”"_s.arg(codes->byId(code)->name, query);
    return applyAll(*m_review, {what, details.coder}, std::move(wanted), texts, dryRun);
}

Result<CodePassages::Applied> CodePassages::codeStretches(
    const QString& what, const QList<Stretch>& stretches, const CodingDetails& details, bool dryRun) {
    QHash<SourceId, ReadText> texts;
    QList<Coding> wanted;
    for (const Stretch& stretch : stretches) {
        if (!texts.contains(stretch.source)) {
            const auto read = readText(*m_review, stretch.source);
            if (!read)
                return failure(read);
            texts.insert(stretch.source, *read);
        }
        const ReadText& read = texts[stretch.source];
        if (auto codable = checkCodable(read.text, stretch.range); !codable)
            return failure(codable);
        wanted.append(codingOf(stretch.code, read, stretch.range, details));
    }
    return applyAll(*m_review, {what, details.coder}, std::move(wanted), texts, dryRun);
}

namespace {

/// `“Reciprocity” on “Lead 4”`: how the history names a coding.
Result<QString> nameOf(const Review& review, const Coding& coding) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const auto title = SourceRepository(review.project()).title(coding.source);
    if (!title)
        return failure(title);
    const Code* code = codes->byId(coding.code);
    return u"“%1” on “%2”"_s.arg(code ? code->name : QString(), *title);
}

} // namespace

Result<Coding> CodePassages::find(CodingId coding) const {
    return CodingRepository(m_review->project()).byId(coding);
}

Result<void> CodePassages::remove(CodingId id) {
    CodingRepository codings(m_review->project());
    const auto coding = codings.byId(id);
    if (!coding)
        return failure(coding);
    const auto name = nameOf(*m_review, *coding);
    if (!name)
        return failure(name);
    auto work = UnitOfWork::begin(m_review->project(), u"remove the coding "_s + *name);
    if (!work)
        return failure(work);
    if (auto removed = codings.remove(*work, id); !removed)
        return removed;
    return work->commit();
}

Result<void> CodePassages::describe(const Coding& coding, const Coding& seen) {
    const auto name = nameOf(*m_review, coding);
    if (!name)
        return failure(name);
    auto work = UnitOfWork::begin(m_review->project(), u"describe the coding "_s + *name);
    if (!work)
        return failure(work);
    if (auto described = CodingRepository(m_review->project()).describe(*work, coding, seen); !described)
        return described;
    return work->commit();
}

namespace {

/// Turns the rows of a file of codings into codings; each source's text is read once.
class CodingRows {
public:
    CodingRows(Review& review, const CsvFile& csv, const CodeTree& codes)
        : m_review(review), m_csv(csv), m_codes(codes) {}

    Result<Coding> read(qsizetype row) {
        const auto source = findSource(m_csv.cell(row, u"source"_s));
        if (!source)
            return failure(source);
        const auto code = m_codes.find(m_csv.cell(row, u"code"_s));
        if (!code)
            return failure(code);
        if (!m_texts.contains(source->id)) {
            const auto read = readText(m_review, source->id);
            if (!read)
                return failure(read);
            m_texts.insert(source->id, *read);
        }
        const QString& text = m_texts[source->id].text;
        const auto range = findQuotation(text, m_csv.cell(row, u"quotation"_s));
        if (!range)
            return failure(range);
        CodingDetails details;
        details.memo = m_csv.cell(row, u"memo"_s);
        if (const QString word = m_csv.cell(row, u"voice"_s); !word.isEmpty()) {
            details.voice = voiceFromWord(word);
            if (!details.voice)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no voice"_s.arg(word));
        }
        if (const QString word = m_csv.cell(row, u"evidence"_s); !word.isEmpty()) {
            details.evidence = evidenceFromWord(word);
            if (!details.evidence)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no strength of evidence"_s.arg(word));
        }
        if (const QString word = m_csv.cell(row, u"stance"_s); !word.isEmpty()) {
            details.stance = stanceFromWord(word);
            if (!details.stance)
                return failure(ErrorCode::InvalidArgument, u"“%1” is no stance"_s.arg(word));
        }
        return codingOf(*code, m_texts[source->id], *range, details);
    }

private:
    Result<Source> findSource(const QString& name) {
        if (!m_sources.contains(name)) {
            const auto source = m_review.findSource(name);
            if (!source)
                return source;
            m_sources.insert(name, *source);
        }
        return m_sources[name];
    }

    Review& m_review;
    const CsvFile& m_csv;
    const CodeTree& m_codes;
    QHash<QString, Source> m_sources;
    QHash<SourceId, ReadText> m_texts;
};

} // namespace

Result<CodePassages::CsvReport> CodePassages::importCsv(const QString& path) {
    const auto csv = readCsv(path, {u"source"_s, u"quotation"_s, u"code"_s, u"coder"_s});
    if (!csv)
        return failure(csv);
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);

    // All quotations are found before the write lock is taken: others should not wait for the search.
    CsvReport report;
    CodingRows rows(*m_review, *csv, *codes);
    QList<std::pair<Coding, QString>> found; // with the coder's name
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        const QString coder = csv->cell(row, u"coder"_s);
        Result<Coding> coding = failure(ErrorCode::InvalidArgument, u"the coder is missing"_s);
        if (!coder.isEmpty())
            coding = rows.read(row);
        if (coding)
            found.append({std::move(*coding), coder});
        else
            report.failed.append(csv->inRow(row, coding.error()).value());
    }

    auto work = UnitOfWork::begin(m_review->project(), u"import codings"_s);
    if (!work)
        return failure(work);
    CodingRepository codings(m_review->project());
    QList<Coding> toAdd;
    for (auto& [coding, name] : found) {
        const auto coder = codings.coder(*work, name);
        if (!coder)
            return failure(coder);
        coding.coder = *coder;
        toAdd.append(coding);
    }
    if (auto ids = codings.add(*work, toAdd, &report.added); !ids)
        return failure(ids);
    report.alreadyThere = static_cast<int>(toAdd.size()) - report.added;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return report;
}

} // namespace sheaf
