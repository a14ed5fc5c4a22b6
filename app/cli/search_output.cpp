#include "app/cli/search_output.h"

#include "app/cli/console.h"
#include "app/session/place.h"

#include <QJsonArray>

#include <algorithm>

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

namespace {

struct Group {
    QString name;
    qsizetype hits = 0;
};

/// All hits by source or site, in the order of sources.
QList<Group> countGroups(const SearchAnswer& answer, const HitGroups& groups) {
    QList<Group> counted;
    for (const HitsOfSource& source : answer.bySource) {
        if (groups.by.isEmpty())
            break;
        const QString name = groups.nameOf.value(source.source);
        const auto known = std::ranges::find(counted, name, &Group::name);
        if (known == counted.end())
            counted.append({name, source.hits});
        else
            known->hits += source.hits;
    }
    return counted;
}

QJsonArray jsonOf(const QList<Group>& groups) {
    QJsonArray listed;
    for (const Group& group : groups)
        listed.append(QJsonObject{{u"name"_s, group.name}, {u"hits"_s, group.hits}});
    return listed;
}

QString nameOf(const FacetAsked& asked) {
    return asked.kind == FacetKind::Attribute ? asked.attribute : toWord(asked.kind);
}

QJsonArray jsonOf(const QList<Facet>& facets) {
    QJsonArray listed;
    for (const Facet& facet : facets) {
        QJsonArray counts;
        for (const FacetCount& count : facet.counts)
            counts.append(QJsonObject{{u"value"_s, count.value}, {u"hits"_s, count.hits}});
        listed.append(
            QJsonObject{{u"facet"_s, nameOf(facet.asked)}, {u"counts"_s, counts}, {u"without"_s, facet.without}});
    }
    return listed;
}

QJsonObject jsonOf(const SearchAnswer& answer, const QString& query) {
    QJsonArray hits, hints;
    for (const FoundPassage& found : answer.passages)
        hits.append(rowFor(found));
    for (const SpellingHint& hint : answer.hints)
        hints.append(
            QJsonObject{{u"word"_s, hint.word}, {u"suggestions"_s, QJsonArray::fromStringList(hint.suggestions)}});
    QJsonObject json{
        {u"query"_s, query},
        {u"total"_s, answer.total},
        {u"complete"_s, answer.isComplete},
        {u"notes"_s, QJsonArray::fromStringList(answer.notes)},
        {u"spelling"_s, hints},
        {u"hits"_s, hits}};
    if (!answer.facets.isEmpty())
        json.insert(u"facets"_s, jsonOf(answer.facets));
    return json;
}

void putFacets(const QList<Facet>& facets) {
    for (const Facet& facet : facets) {
        print(u"\n%1\n"_s.arg(nameOf(facet.asked)));
        for (const FacetCount& count : facet.counts)
            print(u"%1  %2\n"_s.arg(count.hits, 7).arg(count.value));
        if (facet.without > 0)
            print(u"%1  (none)\n"_s.arg(facet.without, 7));
    }
}

} // namespace

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

void putRemarks(bool isComplete, const QStringList& notes) {
    if (!isComplete)
        printNote(u"sheaf: warning: the index is being brought up to date just now; there may be more"_s);
    for (const QString& note : notes)
        printNote(u"sheaf: note: "_s + note);
}

void putRemarks(const SearchAnswer& answer) {
    putRemarks(answer.isComplete, answer.notes);
    for (const SpellingHint& hint : answer.hints)
        printNote(
            u"“%1” occurs nowhere"_s.arg(hint.word) +
            (hint.suggestions.isEmpty() ? QString() : u"; like it: "_s + hint.suggestions.join(u", ")));
}

void putHits(const SearchAnswer& answer, const QString& query, OutputFormat format, const HitGroups& groups) {
    putRemarks(answer);
    if (format == OutputFormat::Json) {
        QJsonObject json = jsonOf(answer, query);
        if (!groups.by.isEmpty())
            json.insert(u"groups"_s, jsonOf(countGroups(answer, groups)));
        print(renderJson(json));
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
    const QList<Group> counted = countGroups(answer, groups);
    QString group;
    for (const FoundPassage& found : answer.passages) {
        if (const QString name = groups.nameOf.value(found.source); !counted.isEmpty() && name != group) {
            group = name;
            const auto here = std::ranges::find(counted, name, &Group::name);
            print(u"%1 (%2)\n"_s.arg(name).arg(here == counted.end() ? 0 : here->hits));
        }
        print(u"%1 · %2\n    %3\n"_s.arg(found.sourceTitle, placeIn(found.passage), markedSnippet(found)));
    }
    putFacets(answer.facets);
    printNote(u"%1 of %2 passages"_s.arg(answer.passages.size()).arg(answer.total));
}

} // namespace sheaf::cli
