#include "app/session/revise_source.h"

#include "app/session/code_passages.h"
#include "app/session/importing/new_text.h"
#include "coding/quotation.h"
#include "coding/store/coding_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/text_revision_repository.h"

#include <map>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Reads the corrected file as an import would.
Result<NewText> readText(const QString& path) {
    const CancelToken never;
    auto read = DocumentReader({}, {}, {}, never).read(path);
    ReadDocument& document = read.front();
    if (!document.imported)
        return failure(document.imported);
    if (read.size() > 1)
        return failure(
            ErrorCode::Unsupported, u"%1 holds several documents"_s.arg(path),
            u"Name the one that is the correction."_s);
    return newTextFrom(document);
}

Anchor anchorOf(const Coding& coding) {
    return {coding.range, coding.quotation, coding.before, coding.after};
}

/// Carries codings to one text, from whichever earlier one they stand in; each pair of texts is aligned once.
class Carriers {
public:
    Carriers(const ProjectFile& project, QString to) : m_texts(project), m_to(std::move(to)) {}

    Result<CarriedAnchor> carry(const Coding& coding) {
        auto carrier = m_carriers.find(coding.textRevision);
        if (carrier == m_carriers.end()) {
            const auto from = m_texts.text(coding.textRevision);
            if (!from)
                return failure(from);
            carrier = m_carriers.emplace(coding.textRevision, AnchorCarrier(*from, m_to)).first;
        }
        return carrier->second.carry(anchorOf(coding));
    }
    [[nodiscard]] const QString& text() const { return m_to; }

private:
    TextRevisionRepository m_texts;
    QString m_to;
    std::map<TextRevisionId, AnchorCarrier> m_carriers;
};

/// The coding at another place of another text.
Coding placed(Coding coding, TextRevisionId revision, const QString& text, TextRange range) {
    coding.textRevision = revision;
    coding.range = range;
    coding.quotation = range.in(text).toString();
    coding.before = contextBefore(text, range);
    coding.after = contextAfter(text, range);
    return coding;
}

void count(RevisionReport& report, CarriedHow how, CodingId coding) {
    switch (how) {
    case CarriedHow::Exactly:
        ++report.exactly;
        return;
    case CarriedHow::ByContext:
        ++report.byContext;
        return;
    case CarriedHow::ByAlignment:
        ++report.byAlignment;
        return;
    case CarriedHow::Uncertain:
        report.inDoubt.append(coding);
        return;
    }
}

} // namespace

Result<RevisionReport> ReviseSource::run(SourceId id, const QString& path) {
    if (const auto source = SourceRepository(m_review->project()).byId(id); !source)
        return failure(source);
    auto text = readText(path);
    return text ? run(id, std::move(*text)) : failure(text);
}

Result<RevisionReport>
ReviseSource::run(SourceId id, NewText text, const std::function<Result<void>(const UnitOfWork&)>& also) {
    ProjectFile& project = m_review->project();
    SourceRepository sources(project);
    const auto source = sources.byId(id);
    if (!source)
        return failure(source);
    // Texts are aligned before the write lock is taken: others should not wait for that.
    CodingRepository codings(project);
    const CodingRepository::Filter ofSource{.source = id, .codes = {}, .coder = {}, .site = {}};
    Carriers carriers(project, text.text);
    const auto earlier = codings.find(ofSource);
    if (!earlier)
        return failure(earlier);
    for (const Coding& coding : *earlier) {
        if (const auto carried = carriers.carry(coding); !carried)
            return failure(carried);
    }

    auto work = UnitOfWork::begin(project, {u"correct the text of “%1”"_s.arg(source->title), {}, m_reason});
    if (!work)
        return failure(work);
    if (const auto now = sources.textRevision(id); !now || *now != source->textRevision) {
        return failure(
            ErrorCode::ChangedSince, u"“%1” got another text meanwhile"_s.arg(source->title), u"look at it first"_s);
    }
    const auto revision = sources.revise(*work, id, text);
    if (!revision)
        return failure(revision);
    const auto found = codings.find(ofSource); // with those that came in while the texts were aligned
    if (!found)
        return failure(found);
    RevisionReport report{.source = {}, .inDoubt = {}, .warnings = text.warnings};
    for (const Coding& coding : *found) {
        const auto carried = carriers.carry(coding);
        if (!carried)
            return failure(carried);
        count(report, carried->how, coding.id);
        if (carried->how == CarriedHow::Uncertain)
            continue;
        if (const auto put = codings.put(*work, placed(coding, *revision, carriers.text(), carried->range)); !put)
            return failure(put);
    }
    if (also) {
        if (const auto written = also(*work); !written)
            return failure(written);
    }
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    const auto now = sources.byId(id);
    if (!now)
        return failure(now);
    report.source = *now;
    return report;
}

Result<QList<AnchorInDoubt>> ReviewAnchors::inDoubt(std::optional<SourceId> source) const {
    const SourceRepository sources(m_review->project());
    const auto waiting = CodingRepository(m_review->project())
                             .find({.source = source, .codes = {}, .coder = {}, .site = {}, .onlyNeedsALook = true});
    if (!waiting)
        return failure(waiting);
    QList<AnchorInDoubt> doubts;
    std::map<SourceId, Carriers> carriers;
    for (const Coding& coding : *waiting) {
        auto carrier = carriers.find(coding.source);
        if (carrier == carriers.end()) {
            const auto text = sources.text(coding.source);
            if (!text)
                return failure(text);
            carrier = carriers.emplace(coding.source, Carriers(m_review->project(), *text)).first;
        }
        const auto carried = carrier->second.carry(coding);
        if (!carried)
            return failure(carried);
        const bool fits = !carried->range.isEmpty() && carried->range.fits(carrier->second.text());
        doubts.append(
            {.coding = coding,
             .suggestion = fits ? carried->range : TextRange(),
             .suggested = fits ? carried->range.in(carrier->second.text()).toString() : QString(),
             .similarity = carried->similarity,
             .reason = carried->reason});
    }
    return doubts;
}

Result<Coding> ReviewAnchors::accept(CodingId id) {
    const auto coding = CodingRepository(m_review->project()).byId(id);
    if (!coding)
        return coding;
    const SourceRepository sources(m_review->project());
    const auto revision = sources.textRevision(coding->source);
    if (!revision)
        return failure(revision);
    if (!coding->needsALook)
        return failure(ErrorCode::InvalidArgument, u"coding %1 is not in doubt"_s.arg(id.value));
    const auto text = TextRevisionRepository(m_review->project()).text(*revision);
    if (!text)
        return failure(text);
    const auto carried = Carriers(m_review->project(), *text).carry(*coding);
    if (!carried)
        return failure(carried);
    if (carried->range.isEmpty() || !carried->range.fits(*text)) {
        return failure(
            ErrorCode::InvalidArgument,
            u"there is no suggestion for coding %1: %2"_s.arg(id.value).arg(carried->reason),
            u"say where it belongs, or remove it"_s);
    }
    return put(*coding, carried->range, *revision);
}

Result<void> ReviewAnchors::remove(CodingId id) {
    const auto coding = CodingRepository(m_review->project()).byId(id);
    if (!coding)
        return failure(coding);
    if (!coding->needsALook)
        return failure(ErrorCode::InvalidArgument, u"coding %1 is not in doubt"_s.arg(id.value));
    return CodePassages(*m_review).remove(id);
}

Result<Coding> ReviewAnchors::place(CodingId id, TextRange range, std::optional<TextRevisionId> inText) {
    const auto coding = CodingRepository(m_review->project()).byId(id);
    if (!coding)
        return coding;
    if (!coding->needsALook)
        return failure(ErrorCode::InvalidArgument, u"coding %1 is not in doubt"_s.arg(id.value));
    const auto revision = SourceRepository(m_review->project()).textRevision(coding->source);
    return revision ? put(*coding, range, inText.value_or(*revision)) : failure(revision);
}

Result<Coding> ReviewAnchors::put(const Coding& coding, TextRange range, TextRevisionId revision) {
    const SourceRepository sources(m_review->project());
    const auto title = sources.title(coding.source);
    if (!title)
        return failure(title);
    const auto text = TextRevisionRepository(m_review->project()).text(revision);
    if (!text)
        return failure(text);
    if (auto codable = checkCodable(*text, range); !codable)
        return failure(codable);
    CodingRepository codings(m_review->project());
    auto work = UnitOfWork::begin(m_review->project(), u"place a coding in the corrected text of “%1”"_s.arg(*title));
    if (!work)
        return failure(work);
    if (const auto now = sources.textRevision(coding.source); !now || *now != revision)
        return failure(ErrorCode::ChangedSince, u"“%1” got another text meanwhile"_s.arg(*title));
    // Read again under the lock: its code or memo may have been changed while this waited.
    const auto fresh = codings.byId(coding.id);
    if (!fresh)
        return fresh;
    if (fresh->textRevision != coding.textRevision || fresh->range != coding.range)
        return failure(ErrorCode::ChangedSince, u"somebody has placed coding %1 meanwhile"_s.arg(coding.id.value));
    const auto id = codings.put(*work, placed(*fresh, revision, *text, range));
    if (!id)
        return failure(id);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return codings.byId(*id);
}

} // namespace sheaf
