#include "app/cli/search_output.h"

#include "app/cli/console.h"
#include "app/session/place.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

QJsonObject rowFor(const FoundPassage& found) {
    QJsonArray matches;
    for (TextRange match : found.matches)
        matches.append(QJsonObject{{u"start"_s, match.start}, {u"end"_s, match.end}});
    return {
        {u"source"_s, found.sourceTitle},
        {u"place"_s, placeIn(found.passage)},
        {u"start"_s, found.passage.range.start},
        {u"end"_s, found.passage.range.end},
        {u"text"_s, found.text},
        {u"matches"_s, matches},
        {u"snippet"_s, QJsonObject{{u"start"_s, found.snippet.start}, {u"end"_s, found.snippet.end}}},
        {u"score"_s, found.score}};
}

QString markedSnippet(const FoundPassage& found) {
    const qsizetype offset = found.passage.range.start;
    QString marked;
    qsizetype at = found.snippet.start;
    const auto copyTo = [&](qsizetype end) {
        marked += QStringView(found.text).sliced(at - offset, end - at);
        at = end;
    };
    for (TextRange match : found.matches) {
        if (!found.snippet.contains(match))
            continue;
        copyTo(match.start);
        marked += u'«';
        copyTo(match.end);
        marked += u'»';
    }
    copyTo(found.snippet.end);
    if (found.snippet.start > found.passage.range.start)
        marked.prepend(u'…');
    if (found.snippet.end < found.passage.range.end)
        marked.append(u'…');
    return marked.replace(u'\n', u' ');
}

void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format) {
    if (!answer.isComplete)
        printNote(u"sheaf: warning: another program is indexing just now; there may be more"_s);
    if (format == OutputFormat::Json) {
        QJsonArray hits;
        for (const FoundPassage& found : answer.passages)
            hits.append(rowFor(found));
        print(renderJson(
            {{u"query"_s, query}, {u"total"_s, answer.total}, {u"complete"_s, answer.isComplete}, {u"hits"_s, hits}}));
        return;
    }
    if (format == OutputFormat::Csv) {
        Listing listing{
            .columns = {
                {u"source"_s, {}},
                {u"place"_s, {}},
                {u"start"_s, {}},
                {u"end"_s, {}},
                {u"score"_s, {}},
                {u"text"_s, {}}}};
        for (const FoundPassage& found : answer.passages)
            listing.rows.append(rowFor(found));
        print(render(listing, OutputFormat::Csv));
        return;
    }
    for (const FoundPassage& found : answer.passages) {
        print(u"%1 · %2\n    %3\n"_s.arg(found.sourceTitle, placeIn(found.passage), markedSnippet(found)));
    }
    printNote(u"%1 of %2 passages"_s.arg(answer.passages.size()).arg(answer.total));
}

} // namespace sheaf::cli
