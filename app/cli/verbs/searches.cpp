#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"
#include "app/session/saved_searches.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString name;
    QString query;
    int limit = 20;
    OutputFormat format = OutputFormat::Text;
};

Result<ExitStatus> listSearches(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto searches = SavedSearches(*review).all();
    if (!searches)
        return failure(searches);
    const auto coders = review->coders();
    if (!coders)
        return failure(coders);
    QHash<CoderId, QString> names;
    for (const Coder& coder : *coders)
        names.insert(coder.id, coder.name);
    Listing listing{
        .columns = {
            {u"name"_s, u"NAME"_s}, {u"query"_s, u"QUERY"_s}, {u"coder"_s, u"CODER"_s}, {u"created"_s, u"SAVED"_s}}};
    for (const SavedSearch& search : *searches) {
        listing.rows.append(
            {{u"id"_s, search.id.value},
             {u"guid"_s, search.guid.toString(QUuid::WithoutBraces)},
             {u"name"_s, search.name},
             {u"query"_s, search.query},
             {u"coder"_s, names.value(search.coder)},
             {u"created"_s, search.createdAt.toString(Qt::ISODate)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> saveSearch(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    if (auto saved = SavedSearches(*review).save(arguments.name, arguments.query); !saved)
        return failure(saved);
    return AllDone;
}

Result<ExitStatus> removeSearch(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    if (auto removed = SavedSearches(*review).remove(arguments.name); !removed)
        return failure(removed);
    return AllDone;
}

Result<ExitStatus> runSearch(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto search = SavedSearches(*review).find(arguments.name);
    if (!search)
        return failure(search);
    const auto answer = SavedSearches(*review).run(arguments.name, arguments.limit);
    if (!answer)
        return failure(answer);
    putHits(*answer, search->query, arguments.format);
    return AllDone;
}

} // namespace

void addSearches(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("searches", "Lists the searches that are kept, keeps one, or runs one again");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listSearches(*arguments);
    });
    verb.verb("list", "Lists the searches that are kept").format(arguments->format).does([arguments] {
        return listSearches(*arguments);
    });
    verb.verb("save", "Keeps a search under a name, in place of the one that had it")
        .required("name", arguments->name, "Its name")
        .required("query", arguments->query, "What to search for")
        .does([arguments] { return saveSearch(*arguments); });
    verb.verb("remove", "Forgets a search").required("name", arguments->name, "Its name").does([arguments] {
        return removeSearch(*arguments);
    });
    verb.verb("run", "Searches again")
        .required("name", arguments->name, "Its name")
        .number("--limit", arguments->limit, "How many passages to give (20)")
        .format(arguments->format)
        .does([arguments] { return runSearch(*arguments); });
}

} // namespace sheaf::cli
