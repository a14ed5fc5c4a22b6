#include "app/session/memos.h"

#include "app/session/code_passages.h"
#include "app/session/edit_attributes.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/memo_repository.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Names for what memos hang on, each list read when it is first needed.
class SubjectNames {
public:
    explicit SubjectNames(const Review& review) : m_review(review) {}

    Result<void> read() {
        const auto codes = m_review.codes();
        if (!codes)
            return failure(codes);
        m_codes = *codes;
        const auto sources = m_review.sources();
        if (!sources)
            return failure(sources);
        for (const Source& source : *sources)
            m_sources.insert(source.id.value, source.title);
        const auto sites = m_review.sites();
        if (!sites)
            return failure(sites);
        for (const Site& site : *sites)
            m_sites.insert(site.id.value, site.name);
        const auto attributes = AttributeRepository(m_review.project()).all();
        if (!attributes)
            return failure(attributes);
        for (const Attribute& attribute : *attributes)
            m_attributes.insert(attribute.id.value, attribute.name);
        const auto coders = m_review.coders();
        if (!coders)
            return failure(coders);
        for (const Coder& coder : *coders)
            m_coders.insert(coder.id, coder.name);
        return {};
    }
    [[nodiscard]] QString coder(CoderId id) const { return m_coders.value(id); }
    [[nodiscard]] QString name(MemoSubject on) const {
        switch (on.owner) {
        case MemoOwner::Project:
            return {};
        case MemoOwner::Site:
            return m_sites.value(on.id);
        case MemoOwner::Source:
            return m_sources.value(on.id);
        case MemoOwner::Attribute:
            return m_attributes.value(on.id);
        case MemoOwner::Code:
            return m_codes.path(CodeId{on.id});
        case MemoOwner::Passage:
        case MemoOwner::MatrixCell:
        case MemoOwner::Finding:
        case MemoOwner::Coding:
            break;
        }
        return QString::number(on.id);
    }
    [[nodiscard]] QString nameOf(const Coding& coding) const {
        const Code* code = m_codes.byId(coding.code);
        return u"“%1” on “%2”"_s.arg(code ? code->name : QString(), m_sources.value(coding.source.value));
    }
    /// For people; a passage by its source and place.
    [[nodiscard]] QString about(MemoSubject on) const {
        if (on.owner == MemoOwner::Project)
            return u"the project"_s;
        if (on.owner == MemoOwner::Passage) {
            const auto passage = SourceRepository(m_review.project()).passage(PassageId{on.id});
            // The history shall not name who speaks there.
            return passage ? u"%1, ¶ %2"_s.arg(m_sources.value(passage->source.value)).arg(passage->ordinal)
                           : u"a passage of an earlier text"_s;
        }
        const bool isNamed = on.owner == MemoOwner::Site || on.owner == MemoOwner::Source ||
                             on.owner == MemoOwner::Attribute || on.owner == MemoOwner::Code;
        return isNamed ? name(on) : u"%1 %2"_s.arg(toWord(on.owner)).arg(on.id);
    }

private:
    const Review& m_review;
    CodeTree m_codes;
    QHash<qint64, QString> m_sources;
    QHash<qint64, QString> m_sites;
    QHash<qint64, QString> m_attributes;
    QHash<CoderId, QString> m_coders;
};

Memos::Entry entryOf(const SubjectNames& names, const Memo& memo) {
    const QString kind = toWord(memo.on.owner);
    return {
        .key = QString::number(memo.id.value),
        .memo = memo,
        .on = memo.on.owner == MemoOwner::Project ? kind : kind + u':' + names.name(memo.on),
        .about = names.about(memo.on),
        .coder = names.coder(memo.coder)};
}

Memos::Entry entryOf(const SubjectNames& names, const Coding& coding) {
    const QString key = u"coding:%1"_s.arg(coding.id.value);
    return {
        .key = key,
        .memo =
            {.id = {},
             .guid = {},
             .on = {MemoOwner::Coding, coding.id.value},
             .coder = coding.coder,
             .text = coding.memo,
             .createdAt = coding.createdAt,
             .changedAt = coding.createdAt},
        .on = key,
        .about = names.nameOf(coding),
        .coder = names.coder(coding.coder)};
}

} // namespace

Result<QList<Memos::Entry>> Memos::all(std::optional<MemoSubject> on, std::optional<CoderId> coder) const {
    SubjectNames names(*m_review);
    if (auto read = names.read(); !read)
        return failure(read);
    QList<Entry> entries;
    const bool isOfCoding = on && on->owner == MemoOwner::Coding;
    if (!isOfCoding) {
        const auto memos = MemoRepository(m_review->project()).find(on, coder);
        if (!memos)
            return failure(memos);
        for (const Memo& memo : *memos)
            entries.append(entryOf(names, memo));
    }
    if (on && !isOfCoding)
        return entries;
    const auto codings = m_review->codings({.source = {}, .code = {}, .coder = coder, .site = {}});
    if (!codings)
        return failure(codings);
    for (const Coding& coding : *codings) {
        if (!coding.memo.trimmed().isEmpty() && (!on || coding.id.value == on->id))
            entries.append(entryOf(names, coding));
    }
    return entries;
}

Result<Memos::Entry> Memos::find(const QString& key) const {
    SubjectNames names(*m_review);
    if (auto read = names.read(); !read)
        return failure(read);
    if (const QString ofCoding = u"coding:"_s; key.startsWith(ofCoding)) {
        const CodingId id{key.sliced(ofCoding.size()).toLongLong()};
        const auto coding = CodingRepository(m_review->project()).byId(id);
        if (!coding)
            return failure(coding);
        if (coding->memo.trimmed().isEmpty())
            return failure(ErrorCode::NotFound, u"the coding %1 has no memo"_s.arg(id.value));
        return entryOf(names, *coding);
    }
    bool isNumber = false;
    const MemoId id{key.toLongLong(&isNumber)};
    if (!isNumber) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” names no memo"_s.arg(key),
            u"write its number, or coding:NUMBER for a coding's own"_s);
    }
    const auto memo = MemoRepository(m_review->project()).byId(id);
    return memo ? Result<Entry>(entryOf(names, *memo)) : failure(memo);
}

Result<MemoSubject> Memos::subject(const QString& kindAndName) const {
    const auto owner = memoOwnerFromWord(kindAndName.section(u':', 0, 0));
    const QString name = kindAndName.section(u':', 1).trimmed();
    const auto wrong = [&] {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” names nothing that a memo can hang on"_s.arg(kindAndName),
            u"write project, source:NAME, site:NAME, attribute:NAME, code:NAME, passage:NUMBER or coding:NUMBER"_s);
    };
    if (!owner || (name.isEmpty() != (*owner == MemoOwner::Project)))
        return wrong();
    const auto found = [owner](const auto& id) {
        return id ? Result<MemoSubject>(MemoSubject{*owner, id->value}) : failure(id);
    };
    bool isNumber = false;
    const qint64 number = name.toLongLong(&isNumber);
    switch (*owner) {
    case MemoOwner::Project:
        return MemoSubject{};
    case MemoOwner::Site:
        return found(SiteRepository(m_review->project()).find(name).map([](const Site& site) { return site.id; }));
    case MemoOwner::Source:
        return found(m_review->findSource(name).map([](const Source& source) { return source.id; }));
    case MemoOwner::Attribute:
        return found(EditAttributes(*m_review).find(name).map([](const Attribute& attribute) { return attribute.id; }));
    case MemoOwner::Code:
        return found(m_review->codes().and_then([&name](const CodeTree& tree) { return tree.find(name); }));
    case MemoOwner::Passage:
    case MemoOwner::MatrixCell:
    case MemoOwner::Finding:
    case MemoOwner::Coding:
        break;
    }
    return isNumber && number > 0 ? Result<MemoSubject>(MemoSubject{*owner, number}) : wrong();
}

Result<Memos::Entry> Memos::add(MemoSubject on, const QString& text) {
    if (on.owner == MemoOwner::Coding) {
        if (text.trimmed().isEmpty())
            return failure(ErrorCode::InvalidArgument, u"a memo needs words"_s);
        const auto coding = CodingRepository(m_review->project()).byId(CodingId{on.id});
        if (!coding)
            return failure(coding);
        if (!coding->memo.trimmed().isEmpty()) {
            return failure(
                ErrorCode::AlreadyExists, u"the coding %1 has a memo already"_s.arg(on.id), u"edit that one"_s);
        }
        Memo none;
        none.on = on;
        none.text = coding->memo;
        if (auto described = describeCoding(none, text); !described)
            return failure(described);
        return find(u"coding:%1"_s.arg(on.id));
    }
    SubjectNames names(*m_review);
    if (auto read = names.read(); !read)
        return failure(read);
    auto work = UnitOfWork::begin(m_review->project(), u"memo on “%1”"_s.arg(names.about(on)));
    if (!work)
        return failure(work);
    MemoRepository memos(m_review->project());
    const auto id = memos.add(*work, on, text);
    if (!id)
        return failure(id);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return find(QString::number(id->value));
}

Result<void> Memos::edit(const Entry& seen, const QString& text) {
    if (seen.memo.on.owner == MemoOwner::Coding) {
        return text.trimmed().isEmpty() ? Result<void>(failure(ErrorCode::InvalidArgument, u"a memo needs words"_s))
                                        : describeCoding(seen.memo, text);
    }
    auto work = UnitOfWork::begin(m_review->project(), u"edit the memo on “%1”"_s.arg(seen.about));
    if (!work)
        return failure(work);
    if (auto edited = MemoRepository(m_review->project()).edit(*work, seen.memo, text); !edited)
        return edited;
    return work->commit();
}

Result<void> Memos::remove(const Entry& seen) {
    if (seen.memo.on.owner == MemoOwner::Coding)
        return describeCoding(seen.memo, {});
    auto work = UnitOfWork::begin(m_review->project(), u"remove the memo on “%1”"_s.arg(seen.about));
    if (!work)
        return failure(work);
    if (auto removed = MemoRepository(m_review->project()).remove(*work, seen.memo.id); !removed)
        return removed;
    return work->commit();
}

Result<void> Memos::describeCoding(const Memo& seen, const QString& text) {
    auto coding = CodingRepository(m_review->project()).byId(CodingId{seen.on.id});
    if (!coding)
        return failure(coding);
    Coding before = *coding;
    before.memo = seen.text; // as it was shown
    coding->memo = text;
    return CodePassages(*m_review).describe(*coding, before);
}

} // namespace sheaf
