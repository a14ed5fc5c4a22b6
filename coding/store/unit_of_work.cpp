#include "coding/store/unit_of_work.h"

#include "coding/store/recorder.h"

namespace sheaf {

using namespace Qt::StringLiterals;

UnitOfWork::UnitOfWork(std::unique_ptr<Recorder> recorder)
    : m_recorder(std::move(recorder)), m_revision(m_recorder->revision()), m_coder(m_recorder->coder()) {}
UnitOfWork::UnitOfWork(UnitOfWork&&) noexcept = default;
UnitOfWork::~UnitOfWork() = default;

Result<UnitOfWork> UnitOfWork::begin(ProjectFile& project, const Change& change) {
    auto recorder = std::make_unique<Recorder>(project);
    const QString coder = change.coder.trimmed();
    if (auto begun = recorder->begin(change, coder.isEmpty() ? project.coder() : coder, u"change"_s); !begun)
        return failure(begun);
    return UnitOfWork(std::move(recorder));
}

qint64 UnitOfWork::revision() const {
    return m_revision;
}

CoderId UnitOfWork::coder() const {
    return m_coder;
}

Result<qint64> UnitOfWork::insert(const QString& table, Row row) const {
    return m_recorder->insert(table, row);
}

Result<void> UnitOfWork::update(const QString& table, qint64 id, const Row& changes, const Row& seen) const {
    return m_recorder->update(table, id, changes, seen);
}

Result<void> UnitOfWork::remove(const QString& table, qint64 id) const {
    return m_recorder->remove(table, id);
}

Result<void> UnitOfWork::commit() {
    if (m_recorder == nullptr)
        return failure(ErrorCode::Internal, u"this change is committed already"_s);
    if (auto committed = m_recorder->commit(); !committed)
        return committed;
    m_recorder.reset();
    return {};
}

} // namespace sheaf
