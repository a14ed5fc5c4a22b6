#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"
#include "app/session/place.h"
#include "app/session/suggest_passages.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString code;
    int limit = 10;
    QStringList accepted;
    QStringList rejected;
    QString coder;
    OutputFormat format = OutputFormat::Text;
};

Result<QList<PassageId>> passagesFrom(const QStringList& numbers) {
    QList<PassageId> passages;
    for (const QString& number : numbers) {
        bool isNumber = false;
        const PassageId passage{number.toLongLong(&isNumber)};
        if (!isNumber || !passage.isValid()) {
            return failure(
                ErrorCode::InvalidArgument, u"“%1” is not the number of a passage"_s.arg(number),
                u"sheaf suggest lists them in front of each passage"_s);
        }
        passages.append(passage);
    }
    return passages;
}

QJsonObject suggestionRow(const Suggestion& suggestion) {
    QJsonObject row = rowFor(suggestion.found);
    row.insert(u"passage"_s, suggestion.found.passage.id.value);
    row.insert(u"why"_s, QJsonArray::fromStringList(suggestion.why));
    return row;
}

void put(const Suggestions& found, const Arguments& arguments) {
    if (!found.isComplete)
        printNote(u"sheaf: warning: another program is indexing just now; there may be better ones"_s);
    QList<QJsonObject> rows;
    for (const Suggestion& suggestion : found.suggestions)
        rows.append(suggestionRow(suggestion));
    switch (arguments.format) {
    case OutputFormat::Json: {
        QJsonArray suggestions;
        for (const QJsonObject& row : std::as_const(rows))
            suggestions.append(row);
        print(renderJson(
            {{u"code"_s, arguments.code},
             {u"words"_s, QJsonArray::fromStringList(found.words)},
             {u"complete"_s, found.isComplete},
             {u"suggestions"_s, suggestions}}));
        return;
    }
    case OutputFormat::Csv:
        print(render(
            {.columns =
                 {{u"passage"_s, {}},
                  {u"source"_s, {}},
                  {u"place"_s, {}},
                  {u"start"_s, {}},
                  {u"end"_s, {}},
                  {u"score"_s, {}},
                  {u"why"_s, {}},
                  {u"text"_s, {}}},
             .rows = rows},
            OutputFormat::Csv));
        return;
    case OutputFormat::Text:
        break;
    }
    for (const Suggestion& suggestion : found.suggestions) {
        print(u"%1 · %2 · %3\n    %4\n    why: %5\n"_s.arg(
            QString::number(suggestion.found.passage.id.value), suggestion.found.sourceTitle,
            placeIn(suggestion.found.passage), markedSnippet(suggestion.found), suggestion.why.join(u", "_s)));
    }
    printNote(u"%1 suggestions"_s.arg(found.suggestions.size()));
}

Result<ExitStatus> listSuggestions(const Arguments& arguments) {
    if (arguments.limit < 1)
        return failure(ErrorCode::InvalidArgument, u"--limit must be 1 or more"_s);
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto code = findCode(*review, arguments.code);
    if (!code)
        return failure(code);
    const auto found = SuggestPassages(*review).run(*code, arguments.limit, interrupted());
    if (!found)
        return failure(found);
    put(*found, arguments);
    return AllDone;
}

Result<ExitStatus> decide(const Arguments& arguments) {
    if (!arguments.accepted.isEmpty() && !arguments.rejected.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"--accept and --reject are two changes"_s, u"call it once for each"_s);
    }
    const auto passages = passagesFrom(arguments.accepted + arguments.rejected);
    if (!passages)
        return failure(passages);
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto code = findCode(*review, arguments.code);
    if (!code)
        return failure(code);
    SuggestPassages suggest(*review);
    if (!arguments.rejected.isEmpty()) {
        if (auto rejected = suggest.reject(*code, *passages, arguments.coder); !rejected)
            return failure(rejected);
        printNote(u"%1 rejected"_s.arg(passages->size()));
        return AllDone;
    }
    const auto accepted = suggest.accept(*code, *passages, {.coder = arguments.coder});
    if (!accepted)
        return failure(accepted);
    printNote(u"%1 coded, %2 coded already"_s.arg(accepted->codings.size()).arg(accepted->alreadyCoded));
    return AllDone;
}

} // namespace

void addSuggest(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("suggest", "Suggests passages for a code, by what is coded with it; accepts or rejects them")
        .required("project", arguments->project, "The project file")
        .required("code", arguments->code, "The code, by name or path; codings of codes below it count as its own")
        .number("--limit", arguments->limit, "How many to suggest (10)")
        .several("--accept", arguments->accepted, "Codes the passages of these numbers, as one change")
        .several("--reject", arguments->rejected, "Never suggests the passages of these numbers for the code again")
        .optional("--coder", arguments->coder, "Who accepts or rejects (your login name)")
        .format(arguments->format)
        .does([arguments] {
            const bool decides = !arguments->accepted.isEmpty() || !arguments->rejected.isEmpty();
            return decides ? decide(*arguments) : listSuggestions(*arguments);
        });
}

} // namespace sheaf::cli
