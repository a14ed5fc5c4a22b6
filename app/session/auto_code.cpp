#include "app/session/auto_code.h"

#include "app/session/answers.h"
#include "app/session/coding_batch.h"
#include "coding/name_folding.h"
#include "coding/store/code_repository.h"
#include "coding/text_structure.h"
#include "coding/words.h"

#include <QHash>
#include <QSet>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<TextStructure> structureWords[] = {
    {TextStructure::Speakers, u"speakers"},
    {TextStructure::Questions, u"questions"},
    {TextStructure::Headings, u"headings"},
    {TextStructure::Columns, u"columns"}};

QString topCode(TextStructure by) {
    switch (by) {
    case TextStructure::Headings:
        return u"Headings"_s;
    case TextStructure::Columns:
        return u"Columns"_s;
    default:
        return u"Speakers"_s;
    }
}

QString nameOfChange(TextStructure by) {
    switch (by) {
    case TextStructure::Headings:
        return u"code the text under each heading"_s;
    case TextStructure::Columns:
        return u"code the cells of each column"_s;
    default:
        return u"code the turns of each speaker"_s;
    }
}

QList<NamedStretch>
stretchesOf(const AutoCode::Asked& asked, const Source& source, const QList<Passage>& passages, const QString& text) {
    switch (asked.by) {
    case TextStructure::Headings:
        return stretchesByHeading(passages, text);
    case TextStructure::Columns:
        return stretchesByColumn(passages, text);
    default:
        break;
    }
    const bool byRole = source.confidentiality == Confidentiality::Confidential && !asked.nameConfidentialSpeakers;
    return stretchesBySpeaker(passages, byRole ? SpeakerNaming::ByRole : SpeakerNaming::ByName);
}

/// The codes of a structure, found by their names or made within a unit of work.
class StructureCodes {
public:
    StructureCodes(ProjectFile& project, const UnitOfWork& work) : m_codes(project), m_work(work) {}

    Result<void> read() {
        const auto tree = m_codes.tree();
        if (!tree)
            return failure(tree);
        for (const Code& code : tree->inOrder())
            m_known.insert({code.parent.value_or(CodeId{}), foldedName(code.name)}, code.id);
        return {};
    }
    Result<CodeId> of(std::optional<CodeId> under, const QStringList& names) {
        std::optional<CodeId> code = under;
        for (const QString& name : names) {
            const auto child = childOf(code, name);
            if (!child)
                return child;
            code = *child;
        }
        return *code;
    }
    [[nodiscard]] bool isNew(CodeId code) const { return m_made.contains(code); }
    [[nodiscard]] Result<CodeTree> tree() const { return m_codes.tree(); }

private:
    Result<CodeId> childOf(std::optional<CodeId> parent, const QString& name) {
        const std::pair key{parent.value_or(CodeId{}), foldedName(name)};
        if (const auto known = m_known.constFind(key); known != m_known.cend())
            return *known;
        Code code;
        code.parent = parent;
        code.name = name;
        const auto made = m_codes.add(m_work, code);
        if (!made)
            return made;
        m_known.insert(key, *made);
        m_made.insert(*made);
        return made;
    }

    CodeRepository m_codes;
    const UnitOfWork& m_work;
    QHash<std::pair<CodeId, QString>, CodeId> m_known;
    QSet<CodeId> m_made;
};

template <typename IsNew>
AutoCode::Report reportOf(const CodePassages::Applied& applied, const CodeTree& codes, IsNew isNew) {
    QHash<CodeId, int> counts;
    for (const Coding& coding : applied.codings)
        ++counts[coding.code];
    AutoCode::Report report{
        .codes = {}, .coded = static_cast<int>(applied.codings.size()), .alreadyCoded = applied.alreadyCoded};
    for (const Code& code : codes.inOrder()) {
        if (const int count = counts.value(code.id); count > 0)
            report.codes.append({codes.path(code.id), isNew(code.id), count});
    }
    return report;
}

} // namespace

std::optional<TextStructure> structureFromWord(const QString& word) {
    return enumeratorFor<TextStructure>(structureWords, word);
}

Result<AutoCode::Report> AutoCode::byQuestions(const Asked& asked) {
    if (asked.under) {
        return failure(
            ErrorCode::InvalidArgument,
            u"answers are coded to the review questions of the schedule, under no other code"_s);
    }
    const auto applied = Answers(*m_review).codeToReviewQuestions({}, asked.details, asked.dryRun, asked.sources);
    if (!applied)
        return failure(applied);
    const auto codes = m_review->codes();
    if (!codes)
        return failure(codes);
    return reportOf(*applied, *codes, [](CodeId) { return false; });
}

Result<AutoCode::Report> AutoCode::run(const Asked& asked) {
    if (asked.by == TextStructure::Questions)
        return byQuestions(asked);
    const auto sources = m_review->sources();
    if (!sources)
        return failure(sources);
    // All that is to be coded, before the write lock is taken.
    TextsToCode texts(*m_review);
    QList<std::pair<SourceId, NamedStretch>> wanted;
    for (const Source& source : *sources) {
        if (!asked.sources.isEmpty() && !asked.sources.contains(source.id))
            continue;
        const auto passages = m_review->passages(source.id);
        if (!passages)
            return failure(passages);
        const auto read = texts.of(source.id);
        if (!read)
            return failure(read);
        for (NamedStretch& stretch : stretchesOf(asked, source, *passages, (*read)->text)) {
            if (!stretch.range.fits((*read)->text))
                return failure(ErrorCode::ChangedSince, u"“%1” was corrected meanwhile"_s.arg(source.title));
            if (!stretch.range.isEmpty())
                wanted.append({source.id, std::move(stretch)});
        }
    }
    if (wanted.isEmpty())
        return Report{};

    auto work = UnitOfWork::begin(m_review->project(), {nameOfChange(asked.by), asked.details.coder});
    if (!work)
        return failure(work);
    StructureCodes codes(m_review->project(), *work);
    if (auto known = codes.read(); !known)
        return failure(known);
    QList<Coding> codings;
    for (const auto& [source, stretch] : std::as_const(wanted)) {
        const QStringList names = asked.under ? stretch.names : QStringList(topCode(asked.by)) + stretch.names;
        const auto code = codes.of(asked.under, names);
        if (!code)
            return failure(code);
        const auto read = texts.of(source);
        if (!read)
            return failure(read);
        codings.append(codingOf(*code, **read, stretch.range, asked.details));
    }
    const auto applied = addUncoded(*m_review, *work, std::move(codings), texts, asked.dryRun);
    if (!applied)
        return failure(applied);
    const auto tree = codes.tree();
    if (!tree)
        return failure(tree);
    Report report = reportOf(*applied, *tree, [&](CodeId code) { return codes.isNew(code); });
    if (asked.dryRun || applied->codings.isEmpty())
        return report; // the unit of work undoes itself
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return report;
}

} // namespace sheaf
