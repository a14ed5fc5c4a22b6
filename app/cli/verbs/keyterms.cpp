#include "app/cli/verbs.h"
#include "app/cli/word_options.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

Result<ExitStatus> findKeyTerms(const WordArguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto asked = askedFrom(*review, arguments);
    if (!asked)
        return failure(asked);
    const auto report = CountWords(*review).keyTerms(*asked, interrupted(), progressLine(u"counting words"_s));
    if (!report)
        return failure(report);
    const QList<ListingColumn> columns{
        {u"word"_s, u"WORD"_s},
        {u"count"_s, u"COUNT"_s},
        {u"passages"_s, u"PASSAGES"_s},
        {u"rest"_s, u"IN THE REST"_s},
        {u"logLikelihood"_s, u"LOG-LIKELIHOOD"_s},
        {u"logRatio"_s, u"LOG RATIO"_s}};
    putWords(*report, arguments, columns, [](const KeyTerm& word) {
        return QJsonObject{
            {u"word"_s, word.word},
            {u"count"_s, word.count},
            {u"passages"_s, word.passages},
            {u"rest"_s, word.rest},
            {u"logLikelihood"_s, rounded(word.logLikelihood)},
            {u"logRatio"_s, rounded(word.logRatio)}};
    });
    return AllDone;
}

} // namespace

void addKeyterms(CommandLine& line) {
    const auto arguments = std::make_shared<WordArguments>();
    auto verb =
        line.verb("keyterms", "Lists the words that set sites, codes, sources or a search apart from all other text");
    verb.required("project", arguments->project, "The project file");
    addWordOptions(verb, *arguments, 3);
    verb.does([arguments] { return findKeyTerms(*arguments); });
}

} // namespace sheaf::cli
