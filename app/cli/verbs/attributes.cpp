#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/edit_attributes.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString file;
    QString name;
    QString newName;
    QString value;
    QString of;
    QString type;
    QString choices;
    QString definition;
    QString site;
    QString source;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listAttributes(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto attributes = EditAttributes(*review).all();
    if (!attributes)
        return failure(attributes);
    Listing listing{
        .columns = {
            {u"attribute"_s, u"ATTRIBUTE"_s},
            {u"of"_s, u"OF"_s},
            {u"type"_s, u"TYPE"_s},
            {u"choices"_s, u"CHOICES"_s},
            {u"count"_s, u"COUNT"_s},
            {u"values"_s, u"VALUES"_s}}};
    if (arguments.format == OutputFormat::Csv)
        listing.columns.append({u"definition"_s, {}});
    for (const EditAttributes::Listed& line : *attributes) {
        listing.rows.append(
            {{u"id"_s, line.attribute.id.value},
             {u"guid"_s, line.attribute.guid.toString(QUuid::WithoutBraces)},
             {u"attribute"_s, line.attribute.name},
             {u"of"_s, toWord(line.attribute.owner)},
             {u"type"_s, toWord(line.attribute.type)},
             {u"choices"_s, QJsonArray::fromStringList(line.attribute.choices)},
             {u"definition"_s, line.attribute.definition},
             {u"count"_s, line.valueCount},
             {u"values"_s, line.values.join(u"; "_s)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> importAttributes(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto imported = EditAttributes(*review).importCsv(arguments.file);
    if (!imported)
        return failure(imported);
    for (const Attribute& attribute : imported->added)
        printNote(u"new: %1 (%2)"_s.arg(attribute.name, toWord(attribute.type)));
    printNote(u"%1 %2s"_s.arg(imported->rowCount).arg(toWord(imported->owner)));
    return AllDone;
}

Result<ExitStatus> defineAttribute(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    EditAttributes::Description description{.name = arguments.name, .type = attributeTypeFromWord(arguments.type)};
    description.owner = attributeOwnerFromWord(arguments.of).value_or(AttributeOwner::Site);
    if (!arguments.choices.isEmpty())
        description.choices = arguments.choices.split(u';');
    if (!arguments.definition.isEmpty())
        description.definition = arguments.definition;
    const auto defined = EditAttributes(*review).define(description);
    if (!defined)
        return failure(defined);
    printNote(u"“%1” of %2s: %3"_s.arg(defined->name, toWord(defined->owner), toWord(defined->type)));
    return AllDone;
}

/// The attribute that a call names; by the thing whose value it is about, where the call says that.
Result<Attribute> findAttribute(Review& review, const Arguments& arguments) {
    std::optional<AttributeOwner> owner = attributeOwnerFromWord(arguments.of);
    if (!arguments.site.isEmpty())
        owner = AttributeOwner::Site;
    if (!arguments.source.isEmpty())
        owner = AttributeOwner::Source;
    return EditAttributes(review).find(arguments.name, owner);
}

Result<ExitStatus> setAttribute(const Arguments& arguments) {
    if (arguments.site.isEmpty() == arguments.source.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"say whose value it is: either --site or --source"_s,
            u"sheaf attributes review.sheaf set round 2 --site Leeds"_s);
    }
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto attribute = findAttribute(*review, arguments);
    if (!attribute)
        return failure(attribute);
    const QString owner = arguments.site.isEmpty() ? arguments.source : arguments.site;
    if (auto set = EditAttributes(*review).setValue(*attribute, owner, arguments.value); !set)
        return failure(set);
    return AllDone;
}

Result<ExitStatus> renameAttribute(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto attribute = findAttribute(*review, arguments);
    if (!attribute)
        return failure(attribute);
    if (auto renamed = EditAttributes(*review).rename(*attribute, arguments.newName); !renamed)
        return failure(renamed);
    return AllDone;
}

Result<ExitStatus> removeAttribute(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto attribute = findAttribute(*review, arguments);
    if (!attribute)
        return failure(attribute);
    if (auto removed = EditAttributes(*review).remove(*attribute); !removed)
        return failure(removed);
    return AllDone;
}

} // namespace

void addAttributes(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    const QStringList owners{u"site"_s, u"source"_s};
    auto verb = line.verb("attributes", "Lists, defines and sets what is noted of sites and sources, or imports it");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listAttributes(*arguments);
    });
    verb.verb("import", "CSV with the column site (or source), every other column an attribute; brings in new sites")
        .required("file", arguments->file, "The CSV file")
        .does([arguments] { return importAttributes(*arguments); });
    verb.verb("define", "Adds an attribute, or describes one anew; a new type converts every value, or refuses")
        .required("name", arguments->name, "Its name")
        .choice("--of", arguments->of, owners, "Whose it is (site)")
        .choice(
            "--type", arguments->type, {u"text"_s, u"number"_s, u"date"_s, u"yes/no"_s, u"one of a list"_s},
            "What its values are (text)")
        .optional("--choices", arguments->choices, "What may be chosen: \"North;South\"")
        .optional("--definition", arguments->definition, "What it means")
        .does([arguments] { return defineAttribute(*arguments); });
    verb.verb("set", "Sets the value of a site or source; an empty value takes it away")
        .required("name", arguments->name, "Name of the attribute")
        .required("value", arguments->value, "The value")
        .optional("--site", arguments->site, "Of this site")
        .optional("--source", arguments->source, "Of this source")
        .does([arguments] { return setAttribute(*arguments); });
    verb.verb("rename", "Gives an attribute another name")
        .required("name", arguments->name, "Name of the attribute")
        .required("to", arguments->newName, "The new name")
        .choice("--of", arguments->of, owners, "Whose it is")
        .does([arguments] { return renameAttribute(*arguments); });
    verb.verb("remove", "Removes an attribute with all its values")
        .required("name", arguments->name, "Name of the attribute")
        .choice("--of", arguments->of, owners, "Whose it is")
        .does([arguments] { return removeAttribute(*arguments); });
}

} // namespace sheaf::cli
