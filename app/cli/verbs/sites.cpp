#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listSites(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto sites = review->sites();
    if (!sites)
        return failure(sites);
    QStringList attributes;
    for (const Site& site : *sites)
        attributes += site.attributes.keys();
    attributes.removeDuplicates();
    std::ranges::sort(attributes);

    Listing listing{.columns = {{u"site"_s, u"SITE"_s}}};
    for (const QString& attribute : attributes)
        listing.columns.append({attribute, attribute.toUpper()});
    for (const Site& site : *sites) {
        QJsonObject row{{u"site"_s, site.name}};
        for (const QString& attribute : attributes)
            row.insert(attribute, site.attributes.value(attribute));
        listing.rows.append(row);
    }
    print(render(listing, arguments.format));
    return AllDone;
}

} // namespace

void addSites(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("sites", "Lists the sites and their attributes")
        .required("project", arguments->project, "The project file")
        .format(arguments->format)
        .does([arguments] { return listSites(*arguments); });
}

} // namespace sheaf::cli
