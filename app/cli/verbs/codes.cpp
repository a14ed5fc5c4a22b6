#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/cli/verbs/codes_change.h"
#include "app/session/edit_codebook.h"

#include <QJsonArray>
#include <QSaveFile>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString file;
    QString path;
    QString kind = u"code"_s;
    QString definition;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listCodes(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto codes = review->codes();
    if (!codes)
        return failure(codes);
    const auto codings = review->codedRanges();
    if (!codings)
        return failure(codings);
    QHash<CodeId, int> counts;
    for (const CodedRange& coding : *codings)
        ++counts[coding.code];

    Listing listing{
        .columns = {
            {u"name"_s, u"CODE"_s},
            {u"kind"_s, u"KIND"_s},
            {u"codings"_s, u"CODINGS"_s},
            {u"definition"_s, u"DEFINITION"_s}}};
    if (arguments.format == OutputFormat::Csv)
        listing.columns.first() = {u"path"_s, u"PATH"_s};
    for (const Code& code : codes->inOrder()) {
        const QString indent(arguments.format == OutputFormat::Text ? codes->depth(code.id) * 2 : 0, u' ');
        QJsonArray questions;
        for (CodeId question : code.questions)
            questions.append(codes->path(question));
        listing.rows.append(
            {{u"id"_s, code.id.value},
             {u"guid"_s, code.guid.toString(QUuid::WithoutBraces)},
             {u"path"_s, codes->path(code.id)},
             {u"name"_s, indent + code.name},
             {u"kind"_s, toWord(code.kind)},
             {u"colour"_s, code.colour},
             {u"codings"_s, counts.value(code.id)},
             {u"definition"_s, code.definition},
             {u"include"_s, code.include},
             {u"exclude"_s, code.exclude},
             {u"example"_s, code.example},
             {u"questions"_s, questions}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> importCodes(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto report = EditCodebook(*review).importCsv(arguments.file);
    if (!report)
        return failure(report);
    printNote(u"%1 codes added, %2 described anew"_s.arg(report->added).arg(report->updated));
    return AllDone;
}

Result<ExitStatus> exportCodes(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto csv = EditCodebook(*review).exportCsv();
    if (!csv)
        return failure(csv);
    if (auto fine = checkOutput(arguments.file, arguments.project); !fine)
        return failure(fine);
    if (!arguments.file.endsWith(u".csv", Qt::CaseInsensitive))
        return failure(ErrorCode::Unsupported, u"%1: the codebook is written as .csv"_s.arg(arguments.file));
    QSaveFile file(arguments.file);
    if (!file.open(QIODevice::WriteOnly) || file.write(*csv) != csv->size() || !file.commit()) {
        return failure(ErrorCode::ReadOnly, u"%1 can't be written"_s.arg(arguments.file), {}, file.errorString());
    }
    return AllDone;
}

Result<ExitStatus> addCode(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    std::optional<CodeId> parent;
    if (arguments.path.contains(u'/')) {
        const auto found = findCode(*review, arguments.path.section(u'/', 0, -2));
        if (!found)
            return failure(found);
        parent = *found;
    }
    const CodeKind kind = codeKindFromWord(arguments.kind).value_or(CodeKind::Code);
    const auto added = EditCodebook(*review).add(arguments.path.section(u'/', -1), parent, kind, arguments.definition);
    if (!added)
        return failure(added);
    printNote(u"added “%1”"_s.arg(arguments.path));
    return AllDone;
}

} // namespace

void addCodes(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("codes", "Lists the codebook, or changes it");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listCodes(*arguments);
    });
    verb.verb("list", "Lists the codebook").format(arguments->format).does([arguments] {
        return listCodes(*arguments);
    });
    verb.verb("import", "Adds and describes codes from a CSV file with the column path")
        .required("file", arguments->file, "The CSV file")
        .does([arguments] { return importCodes(*arguments); });
    verb.verb("export", "Writes the codebook as CSV")
        .required("file", arguments->file, "The file to write")
        .does([arguments] { return exportCodes(*arguments); });
    verb.verb("add", "Adds a code")
        .required("path", arguments->path, "Its name, after the names of the codes above it: Themes/Reciprocity")
        .choice(
            "--kind", arguments->kind, {u"code"_s, u"review question"_s, u"theme"_s, u"framework feature"_s},
            "What it is")
        .optional("--definition", arguments->definition, "When it applies")
        .does([arguments] { return addCode(*arguments); });
    addCodeChanges(verb, std::shared_ptr<QString>(arguments, &arguments->project));
}

} // namespace sheaf::cli
