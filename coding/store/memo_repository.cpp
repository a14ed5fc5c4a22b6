#include "coding/store/memo_repository.h"

#include "coding/store/sql.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString selectMemos = u"SELECT id, guid, owner, owner_id, coder_id, text, created_at, changed_at FROM memo "_s;

Result<QList<Memo>> readMemos(Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Memo> memos;
    while (sql.next()) {
        memos.append(
            {.id = {sql.integer(0)},
             .guid = sql.guid(1),
             .on = {memoOwnerFromWord(sql.text(2)).value_or(MemoOwner::Project), sql.integer(3)},
             .coder = {sql.integer(4)},
             .text = sql.text(5),
             .createdAt = QDateTime::fromString(sql.text(6), Qt::ISODateWithMs),
             .changedAt = QDateTime::fromString(sql.text(7), Qt::ISODateWithMs)});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return memos;
}

Result<void> checkText(const QString& text) {
    return text.trimmed().isEmpty() ? Result<void>(failure(
                                          ErrorCode::InvalidArgument, u"a memo needs words"_s,
                                          u"remove the memo, if there is nothing to say"_s))
                                    : Result<void>();
}

/// Nothing in the schema can refer to one of nine tables: what a memo hangs on is looked up here.
Result<void> checkSubject(const QSqlDatabase& database, MemoSubject on) {
    if (on.owner == MemoOwner::Coding) {
        return failure(
            ErrorCode::InvalidArgument, u"a coding has one memo, which is a part of it"_s,
            u"describe the coding instead"_s);
    }
    Sql sql(database, u"SELECT COUNT(*) FROM %1 WHERE id = ?"_s.arg(toWord(on.owner).replace(u' ', u'_')));
    if (auto ran = sql.bind(on.id).run(); !ran)
        return ran;
    if (sql.next() && sql.integer(0) == 1)
        return {};
    return failure(ErrorCode::NotFound, u"there is no %1 %2"_s.arg(toWord(on.owner)).arg(on.id));
}

} // namespace

bool MemoRepository::isThere(const QSqlDatabase& database, MemoSubject on) {
    return checkSubject(database, on).has_value();
}

Result<MemoId> MemoRepository::add(const UnitOfWork& work, MemoSubject on, const QString& text) {
    if (auto fine = checkText(text); !fine)
        return failure(fine);
    if (auto there = checkSubject(m_project->database(), on); !there)
        return failure(there);
    const QString now = timestamp(QDateTime::currentDateTimeUtc());
    const auto id = work.insert(
        u"memo"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                    {u"owner"_s, toWord(on.owner)},
                    {u"owner_id"_s, on.id},
                    {u"coder_id"_s, work.coder().value},
                    {u"text"_s, text},
                    {u"created_at"_s, now},
                    {u"changed_at"_s, now}});
    return id ? Result<MemoId>(MemoId{*id}) : failure(id);
}

Result<void> MemoRepository::edit(const UnitOfWork& work, const Memo& seen, const QString& text) {
    if (auto fine = checkText(text); !fine)
        return fine;
    if (text == seen.text)
        return {};
    return work.update(
        u"memo"_s, seen.id.value, {{u"text"_s, text}, {u"changed_at"_s, timestamp(QDateTime::currentDateTimeUtc())}},
        {{u"text"_s, seen.text}});
}

Result<void> MemoRepository::remove(const UnitOfWork& work, MemoId id) {
    return work.remove(u"memo"_s, id.value);
}

Result<QList<Memo>> MemoRepository::find(std::optional<MemoSubject> on, std::optional<CoderId> coder) const {
    QStringList conditions;
    QVariantList values;
    if (on) {
        conditions.append(u"owner = ? AND owner_id = ?"_s);
        values << toWord(on->owner) << on->id;
    }
    if (coder) {
        conditions.append(u"coder_id = ?"_s);
        values << coder->value;
    }
    const QString where = conditions.isEmpty() ? QString() : u"WHERE "_s + conditions.join(u" AND "_s);
    Sql sql(m_project->database(), selectMemos + where + u" ORDER BY id"_s);
    for (const QVariant& value : values)
        sql.bind(value);
    return readMemos(sql);
}

Result<Memo> MemoRepository::byId(MemoId id) const {
    Sql sql(m_project->database(), selectMemos + u"WHERE id = ?"_s);
    const auto memos = readMemos(sql.bindId(id));
    if (!memos)
        return failure(memos);
    if (memos->isEmpty())
        return failure(ErrorCode::NotFound, u"there is no memo %1"_s.arg(id.value), u"“sheaf memos” lists them"_s);
    return memos->first();
}

} // namespace sheaf
