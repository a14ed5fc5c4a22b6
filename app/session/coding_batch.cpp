#include "app/session/coding_batch.h"

#include "coding/quotation.h"
#include "coding/store/coding_repository.h"
#include "coding/store/source_repository.h"
#include "coding/stretches.h"

#include <QSet>

namespace sheaf {

using namespace Qt::StringLiterals;

Result<ReadText> readText(const Review& review, SourceId source, std::optional<TextRevisionId> wanted) {
    const auto current =
        wanted ? Result<TextRevisionId>(*wanted) : SourceRepository(review.project()).textRevision(source);
    if (!current)
        return failure(current);
    const auto text = TextRevisionRepository(review.project()).text(*current);
    return text ? Result<ReadText>(ReadText{source, *current, *text}) : failure(text);
}

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

Result<const ReadText*> TextsToCode::of(SourceId source) {
    auto known = m_texts.constFind(source);
    if (known == m_texts.cend()) {
        auto read = readText(*m_review, source);
        if (!read)
            return failure(read);
        known = m_texts.insert(source, std::move(*read));
    }
    return &*known;
}

Result<void> TextsToCode::checkCurrent() const {
    for (const ReadText& read : m_texts) {
        if (auto current = sheaf::checkCurrent(*m_review, read); !current)
            return current;
    }
    return {};
}

Result<CodePassages::Applied>
addUncoded(Review& review, const UnitOfWork& work, QList<Coding> wanted, const TextsToCode& texts, bool dryRun) {
    CodingRepository codings(review.project());
    if (auto current = texts.checkCurrent(); !current)
        return failure(current);
    QSet<CodeId> codes;
    for (const Coding& coding : std::as_const(wanted))
        codes.insert(coding.code);
    const auto there = codings.find({.source = {}, .codes = codes, .coder = work.coder(), .site = {}});
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
        coding.coder = work.coder();
        result.codings.append(coding);
    }
    if (dryRun || result.codings.isEmpty())
        return result;
    const auto ids = codings.add(work, result.codings);
    if (!ids)
        return failure(ids);
    for (qsizetype i = 0; i < ids->size(); ++i)
        result.codings[i].id = (*ids)[i];
    return result;
}

} // namespace sheaf
