#include "app/session/synthesise.h"

#include "app/session/material.h"
#include "app/session/place.h"
#include "coding/masking.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// The parts of a speaker's label that identify a person: `Okafor, Ada (Guest)` gives Okafor and Ada, `Interviewer` and
/// `P1` nothing.
QStringList namesIn(const QString& speaker) {
    static const QSet<QString> roles = {u"interviewer"_s, u"interviewee"_s, u"lead"_s,      u"speaker"_s,
                                        u"guest"_s,       u"external"_s,    u"moderator"_s, u"participant"_s,
                                        u"the"_s,         u"unknown"_s};
    static const QRegularExpression separator(u"[^\\p{L}\\p{M}'’-]+"_s);
    QStringList names;
    const auto take = [&names](const QString& part) {
        // Two letters are a name (Jo, Li) if they look like one; "of" and "de" are not.
        const bool isName = part.size() >= 3 || (part.size() == 2 && part[0].isUpper());
        if (isName && !roles.contains(part.toLower()) && !names.contains(part))
            names.append(part);
    };
    for (const QString& part : speaker.split(separator, Qt::SkipEmptyParts)) {
        take(part);
        for (const QString& half : part.split(u'-', Qt::SkipEmptyParts))
            take(half);
    }
    return names;
}

/// Words quotations for a reader of the report, and says where they stand.
class ReportQuoter {
public:
    /// Reads every coding with its words, and the passages of every source.
    static Result<ReportQuoter> make(const Review& review) {
        const auto codings = review.codings();
        if (!codings)
            return failure(codings);
        const auto sites = review.sites();
        if (!sites)
            return failure(sites);
        const auto sources = review.sources();
        if (!sources)
            return failure(sources);
        ReportQuoter quoter;
        for (const Coding& coding : *codings)
            quoter.m_codings.insert(coding.id, coding);
        QList<Masker::Identifier> identifiers;
        for (const Site& site : *sites)
            identifiers.append({site.name, u"[site]"_s});
        for (const Source& source : *sources) {
            quoter.m_sources.insert(source.id, source);
            const auto passages = review.passages(source.id);
            if (!passages)
                return failure(passages);
            quoter.m_passages.insert(source.id, *passages);
            if (source.confidentiality != Confidentiality::Confidential)
                continue;
            const auto speakers = review.speakers(source.id);
            if (!speakers)
                return failure(speakers);
            for (const QString& speaker : *speakers) {
                for (const QString& name : namesIn(speaker))
                    identifiers.append({name, u"[name]"_s});
            }
        }
        quoter.m_masker = Masker(identifiers);
        return quoter;
    }

    /// One for a coding that is gone has no source.
    [[nodiscard]] QuotedPassage operator()(CodingId id) const {
        const auto found = m_codings.constFind(id);
        if (found == m_codings.cend())
            return {};
        const Coding& coding = *found;
        const Source& source = *m_sources.constFind(coding.source);
        const QString text = coding.quotation.simplified();
        if (source.confidentiality == Confidentiality::Confidential)
            return {m_masker.mask(text), u"a lead interview"_s, coding.source, coding.range};
        return {text, placeOf(coding, source), coding.source, coding.range};
    }

private:
    ReportQuoter() = default;
    [[nodiscard]] QString placeOf(const Coding& coding, const Source& source) const {
        if (coding.needsALook) // its range counts in another text
            return source.title + u", in an earlier text"_s;
        const auto passages = m_passages.constFind(source.id);
        const Passage* passage = passageAt(*passages, coding.range.start);
        return passage ? source.title + u", "_s + placeIn(*passage) : source.title;
    }
    QHash<SourceId, Source> m_sources;
    QHash<CodingId, Coding> m_codings;
    QHash<SourceId, QList<Passage>> m_passages;
    Masker m_masker{{}};
};

QList<CodeId> columnsBelow(const CodeTree& codes, CodeId code) {
    const QList<CodeId> children = codes.children(code);
    return children.isEmpty() ? QList<CodeId>{code} : children;
}

QString nameOf(const CodeTree& codes, CodeId code) {
    const Code* found = codes.byId(code);
    return found ? found->name : QString();
}

} // namespace

Result<Matrix> Synthesise::matrix(CodeId columns) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    return buildSiteMatrix(material->view(), columnsBelow(material->codes, columns));
}

Result<Table> Synthesise::matrixTable(CodeId columns, MatrixCells cells) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    const Matrix built = buildSiteMatrix(material->view(), columnsBelow(material->codes, columns));
    const QString title = u"Narrative synthesis: sites by %1"_s.arg(nameOf(material->codes, columns).toLower());
    Table table;
    if (cells == MatrixCells::Count) {
        table = sheaf::matrixTable(built, cells, title, {});
    } else {
        const auto quoter = ReportQuoter::make(*m_review);
        if (!quoter)
            return failure(quoter);
        table = sheaf::matrixTable(built, cells, title, *quoter);
    }
    const bool themesAnswer = std::ranges::any_of(built.columns, [&](const MatrixColumn& column) {
        return material->codes.answering(column.code).size() > material->codes.withDescendants(column.code).size();
    });
    if (themesAnswer) {
        table.notes.append(
            u"A passage counts under a question if it is coded with it, with a code below it, or with a theme that "
            "answers it."_s);
    }
    return withDoubts(std::move(table), *material);
}

Result<Table> Synthesise::thematicTable(CodeId rows, std::optional<CodeId> by) const {
    const auto material = readMaterial(*m_review);
    if (!material)
        return failure(material);
    if (material->codes.children(rows).isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument,
            u"“%1” has no codes below it to make rows of"_s.arg(nameOf(material->codes, rows)),
            u"add some: sheaf codes PROJECT add “%1/NAME”"_s.arg(material->codes.path(rows)));
    }
    QString title = nameOf(material->codes, rows);
    if (by)
        title += u" by "_s + nameOf(material->codes, *by).toLower();
    return withDoubts(
        sheaf::thematicTable(buildThematicTable(material->view(), rows, by), material->view(), title), *material);
}

Result<QList<QuotedPassage>> Synthesise::quotations(const QList<CodingId>& codings) const {
    const auto quoter = ReportQuoter::make(*m_review);
    if (!quoter)
        return failure(quoter);
    QList<QuotedPassage> quoted;
    quoted.reserve(codings.size());
    for (const CodingId id : codings)
        quoted.append((*quoter)(id));
    return quoted;
}

Result<Register> Synthesise::documentRegister() const {
    const auto sites = m_review->sites();
    if (!sites)
        return failure(sites);
    const auto sources = m_review->sources();
    if (!sources)
        return failure(sources);
    const auto expected = m_review->expectedDocuments();
    if (!expected)
        return failure(expected);
    return buildRegister(*sites, *sources, *expected);
}

Result<Table> Synthesise::registerTable(RegisterFor audience) const {
    const auto sites = m_review->sites();
    if (!sites)
        return failure(sites);
    const auto sources = m_review->sources();
    if (!sources)
        return failure(sources);
    const auto built = documentRegister();
    if (!built)
        return failure(built);
    const Register shown = audience == RegisterFor::Team ? *built : withoutConfidential(*built, *sources);
    return sheaf::registerTable(shown, *sites, *sources);
}

} // namespace sheaf
