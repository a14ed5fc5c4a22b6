#include "app/cli/command_line.h"
#include "app/cli/keyword_output.h"
#include "app/cli/query_explained.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"

#include <algorithm>
#include <limits>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString query;
    int limit = 20;
    int offset = 0;
    QString order;
    QString group;
    bool facets = false;
    QStringList facet;
    QString index;
    bool kwic = false;
    QString sort;
    int words = 8;
    OutputFormat format = OutputFormat::Text;
};

SearchWish wishFrom(const Arguments& arguments) {
    SearchWish wish{
        .query = arguments.query,
        .limit = arguments.limit,
        .offset = arguments.offset,
        .order = arguments.order == u"source" || !arguments.group.isEmpty() ? SearchOrder::Source : SearchOrder::Rank,
        .places = arguments.index,
        .cancel = &interrupted()};
    const QStringList usual = {u"site"_s, u"type"_s, u"period"_s, u"speaker"_s, u"code"_s};
    for (const QString& facet : arguments.facets ? usual + arguments.facet : arguments.facet)
        wish.facets.append(facetFromWord(facet));
    return wish;
}

/// All matches are put in order, and then the first are given.
Result<ExitStatus> concordance(Review& review, const Arguments& arguments) {
    SearchWish wish = wishFrom(arguments);
    wish.limit = std::numeric_limits<int>::max();
    const auto answer = SearchPassages(review).run(wish);
    if (!answer)
        return failure(answer);
    putRemarks(*answer);
    const auto order = keywordOrderFromWord(arguments.sort).value_or(KeywordOrder::Rank);
    const auto lines = keywordsInContext(answer->passages, order, arguments.words);
    putKeywords(lines.first(std::min<qsizetype>(arguments.limit, lines.size())), lines.size(), arguments.format);
    return AllDone;
}

/// The names of groups; the order of sources is by site already.
Result<HitGroups> groupsFor(const Review& review, const QString& by) {
    HitGroups groups{.by = by};
    if (by.isEmpty())
        return groups;
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    const auto sites = review.sites();
    if (!sites)
        return failure(sites);
    for (const Source& source : *sources) {
        const auto site =
            std::ranges::find_if(*sites, [&source](const Site& one) { return source.site == std::optional(one.id); });
        const bool mayBeNamed = source.confidentiality != Confidentiality::Confidential;
        const QString siteName = !mayBeNamed             ? u"(confidential)"_s
                                 : site == sites->cend() ? u"(no site)"_s
                                                         : site->name;
        groups.nameOf.insert(source.id, by == u"source" ? source.title : siteName);
    }
    return groups;
}

Result<ExitStatus> search(const Arguments& arguments) {
    if (!arguments.kwic && !arguments.sort.isEmpty())
        return failure(ErrorCode::InvalidArgument, u"--sort goes with --kwic"_s);
    if (arguments.kwic && (!arguments.group.isEmpty() || arguments.facets || !arguments.facet.isEmpty()))
        return failure(ErrorCode::InvalidArgument, u"--kwic goes with neither groups nor facets"_s);
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    if (arguments.kwic)
        return concordance(*review, arguments);
    const auto answer = SearchPassages(*review).run(wishFrom(arguments));
    if (!answer)
        return failure(answer);
    const auto groups = groupsFor(*review, arguments.group);
    if (!groups)
        return failure(groups);
    putHits(*answer, arguments.query, arguments.format, *groups);
    return AllDone;
}

} // namespace

void addSearch(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("search", "Finds passages: words, phrases, fields, codings; see below")
        .required("project", arguments->project, "The project file")
        .required("query", arguments->query, "What to search for; behind -- where it begins with a dash")
        .number("--limit", arguments->limit, "How many passages to give, or matches (20)")
        .number("--offset", arguments->offset, "How many to pass over first (0)")
        .choice("--order", arguments->order, {u"rank"_s, u"source"_s}, "By relevance, or as sources are listed (rank)")
        .choice(
            "--group", arguments->group, {u"source"_s, u"site"_s},
            "Under headings with the number of all their hits, as sources are listed")
        .flag("--facets", arguments->facets, "Also count all hits by site, type, period, speaker and code")
        .repeatable("--facet", arguments->facet, "Also count all hits by this: one of these, or an attribute")
        .optional(
            "--index", arguments->index, "Search an index elsewhere: remote:HOST:PORT, or a stub file of Xapian's")
        .flag("--kwic", arguments->kwic, "A line for each match, with the words around it")
        .choice(
            "--sort", arguments->sort, {u"rank"_s, u"keyword"_s, u"before"_s, u"after"_s},
            "With --kwic: by what lines are ordered (rank)")
        .number("--words", arguments->words, "With --kwic: how many words on either side (8)")
        .format(arguments->format)
        .explained(queryExplained())
        .does([arguments] { return search(*arguments); });
}

} // namespace sheaf::cli
