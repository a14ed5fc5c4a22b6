#pragma once

#include "coding/table.h"

#include <QByteArray>
#include <QString>

#include <pugixml.hpp>

namespace sheaf::docx {

/// Builds `word/document.xml` and `word/footnotes.xml` side by side: tables are added in the order they are read.
///
/// Threads: one object, one thread.
/// Cost:    both documents are held in memory until they are asked for; about 1 kB a cell.
class Body {
public:
    Body(const QString& title, const QString& language);

    /// Caption, scope line, table and notes; a new section where the orientation changes. A table too wide for the page
    /// becomes several with one number, each with the columns that name the rows.
    void addTable(const Table& table);

    /// Ends the last section. Call once, after the last table.
    [[nodiscard]] QByteArray finishDocument();
    [[nodiscard]] QByteArray footnotesXml() const;

private:
    struct Part;

    void turnPage(bool landscape);
    void addCaption(const Table& table, qsizetype part, qsizetype parts);
    void addPart(const Table& table, const Part& part);
    void addHeaderRow(pugi::xml_node tbl, const Table& table, const Part& part);
    void addGroupRow(pugi::xml_node tbl, const TableRow& row, const Part& part);
    void addRow(pugi::xml_node tbl, const Table& table, const TableRow& row, const Part& part);
    void addCell(pugi::xml_node tr, const TableCell& cell, int width, bool namesRow);
    void addItems(pugi::xml_node tc, const TableCell& cell, const char* style);
    void addFootnote(pugi::xml_node paragraph, const QString& text);

    QString m_language;
    pugi::xml_document m_document;
    pugi::xml_document m_footnotes;
    pugi::xml_node m_body;
    pugi::xml_node m_notes;
    bool m_landscape = false;
    bool m_anyTable = false;
    int m_tables = 0;
    int m_lastFootnote = 0;
};

} // namespace sheaf::docx
