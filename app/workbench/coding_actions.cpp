#include "app/workbench/coding_actions.h"

#include "app/session/code_passages.h"
#include "app/session/edit_codebook.h"

namespace sheaf {

namespace {

Result<QList<Coding>> codingsOf(Review& review, SourceId source) {
    CodingFilter filter;
    filter.source = source;
    return review.codings(filter);
}

CodingDetails detailsFor(const QString& coder) {
    CodingDetails details;
    details.coder = coder;
    return details;
}

/// The code of that name, added if there is none.
Result<CodeId> findOrAdd(Review& review, const QString& name) {
    const auto codes = review.codes();
    if (!codes)
        return failure(codes);
    if (const auto known = codes->find(name); known || known.error().code == ErrorCode::Ambiguous)
        return known;
    return EditCodebook(review).add(name, std::nullopt, CodeKind::Code);
}

} // namespace

CodingActions::CodingActions(OpenReview& review, QObject* parent) : QObject(parent), m_review(&review) {}

void CodingActions::apply(CodeId code, SourceId source, TextRange range) {
    m_review->jobs().run(
        this,
        [=, coder = m_review->coder()](Review& review) -> Result<Outcome> {
            const auto coded = CodePassages(review).codeRange(code, source, range, detailsFor(coder));
            if (!coded)
                return failure(coded);
            return codingsOf(review, source).map([&](QList<Coding> codings) {
                return Outcome{code, std::move(codings)};
            });
        },
        [this, source](const Result<Outcome>& outcome) { take(source, outcome); });
}

void CodingActions::applyNew(const QString& name, SourceId source, TextRange range) {
    m_review->jobs().run(
        this,
        [=, coder = m_review->coder()](Review& review) -> Result<Outcome> {
            const auto code = findOrAdd(review, name);
            if (!code)
                return failure(code);
            const auto coded = CodePassages(review).codeRange(*code, source, range, detailsFor(coder));
            if (!coded)
                return failure(coded);
            return codingsOf(review, source).map([&](QList<Coding> codings) {
                return Outcome{*code, std::move(codings)};
            });
        },
        [this, source](const Result<Outcome>& outcome) { take(source, outcome); });
}

void CodingActions::remove(CodingId coding, SourceId source) {
    m_review->jobs().run(
        this,
        [=](Review& review) -> Result<Outcome> {
            if (const auto removed = CodePassages(review).remove(coding); !removed)
                return failure(removed);
            return codingsOf(review, source).map([](QList<Coding> codings) { return Outcome{{}, std::move(codings)}; });
        },
        [this, source](const Result<Outcome>& outcome) { take(source, outcome); });
}

void CodingActions::refresh(SourceId source) {
    m_review->jobs().run(
        this, [=](Review& review) { return codingsOf(review, source); },
        [this, source](const Result<QList<Coding>>& codings) {
            if (codings)
                Q_EMIT codingsRead(source, *codings);
            else
                m_review->report(codings.error());
        });
}

void CodingActions::take(SourceId source, const Result<Outcome>& outcome) {
    if (!outcome) {
        m_review->reportUnsaved(outcome.error());
        return;
    }
    m_review->noteSaved();
    if (outcome->code.isValid())
        Q_EMIT applied(outcome->code);
    Q_EMIT codingsRead(source, outcome->codings);
    m_review->reload();
}

} // namespace sheaf
