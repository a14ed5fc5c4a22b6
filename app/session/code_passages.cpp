#include "app/session/code_passages.h"

#include "app/session/coding_batch.h"
#include "app/session/hit_ranges.h"
#include "app/session/search_passages.h"
#include "coding/quotation.h"
#include "coding/store/coding_repository.h"
#include "coding/store/source_repository.h"

#include <QHash>

#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// One change of all that is not coded yet.
Result<CodePassages::Applied>
applyAll(Review& review, const Change& change, QList<Coding> wanted, const TextsToCode& texts, bool dryRun) {
    auto work = UnitOfWork::begin(review.project(), change);
    if (!work)
        return failure(work);
    auto applied = addUncoded(review, *work, std::move(wanted), texts, dryRun);
    if (!applied || dryRun || applied->codings.isEmpty())
        return applied; // the unit of work undoes itself
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return applied;
}

} // namespace

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

Result<CodePassages::Applied> CodePassages::codeQuery(
    CodeId code, const QString& query, CodingExtent extent, const CodingDetails& details, bool dryRun,
    const CancelToken& cancel) {
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);
    if (codes->byId(code) == nullptr)
        return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(code.value));
    const auto answer =
        SearchPassages(*m_review).run({.query = query, .limit = std::numeric_limits<int>::max(), .cancel = &cancel});
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
    TextsToCode texts(*m_review);
    HitRanges ranges(*m_review, extent);
    QList<Coding> wanted;
    for (const FoundPassage& found : answer->passages) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"coding was stopped; nothing was coded"_s);
        const auto read = texts.of(found.source);
        if (!read)
            return failure(read);
        const QString& text = (*read)->text;
        const TextRange passage = found.passage.range;
        if (!passage.fits(text) || passage.in(text) != found.text) {
            return failure(
                ErrorCode::ChangedSince, u"“%1” was corrected meanwhile; nothing was coded"_s.arg(found.sourceTitle),
                u"search again"_s);
        }
        const auto hit = ranges.of(found, text, languages.value(found.source));
        if (!hit)
            return failure(hit);
        for (TextRange range : *hit)
            wanted.append(codingOf(code, **read, range, details));
    }

    const QString what = u"code “%1” on the hits of “%2”"_s.arg(codes->byId(code)->name, query);
    auto applied = applyAll(*m_review, {what, details.coder}, std::move(wanted), texts, dryRun);
    if (applied) {
        applied->notes = answer->notes;
        applied->withoutMatch = ranges.withoutMatch();
    }
    return applied;
}

Result<CodePassages::Applied> CodePassages::codeStretches(
    const QString& what, const QList<Stretch>& stretches, const CodingDetails& details, bool dryRun) {
    TextsToCode texts(*m_review);
    QList<Coding> wanted;
    for (const Stretch& stretch : stretches) {
        const auto read = texts.of(stretch.source);
        if (!read)
            return failure(read);
        if (auto codable = checkCodable((*read)->text, stretch.range); !codable)
            return failure(codable);
        wanted.append(codingOf(stretch.code, **read, stretch.range, details));
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

} // namespace sheaf
