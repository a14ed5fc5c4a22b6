#include "app/cli/keyword_output.h"

#include "app/cli/console.h"
#include "app/session/place.h"

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype widest = 60; // letters beside the match, as text shows them

QString cutBefore(const KeywordLine& line) {
    const QString before = line.isCutBefore ? u'…' + line.before : line.before;
    return before.size() > widest ? u'…' + before.last(widest - 1) : before;
}

QString cutAfter(const KeywordLine& line) {
    const QString after = line.isCutAfter ? line.after + u'…' : line.after;
    return after.size() > widest ? after.first(widest - 1) + u'…' : after;
}

Listing listingOf(const QList<KeywordLine>& lines) {
    Listing listing{
        .columns = {
            {u"source"_s, {}},
            {u"place"_s, {}},
            {u"start"_s, {}},
            {u"end"_s, {}},
            {u"before"_s, {}},
            {u"keyword"_s, {}},
            {u"after"_s, {}}}};
    for (const KeywordLine& line : lines) {
        listing.rows.append(
            {{u"source"_s, line.sourceTitle},
             {u"place"_s, placeIn(line.passage)},
             {u"start"_s, line.match.start},
             {u"end"_s, line.match.end},
             {u"before"_s, line.before},
             {u"keyword"_s, line.keyword},
             {u"after"_s, line.after}});
    }
    return listing;
}

} // namespace

void putKeywords(const QList<KeywordLine>& lines, qsizetype total, OutputFormat format) {
    if (format != OutputFormat::Text) {
        print(render(listingOf(lines), format));
        return;
    }
    qsizetype width = 0;
    for (const KeywordLine& line : lines)
        width = std::max(width, cutBefore(line).size());
    for (const KeywordLine& line : lines) {
        print(u"%1«%2»%3   %4 · %5\n"_s.arg(
            cutBefore(line).rightJustified(width), line.keyword, cutAfter(line), line.sourceTitle,
            placeIn(line.passage)));
    }
    printNote(u"%1 of %2 matches"_s.arg(lines.size()).arg(total));
}

} // namespace sheaf::cli
