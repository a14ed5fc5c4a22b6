#include "coding/store/rejected_suggestion_repository.h"

#include "coding/store/sql.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// The number of a rejection; 0 if there is none.
Result<qint64> rejectionRow(const QSqlDatabase& database, CodeId code, PassageId passage) {
    Sql sql(database, u"SELECT id FROM rejected_suggestion WHERE code_id = ? AND passage_id = ?"_s);
    if (auto ran = sql.bindId(code).bindId(passage).run(); !ran)
        return failure(ran);
    return sql.next() ? sql.integer(0) : 0;
}

} // namespace

Result<void>
RejectedSuggestionRepository::reject(const UnitOfWork& work, CodeId code, const QList<PassageId>& passages) {
    const QString now = timestamp(QDateTime::currentDateTimeUtc());
    for (const PassageId passage : passages) {
        const auto there = rejectionRow(m_project->database(), code, passage);
        if (!there)
            return failure(there);
        if (*there != 0)
            continue;
        const auto added = work.insert(
            u"rejected_suggestion"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                       {u"code_id"_s, code.value},
                                       {u"passage_id"_s, passage.value},
                                       {u"coder_id"_s, work.coder().value},
                                       {u"created_at"_s, now}});
        if (!added)
            return failure(added);
    }
    return {};
}

Result<void> RejectedSuggestionRepository::takeBack(const UnitOfWork& work, CodeId code, PassageId passage) {
    const auto there = rejectionRow(m_project->database(), code, passage);
    if (!there)
        return failure(there);
    if (*there == 0) {
        return failure(
            ErrorCode::NotFound, u"passage %1 was not rejected for this code"_s.arg(passage.value),
            u"it may have been taken back already"_s);
    }
    return work.remove(u"rejected_suggestion"_s, *there);
}

Result<QList<RejectedSuggestion>> RejectedSuggestionRepository::of(CodeId code) const {
    Sql sql(
        m_project->database(), u"SELECT passage_id, coder_id, created_at FROM rejected_suggestion WHERE code_id = ? "
                               "ORDER BY passage_id"_s);
    QList<RejectedSuggestion> rejected;
    const auto read = sql.bindId(code).each([&](const Sql& row) {
        rejected.append(
            {.code = code,
             .passage = {row.integer(0)},
             .coder = {row.integer(1)},
             .at = QDateTime::fromString(row.text(2), Qt::ISODateWithMs)});
    });
    return read ? Result<QList<RejectedSuggestion>>(rejected) : failure(read);
}

} // namespace sheaf
