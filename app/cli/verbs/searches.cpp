#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"
#include "app/session/saved_searches.h"

#include <QJsonArray>

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString name;
    QString query;
    QString coder;
    bool isLiving = false;
    bool isOff = false;
    bool onlyNew = false;
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
            {u"name"_s, u"NAME"_s},
            {u"query"_s, u"QUERY"_s},
            {u"kind"_s, u"KIND"_s},
            {u"coder"_s, u"CODER"_s},
            {u"created"_s, u"SAVED"_s}}};
    for (const SavedSearch& search : *searches) {
        listing.rows.append(
            {{u"id"_s, search.id.value},
             {u"guid"_s, search.guid.toString(QUuid::WithoutBraces)},
             {u"name"_s, search.name},
             {u"query"_s, search.query},
             {u"kind"_s, search.isLiving ? u"living"_s : u"plain"_s},
             {u"coder"_s, names.value(search.coder)},
             {u"created"_s, search.createdAt.toString(Qt::ISODate)}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<Review> openAsCoder(const Arguments& arguments, Review::Access access = Review::Access::ReadWrite) {
    auto review = openReview(arguments.project, access);
    if (review && !arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    return review;
}

Result<ExitStatus> saveSearch(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    const auto saved = SavedSearches(*review).save(arguments.name, arguments.query, arguments.isLiving, interrupted());
    if (!saved)
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
    auto review = openAsCoder(arguments, Review::Access::ReadOnly);
    if (!review)
        return failure(review);
    const SavedSearches searches(*review);
    const auto search = searches.find(arguments.name);
    if (!search)
        return failure(search);
    const auto answer = arguments.onlyNew ? searches.runForNew(arguments.name, arguments.limit, interrupted())
                                          : searches.run(arguments.name, arguments.limit, interrupted());
    if (!answer)
        return failure(answer);
    putHits(*answer, search->query, arguments.format);
    return AllDone;
}

void putNews(const QList<SavedSearches::News>& all, OutputFormat format) {
    Listing listing{
        .columns = {{u"name"_s, u"NAME"_s}, {u"new"_s, u"NEW"_s}, {u"since"_s, u"SINCE"_s}, {u"total"_s, u"OF"_s}}};
    const bool isComplete = std::ranges::all_of(all, &SavedSearches::News::isComplete);
    QStringList notes; // two searches may share a word
    for (const SavedSearches::News& news : all) {
        for (const QString& note : news.notes) {
            if (!notes.contains(note))
                notes.append(note);
        }
        QJsonArray passages;
        for (const PassageId passage : news.unseen)
            passages.append(passage.value);
        listing.rows.append(
            {{u"name"_s, news.search.name},
             {u"new"_s, news.unseen.size()},
             {u"since"_s, news.since ? QJsonValue(news.since->toString(Qt::ISODate)) : QJsonValue()},
             {u"total"_s, news.total},
             {u"passages"_s, passages},
             {u"complete"_s, news.isComplete},
             {u"notes"_s, QJsonArray::fromStringList(news.notes)}});
    }
    putRemarks(isComplete, notes);
    print(render(listing, format));
}

Result<ExitStatus> listNews(const Arguments& arguments) {
    auto review = openAsCoder(arguments, Review::Access::ReadOnly);
    if (!review)
        return failure(review);
    const SavedSearches searches(*review);
    const auto all = searches.all();
    if (!all)
        return failure(all);
    QList<SavedSearches::News> found;
    for (const SavedSearch& search : *all) {
        if (!search.isLiving)
            continue;
        const auto news = searches.news(search.name, interrupted());
        if (!news)
            return failure(news);
        found.append(*news);
    }
    putNews(found, arguments.format);
    return AllDone;
}

Result<ExitStatus> lookAtSearch(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    const auto news = SavedSearches(*review).look(arguments.name, interrupted());
    if (!news)
        return failure(news);
    putNews({*news}, arguments.format);
    return AllDone;
}

Result<ExitStatus> makeLiving(const Arguments& arguments) {
    auto review = openAsCoder(arguments);
    if (!review)
        return failure(review);
    if (auto set = SavedSearches(*review).setLiving(arguments.name, !arguments.isOff, interrupted()); !set)
        return failure(set);
    return AllDone;
}

} // namespace

void addSearches(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    const std::string who = "Whose searches and looks (your login name)";
    auto verb = line.verb("searches", "Lists the searches that are kept, keeps one, runs one again, says what is new");
    verb.required("project", arguments->project, "The project file").format(arguments->format).does([arguments] {
        return listSearches(*arguments);
    });
    verb.verb("list", "Lists the searches that are kept").format(arguments->format).does([arguments] {
        return listSearches(*arguments);
    });
    verb.verb("save", "Keeps a search under a name, in place of the one that had it")
        .required("name", arguments->name, "Its name")
        .required("query", arguments->query, "What to search for")
        .flag("--living", arguments->isLiving, "Keeps what is found now as seen, so that “new” says what comes in")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return saveSearch(*arguments); });
    verb.verb("remove", "Forgets a search").required("name", arguments->name, "Its name").does([arguments] {
        return removeSearch(*arguments);
    });
    verb.verb("run", "Searches again")
        .required("name", arguments->name, "Its name")
        .number("--limit", arguments->limit, "How many passages to give (20)")
        .flag("--new", arguments->onlyNew, "Only what a living search found since you looked")
        .optional("--coder", arguments->coder, who)
        .format(arguments->format)
        .does([arguments] { return runSearch(*arguments); });
    verb.verb("new", "Says of each living search how many passages came in since you looked")
        .optional("--coder", arguments->coder, who)
        .format(arguments->format)
        .does([arguments] { return listNews(*arguments); });
    verb.verb("look", "Counts what a living search finds now as seen by you; says what was new")
        .required("name", arguments->name, "Its name")
        .optional("--coder", arguments->coder, who)
        .format(arguments->format)
        .does([arguments] { return lookAtSearch(*arguments); });
    verb.verb("living", "Makes a search a living one")
        .required("name", arguments->name, "Its name")
        .flag("--off", arguments->isOff, "Makes it a plain one again, which forgets what was seen")
        .optional("--coder", arguments->coder, who)
        .does([arguments] { return makeLiving(*arguments); });
}

} // namespace sheaf::cli
