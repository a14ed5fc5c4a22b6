#pragma once

#include "coding/history.h"
#include "coding/table.h"

#include <QList>
#include <QSet>

namespace sheaf {

/// The six classes of an audit trail. Source: Lincoln and Guba, Naturalistic Inquiry (1985), after Halpern.
enum class AuditClass { RawData, Reduction, Reconstruction, Process, Intentions, Instruments };
[[nodiscard]] QString headingOf(AuditClass auditClass); ///< as the authors call it
[[nodiscard]] const QList<AuditClass>& auditClasses();  ///< in their order

/// A change with the kinds of things it touched: the store's tables in words (`coding`, `site attribute`), and
/// `source text` for a text put in another's place, `review question` for a code of that kind, `memo on source` for a
/// memo by what it hangs on.
struct AuditedChange {
    HistoryEntry entry;
    QSet<QString> touched;
};

/// Where a change belongs, in the order of auditClasses(); several, if it touched things of several classes. What has a
/// reason, and a corrected text, is a process note besides; undo, redo and what touched nothing are that alone.
[[nodiscard]] QList<AuditClass> classesOf(const AuditedChange& change);

/// What the review holds of one class: `12 sources`.
struct AuditCount {
    AuditClass auditClass = AuditClass::RawData;
    int count = 0;
    QString one;  ///< `source`
    QString many; ///< `sources`
};

/// A group of rows for each class: what is held, then every change, oldest first. Draws the words of the changes as
/// they are: whoever shows it masks them first.
[[nodiscard]] Table auditTable(const QList<AuditedChange>& changes, const QList<AuditCount>& counts);

} // namespace sheaf
