#include "app/workbench/coding_actions.h"

#include "app/session/code_passages.h"
#include "app/session/edit_codebook.h"
#include "app/session/revise_source.h"

#include <algorithm>

namespace sheaf {

namespace {

Result<QList<Coding>> codingsOf(Review& review, SourceId source) {
    CodingFilter filter;
    filter.source = source;
    return review.codings(filter);
}

Result<void> checkText(Review& review, const SelectedRange& selected) {
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    const auto source = std::ranges::find(*sources, selected.source, &Source::id);
    if (source == sources->end())
        return failure(ErrorCode::NotFound, CodingActions::tr("This source is no longer in the project"));
    if (source->textRevision != selected.text) {
        return failure(
            ErrorCode::ChangedSince, CodingActions::tr("The text of “%1” was corrected meanwhile").arg(source->title),
            CodingActions::tr("Select the words again in the corrected text."));
    }
    return {};
}

/// Codes the words that were selected, or nothing.
Result<CodeId> codeSelected(Review& review, CodeId code, const SelectedRange& selected) {
    if (auto isCurrent = checkText(review, selected); !isCurrent)
        return failure(isCurrent);
    const auto coded = CodePassages(review).codeRange(code, selected.source, selected.range, {}, selected.text);
    return coded ? Result<CodeId>(code) : failure(coded);
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

template <typename Work>
void CodingActions::change(SourceId source, Work work) {
    m_review->jobs().run(
        this,
        [source, work = std::move(work)](Review& review) -> Result<Outcome> {
            const Result<CodeId> applied = work(review);
            if (!applied)
                return failure(applied);
            return codingsOf(review, source).map([&](QList<Coding> codings) {
                return Outcome{*applied, std::move(codings)};
            });
        },
        [this, source](const Result<Outcome>& outcome) { take(source, outcome); });
}

void CodingActions::apply(CodeId code, const SelectedRange& selected) {
    change(selected.source, [=](Review& review) { return codeSelected(review, code, selected); });
}

void CodingActions::applyNew(const QString& name, const SelectedRange& selected) {
    change(selected.source, [=](Review& review) -> Result<CodeId> {
        if (auto isCurrent = checkText(review, selected); !isCurrent) // or the code would be left without its coding
            return failure(isCurrent);
        const auto code = findOrAdd(review, name);
        return code ? codeSelected(review, *code, selected) : code;
    });
}

void CodingActions::remove(CodingId coding, SourceId source) {
    change(source, [=](Review& review) -> Result<CodeId> {
        return CodePassages(review).remove(coding).map([] { return CodeId(); });
    });
}

void CodingActions::place(CodingId coding, const SelectedRange& selected) {
    change(selected.source, [=](Review& review) -> Result<CodeId> {
        if (auto isCurrent = checkText(review, selected); !isCurrent)
            return failure(isCurrent);
        return ReviewAnchors(review).place(coding, selected.range, selected.text).map([](const Coding&) {
            return CodeId();
        });
    });
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
        m_review->reload(); // what stood in its way may not be on screen yet
        return;
    }
    m_review->noteSaved();
    if (outcome->code.isValid())
        Q_EMIT applied(outcome->code);
    Q_EMIT codingsRead(source, outcome->codings);
    m_review->reload();
}

} // namespace sheaf
