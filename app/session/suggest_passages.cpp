#include "app/session/suggest_passages.h"

#include "app/session/coding_batch.h"
#include "app/session/searching/passage_facts.h"
#include "app/session/searching/review_index.h"
#include "coding/store/rejected_suggestion_repository.h"
#include "coding/store/source_repository.h"
#include "indexer/analysis.h"
#include "indexer/similar_passages.h"
#include "indexer/snippet.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<Code> codeNamed(const Review& review, CodeId id) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const Code* code = codes->byId(id);
    return code ? Result<Code>(*code) : failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(id.value));
}

Result<SimilarRequest> requestFor(const Review& review, const PassageFacts& facts, const Code& code) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    const QSet<CodeId> meant = codes->withDescendants(code.id);
    const auto codings = facts.codings();
    if (!codings)
        return failure(codings);
    std::vector<PassageFacts::Stretch> own;
    std::vector<PassageFacts::Stretch> others;
    for (const PassageFacts::Coding& coding : *codings)
        (meant.contains({coding.row.code}) ? own : others).push_back(coding.passages);
    SimilarRequest request{.like = facts.setOf(own), .unlike = facts.setOf(others)};
    if (request.like.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"nothing is coded “%1” yet"_s.arg(code.name),
            u"code some passages with it first: suggestions go by those"_s);
    }
    const auto rejected = RejectedSuggestionRepository(review.project()).of(code.id);
    if (!rejected)
        return failure(rejected);
    std::vector<PassageSet::Run> leftOut;
    const auto leaveOut = [&](std::uint32_t passage) { leftOut.push_back({passage, passage}); };
    for (const RejectedSuggestion& each : *rejected)
        leaveOut(static_cast<std::uint32_t>(each.passage.value));
    // What an interviewer asks is no evidence, unless this code is of questions.
    const auto isQuestion = [](const PassageFacts::Passage& passage) {
        return passage.role == SpeakerRole::Interviewer;
    };
    const bool codesQuestions = std::ranges::any_of(own, [&](const PassageFacts::Stretch& stretch) {
        return std::ranges::all_of(facts.passages().subspan(stretch.first, stretch.end - stretch.first), isQuestion);
    });
    for (const PassageFacts::Passage& passage : facts.passages()) {
        if (passage.headingLevel > 0 || (isQuestion(passage) && !codesQuestions))
            leaveOut(passage.id);
    }
    request.leftOut = std::make_shared<const PassageSet>(std::move(leftOut));
    return request;
}

Result<SimilarPassages> lookFor(const Review& review, const SimilarRequest& request) {
    const auto index = ReviewIndex::open(review);
    return index ? index->passages().similarTo(request) : failure(index);
}

/// Where the words stand that say why, and how they are written there.
void markReasons(Suggestion& suggestion, const QList<SimilarPassage::Reason>& reasons) {
    const QString& text = suggestion.found.text;
    QStringList written(reasons.size());
    QList<TextRange> ranges;
    for (const Token& token : analyse(text)) {
        const QString folded = QString::fromStdString(token.folded);
        const auto reason = std::ranges::find_if(
            reasons, [&](const SimilarPassage::Reason& each) { return each.forms.contains(folded); });
        if (reason == reasons.end())
            continue;
        ranges.append(token.range);
        QString& first = written[reason - reasons.begin()];
        if (first.isEmpty())
            first = token.range.in(text).toString().remove(QChar(QChar::SoftHyphen));
    }
    written.removeAll(QString());
    suggestion.why = written;
    const qsizetype start = suggestion.found.passage.range.start;
    suggestion.found.snippet = snippetAround(text, ranges).window.shifted(start);
    for (const TextRange range : std::as_const(ranges))
        suggestion.found.matches.append(range.shifted(start));
}

} // namespace

Result<Suggestions> SuggestPassages::run(CodeId id, qsizetype limit, const CancelToken& cancel) const {
    const auto code = codeNamed(*m_review, id);
    if (!code)
        return failure(code);
    PassageFacts& facts = m_review->passageFacts();
    if (auto known = facts.catchUp(); !known)
        return failure(known);
    auto request = requestFor(*m_review, facts, *code);
    if (!request)
        return failure(request);
    request->limit = limit;
    request->cancel = &cancel;

    // Another process may be bringing the index up to date just now; what it holds so far will do.
    const SearchPassages search(*m_review);
    const auto caughtUp = search.catchUp(false, cancel);
    if (!caughtUp && caughtUp.error().code != ErrorCode::Busy)
        return failure(caughtUp);
    auto similar = lookFor(*m_review, *request);
    if (!similar && similar.error().code == ErrorCode::Unreadable) { // some damage shows only here
        if (const auto rebuilt = search.catchUp(true, cancel); !rebuilt)
            return failure(rebuilt);
        similar = lookFor(*m_review, *request);
    }
    if (!similar)
        return failure(similar);

    Suggestions found{.suggestions = {}, .words = similar->words, .isComplete = caughtUp.has_value()};
    const SourceRepository sources(m_review->project());
    TextsToCode texts(*m_review);
    for (const SimilarPassage& each : similar->passages) {
        const auto passage = sources.passage(each.passage);
        if (!passage && passage.error().code == ErrorCode::NotFound) {
            found.isComplete = false; // of a text that was corrected since: the index is behind
            continue;
        }
        if (!passage)
            return failure(passage);
        const auto title = sources.title(passage->source);
        if (!title)
            return failure(title);
        const auto read = texts.of(passage->source);
        if (!read)
            return failure(read);
        if (!passage->range.fits((*read)->text))
            return failure(ErrorCode::Damaged, u"a passage of “%1” lies outside its text"_s.arg(*title));
        Suggestion suggestion{
            .found =
                {.source = passage->source,
                 .sourceTitle = *title,
                 .passage = *passage,
                 .text = passage->range.in((*read)->text).toString(),
                 .matches = {},
                 .snippet = {},
                 .score = each.score},
            .why = {}};
        markReasons(suggestion, each.reasons);
        found.suggestions.append(std::move(suggestion));
    }
    return found;
}

Result<CodePassages::Applied>
SuggestPassages::accept(CodeId id, const QList<PassageId>& passages, const CodingDetails& details) {
    const auto code = codeNamed(*m_review, id);
    if (!code)
        return failure(code);
    const SourceRepository sources(m_review->project());
    QList<CodePassages::Stretch> stretches;
    for (const PassageId number : passages) {
        const auto passage = sources.passage(number);
        if (!passage)
            return failure(passage);
        if (passage->kind == PassageKind::PageFurniture)
            return failure(ErrorCode::InvalidArgument, u"passage %1 is page furniture"_s.arg(number.value));
        if (passage->kind == PassageKind::Heading) {
            return failure(
                ErrorCode::InvalidArgument, u"passage %1 is a heading, and was not suggested"_s.arg(number.value),
                u"the numbers are those that the suggestions bear"_s);
        }
        stretches.append({id, passage->source, passage->range});
    }
    return CodePassages(*m_review).codeStretches(
        u"accept suggestions for “%1”"_s.arg(code->name), stretches, details, false);
}

Result<void> SuggestPassages::reject(CodeId id, const QList<PassageId>& passages, const QString& coder) {
    const auto code = codeNamed(*m_review, id);
    if (!code)
        return failure(code);
    RejectedSuggestionRepository rejections(m_review->project());
    const auto before = rejections.of(id);
    if (!before)
        return failure(before);
    const SourceRepository sources(m_review->project());
    QList<PassageId> added;
    for (const PassageId number : passages) {
        if (const auto passage = sources.passage(number); !passage)
            return failure(passage);
        if (std::ranges::find(*before, number, &RejectedSuggestion::passage) == before->end())
            added.append(number);
    }
    if (added.isEmpty())
        return {};
    auto work = UnitOfWork::begin(m_review->project(), Change{u"reject suggestions for “%1”"_s.arg(code->name), coder});
    if (!work)
        return failure(work);
    if (auto rejected = rejections.reject(*work, id, added); !rejected)
        return rejected;
    return work->commit();
}

} // namespace sheaf
