#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listSources(const Arguments& arguments) {
    const auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto sources = review->sources();
    if (!sources)
        return failure(sources);
    const auto sites = review->sites();
    if (!sites)
        return failure(sites);
    QHash<SiteId, QString> siteNames;
    for (const Site& site : *sites)
        siteNames.insert(site.id, site.name);

    Listing listing{
        .columns = {
            {u"title"_s, u"TITLE"_s},
            {u"site"_s, u"SITE"_s},
            {u"type"_s, u"TYPE"_s},
            {u"period"_s, u"PERIOD"_s},
            {u"confidentiality"_s, u"CONFIDENTIALITY"_s},
            {u"passages"_s, u"PASSAGES"_s},
            {u"codings"_s, u"CODINGS"_s}}};
    for (const Source& source : *sources) {
        listing.rows.append(
            {{u"id"_s, source.id.value},
             {u"guid"_s, source.guid.toString(QUuid::WithoutBraces)},
             {u"title"_s, source.title},
             {u"file"_s, source.fileName},
             {u"format"_s, source.format},
             {u"site"_s, source.site ? siteNames.value(*source.site) : QString()},
             {u"type"_s, source.type},
             {u"period"_s, source.period.toString()},
             {u"confidentiality"_s, toWord(source.confidentiality)},
             {u"length"_s, source.textLength},
             {u"pages"_s, source.pageCount},
             {u"passages"_s, source.passageCount},
             {u"codings"_s, source.codingCount},
             {u"sha256"_s, QString::fromLatin1(source.sha256.toHex())}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

} // namespace

void addSources(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("sources", "Lists the sources")
        .required("project", arguments->project, "The project file")
        .format(arguments->format)
        .does([arguments] { return listSources(*arguments); });
}

} // namespace sheaf::cli
