#include "app/session/history.h"

#include "app/cli/command_line.h"
#include "app/cli/verbs.h"

#include <QJsonArray>
#include <QLocale>
#include <QTimeZone>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

struct Arguments {
    QString project;
    QString coder;
    QString since;
    QString until;
    QString of;
    QString text;
    int limit = 0;
    bool rows = false;
    OutputFormat format = OutputFormat::Text;
};

/// A day (its beginning, local time, so many days later) or a moment. Errors: InvalidArgument.
Result<QDateTime> momentFrom(const QString& written, int daysLater) {
    const QDate day = QDate::fromString(written, Qt::ISODate);
    if (day.isValid() && written.size() == 10)
        return day.addDays(daysLater).startOfDay();
    const QDateTime moment = QDateTime::fromString(written, Qt::ISODate);
    if (moment.isValid())
        return moment;
    return failure(
        ErrorCode::InvalidArgument, u"“%1” is no day"_s.arg(written), u"write 2026-11-24 or 2026-11-24T13:00"_s);
}

Result<HistoryFilter> filterFrom(const History& history, const Arguments& arguments) {
    HistoryFilter filter;
    filter.text = arguments.text;
    filter.limit = arguments.limit;
    if (!arguments.coder.isEmpty()) {
        const auto coder = history.findCoder(arguments.coder);
        if (!coder)
            return failure(coder);
        filter.coder = *coder;
    }
    if (!arguments.of.isEmpty()) {
        auto object = history.find(arguments.of);
        if (!object)
            return failure(object);
        filter.object = std::move(*object);
    }
    const std::tuple<QString, int, QDateTime*> moments[] = {
        {arguments.since, 0, &filter.since}, {arguments.until, 1, &filter.until}};
    for (const auto& [written, daysLater, moment] : moments) {
        if (written.isEmpty())
            continue;
        const auto read = momentFrom(written, daysLater);
        if (!read)
            return failure(read);
        *moment = *read;
    }
    return filter;
}

QJsonObject toJson(const HistoryRow& row) {
    QJsonObject before;
    QJsonObject after;
    for (const HistoryRow::Field& field : row.fields) {
        if (!row.wasAdded)
            before.insert(field.column, field.before);
        if (!row.wasRemoved)
            after.insert(field.column, field.after);
    }
    const QString did = row.wasAdded ? u"added"_s : row.wasRemoved ? u"removed"_s : u"changed"_s;
    return {{u"table"_s, row.table}, {u"id"_s, row.id}, {u"did"_s, did}, {u"before"_s, before}, {u"after"_s, after}};
}

QJsonObject toJson(const HistoryEntry& entry) {
    const QString standing = entry.undoneIn ? u"undone"_s : QString();
    QJsonObject json{
        {u"revision"_s, entry.revision},
        {u"at"_s, entry.at.toUTC().toString(Qt::ISODateWithMs)},
        {u"when"_s, QLocale::c().toString(entry.at.toLocalTime(), u"yyyy-MM-dd HH:mm:ss"_s)},
        {u"coder"_s, entry.coderName},
        {u"what"_s, entry.what},
        {u"reason"_s, entry.reason},
        {u"kind"_s, toWord(entry.kind)},
        {u"rows"_s, entry.rowCount},
        {u"standing"_s, standing}};
    if (entry.ofRevision)
        json.insert(u"of_revision"_s, *entry.ofRevision);
    if (entry.undoneIn)
        json.insert(u"undone_in"_s, *entry.undoneIn);
    return json;
}

Result<ExitStatus> listHistory(const Arguments& arguments) {
    auto review = readReview(arguments.project);
    if (!review)
        return failure(review);
    const History history(*review);
    const auto filter = filterFrom(history, arguments);
    if (!filter)
        return failure(filter);
    const auto entries = history.entries(*filter);
    if (!entries)
        return failure(entries);
    Listing listing{
        .columns = {
            {u"revision"_s, u"CHANGE"_s},
            {u"when"_s, u"WHEN"_s},
            {u"coder"_s, u"CODER"_s},
            {u"what"_s, u"WHAT"_s},
            {u"reason"_s, u"REASON"_s},
            {u"standing"_s, u""_s}}};
    if (arguments.format == OutputFormat::Csv)
        listing.columns = {{u"revision"_s, {}}, {u"at"_s, {}},   {u"coder"_s, {}},    {u"what"_s, {}},
                           {u"reason"_s, {}},   {u"kind"_s, {}}, {u"standing"_s, {}}, {u"rows"_s, {}}};
    for (const HistoryEntry& entry : *entries) {
        QJsonObject row = toJson(entry);
        if (arguments.rows) {
            const auto changed = history.rows(entry.revision);
            if (!changed)
                return failure(changed);
            QJsonArray changes;
            for (const HistoryRow& each : *changed)
                changes.append(toJson(each));
            row.insert(u"changes"_s, changes);
        }
        listing.rows.append(row);
    }
    print(render(listing, arguments.format));
    return AllDone;
}

} // namespace

void addHistory(CommandLine& line) {
    const auto arguments = std::make_shared<Arguments>();
    line.verb("history", "Lists what was changed, by whom, when and what for, newest first")
        .required("project", arguments->project, "The project file")
        .optional("--coder", arguments->coder, "Only by this coder")
        .optional("--since", arguments->since, "Only from this day on: 2026-11-24")
        .optional("--until", arguments->until, "Only up to this day, which counts")
        .optional("--of", arguments->of, "Only of one thing: code:NAME, source:NAME, site:NAME, coding:NUMBER")
        .optional("--text", arguments->text, "Only with these words in what was done, or why")
        .number("--limit", arguments->limit, "At most so many (0: all)")
        .flag("--rows", arguments->rows, "With each row as it was and as it became (json)")
        .format(arguments->format)
        .does([arguments] { return listHistory(*arguments); });
}

} // namespace sheaf::cli
