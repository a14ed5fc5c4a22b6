#pragma once

#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/session/searching/count_words.h"

#include <algorithm>

namespace sheaf::cli {

/// What the verbs that count words have in common: which words, what is counted apart, how much is listed.
struct WordArguments {
    QString project;
    QStringList sites;
    QStringList codes;
    QStringList sources;
    QString query;
    QString by;
    QString stopWords; ///< path of a file
    bool withoutConfidential = false;
    bool asWritten = false;
    int least = 0;
    int limit = 50; ///< for each group; 0: no limit
    OutputFormat format = OutputFormat::Text;
};

/// Declares the options; the verb's own arguments come first. `least`: its default, for the help text.
void addWordOptions(CommandLine::Verb& verb, WordArguments& arguments, int least);

/// Errors: NotFound (site, code, source), Unreadable, InvalidArgument (stop words that are no UTF-8).
[[nodiscard]] Result<CountWords::Asked> askedFrom(const Review& review, const WordArguments& arguments);

/// A listing of what was found; rows name their group where groups were asked for. `rowOf` makes a row of a word.
template <typename Found, typename RowOf>
void putWords(
    const WordReport<Found>& report, const WordArguments& arguments, QList<ListingColumn> columns, RowOf rowOf) {
    putRemarks(true, report.notes);
    const bool isGrouped = !arguments.by.isEmpty();
    if (isGrouped) {
        const QString key = arguments.by == QStringLiteral("sites") ? QStringLiteral("site") : QStringLiteral("code");
        columns.prepend({key, key.toUpper()});
    }
    Listing listing{.columns = columns};
    for (const auto& group : report.groups) {
        const qsizetype shown =
            arguments.limit > 0 ? std::min<qsizetype>(arguments.limit, group.found.size()) : group.found.size();
        for (const Found& found : group.found.first(shown)) {
            QJsonObject row = rowOf(found);
            if (isGrouped)
                row.insert(columns.first().key, group.name);
            listing.rows.append(row);
        }
    }
    print(render(listing, arguments.format));
    if (report.confidentialSources > 0) {
        printNote(QStringLiteral("sheaf: note: words of %1 confidential sources are among these: for the team, not for "
                                 "a report (--without-confidential leaves them out)")
                      .arg(report.confidentialSources));
    }
}

/// A figure with one decimal or two, as people read it.
[[nodiscard]] double rounded(double figure);

} // namespace sheaf::cli
