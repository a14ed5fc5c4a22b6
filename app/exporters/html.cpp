#include "app/exporters/cell_text.h"
#include "app/exporters/column_layout.h"
#include "app/exporters/export_table.h"
#include "app/exporters/html_style.h"

#include <QCryptographicHash>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QString escaped(const QString& text) {
    return legalText(text).toHtmlEscaped();
}

/// The page's body as it grows, with the places its quotations have named so far.
class Page {
public:
    explicit Page(QString language) : m_language(std::move(language)) {}

    void addTable(const Table& table);
    void addPlaces();
    [[nodiscard]] const QString& html() const { return m_html; }

private:
    void addCaption(const Table& table);
    void addHeader(const Table& table, qsizetype columns);
    void addRow(const Table& table, const TableRow& row, qsizetype columns);
    void addCell(const TableCell& cell, bool namesRow);
    QString items(const TableCell& cell);
    QString reference(const QString& place);

    QString m_language;
    QString m_html;
    QStringList m_places;
    int m_tables = 0;
};

void Page::addTable(const Table& table) {
    ++m_tables;
    const qsizetype columns = columnCount(table);
    m_html += u"<section class=\"table%1\">\n"_s.arg(table.landscape ? u" wide"_s : QString());
    // Focusable, so that a table wider than the window can be scrolled from the keyboard.
    m_html += u"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-%1\">\n<table>\n"_s.arg(
        m_tables);
    addCaption(table);
    addHeader(table, columns);
    m_html += "<tbody>\n"_L1;
    for (const TableRow& row : table.rows)
        addRow(table, row, columns);
    m_html += "</tbody>\n</table>\n</div>\n"_L1;
    if (!table.notes.isEmpty()) {
        m_html += "<div class=\"notes\">\n"_L1;
        for (const QString& note : table.notes)
            m_html += "<p dir=\"auto\">"_L1 + escaped(note) + "</p>\n"_L1;
        m_html += "</div>\n"_L1;
    }
    m_html += "</section>\n"_L1;
}

void Page::addCaption(const Table& table) {
    m_html += u"<caption id=\"table-%1\">Table %1. "_s.arg(m_tables) + escaped(table.title);
    if (!table.subtitle.isEmpty())
        m_html += " <span class=\"scope\">"_L1 + escaped(table.subtitle) + "</span>"_L1;
    m_html += "</caption>\n"_L1;
}

void Page::addHeader(const Table& table, qsizetype columns) {
    m_html += "<thead>\n<tr>"_L1;
    for (qsizetype i = 0; i < columns; ++i) {
        m_html += isCountColumn(table, i) ? "<th scope=\"col\" class=\"count\" dir=\"auto\">"_L1
                                          : "<th scope=\"col\" dir=\"auto\">"_L1;
        m_html += escaped(table.columns.value(i)) + "</th>"_L1;
    }
    m_html += "</tr>\n</thead>\n"_L1;
}

void Page::addRow(const Table& table, const TableRow& row, qsizetype columns) {
    if (row.isGroup) { // a row group's heading begins a group of its own
        m_html += u"</tbody>\n<tbody>\n<tr><th scope=\"rowgroup\" dir=\"auto\" colspan=\"%1\">"_s.arg(
            std::max<qsizetype>(columns, 1));
        m_html += escaped(groupText(row)) + "</th></tr>\n"_L1;
        return;
    }
    m_html += "<tr>"_L1;
    for (qsizetype i = 0; i < columns; ++i)
        addCell(cellAt(row, i), i < table.headerColumns);
    m_html += "</tr>\n"_L1;
}

void Page::addCell(const TableCell& cell, bool namesRow) {
    QStringList classes;
    if (cell.content == CellContent::Count)
        classes.append(u"count"_s);
    if (cell.tone != CellTone::Normal)
        classes.append(cell.tone == CellTone::Gap ? u"gap"_s : u"muted"_s);
    m_html += namesRow ? "<th scope=\"row\""_L1 : "<td"_L1;
    if (!classes.isEmpty())
        m_html += " class=\""_L1 + classes.join(u' ') + u'"';
    m_html += u'>' + items(cell);
    m_html += namesRow ? "</th>"_L1 : "</td>"_L1;
}

QString Page::items(const TableCell& cell) {
    if (cell.content == CellContent::Names)
        return cell.items.isEmpty() ? QString() : "<p dir=\"auto\">"_L1 + escaped(cell.items.join(", "_L1)) + "</p>"_L1;
    const bool quotes = cell.content == CellContent::Quotations;
    QString html;
    for (qsizetype i = 0; i < cell.items.size(); ++i) {
        const QString text = escaped(quotes ? inQuotationMarks(cell.items.at(i), m_language) : cell.items.at(i));
        html += "<p dir=\"auto\">"_L1 + text + reference(cell.places.value(i)) + "</p>"_L1;
    }
    return html;
}

QString Page::reference(const QString& place) {
    if (place.isEmpty())
        return {};
    m_places.append(place);
    return u"<sup><a id=\"from-%1\" href=\"#place-%1\" aria-label=\"Place %1\">%1</a></sup>"_s.arg(m_places.size());
}

void Page::addPlaces() {
    if (m_places.isEmpty())
        return;
    m_html +=
        "<section class=\"places\" aria-labelledby=\"places\">\n<h2 id=\"places\">Where the quotations stand</h2>\n<ol>\n"_L1;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        m_html += u"<li id=\"place-%1\" dir=\"auto\">"_s.arg(i + 1) + escaped(m_places.at(i));
        m_html +=
            u" <a class=\"back\" href=\"#from-%1\" aria-label=\"Back to quotation %1\">\u21A9</a></li>\n"_s.arg(i + 1);
    }
    m_html += "</ol>\n</section>\n"_L1;
}

/// The page may use this one style sheet, by its hash, and nothing else: no script, no image, no font, no form, no
/// frame.
QByteArray securityPolicy(const QByteArray& style) {
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    return "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'";
}

} // namespace

QByteArray toHtml(const QList<Table>& tables, const QString& documentTitle) {
    const QString language = languageTag(tables.isEmpty() ? QString() : tables.constFirst().language);
    Page page(language);
    for (const Table& table : tables)
        page.addTable(table);
    page.addPlaces();

    const QByteArray style = htmlStyle();
    const QByteArray title =
        escaped(documentTitle.isEmpty() && !tables.isEmpty() ? tables.constFirst().title : documentTitle).toUtf8();
    const QByteArray direction = isRightToLeft(language) ? " dir=\"rtl\"" : "";
    QByteArray html = "<!DOCTYPE html>\n<html lang=\"" + language.toUtf8() + '"' + direction +
                      ">\n<head>\n<meta charset=\"utf-8\">\n";
    html += "<meta http-equiv=\"Content-Security-Policy\" content=\"" + securityPolicy(style) + "\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
            "content=\"no-referrer\">\n";
    html += "<title>" + title.simplified() + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<main>\n";
    if (!documentTitle.isEmpty())
        html += "<h1 dir=\"auto\">" + title + "</h1>\n";
    return html + page.html().toUtf8() + "</main>\n</body>\n</html>\n";
}

} // namespace sheaf
