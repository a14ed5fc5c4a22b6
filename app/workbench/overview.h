#pragma once

#include "app/session/review.h"
#include "coding/history.h"

#include <QHash>
#include <QList>
#include <QString>

namespace sheaf {

/// What the window shows of a review besides texts: read in one job, shown as it stands until the project changes.
struct Overview {
    qint64 revision = -1;
    QString title;
    QList<Source> sources;
    QList<Site> sites;
    CodeTree codes;
    QList<Coder> coders;
    QHash<CodeId, int> codingsOfCode; ///< of the code and of everything below it
    qsizetype passageCount = 0;
    std::optional<HistoryEntry> nextUndo; ///< what the review's coder would undo next
    std::optional<HistoryEntry> nextRedo;

    [[nodiscard]] const Source* source(SourceId id) const;
    [[nodiscard]] const Site* site(SiteId id) const;
    [[nodiscard]] QString coderName(CoderId id) const; ///< empty if unknown
    /// The source's title without its site's name, where the site stands above it.
    [[nodiscard]] QString shortTitle(const Source& source) const;
};

/// The review's names as searches have them, by field: sites, types, codes, coders; each once.
[[nodiscard]] QHash<QString, QStringList> namesForSearches(const Overview& overview);

/// Of what the review's coder sees. Cost: one read of all codings, without their words.
[[nodiscard]] Result<Overview> loadOverview(Review& review);

/// Codings per code, each counted for the code and for all those it stands under.
[[nodiscard]] QHash<CodeId, int> countCodings(const CodeTree& codes, const QList<CodedRange>& codings);

} // namespace sheaf
