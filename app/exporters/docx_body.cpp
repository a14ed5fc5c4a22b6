#include "app/exporters/docx_body.h"

#include "app/exporters/cell_text.h"
#include "app/exporters/column_layout.h"
#include "app/exporters/docx_markup.h"

namespace sheaf::docx {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* gapShading = "FFF2CC";
constexpr const char* groupShading = "F4F5F8";

/// A row that would fill most of a page may break: kept whole, it would leave the page before it half empty.
constexpr int mostLinesKeptTogether = 30;

void shade(pugi::xml_node cellProperties, const char* fill) {
    pugi::xml_node shading = cellProperties.append_child("w:shd");
    shading.append_attribute("w:val") = "clear";
    shading.append_attribute("w:color") = "auto";
    shading.append_attribute("w:fill") = fill;
}

pugi::xml_node addCellProperties(pugi::xml_node cell, int width) {
    pugi::xml_node properties = cell.append_child("w:tcPr");
    pugi::xml_node tcW = properties.append_child("w:tcW");
    tcW.append_attribute("w:w") = width;
    tcW.append_attribute("w:type") = "dxa";
    return properties;
}

ParagraphLook lookFor(const QString& text, const char* style) {
    return {.style = style, .rightToLeft = text.isRightToLeft()};
}

/// Word shows this to people who cannot see the table.
QByteArray describe(const Table& table) {
    const QString scope = table.subtitle.isEmpty() ? QString() : table.subtitle + ". "_L1;
    return attributeText(scope + u"Columns: %1."_s.arg(table.columns.join("; "_L1)));
}

void addTableProperties(pugi::xml_node tbl, const Table& table, int width) {
    pugi::xml_node properties = tbl.append_child("w:tblPr");
    properties.append_child("w:tblStyle").append_attribute("w:val") = "ReportTable";
    if (isRightToLeft(table.language))
        properties.append_child("w:bidiVisual");
    pugi::xml_node tblW = properties.append_child("w:tblW");
    tblW.append_attribute("w:w") = width;
    tblW.append_attribute("w:type") = "dxa";
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node look = properties.append_child("w:tblLook");
    const bool named = table.headerColumns > 0;
    look.append_attribute("w:val") = named ? "06A0" : "0620";
    look.append_attribute("w:firstRow") = 1;
    look.append_attribute("w:lastRow") = 0;
    look.append_attribute("w:firstColumn") = named ? 1 : 0;
    look.append_attribute("w:lastColumn") = 0;
    look.append_attribute("w:noHBand") = 1;
    look.append_attribute("w:noVBand") = 1;
    properties.append_child("w:tblCaption").append_attribute("w:val") = attributeText(table.title).constData();
    properties.append_child("w:tblDescription").append_attribute("w:val") = describe(table).constData();
}

/// Separators come first: Word expects these two, with these ids, whatever else is there.
void addSeparator(pugi::xml_node notes, const char* id, const char* type, const char* element) {
    pugi::xml_node note = notes.append_child("w:footnote");
    note.append_attribute("w:type") = type;
    note.append_attribute("w:id") = id;
    addParagraph(note, {.style = "FootnoteText"}).append_child("w:r").append_child(element);
}

} // namespace

struct Body::Part {
    ColumnSet columns;
    QList<int> widths;
    int width = 0;
};

Body::Body(const QString& title, const QString& language) : m_language(language) {
    m_body = startPart(m_document, "w:document").append_child("w:body");
    m_notes = startPart(m_footnotes, "w:footnotes");
    addSeparator(m_notes, "-1", "separator", "w:separator");
    addSeparator(m_notes, "0", "continuationSeparator", "w:continuationSeparator");
    if (!title.isEmpty())
        addRun(addParagraph(m_body, lookFor(title, "Title")), title);
}

void Body::addTable(const Table& table) {
    turnPage(table.landscape);
    ++m_tables;
    const int width = textWidth(table.landscape);
    const QList<ColumnSet> parts = columnParts(table, width);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        addCaption(table, i, parts.size());
        if (!parts.at(i).isEmpty())
            addPart(table, {parts.at(i), columnWidths(table, parts.at(i), width), width});
        if (i + 1 < parts.size() || table.notes.isEmpty())
            addParagraph(m_body, {.style = "TableEnd"});
    }
    for (const QString& note : table.notes)
        addRun(addParagraph(m_body, lookFor(note, "TableNote")), note);
}

void Body::turnPage(bool landscape) {
    if (m_anyTable && landscape != m_landscape)
        addSection(m_body.last_child().child("w:pPr"), m_landscape);
    m_landscape = landscape;
    m_anyTable = true;
}

void Body::addCaption(const Table& table, qsizetype part, qsizetype parts) {
    pugi::xml_node caption = addParagraph(m_body, {.style = "Caption", .keepNext = true});
    addRun(caption, u"Table "_s);
    // \c repeats the number before: the parts of one wide table are one table.
    addField(caption, part == 0 ? " SEQ Table \\* ARABIC " : " SEQ Table \\c \\* ARABIC ", QString::number(m_tables));
    const QString ofParts = parts == 1 ? QString() : u" (part %1 of %2)"_s.arg(part + 1).arg(parts);
    addRun(caption, u". "_s + table.title.simplified() + ofParts);
    if (part > 0 || table.subtitle.isEmpty())
        return;
    ParagraphLook look = lookFor(table.subtitle, "TableScope");
    look.keepNext = true;
    addRun(addParagraph(m_body, look), table.subtitle);
}

void Body::addPart(const Table& table, const Part& part) {
    pugi::xml_node tbl = m_body.append_child("w:tbl");
    addTableProperties(tbl, table, part.width);
    pugi::xml_node grid = tbl.append_child("w:tblGrid");
    for (const int width : part.widths)
        grid.append_child("w:gridCol").append_attribute("w:w") = width;
    addHeaderRow(tbl, table, part);
    for (const TableRow& row : table.rows) {
        if (row.isGroup)
            addGroupRow(tbl, row, part);
        else
            addRow(tbl, table, row, part);
    }
}

void Body::addHeaderRow(pugi::xml_node tbl, const Table& table, const Part& part) {
    pugi::xml_node tr = tbl.append_child("w:tr");
    pugi::xml_node properties = tr.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    properties.append_child("w:tblHeader");
    for (qsizetype i = 0; i < part.columns.size(); ++i) {
        const QString text = table.columns.value(part.columns.at(i));
        pugi::xml_node tc = tr.append_child("w:tc");
        addCellProperties(tc, part.widths.at(i));
        ParagraphLook look = lookFor(text, "TableHeader");
        look.alignRight = isCountColumn(table, part.columns.at(i));
        addRun(addParagraph(tc, look), text);
    }
}

void Body::addGroupRow(pugi::xml_node tbl, const TableRow& row, const Part& part) {
    pugi::xml_node tr = tbl.append_child("w:tr");
    tr.append_child("w:trPr").append_child("w:cantSplit");
    pugi::xml_node tc = tr.append_child("w:tc");
    pugi::xml_node properties = addCellProperties(tc, part.width);
    properties.append_child("w:gridSpan").append_attribute("w:val") = static_cast<int>(part.columns.size());
    shade(properties, groupShading);
    const QString text = groupText(row);
    addRun(addParagraph(tc, lookFor(text, "TableGroup")), text);
}

void Body::addRow(pugi::xml_node tbl, const Table& table, const TableRow& row, const Part& part) {
    pugi::xml_node tr = tbl.append_child("w:tr");
    if (estimatedLines(row, part.columns, part.widths) <= mostLinesKeptTogether)
        tr.append_child("w:trPr").append_child("w:cantSplit");
    for (qsizetype i = 0; i < part.columns.size(); ++i) {
        const qsizetype column = part.columns.at(i);
        addCell(tr, cellAt(row, column), part.widths.at(i), column < table.headerColumns);
    }
}

void Body::addCell(pugi::xml_node tr, const TableCell& cell, int width, bool namesRow) {
    pugi::xml_node tc = tr.append_child("w:tc");
    pugi::xml_node properties = addCellProperties(tc, width);
    if (cell.tone == CellTone::Gap)
        shade(properties, gapShading);
    const bool quotes = cell.content == CellContent::Quotations;
    addItems(tc, cell, namesRow ? "TableRowName" : quotes ? "TableQuotation" : "TableText");
    if (!tc.child("w:p")) // a cell without a paragraph is a damaged file
        addParagraph(tc, {.style = "TableText"});
}

void Body::addItems(pugi::xml_node tc, const TableCell& cell, const char* style) {
    const char* tone = cell.tone == CellTone::Muted ? "Muted" : nullptr;
    if (cell.content == CellContent::Names) {
        const QString names = cell.items.join(", "_L1);
        addRun(addParagraph(tc, lookFor(names, style)), names, tone);
        return;
    }
    for (qsizetype i = 0; i < cell.items.size(); ++i) {
        const bool quotes = cell.content == CellContent::Quotations;
        const QString text = quotes ? inQuotationMarks(cell.items.at(i), m_language) : cell.items.at(i);
        ParagraphLook look = lookFor(text, style);
        look.alignRight = cell.content == CellContent::Count;
        pugi::xml_node paragraph = addParagraph(tc, look);
        addRun(paragraph, text, tone);
        if (!cell.places.value(i).isEmpty())
            addFootnote(paragraph, cell.places.at(i));
    }
}

void Body::addFootnote(pugi::xml_node paragraph, const QString& text) {
    ++m_lastFootnote;
    const auto startRun = [](pugi::xml_node parent) {
        pugi::xml_node run = parent.append_child("w:r");
        run.append_child("w:rPr").append_child("w:rStyle").append_attribute("w:val") = "FootnoteReference";
        return run;
    };
    startRun(paragraph).append_child("w:footnoteReference").append_attribute("w:id") = m_lastFootnote;

    pugi::xml_node note = m_notes.append_child("w:footnote");
    note.append_attribute("w:id") = m_lastFootnote;
    pugi::xml_node noteText = addParagraph(note, lookFor(text, "FootnoteText"));
    startRun(noteText).append_child("w:footnoteRef");
    addRun(noteText, u" "_s + text);
}

QByteArray Body::finishDocument() {
    addSection(m_body, m_landscape);
    return serialised(m_document);
}

QByteArray Body::footnotesXml() const {
    return serialised(m_footnotes);
}

} // namespace sheaf::docx
