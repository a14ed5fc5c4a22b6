#pragma once

#include "coding/progress.h"
#include "coding/store/project_file.h"

#include <QList>
#include <QString>

namespace sheaf {

/// Something in a project that is not as it must be.
struct ProjectFault {
    QString what;            ///< one line for people; holds no words of a source
    QString table = {};      ///< where it is known
    qint64 row = 0;          ///< the number in that table; 0 where it is not known
    bool isMendable = false; ///< follows from the rest of the project, or is a loop: repair() mends it
    bool isMended = false;
};

struct VerificationReport {
    /// At most Verification::mostFaults.
    QList<ProjectFault> faults;
    qsizetype faultsNotListed = 0;
    qint64 texts = 0;
    qint64 passages = 0;
    qint64 originals = 0;
    qint64 codings = 0;
    qint64 citations = 0;
    qint64 codes = 0;
    qint64 changes = 0;     ///< lines of the history
    qint64 journalRows = 0; ///< images of rows that these keep
    qint64 mendedIn = 0;    ///< the change that mended something; 0: nothing was changed

    [[nodiscard]] qsizetype left() const; ///< faults that are still there
};

/// Looks at everything a project holds: the file itself, references between rows, every anchor against its text, the
/// originals' hashes, the codebook's tree, the history, and whatever is derived.
///
/// The project may be open with Checks::FileOnly, and for reading only to look. What is seen is of one moment.
/// Errors: Cancelled, Busy; of repair() also ReadOnly, and nothing is changed then. What can't be read is a fault.
/// Cost:   O(project): reads every page of the file twice, each text once. repair() looks again under the write lock
///         if there is something to mend: others wait meanwhile.
class Verification {
public:
    static constexpr qsizetype mostFaults = 1000;

    explicit Verification(ProjectFile& project) : m_project(&project) {}

    [[nodiscard]] Result<VerificationReport> look(const CancelToken& cancel = {}, const ProgressSink& progress = {});
    /// Also mends what is derived (folded names, counts, lengths, contexts, the system's indexes, which undo holds) and
    /// takes codes out of loops: one change of the history. A quotation that does not stand at its place is never
    /// moved. Where the file's own structure is damaged, nothing is written: a backup is the way back.
    [[nodiscard]] Result<VerificationReport> repair(const CancelToken& cancel = {}, const ProgressSink& progress = {});

private:
    ProjectFile* m_project;
};

} // namespace sheaf
