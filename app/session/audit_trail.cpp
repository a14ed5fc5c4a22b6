#include "app/session/audit_trail.h"

#include "coding/masking.h"
#include "coding/memo.h"
#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/codebook_version_repository.h"
#include "coding/store/journal.h"
#include "coding/store/memo_repository.h"
#include "coding/store/saved_search_repository.h"

#include <QRegularExpression>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// The values that a column of a table ever had, by row.
Result<QHash<qint64, QStringList>> everySaid(const ProjectFile& project, const QString& table, const QString& column) {
    QHash<qint64, QStringList> said;
    const auto read = Journal(project).eachRowAfter(0, table, [&](const JournalRow& row) {
        for (const auto& image : {row.before, row.after}) {
            for (const Field& field : image.value_or(Row())) {
                if (field.column == column)
                    said[row.id].append(field.value.toString());
            }
        }
    });
    return read ? Result<QHash<qint64, QStringList>>(said) : failure(read);
}

struct Masking {
    Masker masker;
    QStringList quoted; ///< in quotation marks, as the history writes titles
};

/// Masks who speaks in sources that are, or ever were, confidential, and every title that a source had which is, or
/// ever was, confidential, but for what a source that may be named is called now.
Result<Masking> maskerOf(const Review& review) {
    auto titles = everySaid(review.project(), u"source"_s, u"title"_s);
    if (!titles)
        return failure(titles);
    const auto levels = everySaid(review.project(), u"source"_s, u"confidentiality"_s);
    if (!levels)
        return failure(levels);
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    const QString confidential = toWord(Confidentiality::Confidential);
    QSet<QString> nameable;
    QSet<qint64> secret;
    for (auto source = levels->cbegin(); source != levels->cend(); ++source) {
        if (source->contains(confidential))
            secret.insert(source.key());
    }
    for (const Source& source : *sources) {
        QStringList& said = (*titles)[source.id.value];
        said.append(source.title);
        if (source.confidentiality == Confidentiality::Confidential) {
            secret.insert(source.id.value);
            said.append({source.fileName, source.fileName.section(u'.', 0, -2)});
        } else {
            nameable.insert(foldedName(source.title));
        }
    }
    QList<Masker::Identifier> identifiers;
    for (const qint64 source : std::as_const(secret)) {
        for (const QString& title : titles->value(source)) {
            if (!nameable.contains(foldedName(title)))
                identifiers.append({title, u"an interview"_s});
        }
    }
    for (const Source& source : *sources) {
        if (!secret.contains(source.id.value))
            continue;
        const auto speakers = review.speakers(source.id);
        if (!speakers)
            return failure(speakers);
        for (const QString& speaker : *speakers)
            identifiers.append({speaker, u"[name]"_s});
    }
    QStringList quoted; // also a title too short to be looked for among other words
    for (const Masker::Identifier& identifier : std::as_const(identifiers))
        quoted.append(u"“%1”"_s.arg(identifier.name));
    return Masking{Masker(identifiers), quoted};
}

QString masked(const QString& line, const Masking& masking) {
    // What was searched for may be an interview's own words.
    static const QRegularExpression search(u"on the hits of “.*”"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression saved(u"the search “.*”"_s, QRegularExpression::DotMatchesEverythingOption);
    QString text = line;
    text.replace(search, u"on the hits of a search"_s);
    text.replace(saved, u"a search"_s);
    for (const QString& title : masking.quoted)
        text.replace(title, u"an interview"_s, Qt::CaseInsensitive);
    return masking.masker.mask(text).replace(u"“an interview”"_s, u"an interview"_s);
}

/// The kinds of things each change touched, as AuditedChange has them.
class TouchedThings {
public:
    static Result<TouchedThings> read(const Review& review) {
        TouchedThings things;
        const auto owners = everySaid(review.project(), u"memo"_s, u"owner"_s);
        if (!owners)
            return failure(owners);
        things.m_memoOwners = *owners;
        auto kinds = everySaid(review.project(), u"code"_s, u"kind"_s);
        if (!kinds)
            return failure(kinds);
        const auto codes = review.codes();
        if (!codes)
            return failure(codes);
        for (const Code& code : codes->inOrder())
            (*kinds)[code.id.value].append(toWord(code.kind));
        things.m_codeKinds = *kinds;
        const auto touched = Journal(review.project()).touched();
        if (!touched)
            return failure(touched);
        for (const Journal::Touched& row : *touched)
            things.m_of[row.revision].insert(things.nameOf(row));
        return things;
    }
    [[nodiscard]] QSet<QString> of(qint64 revision) const { return m_of.value(revision); }

private:
    [[nodiscard]] QString nameOf(const Journal::Touched& row) const {
        if (row.table == "memo"_L1)
            return u"memo on "_s + m_memoOwners.value(row.id).value(0);
        if (row.table == "code"_L1 && m_codeKinds.value(row.id).contains(toWord(CodeKind::ReviewQuestion)))
            return toWord(CodeKind::ReviewQuestion);
        if (row.table == "source"_L1 && row.isUpdate && row.columns.contains(u"text_revision_id"_s))
            return u"source text"_s;
        return QString(row.table).replace(u'_', u' ');
    }
    QHash<qint64, QStringList> m_memoOwners;
    QHash<qint64, QStringList> m_codeKinds;
    QHash<qint64, QSet<QString>> m_of;
};

int size(qsizetype count) {
    return static_cast<int>(count);
}

} // namespace

Result<QList<AuditCount>> AuditTrail::counts() const {
    ProjectFile& project = m_review->project();
    const auto sources = m_review->sources();
    const auto sites = m_review->sites();
    const auto codings = m_review->codedRanges();
    const auto codes = m_review->codes();
    const auto expected = m_review->expectedDocuments();
    const auto memos = MemoRepository(project).find();
    const auto versions = CodebookVersionRepository(project).all();
    const auto attributes = AttributeRepository(project).all();
    const auto searches = SavedSearchRepository(project).all();
    if (!sources)
        return failure(sources);
    if (!sites)
        return failure(sites);
    if (!codings)
        return failure(codings);
    if (!codes)
        return failure(codes);
    if (!expected)
        return failure(expected);
    if (!memos)
        return failure(memos);
    if (!versions)
        return failure(versions);
    if (!attributes)
        return failure(attributes);
    if (!searches)
        return failure(searches);
    const auto isCorrected = [](const Source& source) { return source.textNumber > 1; };
    const auto isConfidential = [](const Source& source) {
        return source.confidentiality == Confidentiality::Confidential;
    };
    const auto isQuestion = [](const Code& code) { return code.kind == CodeKind::ReviewQuestion; };
    const auto memosOn = [&memos](const QList<MemoOwner>& owners) {
        return size(std::ranges::count_if(*memos, [&](const Memo& memo) { return owners.contains(memo.on.owner); }));
    };
    const int questions = size(std::ranges::count_if(codes->inOrder(), isQuestion));
    const QString memo = u"memo"_s;
    const QString many = u"memos"_s;
    return QList<AuditCount>{
        {AuditClass::RawData, size(sources->size()), u"source"_s, u"sources"_s},
        {AuditClass::RawData, size(std::ranges::count_if(*sources, isConfidential)), u"of them confidential"_s,
         u"of them confidential"_s},
        {AuditClass::RawData, size(std::ranges::count_if(*sources, isCorrected)), u"corrected text"_s,
         u"corrected texts"_s},
        {AuditClass::RawData, size(sites->size()), u"site"_s, u"sites"_s},
        {AuditClass::Reduction, size(codings->size()), u"coding"_s, u"codings"_s},
        {AuditClass::Reduction, memosOn({MemoOwner::Source, MemoOwner::Passage, MemoOwner::Site}), memo, many},
        {AuditClass::Reconstruction, size(codes->inOrder().size()) - questions, u"code"_s, u"codes"_s},
        {AuditClass::Reconstruction, memosOn({MemoOwner::Code, MemoOwner::MatrixCell, MemoOwner::Finding}), memo, many},
        {AuditClass::Process, size(versions->size()), u"version of the codebook"_s, u"versions of the codebook"_s},
        {AuditClass::Intentions, memosOn({MemoOwner::Project}), u"memo on the project"_s, u"memos on the project"_s},
        {AuditClass::Instruments, questions, u"review question"_s, u"review questions"_s},
        {AuditClass::Instruments, size(attributes->size()), u"attribute"_s, u"attributes"_s},
        {AuditClass::Instruments, size(expected->size()), u"expected document"_s, u"expected documents"_s},
        {AuditClass::Instruments, size(searches->size()), u"saved search"_s, u"saved searches"_s}};
}

Result<Table> AuditTrail::table(For audience, const QDateTime& since, const QDateTime& until) const {
    const auto held = counts();
    if (!held)
        return failure(held);
    auto entries = Journal(m_review->project()).entries({.coder = {}, .since = since, .until = until});
    if (!entries)
        return failure(entries);
    const auto things = TouchedThings::read(*m_review);
    if (!things)
        return failure(things);
    const auto masker = maskerOf(*m_review);
    if (!masker)
        return failure(masker);
    std::ranges::reverse(*entries);
    QList<AuditedChange> changes;
    for (HistoryEntry& entry : *entries) {
        if (audience == For::Report) {
            entry.what = masked(entry.what, *masker);
            entry.reason = masked(entry.reason, *masker);
        }
        const QSet<QString> touched = things->of(entry.revision);
        changes.append({std::move(entry), touched});
    }
    Table table = auditTable(changes, *held);
    if (audience == For::Report) {
        table.notes.append(u"Confidential sources are called “an interview”, and what was searched for is left out. "
                           "Reasons are in the coders' own words: read them before this is published."_s);
    }
    return table;
}

} // namespace sheaf
