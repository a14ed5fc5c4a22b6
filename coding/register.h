#pragma once

#include "coding/site.h"
#include "coding/source.h"
#include "coding/table.h"

#include <QList>
#include <QString>

#include <optional>

namespace sheaf {

/// A document that the review expects to hold.
struct ExpectedDocument {
    SiteId site;
    QString column; ///< of the register: `Proposal`, `Quarter 1` …
    QString type;   ///< of the source that would satisfy it
    Period period;  ///< null if not known
    QString reason; ///< why it may be missing; empty if nobody said
    ExpectedDocumentId id = {};
};

/// Documents held against documents expected.
struct Register {
    struct Entry {
        ExpectedDocument expected;
        std::optional<SourceId> held;
    };
    struct Row {
        SiteId site;
        QList<QList<Entry>> cells; ///< one per column; empty: nothing is expected there
        QList<SourceId> others;    ///< held for the site, though nobody expected them
    };
    QStringList columns; ///< in the order they are first expected in
    QList<Row> rows;
    QList<SourceId> withoutSite;
    int expected = 0;
    int held = 0;           ///< of those expected
    int pooledExpected = 0; ///< of the expected, those taken out of the rows as confidential
    int pooledHeld = 0;     ///< of these, held; and those held though nobody expected them

    [[nodiscard]] int gaps() const { return expected - held; }
};

/// A source satisfies an expectation of its site and type if the periods overlap (the same period is preferred); an
/// expectation without a period is satisfied by any source left over, but only where the site expects one document of
/// that type. Each source is used once. Cost: O(expected × sources of the site).
[[nodiscard]] Register
buildRegister(const QList<Site>& sites, const QList<Source>& sources, const QList<ExpectedDocument>& expected);

/// The register as a report may show it: what is confidential stands in no site's row, since it would tell which sites
/// were interviewed. It is counted in `pooled…`; columns that held nothing else are gone. The totals stay.
[[nodiscard]] Register withoutConfidential(Register documents, const QList<Source>& sources);

[[nodiscard]] Table registerTable(const Register& documents, const QList<Site>& sites, const QList<Source>& sources);

} // namespace sheaf
