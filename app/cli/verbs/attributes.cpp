#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/edit_sites.h"

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString file;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listAttributes(const Arguments& arguments) {
    const auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto sites = review->sites();
    if (!sites)
        return failure(sites);
    QMap<QString, QStringList> values;
    for (const Site& site : *sites) {
        for (auto attribute = site.attributes.cbegin(); attribute != site.attributes.cend(); ++attribute) {
            if (!values[attribute.key()].contains(*attribute))
                values[attribute.key()].append(*attribute);
        }
    }
    Listing listing{.columns = {{u"attribute"_s, u"ATTRIBUTE"_s}, {u"values"_s, u"VALUES"_s}}};
    for (auto attribute = values.cbegin(); attribute != values.cend(); ++attribute) {
        listing.rows.append({{u"attribute"_s, attribute.key()}, {u"values"_s, attribute->join(u"; "_s)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> importAttributes(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto count = EditSites(*review).importCsv(arguments.file);
    if (!count)
        return failure(count);
    printNote(u"%1 sites"_s.arg(*count));
    return AllDone;
}

} // namespace

void addAttributes(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("attributes", "Lists the attributes of sites, or imports sites with theirs");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listAttributes(*arguments);
    });
    verb.verb("import", "Brings in sites: CSV with the column site, every other column an attribute")
        .required("file", arguments->file, "The CSV file")
        .does([arguments] { return importAttributes(*arguments); });
}

} // namespace sheaf::cli
