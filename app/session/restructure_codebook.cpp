#include "app/session/restructure_codebook.h"

#include "coding/store/code_merge.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "indexer/query.h"

#include <QRegularExpression>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// Makes one change: what it does to the project, in a unit of work with its line in the history.
template <typename Work>
auto change(Review& review, const QString& what, const QString& reason, Work work)
    -> std::invoke_result_t<Work, const UnitOfWork&> {
    auto unit = UnitOfWork::begin(review.project(), {.what = what, .coder = {}, .reason = reason});
    if (!unit)
        return failure(unit);
    auto done = work(*unit);
    if (!done)
        return done;
    if (auto committed = unit->commit(); !committed)
        return failure(committed);
    return done;
}

} // namespace

/// `“Trust”, “Reciprocity” and 3 more`; each is there.
Result<QString> RestructureCodebook::namesOf(const QList<CodeId>& codes) const {
    if (codes.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"no code is named"_s);
    const auto tree = m_review->codes();
    if (!tree)
        return failure(tree);
    constexpr qsizetype most = 3;
    QStringList names;
    for (const CodeId id : codes) {
        const Code* code = tree->byId(id);
        if (code == nullptr)
            return failure(ErrorCode::NotFound, u"there is no code %1"_s.arg(id.value));
        names.append(u"“%1”"_s.arg(code->name));
    }
    const QString more = names.size() > most ? u" and %1 more"_s.arg(names.size() - most) : QString();
    return names.first(std::min(names.size(), most)).join(u", "_s) + more;
}

Result<void> RestructureCodebook::rename(CodeId code, const QString& name) {
    const auto old = namesOf({code});
    if (!old)
        return failure(old);
    const QString what = u"rename code %1 to “%2”"_s.arg(*old, name.trimmed());
    return change(*m_review, what, m_reason, [&](const UnitOfWork& work) {
        return CodeRepository(m_review->project()).rename(work, code, name);
    });
}

Result<void>
RestructureCodebook::move(const QList<CodeId>& codes, std::optional<CodeId> parent, std::optional<int> position) {
    const auto names = namesOf(codes);
    if (!names)
        return failure(names);
    const auto below = parent ? namesOf({*parent}) : Result<QString>(u"the top"_s);
    if (!below)
        return failure(below);
    return change(*m_review, u"move code %1 to %2"_s.arg(*names, *below), m_reason, [&](const UnitOfWork& work) {
        CodeRepository repository(m_review->project());
        for (qsizetype at = 0; at < codes.size(); ++at) {
            const auto to = position ? std::optional(*position + static_cast<int>(at)) : std::nullopt;
            if (auto placed = repository.place(work, codes[at], parent, to); !placed)
                return placed;
        }
        return Result<void>();
    });
}

Result<void> RestructureCodebook::recolour(const QList<CodeId>& codes, const QString& colour) {
    static const QRegularExpression hex(u"\\A#[0-9A-Fa-f]{6}\\z"_s);
    if (!hex.match(colour).hasMatch())
        return failure(ErrorCode::InvalidArgument, u"“%1” is no colour"_s.arg(colour), u"write #1f6fb2"_s);
    const auto names = namesOf(codes);
    if (!names)
        return failure(names);
    return change(*m_review, u"recolour code "_s + *names, m_reason, [&](const UnitOfWork& work) {
        for (const CodeId code : codes) {
            if (auto set = work.update(u"code"_s, code.value, {{u"colour"_s, colour.toLower()}}); !set)
                return set;
        }
        return Result<void>();
    });
}

Result<void> RestructureCodebook::describe(const Code& code, const Code& seen) {
    const auto name = namesOf({code.id});
    if (!name)
        return failure(name);
    return change(*m_review, u"describe code "_s + *name, m_reason, [&](const UnitOfWork& work) {
        return CodeRepository(m_review->project()).describe(work, code, &seen);
    });
}

Result<RestructureCodebook::Merged> RestructureCodebook::merge(const QList<CodeId>& codes, CodeId into) {
    const auto names = namesOf(codes);
    if (!names)
        return failure(names);
    const auto kept = namesOf({into});
    if (!kept)
        return failure(kept);
    const QString what = u"merge code %1 into %2"_s.arg(*names, *kept);
    return change(*m_review, what, m_reason, [&](const UnitOfWork& work) -> Result<Merged> {
        Merged merged;
        CodeMerge merging(m_review->project(), work);
        for (qsizetype at = 0; at < codes.size(); ++at) {
            if (codes.first(at).contains(codes[at]))
                continue;
            const auto report = merging.merge(codes[at], into);
            if (!report)
                return failure(report);
            merged.moved += report->moved;
            merged.joined += report->joined;
            merged.removed += report->removed;
        }
        return merged;
    });
}

Result<QList<CodingId>> RestructureCodebook::codingsMatching(CodeId code, const QString& query) const {
    const auto parsed = Query::parse(query);
    if (!parsed)
        return failure(parsed);
    if (!parsed->filters().empty()) { // a quotation has words only: a filter would quietly hold for none
        return failure(
            ErrorCode::InvalidArgument,
            u"column %1: quotations are searched for words, not by fields"_s.arg(parsed->filters().front().start + 1));
    }
    const auto codings =
        CodingRepository(m_review->project()).find({.source = {}, .codes = QSet{code}, .coder = {}, .site = {}});
    if (!codings)
        return failure(codings);
    QList<CodingId> matching;
    for (const Coding& coding : *codings) {
        if (parsed->match(coding.quotation).matches)
            matching.append(coding.id);
    }
    return matching;
}

Result<CodeId> RestructureCodebook::split(CodeId code, const QString& name, const QList<CodingId>& codings) {
    const auto old = namesOf({code});
    if (!old)
        return failure(old);
    if (codings.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"no coding of %1 goes to the new code"_s.arg(*old));
    const QString what = u"split “%1” off code %2"_s.arg(name.trimmed(), *old);
    return change(*m_review, what, m_reason, [&](const UnitOfWork& work) -> Result<CodeId> {
        CodeRepository codes(m_review->project());
        CodingRepository repository(m_review->project());
        const auto tree = codes.tree();
        if (!tree)
            return failure(tree);
        const Code* split = tree->byId(code);
        if (split == nullptr)
            return failure(ErrorCode::NotFound, u"code %1 is not there any more"_s.arg(*old));
        Code made = *split;
        made.name = name;
        made.guid = {};
        const auto id = codes.add(work, made);
        if (!id)
            return id;
        if (auto placed = codes.place(work, *id, made.parent, made.position + 1); !placed)
            return failure(placed);
        for (const CodingId each : codings) {
            auto coding = repository.byId(each);
            if (!coding)
                return failure(coding);
            if (coding->code != code) {
                return failure(ErrorCode::InvalidArgument, u"coding %1 is not one of %2"_s.arg(each.value).arg(*old));
            }
            coding->code = *id;
            if (const auto put = repository.put(work, *coding); !put)
                return failure(put);
        }
        return id;
    });
}

Result<int> RestructureCodebook::remove(const QList<CodeId>& codes, const CodingsOfRemoved& codings) {
    const auto names = namesOf(codes);
    if (!names)
        return failure(names);
    return change(*m_review, u"remove code "_s + *names, m_reason, [&](const UnitOfWork& work) -> Result<int> {
        // Read under the lock: what lies below a code may have been moved while this waited for its turn.
        const auto tree = m_review->codes();
        if (!tree)
            return failure(tree);
        QSet<CodeId> gone;
        for (const CodeId code : codes)
            gone.unite(tree->withDescendants(code));
        if (codings.moveTo && (gone.contains(*codings.moveTo) || tree->byId(*codings.moveTo) == nullptr)) {
            return failure(
                ErrorCode::InvalidArgument, u"the codings can't go to a code that is removed with the others"_s);
        }
        CodingRepository repository(m_review->project());
        const auto found = repository.find({.source = {}, .codes = gone, .coder = {}, .site = {}});
        if (!found)
            return failure(found);
        if (!found->isEmpty() && !codings.areRemoved && !codings.moveTo) {
            return failure(
                ErrorCode::InvalidArgument,
                u"%1 and what lies below has %2 codings; nothing was removed"_s.arg(*names).arg(found->size()),
                u"say what becomes of them: that they are removed, too, or which code takes them"_s);
        }
        for (Coding coding : *found) {
            if (codings.moveTo) {
                coding.code = *codings.moveTo;
                if (const auto put = repository.put(work, coding); !put)
                    return failure(put);
            } else if (auto removed = repository.remove(work, coding.id); !removed) {
                return failure(removed);
            }
        }
        const QList<Code>& order = tree->inOrder();
        for (auto code = order.crbegin(); code != order.crend(); ++code) {
            if (!gone.contains(code->id))
                continue;
            if (auto removed = CodeRepository(m_review->project()).remove(work, code->id); !removed)
                return failure(removed);
        }
        return static_cast<int>(found->size());
    });
}

} // namespace sheaf
