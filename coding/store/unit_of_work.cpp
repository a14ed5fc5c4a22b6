#include "coding/store/unit_of_work.h"

#include "coding/store/sql.h"
#include "coding/store/sqlite_dialect.h"

namespace sheaf {

using namespace Qt::StringLiterals;

UnitOfWork::UnitOfWork(ProjectFile& project, qint64 revision) : m_project(&project), m_revision(revision) {}

UnitOfWork::UnitOfWork(UnitOfWork&& other) noexcept
    : m_project(std::exchange(other.m_project, nullptr)), m_revision(other.m_revision) {}

UnitOfWork::~UnitOfWork() {
    // Nothing to do about a failure here: a transaction that is not committed is undone when the file closes, too.
    if (m_project != nullptr)
        static_cast<void>(runSql(m_project->database(), u"ROLLBACK"_s));
}

Result<UnitOfWork> UnitOfWork::begin(ProjectFile& project, const QString& what, CoderId coder) {
    if (auto begun = dialect::beginWriting(project.database()); !begun)
        return failure(begun);
    UnitOfWork work(project, 0);
    Sql insert(project.database(), u"INSERT INTO unit_of_work (at, coder_id, what) VALUES (?, ?, ?)"_s);
    insert.bind(timestamp(QDateTime::currentDateTimeUtc())).bindId(coder).bind(notNull(what));
    if (auto ran = insert.run(); !ran)
        return failure(ran);
    work.m_revision = insert.insertedId();
    return work;
}

Result<void> UnitOfWork::commit() {
    if (m_project == nullptr)
        return failure(ErrorCode::Internal, u"this change is committed already"_s);
    if (auto committed = runSql(m_project->database(), u"COMMIT"_s); !committed)
        return committed;
    m_project = nullptr;
    return {};
}

} // namespace sheaf
