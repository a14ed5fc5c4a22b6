#include "coding/store/undo_change.h"

#include "coding/name_folding.h"
#include "coding/store/journal.h"
#include "coding/store/memo_repository.h"
#include "coding/store/recorder.h"

#include <QLocale>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// A row's images in the journal, packed.
struct PackedRow {
    qint64 shape = 0;
    QString table;
    QStringList columns;
    qint64 id = 0;
    QByteArray before;
    QByteArray after;
};

Result<QList<PackedRow>> packedRows(const QSqlDatabase& database, qint64 revision) {
    Sql sql(
        database, u"SELECT journal_shape.id, journal_shape.table_name, journal_shape.columns, journal.row_id, "
                  "journal.before, journal.after FROM journal JOIN journal_shape ON journal_shape.id = "
                  "journal.shape_id WHERE journal.revision = ? ORDER BY journal.id"_s);
    if (auto ran = sql.bind(revision).run(); !ran)
        return failure(ran);
    QList<PackedRow> rows;
    while (sql.next()) {
        rows.append(
            {.shape = sql.integer(0),
             .table = sql.text(1),
             .columns = sql.text(2).split(u','),
             .id = sql.integer(3),
             .before = sql.bytes(4),
             .after = sql.bytes(5)});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return rows;
}

Result<CoderId> coderNamed(const QSqlDatabase& database, const QString& name) {
    Sql sql(database, u"SELECT id FROM coder WHERE folded = ?"_s);
    if (auto ran = sql.bind(foldedName(name)).run(); !ran)
        return failure(ran);
    return sql.next() ? CoderId{sql.integer(0)} : CoderId{};
}

/// Who changed a row last, for people.
tl::unexpected<Error> changedSince(const ProjectFile& project, const HistoryEntry& change, const PackedRow& row) {
    auto later = Journal(project).entries({.object = HistoryObject{row.table, row.id}, .after = change.revision});
    if (later) { // an undo in between took something back; what stands in the way is a change that stands
        const auto stands = [](const HistoryEntry& entry) {
            return entry.kind == HistoryKind::Change && !entry.undoneIn;
        };
        const auto found = std::ranges::find_if(*later, stands);
        if (found != later->end())
            later->move(found - later->begin(), 0);
    }
    const QString what = u"“%1” can't be undone or made again"_s.arg(change.what);
    if (!later || later->isEmpty() || later->first().revision == change.revision)
        return failure(ErrorCode::ChangedSince, what + u": what it changed is not as it left it"_s);
    const HistoryEntry& by = later->first();
    return failure(
        ErrorCode::ChangedSince,
        u"%1: %2 changed it since (“%3”, %4)"_s.arg(
            what, by.coderName.isEmpty() ? u"somebody"_s : by.coderName, by.what,
            QLocale::c().toString(by.at.toLocalTime(), u"d MMM yyyy HH:mm"_s)),
        u"that is change %1; it would have to be undone first"_s.arg(by.revision));
}

/// What the database refused, in terms of the change.
tl::unexpected<Error> refused(const HistoryEntry& change, Error error) {
    if (error.code == ErrorCode::NotFound)
        error.message =
            u"“%1” can't be undone or made again: something that was added since builds on it"_s.arg(change.what);
    else if (error.code == ErrorCode::AlreadyExists)
        error.message = u"“%1” can't be undone or made again: its place was taken since"_s.arg(change.what);
    else
        return tl::unexpected<Error>(std::move(error));
    error.code = ErrorCode::ChangedSince;
    error.hint = u"“sheaf history” shows what was changed since"_s;
    return tl::unexpected<Error>(std::move(error));
}

/// Refuses to take a row away under a memo: no rule of the schema ties memos to what they hang on.
Result<void> checkMemos(const QSqlDatabase& database, const HistoryEntry& change, const PackedRow& row) {
    QString statement = u"SELECT coder.name FROM memo JOIN coder ON coder.id = memo.coder_id "
                        "WHERE (memo.owner = ? AND memo.owner_id = ?)"_s;
    const bool isSource = row.table == "source"_L1; // whose passages may bear memos as well
    if (isSource) {
        statement += u" OR (memo.owner = 'passage' AND memo.owner_id IN (SELECT passage.id FROM passage JOIN source ON "
                     "source.text_revision_id = passage.text_revision_id WHERE source.id = ?))"_s;
    }
    Sql sql(database, statement);
    sql.bind(QString(row.table).replace(u'_', u' ')).bind(row.id);
    if (isSource)
        sql.bind(row.id);
    if (auto ran = sql.run(); !ran)
        return ran;
    if (!sql.next())
        return {};
    return failure(
        ErrorCode::ChangedSince,
        u"“%1” can't be undone or made again: %2 wrote a memo on it since"_s.arg(change.what, sql.text(0)),
        u"“sheaf memos” lists them; it would have to be removed first"_s);
}

/// Refuses what no rule of the schema would: a loop in the codebook, a memo on what is gone.
Result<void> checkRules(const QSqlDatabase& database, const HistoryEntry& change, const QList<PackedRow>& rows) {
    const auto touches = [&rows](const QString& table, const QString& column) {
        return std::ranges::any_of(
            rows, [&](const PackedRow& row) { return row.table == table && row.columns.contains(column); });
    };
    if (touches(u"code"_s, u"parent_id"_s)) {
        const auto looped = codesInLoops(database);
        if (!looped)
            return failure(looped);
        if (!looped->isEmpty()) {
            return failure(
                ErrorCode::ChangedSince,
                u"“%1” can't be undone or made again: a code would stand below itself now"_s.arg(change.what),
                u"what lies below it was moved since; move that back first"_s);
        }
    }
    for (const PackedRow& row : rows) {
        if (row.table != "memo"_L1 || row.before.isEmpty())
            continue;
        Sql owner(database, u"SELECT owner, owner_id FROM memo WHERE id = ?"_s);
        if (auto ran = owner.bind(row.id).run(); !ran)
            return ran;
        if (!owner.next())
            continue;
        const auto known = memoOwnerFromWord(owner.text(0));
        if (!known || !MemoRepository::isThere(database, {*known, owner.integer(1)})) {
            return failure(
                ErrorCode::ChangedSince,
                u"“%1” can't be undone or made again: what the memo hangs on was removed since"_s.arg(change.what));
        }
    }
    return {};
}

Result<void> markUndone(const QSqlDatabase& database, const HistoryEntry& change, qint64 by, bool isUndo) {
    Sql of(database, u"UPDATE unit_of_work SET of_revision = ? WHERE revision = ?"_s);
    if (auto ran = of.bind(change.revision).bind(by).run(); !ran)
        return ran;
    Sql undone(database, u"UPDATE unit_of_work SET undone_in = ? WHERE revision = ?"_s);
    undone.bind(isUndo ? QVariant(by) : QVariant(QMetaType::fromType<qint64>()));
    return undone.bind(change.revision).run();
}

} // namespace

Result<HistoryEntry> UndoChange::play(const HistoryEntry& change, Direction direction, const QString& coder) {
    const bool isUndo = direction == Direction::Back;
    UnitOfWork::Recorder recorder(*m_project);
    const QString name = coder.trimmed().isEmpty() ? m_project->coder() : coder.trimmed();
    const QString what = (isUndo ? u"undo: %1"_s : u"redo: %1"_s).arg(change.what);
    if (auto begun = recorder.begin({.what = what}, name, isUndo ? u"undo"_s : u"redo"_s); !begun)
        return failure(begun);
    // Asked again under the lock: another process may have been faster.
    const auto now = Journal(*m_project).entry(change.revision);
    if (!now)
        return now;
    if (now->undoneIn.has_value() == isUndo) {
        return failure(
            ErrorCode::InvalidArgument,
            (isUndo ? u"“%1” is undone already"_s : u"“%1” is not undone"_s).arg(change.what));
    }
    // Undoing takes the rows from the last to the first, making again from the first to the last: each finds what it
    // refers to.
    const qint64 from = isUndo ? change.revision : *now->undoneIn;
    const auto rows = packedRows(m_project->database(), from);
    if (!rows)
        return failure(rows);
    for (auto row = rows->crbegin(); row != rows->crend(); ++row) {
        if (auto known = recorder.checkShape(row->table, row->columns); !known)
            return failure(known);
        const auto values = recorder.read(row->table, row->columns, row->id);
        if (!values)
            return failure(values);
        if ((*values ? packValues(**values) : QByteArray()) != row->after)
            return changedSince(*m_project, change, *row);
        if (row->before.isEmpty()) {
            if (auto free = checkMemos(m_project->database(), change, *row); !free)
                return failure(free);
        }
        if (auto restored = recorder.restore(row->shape, row->table, row->columns, row->id, row->after, row->before);
            !restored)
            return refused(change, restored.error());
    }
    if (auto fine = checkRules(m_project->database(), change, *rows); !fine)
        return failure(fine);
    if (auto marked = markUndone(m_project->database(), change, recorder.revision(), isUndo); !marked)
        return failure(marked);
    const qint64 revision = recorder.revision();
    if (auto committed = recorder.commit(); !committed)
        return failure(committed);
    return Journal(*m_project).entry(revision);
}

Result<HistoryEntry> UndoChange::undo(qint64 revision, const QString& coder) {
    const auto change = Journal(*m_project).entry(revision);
    if (!change)
        return change;
    if (change->kind == HistoryKind::Unrecorded) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” was made before the project kept what changes found"_s.arg(change->what),
            u"it can only be taken back by hand"_s);
    }
    if (change->kind != HistoryKind::Change) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is not a change of its own"_s.arg(change->what),
            u"“sheaf redo” makes again what was undone"_s);
    }
    return play(*change, Direction::Back, coder);
}

Result<HistoryEntry> UndoChange::undoLast(const QString& coder) {
    const auto id = coderNamed(m_project->database(), coder);
    if (!id)
        return failure(id);
    const auto next = Journal(*m_project).nextUndo(*id);
    if (!next)
        return failure(next);
    if (!*next) {
        const auto last = Journal(*m_project).entries({.limit = 1});
        const bool others = last && !last->isEmpty() && !last->first().coderName.isEmpty() &&
                            foldedName(last->first().coderName) != foldedName(coder);
        return failure(
            ErrorCode::NotFound, u"%1 has nothing to undo"_s.arg(coder),
            others ? u"the last change is by %1: --coder \"%1\""_s.arg(last->first().coderName) : QString());
    }
    return play(**next, Direction::Back, coder);
}

Result<HistoryEntry> UndoChange::redoLast(const QString& coder) {
    const auto id = coderNamed(m_project->database(), coder);
    if (!id)
        return failure(id);
    const auto next = Journal(*m_project).nextRedo(*id);
    if (!next)
        return failure(next);
    if (!*next)
        return failure(ErrorCode::NotFound, u"%1 has nothing to make again"_s.arg(coder));
    return play(**next, Direction::Again, coder);
}

} // namespace sheaf
