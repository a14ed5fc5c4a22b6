#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/revise_source.h"

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString source;
    QString file;
    QString reason;
    QString coder;
    QStringList codings;
    QString coding;
    QString range;
    OutputFormat format = OutputFormat::Text;
};

Result<Review> openAs(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (review && !arguments.coder.isEmpty())
        review->setCoder(arguments.coder);
    return review;
}

Result<ExitStatus> revise(const Arguments& arguments) {
    auto review = openAs(arguments);
    if (!review)
        return failure(review);
    const auto source = review->findSource(arguments.source);
    if (!source)
        return failure(source);
    const auto report = ReviseSource(*review, arguments.reason).run(source->id, arguments.file);
    if (!report)
        return failure(report);
    for (const QString& warning : report->warnings)
        printNote(u"%1: %2"_s.arg(arguments.file, warning));
    if (arguments.format != OutputFormat::Text) {
        const Listing listing{
            .columns =
                {{u"source"_s, {}},
                 {u"text"_s, {}},
                 {u"exactly"_s, {}},
                 {u"by_context"_s, {}},
                 {u"by_alignment"_s, {}},
                 {u"in_doubt"_s, {}}},
            .rows = {
                {{u"source"_s, report->source.title},
                 {u"text"_s, report->source.textNumber},
                 {u"exactly"_s, report->exactly},
                 {u"by_context"_s, report->byContext},
                 {u"by_alignment"_s, report->byAlignment},
                 {u"in_doubt"_s, report->inDoubt.size()}}}};
        print(render(listing, arguments.format));
    }
    printNote(
        u"“%1” has text %2 now; codings carried: %3 exactly, %4 by context, %5 by alignment"_s.arg(report->source.title)
            .arg(report->source.textNumber)
            .arg(report->exactly)
            .arg(report->byContext)
            .arg(report->byAlignment));
    if (!report->inDoubt.isEmpty())
        printNote(u"%1 need a look: “sheaf review-anchors %2” lists them"_s.arg(report->inDoubt.size())
                      .arg(arguments.project));
    return AllDone;
}

Result<ExitStatus> listDoubts(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    std::optional<SourceId> only;
    if (!arguments.source.isEmpty()) {
        const auto source = review->findSource(arguments.source);
        if (!source)
            return failure(source);
        only = source->id;
    }
    const auto doubts = ReviewAnchors(*review).inDoubt(only);
    if (!doubts)
        return failure(doubts);
    const auto sources = review->sources();
    if (!sources)
        return failure(sources);
    QHash<SourceId, QString> titles;
    for (const Source& source : *sources)
        titles.insert(source.id, source.title);
    const auto codes = review->codes();
    if (!codes)
        return failure(codes);
    Listing listing{
        .columns = {
            {u"id"_s, u"CODING"_s},
            {u"source"_s, u"SOURCE"_s},
            {u"code"_s, u"CODE"_s},
            {u"quotation"_s, u"QUOTATION"_s},
            {u"reason"_s, u"WHY"_s},
            {u"suggested"_s, u"SUGGESTED"_s}}};
    if (arguments.format == OutputFormat::Csv)
        listing.columns += {{u"start"_s, {}}, {u"end"_s, {}}, {u"similarity"_s, {}}};
    for (const AnchorInDoubt& doubt : *doubts) {
        listing.rows.append(
            {{u"id"_s, doubt.coding.id.value},
             {u"source"_s, titles.value(doubt.coding.source)},
             {u"code"_s, codes->path(doubt.coding.code)},
             {u"quotation"_s, doubt.coding.quotation},
             {u"reason"_s, doubt.reason},
             {u"suggested"_s, doubt.suggested},
             {u"start"_s, doubt.suggestion.start},
             {u"end"_s, doubt.suggestion.end},
             {u"similarity"_s, doubt.similarity}});
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<CodingId> codingFrom(const QString& number) {
    bool fine = false;
    const CodingId id{number.toLongLong(&fine)};
    if (fine && id.isValid())
        return id;
    return failure(
        ErrorCode::InvalidArgument, u"“%1” is not the number of a coding"_s.arg(number),
        u"“sheaf review-anchors PROJECT” lists them"_s);
}

/// Does something to each coding named; one that fails stops no other.
Result<ExitStatus> eachCoding(const Arguments& arguments, Result<void> (*act)(Review&, CodingId)) {
    auto review = openAs(arguments);
    if (!review)
        return failure(review);
    int done = 0;
    for (const QString& number : arguments.codings) {
        const auto id = codingFrom(number);
        const auto acted = id ? act(*review, *id) : failure(id);
        if (acted)
            ++done;
        else if (arguments.codings.size() == 1)
            return failure(acted);
        else
            printError(acted.error());
    }
    printNote(u"%1 of %2 done"_s.arg(done).arg(arguments.codings.size()));
    return done == arguments.codings.size() ? AllDone : SomeFailed;
}

Result<ExitStatus> place(const Arguments& arguments) {
    auto review = openAs(arguments);
    if (!review)
        return failure(review);
    const auto id = codingFrom(arguments.coding);
    if (!id)
        return failure(id);
    const auto range = parseRange(arguments.range);
    if (!range)
        return failure(range);
    const auto coding = ReviewAnchors(*review).place(*id, *range);
    if (!coding)
        return failure(coding);
    printNote(u"coding %1 stands at “%2” now"_s.arg(coding->id.value).arg(coding->quotation.left(60)));
    return AllDone;
}

} // namespace

void addRevise(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("revise", "Installs the corrected text of a source, and carries its codings over")
        .required("project", arguments->project, "The project file")
        .required("source", arguments->source, "Title, file name or number of the source")
        .required("file", arguments->file, "The corrected file, in any format that is imported")
        .optional("--reason", arguments->reason, "What for; kept in the history")
        .optional("--coder", arguments->coder, "Who does it (your login name)")
        .format(arguments->format)
        .does([arguments] { return revise(*arguments); });
}

void addReviewAnchors(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb =
        line.verb("review-anchors", "Lists codings whose place in a corrected text is in doubt, or settles them");
    verb.required("project", arguments->project, "The project file")
        .optional("--source", arguments->source, "Only in this source")
        .optional("--coder", arguments->coder, "Who does it (your login name)")
        .format(arguments->format)
        .does([arguments] { return listDoubts(*arguments); });
    verb.verb("accept", "Takes the suggestion")
        .list("codings", arguments->codings, "Numbers of codings")
        .does([arguments] {
            return eachCoding(*arguments, [](Review& review, CodingId id) -> Result<void> {
                const auto accepted = ReviewAnchors(review).accept(id);
                return accepted ? Result<void>() : failure(accepted);
            });
        });
    verb.verb("place", "Says where a coding belongs in the corrected text")
        .required("coding", arguments->coding, "Number of the coding")
        .required("range", arguments->range, "START:END in the text, UTF-16 units")
        .does([arguments] { return place(*arguments); });
    verb.verb("remove", "Removes codings whose passage is gone")
        .list("codings", arguments->codings, "Numbers of codings")
        .does([arguments] {
            return eachCoding(*arguments, [](Review& review, CodingId id) { return ReviewAnchors(review).remove(id); });
        });
}

} // namespace sheaf::cli
