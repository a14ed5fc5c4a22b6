#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/edit_synonyms.h"
#include "app/session/files.h"

#include <QFileInfo>
#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QStringList words;
    QString file;
    QString coder;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listSynonyms(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto groups = EditSynonyms(*review).all();
    if (!groups)
        return failure(groups);
    Listing listing{.columns = {{u"synonyms"_s, u"SYNONYMS"_s}}};
    for (const SynonymGroup& group : *groups) {
        listing.rows.append(
            {{u"id"_s, group.id.value},
             {u"synonyms"_s, group.words.join(u" ~ "_s)},
             {u"words"_s, QJsonArray::fromStringList(group.words)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<Review> openAsCoder(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (review && !arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    return review;
}

Result<ExitStatus> addSynonymLines(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    // `ofsted ~ inspection` without quotes comes as three words.
    const bool isOneLine = arguments.words.contains(u"~"_s);
    const auto added = EditSynonyms(*review).add(isOneLine ? QStringList{arguments.words.join(u' ')} : arguments.words);
    if (!added)
        return failure(added);
    return AllDone;
}

Result<ExitStatus> removeSynonyms(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    if (auto removed = EditSynonyms(*review).remove(arguments.words); !removed)
        return failure(removed);
    return AllDone;
}

Result<ExitStatus> importSynonyms(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    const auto bytes = readFile(arguments.file);
    if (!bytes)
        return failure(bytes);
    const auto taken = EditSynonyms(*review).importLines(*bytes, QFileInfo(arguments.file).fileName());
    if (!taken)
        return failure(taken);
    printNote(u"%1 lines of synonyms"_s.arg(*taken));
    return AllDone;
}

} // namespace

void addSynonyms(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    const std::string who = "Who changes them (your login name)";
    auto verb = line.verb("synonyms", "Lists the words that mean the same to a search, adds or removes some");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listSynonyms(*arguments);
    });
    verb.verb("list", "Lists them, a line for each group").format(arguments->format).does([arguments] {
        return listSynonyms(*arguments);
    });
    verb.verb("add", "Says that words mean the same; a word that has synonyms already brings them along")
        .list("words", arguments->words, "ofsted~inspection: words with ~ between them; several such lines may follow")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return addSynonymLines(*arguments); });
    verb.verb("remove", "Takes words out of their groups")
        .list("words", arguments->words, "The words")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return removeSynonyms(*arguments); });
    verb.verb("import", "Adds the lines of a file: ofsted ~ inspection")
        .required("file", arguments->file, "The file, UTF-8; lines that begin with # are left out")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return importSynonyms(*arguments); });
}

} // namespace sheaf::cli
