#include "app/cli/command_line.h"
#include "app/cli/verbs.h"
#include "app/session/place.h"

#include <QJsonArray>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString source;
    OutputFormat format = OutputFormat::Text;
};

QJsonObject rowFor(const Passage& passage, const QString& text) {
    QJsonObject row{
        {u"ordinal"_s, passage.ordinal},
        {u"kind"_s, toWord(passage.kind)},
        {u"start"_s, passage.range.start},
        {u"end"_s, passage.range.end},
        {u"text"_s, passage.range.in(text).toString()}};
    if (passage.page > 0)
        row.insert(u"page"_s, passage.page);
    if (passage.headingLevel > 0)
        row.insert(u"level"_s, passage.headingLevel);
    if (passage.row >= 0) {
        row.insert(u"row"_s, passage.row);
        row.insert(u"column"_s, passage.column);
    }
    if (!passage.speaker.isEmpty())
        row.insert(u"speaker"_s, passage.speaker);
    if (passage.startMs >= 0)
        row.insert(u"startMs"_s, passage.startMs);
    if (passage.role != SpeakerRole::Unknown)
        row.insert(u"role"_s, toWord(passage.role));
    if (passage.question > 0)
        row.insert(u"question"_s, passage.question);
    return row;
}

QJsonArray rowsFor(const QList<TextMark>& marks) {
    QJsonArray rows;
    for (const TextMark& mark : marks) {
        QJsonObject row{
            {u"kind"_s, toWord(mark.kind)},
            {u"start"_s, mark.range.start},
            {u"end"_s, mark.range.end},
            {u"detail"_s, mark.detail}};
        if (!mark.author.isEmpty())
            row.insert(u"author"_s, mark.author);
        if (!mark.writtenAt.isEmpty())
            row.insert(u"written"_s, mark.writtenAt);
        rows.append(row);
    }
    return rows;
}

QStringList speakersIn(const QList<Passage>& passages) {
    QStringList speakers;
    for (const Passage& passage : passages) {
        if (!passage.speaker.isEmpty() && !speakers.contains(passage.speaker))
            speakers.append(passage.speaker);
    }
    return speakers;
}

Result<ExitStatus> showSource(const Arguments& arguments) {
    const auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const auto source = review->findSource(arguments.source);
    if (!source)
        return failure(source);
    const auto text = review->text(source->id);
    if (!text)
        return failure(text);
    const auto passages = review->passages(source->id);
    if (!passages)
        return failure(passages);
    const auto warnings = review->warnings(source->id);
    if (!warnings)
        return failure(warnings);

    const auto marks = review->marks(source->id);
    if (!marks)
        return failure(marks);

    Listing listing{
        .columns = {
            {u"ordinal"_s, u"¶"_s},
            {u"page"_s, u"PAGE"_s},
            {u"kind"_s, u"KIND"_s},
            {u"start"_s, u"START"_s},
            {u"end"_s, u"END"_s},
            {u"speaker"_s, u"SPEAKER"_s},
            {u"text"_s, u"TEXT"_s}}};
    QJsonArray rows;
    for (const Passage& passage : *passages) {
        listing.rows.append(rowFor(passage, *text));
        rows.append(listing.rows.last());
    }
    const QStringList speakers = speakersIn(*passages);
    if (arguments.format == OutputFormat::Json) {
        print(renderJson(
            {{u"title"_s, source->title},
             {u"format"_s, source->format},
             {u"type"_s, source->type},
             {u"language"_s, source->language},
             {u"pages"_s, source->pageCount},
             {u"length"_s, source->textLength},
             {u"speakers"_s, QJsonArray::fromStringList(speakers)},
             {u"warnings"_s, QJsonArray::fromStringList(*warnings)},
             {u"marks"_s, rowsFor(*marks)},
             {u"passages"_s, rows}}));
        return AllDone;
    }
    if (arguments.format == OutputFormat::Text) {
        QStringList head = {source->title, source->type, source->period.label(), source->format};
        if (source->pageCount > 0)
            head.append(u"%1 pages"_s.arg(source->pageCount));
        head.append(u"%1 passages"_s.arg(source->passageCount));
        head.removeAll(QString());
        print(head.join(u" · "_s) + u'\n');
        if (!speakers.isEmpty())
            print(u"speakers: %1\n"_s.arg(speakers.join(u"; "_s)));
        for (const QString& warning : *warnings)
            print(u"warning: %1\n"_s.arg(warning));
        print(u"\n"_s);
    }
    print(render(listing, arguments.format));
    return AllDone;
}

} // namespace

void addShow(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("show", "Shows how a source is built: passages, pages, speakers, warnings")
        .required("project", arguments->project, "The project file")
        .required("source", arguments->source, "Title, file name or number of the source")
        .format(arguments->format)
        .does([arguments] { return showSource(*arguments); });
}

} // namespace sheaf::cli
