#include "coding/store/codebook_version_repository.h"

#include "coding/store/journal.h"
#include "coding/store/sql.h"

#include <QMap>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

using Values = QHash<QString, QVariant>;
/// Rows of a table by their numbers.
using Rows = QMap<qint64, Values>;

const QStringList codeColumns{u"guid"_s,   u"parent_id"_s,  u"position"_s,     u"name"_s,         u"kind"_s,
                              u"colour"_s, u"definition"_s, u"include_rule"_s, u"exclude_rule"_s, u"example"_s};
const QStringList linkColumns{u"code_id"_s, u"question_id"_s};

/// A table's rows after a revision: as they are now, with every change since taken back.
Result<Rows> rowsAt(const ProjectFile& project, const QString& table, const QStringList& columns, qint64 revision) {
    Sql sql(project.database(), u"SELECT id, %1 FROM %2"_s.arg(columns.join(u", "_s), table));
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    Rows rows;
    while (sql.next()) {
        Values& values = rows[sql.integer(0)];
        for (int column = 0; column < columns.size(); ++column)
            values.insert(columns[column], sql.value(column + 1));
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    const auto read = Journal(project).eachRowAfter(revision, table, [&rows](const JournalRow& row) {
        if (!row.before) {
            rows.remove(row.id);
            return;
        }
        for (const Field& field : *row.before)
            rows[row.id].insert(field.column, field.value);
    });
    return read ? Result<Rows>(std::move(rows)) : failure(read);
}

Code codeFrom(qint64 id, const Values& values) {
    Code code;
    code.id = {id};
    code.guid = QUuid(values[u"guid"_s].toString());
    if (!values[u"parent_id"_s].isNull())
        code.parent = CodeId{values[u"parent_id"_s].toLongLong()};
    code.position = values[u"position"_s].toInt();
    code.name = values[u"name"_s].toString();
    code.kind = codeKindFromWord(values[u"kind"_s].toString()).value_or(CodeKind::Code);
    code.colour = values[u"colour"_s].toString();
    code.definition = values[u"definition"_s].toString();
    code.include = values[u"include_rule"_s].toString();
    code.exclude = values[u"exclude_rule"_s].toString();
    code.example = values[u"example"_s].toString();
    return code;
}

/// Whether the journal reaches back to a revision.
Result<void> checkRecorded(const ProjectFile& project, qint64 revision) {
    if (revision < 0 || revision > project.revision()) {
        return failure(ErrorCode::NotFound, u"there is no change %1"_s.arg(revision), u"“sheaf history” lists them"_s);
    }
    Sql sql(project.database(), u"SELECT COUNT(*) FROM unit_of_work WHERE revision > ? AND kind = 'unrecorded'"_s);
    if (auto ran = sql.bind(revision).run(); !ran)
        return ran;
    if (sql.next() && sql.integer(0) == 0)
        return {};
    return failure(
        ErrorCode::Unsupported, u"the project did not keep what its codebook was after change %1"_s.arg(revision));
}

} // namespace

Result<CodebookVersion>
CodebookVersionRepository::add(const UnitOfWork& work, const QString& name, const QString& reason) {
    if (name.simplified().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a version of the codebook needs a name"_s);
    if (reason.trimmed().isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"a version of the codebook needs a reason"_s,
            u"say what it is kept for: --reason \"after the pilot round\""_s);
    }
    Sql last(m_project->database(), u"SELECT COALESCE(MAX(number), 0) FROM codebook_version"_s);
    if (auto ran = last.run(); !ran)
        return failure(ran);
    const int number = last.next() ? last.smallInteger(0) + 1 : 1;
    last.finish();
    const auto id = work.insert(
        u"codebook_version"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                {u"number"_s, number},
                                {u"name"_s, name.simplified()},
                                {u"reason"_s, reason.trimmed()},
                                {u"of_revision"_s, work.revision()},
                                {u"coder_id"_s, work.coder().value},
                                {u"created_at"_s, timestamp(QDateTime::currentDateTimeUtc())}});
    return id ? byNumber(number) : failure(id);
}

Result<QList<CodebookVersion>> CodebookVersionRepository::all() const {
    Sql sql(
        m_project->database(),
        u"SELECT id, guid, number, name, reason, of_revision, coder_id, created_at FROM codebook_version "
        "ORDER BY number"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<CodebookVersion> versions;
    while (sql.next()) {
        versions.append(
            {.id = {sql.integer(0)},
             .guid = sql.guid(1),
             .number = sql.smallInteger(2),
             .name = sql.text(3),
             .reason = sql.text(4),
             .ofRevision = sql.integer(5),
             .coder = {sql.integer(6)},
             .createdAt = QDateTime::fromString(sql.text(7), Qt::ISODateWithMs)});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return versions;
}

Result<CodebookVersion> CodebookVersionRepository::byNumber(int number) const {
    const auto versions = all();
    if (!versions)
        return failure(versions);
    QStringList numbers;
    for (const CodebookVersion& version : *versions) {
        if (version.number == number)
            return version;
        numbers.append(QString::number(version.number));
    }
    return failure(
        ErrorCode::NotFound, u"there is no version %1 of the codebook"_s.arg(number),
        numbers.isEmpty() ? u"“sheaf versions PROJECT add NAME --reason REASON” keeps one"_s
                          : u"known: "_s + numbers.join(u", "_s));
}

Result<CodeTree> CodebookVersionRepository::codebookAt(qint64 revision) const {
    if (auto recorded = checkRecorded(*m_project, revision); !recorded)
        return failure(recorded);
    const auto rows = rowsAt(*m_project, u"code"_s, codeColumns, revision);
    if (!rows)
        return failure(rows);
    const auto links = rowsAt(*m_project, u"code_question"_s, linkColumns, revision);
    if (!links)
        return failure(links);
    QList<Code> codes;
    QHash<CodeId, qsizetype> at;
    for (auto row = rows->cbegin(); row != rows->cend(); ++row) {
        at.insert(CodeId{row.key()}, codes.size());
        codes.append(codeFrom(row.key(), *row));
    }
    for (const Values& link : *links) {
        if (const qsizetype code = at.value(CodeId{link[u"code_id"_s].toLongLong()}, -1); code >= 0)
            codes[code].questions.append(CodeId{link[u"question_id"_s].toLongLong()});
    }
    for (Code& code : codes)
        std::ranges::sort(code.questions);
    return CodeTree(std::move(codes));
}

} // namespace sheaf
