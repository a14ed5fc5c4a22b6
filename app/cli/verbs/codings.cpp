#include "app/cli/command_line.h"
#include "app/cli/named.h"
#include "app/cli/verbs.h"
#include "app/session/code_passages.h"
#include "app/session/place.h"

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString code;
    QString site;
    QString coder;
    QString source;
    QString file;
    int id = 0;
    std::optional<QString> voice;
    std::optional<QString> evidence;
    std::optional<QString> stance;
    std::optional<QString> memo;
    OutputFormat format = OutputFormat::Text;
};

Result<CodingFilter> filterFrom(const Review& review, const Arguments& arguments) {
    CodingFilter filter;
    if (!arguments.code.isEmpty()) {
        const auto code = findCode(review, arguments.code);
        if (!code)
            return failure(code);
        filter.code = *code;
    }
    if (!arguments.site.isEmpty()) {
        const auto site = idOf(review.sites(), arguments.site, u"site"_s);
        if (!site)
            return failure(site);
        filter.site = *site;
    }
    if (!arguments.coder.isEmpty()) {
        const auto coder = idOf(review.coders(), arguments.coder, u"coder"_s);
        if (!coder)
            return failure(coder);
        filter.coder = *coder;
    }
    if (!arguments.source.isEmpty()) {
        const auto source = review.findSource(arguments.source);
        if (!source)
            return failure(source);
        filter.source = source->id;
    }
    return filter;
}

/// What codings are shown with: names for numbers, and the passages to tell a place from a position.
class CodingRows {
public:
    static Result<CodingRows> make(const Review& review) {
        CodingRows rows(review);
        const auto sources = review.sources();
        if (!sources)
            return failure(sources);
        for (const Source& source : *sources)
            rows.m_titles.insert(source.id, source.title);
        const auto coders = review.coders();
        if (!coders)
            return failure(coders);
        for (const Coder& coder : *coders)
            rows.m_coders.insert(coder.id, coder.name);
        auto codes = review.codes();
        if (!codes)
            return failure(codes);
        rows.m_codes = std::move(*codes);
        return rows;
    }

    Result<QJsonObject> row(const Coding& coding) {
        if (!m_passages.contains(coding.source)) {
            const auto passages = m_review.passages(coding.source);
            if (!passages)
                return failure(passages);
            m_passages.insert(coding.source, *passages);
        }
        const Passage* passage = passageAt(m_passages[coding.source], coding.range.start);
        return QJsonObject{
            {u"id"_s, coding.id.value},
            {u"guid"_s, coding.guid.toString(QUuid::WithoutBraces)},
            {u"source"_s, m_titles.value(coding.source)},
            {u"place"_s, coding.needsALook ? u"needs a look"_s
                         : passage         ? placeIn(*passage)
                                           : QString()},
            {u"needs_a_look"_s, coding.needsALook},
            {u"start"_s, coding.range.start},
            {u"end"_s, coding.range.end},
            {u"quotation"_s, coding.quotation},
            {u"code"_s, m_codes.path(coding.code)},
            {u"coder"_s, m_coders.value(coding.coder)},
            {u"voice"_s, coding.voice ? toWord(*coding.voice) : QString()},
            {u"evidence"_s, coding.evidence ? toWord(*coding.evidence) : QString()},
            {u"stance"_s, coding.stance ? toWord(*coding.stance) : QString()},
            {u"memo"_s, coding.memo}};
    }

private:
    explicit CodingRows(const Review& review) : m_review(review) {}
    const Review& m_review;
    QHash<SourceId, QString> m_titles;
    QHash<CoderId, QString> m_coders;
    QHash<SourceId, QList<Passage>> m_passages;
    CodeTree m_codes;
};

Result<ExitStatus> listCodings(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto filter = filterFrom(*review, arguments);
    if (!filter)
        return failure(filter);
    const auto codings = review->codings(*filter);
    if (!codings)
        return failure(codings);
    auto rows = CodingRows::make(*review);
    if (!rows)
        return failure(rows);

    Listing listing{
        .columns = {
            {u"id"_s, u"CODING"_s},
            {u"source"_s, u"SOURCE"_s},
            {u"place"_s, u"PLACE"_s},
            {u"code"_s, u"CODE"_s},
            {u"coder"_s, u"CODER"_s},
            {u"quotation"_s, u"QUOTATION"_s}}};
    if (arguments.format == OutputFormat::Csv) {
        listing.columns += {{u"start"_s, {}},    {u"end"_s, {}},    {u"voice"_s, {}},
                            {u"evidence"_s, {}}, {u"stance"_s, {}}, {u"memo"_s, {}}};
    }
    for (const Coding& coding : *codings) {
        auto row = rows->row(coding);
        if (!row)
            return failure(row);
        listing.rows.append(std::move(*row));
    }
    print(render(listing, arguments.format));
    return AllDone;
}

Result<ExitStatus> importCodings(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto report = CodePassages(*review).importCsv(arguments.file);
    if (!report)
        return failure(report);
    for (const Error& error : report->failed)
        printError(error);
    printNote(u"%1 codings added, %2 there already, %3 failed"_s.arg(report->added)
                  .arg(report->alreadyThere)
                  .arg(report->failed.size()));
    return report->failed.isEmpty() ? AllDone : SomeFailed;
}

/// Writes a word of the call over what a coding says; an empty one takes that away.
template <typename Enum>
Result<void> take(
    std::optional<Enum>& said, const std::optional<QString>& word, std::optional<Enum> (*fromWord)(const QString&),
    const QString& known) {
    if (!word)
        return {};
    said = fromWord(*word);
    if (said || word->isEmpty())
        return {};
    return failure(ErrorCode::InvalidArgument, u"“%1” is none of these"_s.arg(*word), u"write "_s + known);
}

Result<ExitStatus> describeCoding(const Arguments& arguments) {
    auto review = openReview(arguments.project);
    if (!review)
        return failure(review);
    const auto seen = CodePassages(*review).find(CodingId{arguments.id});
    if (!seen)
        return failure(seen);
    Coding coding = *seen;
    const auto voice =
        take(coding.voice, arguments.voice, voiceFromWord, u"participant, author, document or second-hand"_s);
    if (!voice)
        return failure(voice);
    const auto evidence = take(
        coding.evidence, arguments.evidence, evidenceFromWord, u"anecdotal, self-reported, monitored or evaluated"_s);
    if (!evidence)
        return failure(evidence);
    const auto stance =
        take(coding.stance, arguments.stance, stanceFromWord, u"supports, qualifies, contradicts or deviant case"_s);
    if (!stance)
        return failure(stance);
    coding.memo = arguments.memo.value_or(coding.memo);
    if (auto described = CodePassages(*review).describe(coding, *seen); !described)
        return failure(described);
    return AllDone;
}

} // namespace

void addCodings(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    auto verb = line.verb("codings", "Lists quotations with their codes and places, or imports codings");
    verb.required("project", arguments->project, "The project file")
        .optional("--code", arguments->code, "Only of this code and those below it")
        .optional("--site", arguments->site, "Only in sources of this site")
        .optional("--coder", arguments->coder, "Only by this coder")
        .optional("--source", arguments->source, "Only in this source")
        .format(arguments->format)
        .does([arguments] { return listCodings(*arguments); });
    verb.verb("describe", "Changes what a coding says; an empty word takes it away")
        .number("id", arguments->id, "Its number, as “codings --format json” gives it")
        .optional("--voice", arguments->voice, "Whose words: participant, author, document, second-hand")
        .optional("--evidence", arguments->evidence, "anecdotal, self-reported, monitored, evaluated")
        .optional("--stance", arguments->stance, "supports, qualifies, contradicts, deviant case")
        .optional("--memo", arguments->memo, "A note on it")
        .does([arguments] { return describeCoding(*arguments); });
    verb.verb("import", "Brings in codings: CSV with the columns source, quotation, code, coder")
        .required("file", arguments->file, "The CSV file")
        .does([arguments] { return importCodings(*arguments); });
}

} // namespace sheaf::cli
