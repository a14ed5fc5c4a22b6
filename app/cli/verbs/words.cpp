#include "app/cli/verbs.h"
#include "app/cli/word_options.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

Result<ExitStatus> countWords(const WordArguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto asked = askedFrom(*review, arguments);
    if (!asked)
        return failure(asked);
    const auto report = CountWords(*review).frequencies(*asked, interrupted(), progressLine(u"counting words"_s));
    if (!report)
        return failure(report);
    const QList<ListingColumn> columns{
        {u"word"_s, u"WORD"_s},
        {u"count"_s, u"COUNT"_s},
        {u"perTenThousand"_s, u"PER 10,000"_s},
        {u"passages"_s, u"PASSAGES"_s}};
    putWords(*report, arguments, columns, [](const WordFrequency& word) {
        return QJsonObject{
            {u"word"_s, word.word},
            {u"count"_s, word.count},
            {u"perTenThousand"_s, rounded(word.perTenThousand)},
            {u"passages"_s, word.passages}};
    });
    return AllDone;
}

} // namespace

void addWords(CommandLine& line) {
    const auto arguments = std::make_shared<WordArguments>();
    auto verb =
        line.verb("words", "Lists the most frequent words, of everything or of some sites, codes, sources or a search");
    verb.required("project", arguments->project, "The project file");
    addWordOptions(verb, *arguments, 1);
    verb.does([arguments] { return countWords(*arguments); });
}

} // namespace sheaf::cli
