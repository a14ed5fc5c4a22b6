#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/describe_source.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString source;
    std::optional<QString> title;
    std::optional<QString> site;
    std::optional<QString> type;
    std::optional<QString> period;
    std::optional<QString> language;
    QString confidentiality;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listSources(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
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
        QJsonObject attributes;
        for (auto attribute = source.attributes.cbegin(); attribute != source.attributes.cend(); ++attribute)
            attributes.insert(attribute.key(), *attribute);
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
             {u"language"_s, source.language},
             {u"attributes"_s, attributes},
             {u"sha256"_s, QString::fromLatin1(source.sha256.toHex())}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> setSource(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto source = review->findSource(arguments.source);
    if (!source)
        return failure(source);
    const auto described = DescribeSource(*review).describe(
        *source, {.title = arguments.title,
                  .site = arguments.site,
                  .type = arguments.type,
                  .period = arguments.period,
                  .language = arguments.language,
                  .confidentiality = confidentialityFromWord(arguments.confidentiality)});
    if (!described)
        return failure(described);
    if (described->becameConfidential) {
        printNote(u"“%1” is confidential from now on: tables name neither it nor its site, its quotations are masked. "
                  "What was exported before is not changed."_s.arg(described->source.title));
    }
    if (described->becameNameable)
        printNote(u"“%1” was confidential: tables name it and its site from now on"_s.arg(described->source.title));
    return AllDone;
}

} // namespace

void addSources(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("sources", "Lists the sources, or describes one");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listSources(*arguments);
    });
    verb.verb("set", "Changes what is said of a source; an empty text takes it away")
        .required("source", arguments->source, "Title, file name or number of the source")
        .optional("--title", arguments->title, "Its title")
        .optional("--site", arguments->site, "The site it is of")
        .optional("--type", arguments->type, "Its type, such as \"monitoring report\"")
        .optional("--period", arguments->period, "What time it is about: 2018-10/2018-12")
        .optional("--language", arguments->language, "BCP 47, such as en")
        .choice(
            "--confidentiality", arguments->confidentiality, {u"public"_s, u"attributable"_s, u"confidential"_s},
            "Who may be named when it is quoted")
        .does([arguments] { return setSource(*arguments); });
}

} // namespace sheaf::cli
