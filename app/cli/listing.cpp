#include "app/cli/listing.h"

#include "coding/csv.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype widestColumn = 60; // longer values are cut in text; JSON and CSV keep them whole
constexpr auto columnGap = "  ";

QString cut(QString text) {
    text.replace(u'\n', u' ');
    if (text.size() <= widestColumn)
        return text;
    qsizetype end = widestColumn - 1;
    if (text[end - 1].isHighSurrogate())
        --end;
    return text.first(end) + u'…';
}

QString renderText(const Listing& listing) {
    QList<QStringList> lines;
    QStringList headings;
    for (const ListingColumn& column : listing.columns)
        headings.append(column.heading);
    lines.append(headings);
    for (const QJsonObject& row : listing.rows) {
        QStringList line;
        for (const ListingColumn& column : listing.columns)
            line.append(cut(toLine(row.value(column.key))));
        lines.append(line);
    }
    QList<qsizetype> widths(listing.columns.size(), 0);
    for (const QStringList& line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], line[column].size());
    }
    QString text;
    for (const QStringList& line : lines) {
        QString drawn;
        for (qsizetype column = 0; column < line.size(); ++column) {
            const bool isNumber =
                !listing.rows.isEmpty() && listing.rows.first().value(listing.columns[column].key).isDouble();
            drawn +=
                isNumber ? line[column].rightJustified(widths[column]) : line[column].leftJustified(widths[column]);
            drawn += QLatin1String(columnGap);
        }
        while (drawn.endsWith(u' '))
            drawn.chop(1);
        text += drawn + u'\n';
    }
    return text;
}

} // namespace

QString toLine(const QJsonValue& value) {
    if (value.isArray()) {
        QStringList items;
        for (const QJsonValue& item : value.toArray())
            items.append(toLine(item));
        return items.join(u"; "_s);
    }
    return value.isString() ? value.toString() : value.toVariant().toString();
}

QString render(const Listing& listing, OutputFormat format) {
    if (format == OutputFormat::Text)
        return renderText(listing);
    if (format == OutputFormat::Json) {
        QJsonArray rows;
        for (const QJsonObject& row : listing.rows)
            rows.append(row);
        return QString::fromUtf8(QJsonDocument(rows).toJson());
    }
    QStringList keys;
    for (const ListingColumn& column : listing.columns)
        keys.append(column.key);
    QByteArray csv = csvRow(keys);
    for (const QJsonObject& row : listing.rows) {
        QStringList cells;
        for (const ListingColumn& column : listing.columns)
            cells.append(toLine(row.value(column.key)));
        csv += csvRow(cells);
    }
    return QString::fromUtf8(csv);
}

QString renderJson(const QJsonObject& object) {
    return QString::fromUtf8(QJsonDocument(object).toJson());
}

} // namespace sheaf::cli
