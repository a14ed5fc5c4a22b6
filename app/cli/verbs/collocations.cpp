#include "app/cli/verbs.h"
#include "app/cli/word_options.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    WordArguments words;
    QString node;
    int window = 5;
};

Result<ExitStatus> findCollocations(const Arguments& arguments) {
    auto review = readReview(arguments.words.project);
    if (!review)
        return failure(review);
    const auto asked = askedFrom(*review, arguments.words);
    if (!asked)
        return failure(asked);
    const auto report = CountWords(*review).collocations(
        arguments.node, arguments.window, *asked, interrupted(), progressLine(u"counting words"_s));
    if (!report)
        return failure(report);
    const QList<ListingColumn> columns{{u"word"_s, u"WORD"_s},           {u"together"_s, u"TOGETHER"_s},
                                       {u"before"_s, u"BEFORE"_s},       {u"after"_s, u"AFTER"_s},
                                       {u"count"_s, u"COUNT"_s},         {u"logLikelihood"_s, u"LOG-LIKELIHOOD"_s},
                                       {u"mutualInformation"_s, u"MI"_s}};
    putWords(*report, arguments.words, columns, [](const Collocate& word) {
        return QJsonObject{
            {u"word"_s, word.word},
            {u"together"_s, word.together},
            {u"before"_s, word.before},
            {u"after"_s, word.after},
            {u"count"_s, word.count},
            {u"logLikelihood"_s, rounded(word.logLikelihood)},
            {u"mutualInformation"_s, rounded(word.mutualInformation)}};
    });
    return AllDone;
}

} // namespace

void addCollocations(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("collocations", "Lists the words that stand near a word more often than by chance");
    verb.required("project", arguments->words.project, "The project file")
        .required("word", arguments->node, "The word, or several in a row")
        .number("--window", arguments->window, "How many words away at most, on either side (5)");
    addWordOptions(verb, arguments->words, 3);
    verb.does([arguments] { return findCollocations(*arguments); });
}

} // namespace sheaf::cli
