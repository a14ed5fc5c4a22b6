#include "app/cli/command_line.h"
#include "app/cli/search_output.h"
#include "app/cli/verbs.h"
#include "app/session/code_passages.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString code;
    QString source;
    QString range;
    QString query;
    QString extent = u"match"_s;
    QString coder;
    QString voice;
    QString evidence;
    QString stance;
    QString memo;
    bool dryRun = false;
    OutputFormat format = OutputFormat::Text;
};

CodingDetails detailsFrom(const Arguments& arguments) {
    return {
        .coder = arguments.coder,
        .voice = voiceFromWord(arguments.voice),
        .evidence = evidenceFromWord(arguments.evidence),
        .stance = stanceFromWord(arguments.stance),
        .memo = arguments.memo};
}

Result<ExitStatus> listCodings(const Review& review, const QList<Coding>& codings, OutputFormat format) {
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    QHash<SourceId, QString> titles;
    for (const Source& source : *sources)
        titles.insert(source.id, source.title);
    Listing listing{
        .columns = {
            {u"source"_s, u"SOURCE"_s},
            {u"start"_s, u"START"_s},
            {u"end"_s, u"END"_s},
            {u"quotation"_s, u"QUOTATION"_s}}};
    for (const Coding& coding : codings) {
        listing.rows.append(
            {{u"source"_s, titles.value(coding.source)},
             {u"start"_s, coding.range.start},
             {u"end"_s, coding.range.end},
             {u"quotation"_s, coding.quotation}});
    }
    print(render(listing, format));
    return AllDone;
}

Result<ExitStatus> codeByQuery(Review& review, CodeId code, const Arguments& arguments) {
    const auto extent = extentFromWord(arguments.extent);
    const auto coded = CodePassages(review).codeQuery(
        code, arguments.query, extent.value_or(CodingExtent::Match), detailsFrom(arguments), arguments.dryRun,
        interrupted());
    if (!coded)
        return failure(coded);
    putRemarks(true, coded->notes);
    if (arguments.dryRun || arguments.format != OutputFormat::Text) {
        if (auto listed = listCodings(review, coded->codings, arguments.format); !listed)
            return listed;
    }
    printNote((arguments.dryRun ? u"%1 to code, %2 coded already"_s : u"%1 coded, %2 coded already"_s)
                  .arg(coded->codings.size())
                  .arg(coded->alreadyCoded));
    if (coded->withoutMatch > 0) {
        printNote(
            u"sheaf: note: hits that hold no words of the search to code: %1; --extent passage, or turn, codes the "
            u"whole of each"_s.arg(coded->withoutMatch));
    }
    return AllDone;
}

Result<ExitStatus> codeByRange(Review& review, CodeId code, const Arguments& arguments) {
    const auto source = review.findSource(arguments.source);
    if (!source)
        return failure(source);
    const auto range = parseRange(arguments.range);
    if (!range)
        return failure(range);
    if (arguments.dryRun) {
        return failure(ErrorCode::InvalidArgument, u"--dry-run goes with --query: a range is coded as it is given"_s);
    }
    const auto coding = CodePassages(review).codeRange(code, source->id, *range, detailsFrom(arguments));
    if (!coding)
        return failure(coding);
    return listCodings(review, {*coding}, arguments.format);
}

Result<ExitStatus> codePassages(const Arguments& arguments) {
    const bool byRange = !arguments.source.isEmpty() && !arguments.range.isEmpty();
    const bool byQuery = !arguments.query.isEmpty() && arguments.source.isEmpty() && arguments.range.isEmpty();
    if (byRange == byQuery || (byRange && !arguments.query.isEmpty())) {
        return failure(
            ErrorCode::InvalidArgument, u"say what to code: either --source and --range, or --query"_s,
            u"sheaf code review.sheaf Reciprocity --query 'learn* NEAR/5 \"each other\"' --extent sentence"_s);
    }
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto code = findCode(*review, arguments.code);
    if (!code)
        return failure(code);
    return byRange ? codeByRange(*review, *code, arguments) : codeByQuery(*review, *code, arguments);
}

} // namespace

void addCode(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("code", "Applies a code to a range of a source, or to what a search finds")
        .required("project", arguments->project, "The project file")
        .required("code", arguments->code, "Name or path of the code")
        .optional("--source", arguments->source, "Title, file name or number of the source")
        .optional("--range", arguments->range, "START:END in its text, UTF-16 units")
        .optional("--query", arguments->query, "Codes every hit of this search")
        .choice(
            "--extent", arguments->extent, {u"match"_s, u"sentence"_s, u"passage"_s, u"turn"_s},
            "How much of a hit (match); turn is all that its speaker says before another speaks")
        .optional("--coder", arguments->coder, "Who codes (your login name)")
        .choice(
            "--voice", arguments->voice, {u"participant"_s, u"author"_s, u"document"_s, u"second-hand"_s},
            "Whose words these are")
        .choice(
            "--evidence", arguments->evidence, {u"anecdotal"_s, u"self-reported"_s, u"monitored"_s, u"evaluated"_s},
            "How strong the evidence is")
        .choice(
            "--stance", arguments->stance, {u"supports"_s, u"qualifies"_s, u"contradicts"_s, u"deviant case"_s},
            "How it stands to the code")
        .optional("--memo", arguments->memo, "A note on it")
        .flag("--dry-run", arguments->dryRun, "Lists what would be coded, and codes nothing")
        .format(arguments->format)
        .does([arguments] { return codePassages(*arguments); });
}

} // namespace sheaf::cli
