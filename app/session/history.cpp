#include "app/session/history.h"

#include "coding/name_folding.h"
#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/site_repository.h"
#include "coding/store/undo_change.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QVariant& value) {
    return value.typeId() == QMetaType::QByteArray ? QString::fromLatin1(value.toByteArray().toHex())
                                                   : value.toString();
}

HistoryRow toHistoryRow(const JournalRow& row) {
    HistoryRow history{
        .table = row.table, .id = row.id, .fields = {}, .wasAdded = !row.before, .wasRemoved = !row.after};
    const Row& whole = row.after ? *row.after : *row.before;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        history.fields.append(
            {whole[at].column, row.before ? shown((*row.before)[at].value) : QString(),
             row.after ? shown((*row.after)[at].value) : QString()});
    }
    return history;
}

} // namespace

Result<QList<HistoryEntry>> History::entries(const HistoryFilter& filter) const {
    return Journal(m_review->project()).entries(filter);
}

Result<QList<HistoryRow>> History::rows(qint64 revision) const {
    const auto rows = Journal(m_review->project()).rows(revision);
    if (!rows)
        return failure(rows);
    QList<HistoryRow> history;
    for (const JournalRow& row : *rows)
        history.append(toHistoryRow(row));
    return history;
}

Result<HistoryObject> History::find(const QString& kindAndName) const {
    const QString kind = kindAndName.section(u':', 0, 0).trimmed().toLower();
    const QString name = kindAndName.section(u':', 1);
    const auto object = [&kind](const auto& id) {
        return id ? Result<HistoryObject>(HistoryObject{kind, id->value}) : failure(id);
    };
    if (kind == "code"_L1)
        return object(m_review->codes().and_then([&name](const CodeTree& tree) { return tree.find(name); }));
    if (kind == "source"_L1)
        return object(m_review->findSource(name).map([](const Source& source) { return source.id; }));
    if (kind == "site"_L1)
        return object(SiteRepository(m_review->project()).find(name).map([](const Site& site) { return site.id; }));
    bool isNumber = false;
    const qint64 number = name.toLongLong(&isNumber);
    if (kind == "coding"_L1 && isNumber)
        return HistoryObject{kind, number};
    return failure(
        ErrorCode::InvalidArgument, u"“%1” names nothing that has a history"_s.arg(kindAndName),
        u"write code:NAME, source:NAME, site:NAME or coding:NUMBER"_s);
}

Result<CoderId> History::findCoder(const QString& name) const {
    const auto coders = m_review->coders();
    if (!coders)
        return failure(coders);
    QStringList names;
    for (const Coder& coder : *coders) {
        if (foldedName(coder.name) == foldedName(name))
            return coder.id;
        names.append(coder.name);
    }
    return failure(ErrorCode::NotFound, u"there is no coder “%1”"_s.arg(name), u"known: "_s + names.join(u", "_s));
}

Result<std::optional<HistoryEntry>> History::nextUndo(const QString& coder) const {
    const auto id = findCoder(coder);
    return id ? Journal(m_review->project()).nextUndo(*id) : std::optional<HistoryEntry>();
}

Result<std::optional<HistoryEntry>> History::nextRedo(const QString& coder) const {
    const auto id = findCoder(coder);
    return id ? Journal(m_review->project()).nextRedo(*id) : std::optional<HistoryEntry>();
}

Result<HistoryEntry> History::undo(const QString& coder) {
    return UndoChange(m_review->project()).undoLast(coder);
}

Result<HistoryEntry> History::undoChange(qint64 revision, const QString& coder) {
    return UndoChange(m_review->project()).undo(revision, coder);
}

Result<HistoryEntry> History::redo(const QString& coder) {
    return UndoChange(m_review->project()).redoLast(coder);
}

} // namespace sheaf
