#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/codebook_versions.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString name;
    QString reason;
    QString coder;
    int number = 0;
    int other = 0;
    OutputFormat format = OutputFormat::Text;
};

void show(const Review& review, const QList<CodebookVersion>& versions, OutputFormat format) {
    QHash<CoderId, QString> coders;
    for (const Coder& coder : review.coders().value_or(QList<Coder>()))
        coders.insert(coder.id, coder.name);
    Listing listing{
        .columns = {
            {u"number"_s, u"VERSION"_s},
            {u"name"_s, u"NAME"_s},
            {u"reason"_s, u"REASON"_s},
            {u"coder"_s, u"CODER"_s},
            {u"created"_s, u"KEPT"_s}}};
    for (const CodebookVersion& version : versions) {
        listing.rows.append(
            {{u"number"_s, version.number},
             {u"guid"_s, version.guid.toString(QUuid::WithoutBraces)},
             {u"name"_s, version.name},
             {u"reason"_s, version.reason},
             {u"revision"_s, version.ofRevision},
             {u"coder"_s, coders.value(version.coder)},
             {u"created"_s, version.createdAt.toString(Qt::ISODate)}});
    }
    print(render(listing, format));
}

Result<ExitStatus> listVersions(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto versions = CodebookVersions(*review).all();
    if (!versions)
        return failure(versions);
    show(*review, *versions, arguments.format);
    return AllDone;
}

Result<ExitStatus> addVersion(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    if (!arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    const auto version = CodebookVersions(*review).add(arguments.name, arguments.reason);
    if (!version)
        return failure(version);
    show(*review, {*version}, arguments.format);
    return AllDone;
}

Result<ExitStatus> showVersion(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto codes = CodebookVersions(*review).codebook(arguments.number);
    if (!codes)
        return failure(codes);
    Listing listing{.columns = {{u"name"_s, u"CODE"_s}, {u"kind"_s, u"KIND"_s}, {u"definition"_s, u"DEFINITION"_s}}};
    if (arguments.format == OutputFormat::Csv) {
        listing.columns.first() = {u"path"_s, {}};
        listing.columns += {{u"include"_s, {}}, {u"exclude"_s, {}}, {u"example"_s, {}}, {u"questions"_s, {}}};
    }
    for (const Code& code : codes->inOrder()) {
        const QString indent(arguments.format == OutputFormat::Text ? codes->depth(code.id) * 2 : 0, u' ');
        QJsonArray questions;
        for (const CodeId question : code.questions)
            questions.append(codes->path(question));
        listing.rows.append(
            {{u"id"_s, code.id.value},
             {u"guid"_s, code.guid.toString(QUuid::WithoutBraces)},
             {u"path"_s, codes->path(code.id)},
             {u"name"_s, indent + code.name},
             {u"kind"_s, toWord(code.kind)},
             {u"colour"_s, code.colour},
             {u"definition"_s, code.definition},
             {u"include"_s, code.include},
             {u"exclude"_s, code.exclude},
             {u"example"_s, code.example},
             {u"questions"_s, questions}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> compareVersions(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto differences = CodebookVersions(*review).compare(
        arguments.number, arguments.other > 0 ? std::optional(arguments.other) : std::nullopt);
    if (!differences)
        return failure(differences);
    Listing listing{
        .columns = {
            {u"change"_s, u"CHANGE"_s},
            {u"before"_s, u"BEFORE"_s},
            {u"after"_s, u"AFTER"_s},
            {u"fields"_s, u"WHAT"_s}}};
    for (const CodebookDifference& difference : *differences) {
        listing.rows.append(
            {{u"change"_s, toWord(difference.change)},
             {u"code"_s, difference.code.value},
             {u"before"_s, difference.before},
             {u"after"_s, difference.after},
             {u"fields"_s, QJsonArray::fromStringList(difference.fields)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

} // namespace

void addVersions(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("versions", "Lists the versions of the codebook, keeps one, shows or compares them");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listVersions(*arguments);
    });
    verb.verb("list", "Lists the versions").format(arguments->format).does([arguments] {
        return listVersions(*arguments);
    });
    verb.verb("add", "Keeps the codebook as it is now")
        .required("name", arguments->name, "Its name")
        .required("--reason", arguments->reason, "What it is kept for")
        .optional("--coder", arguments->coder, "Who keeps it (your login name)")
        .format(arguments->format)
        .does([arguments] { return addVersion(*arguments); });
    verb.verb("show", "Shows the codebook as it stood")
        .number("number", arguments->number, "Number of the version")
        .format(arguments->format)
        .does([arguments] { return showVersion(*arguments); });
    verb.verb("compare", "What became of each code: added, removed, renamed, moved, described anew")
        .number("from", arguments->number, "Number of the earlier version")
        .number("to", arguments->other, "Number of the later one (the codebook as it is now)")
        .format(arguments->format)
        .does([arguments] { return compareVersions(*arguments); });
}

} // namespace sheaf::cli
