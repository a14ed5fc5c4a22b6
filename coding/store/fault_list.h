#pragma once

#include "coding/progress.h"
#include "coding/store/row_image.h"
#include "coding/store/sql.h"
#include "coding/store/verification.h"

#include <vector>

namespace sheaf {

/// What mends a fault: columns of a row and what they must hold.
struct Mend {
    QString table = {};
    qint64 row = 0;
    Row changes = {};
};

/// The faults of a project as they are found, each with what mends it, if anything does.
class FaultList {
public:
    explicit FaultList(VerificationReport& report) : m_report(&report) {}

    void add(const QString& what, const QString& table = {}, qint64 row = 0) { note({what, table, row}, {}); }
    void add(ProjectFault fault) { note(std::move(fault), {}); }
    void addMendable(const QString& what, const QString& table, qint64 row, const Row& changes) {
        note({what, table, row, true}, {table, row, changes});
    }
    /// Of the fault at the same place in the report.
    [[nodiscard]] const std::vector<Mend>& mends() const { return m_mends; }
    [[nodiscard]] VerificationReport& report() { return *m_report; }

private:
    void note(ProjectFault fault, Mend mend) {
        if (m_report->faults.size() >= Verification::mostFaults) {
            ++m_report->faultsNotListed;
            return;
        }
        m_report->faults.append(std::move(fault));
        m_mends.push_back(std::move(mend));
    }

    VerificationReport* m_report;
    std::vector<Mend> m_mends;
};

/// Texts with their passages, pages and word boxes; the codings and citations that stand in them; the hashes of
/// originals. Errors: as reading says; Cancelled.
[[nodiscard]] Result<void>
verifyTexts(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel, const ProgressSink& progress);
[[nodiscard]] Result<void> verifyOriginals(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel);

/// GUIDs and folded names of every table that has them.
[[nodiscard]] Result<void> verifyNames(const QSqlDatabase& database, FaultList& faults);
[[nodiscard]] Result<void> verifyNamesOf(const QString& table, const QSqlDatabase& database, FaultList& faults);
/// Loops, and parents that are gone.
[[nodiscard]] Result<void> verifyCodes(const QSqlDatabase& database, FaultList& faults);
/// Memos whose owner is gone.
[[nodiscard]] Result<void> verifyMemos(const QSqlDatabase& database, FaultList& faults);
/// Groups of synonyms that are none, and what was seen of living searches.
[[nodiscard]] Result<void> verifySearching(const QSqlDatabase& database, FaultList& faults);
/// What undoes what, and the images of rows.
[[nodiscard]] Result<void> verifyHistory(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel);

} // namespace sheaf
