#pragma once

#include "importers/docx_body.h"

#include <QList>
#include <QString>

#include <pugixml.hpp>

#include <string_view>

namespace sheaf {

/// Reads the text of a paragraph's runs, and notes what it met: marks of notes, comments and links, changes, symbols.
/// Keeps the state of fields from one paragraph to the next, for a field may run over several.
/// Source: ECMA-376 part 1, 17.3.3 (run content), 17.13.4 (comments), 17.16.18 (complex fields), 17.13.5 (revisions).
class DocxRuns {
public:
    DocxRuns(DocxReferences& references, DocxBody& body) : m_references(references), m_body(body) {}

    /// Appends the paragraph's text and points to the block, and says whether all of it is emphasised; returns the text
    /// boxes anchored in the paragraph. `style` is the paragraph's.
    QList<pugi::xml_node> read(const pugi::xml_node& paragraph, const QString& style, DocumentBlock& block);
    void startComment(const pugi::xml_node& node, DocumentBlock& block);
    void endComment(const pugi::xml_node& node, DocumentBlock& block);

private:
    struct Field {
        bool showsResult = false; ///< true once its result has begun
        QString instruction;
        int link = -1;
    };
    void readInline(const pugi::xml_node& container);
    void readHyperlink(const pugi::xml_node& node);
    void readMath(const pugi::xml_node& container);
    void readRun(const pugi::xml_node& run);
    void readRunContent(const pugi::xml_node& node, bool isSymbolFont);
    void readFieldMark(const pugi::xml_node& mark);
    void addNoteMark(const pugi::xml_node& mark, bool isFootnote);
    void addSymbol(const pugi::xml_node& symbol);
    void findTextBoxes(const pugi::xml_node& drawing);
    [[nodiscard]] int startLink(const QString& target);
    void endLink(int link);
    [[nodiscard]] bool showsText() const;
    void add(const QString& text);

    DocxReferences& m_references;
    DocxBody& m_body;
    DocumentBlock* m_block = nullptr;
    QString m_style; ///< the paragraph's
    QList<pugi::xml_node> m_boxes;
    QList<Field> m_fields; ///< those we are in
    bool m_runIsBold = false, m_runIsItalic = false;
    bool m_allBold = true, m_allItalic = true; ///< of what is visible in the paragraph
};

/// Elements whose children count as if they stood in the element's place: the part of them to go on with, or null.
/// Of alternatives, the first choice.
[[nodiscard]] pugi::xml_node transparentContent(const pugi::xml_node& node);
[[nodiscard]] bool isDeletion(std::string_view localName);
[[nodiscard]] bool isInsertion(std::string_view localName);
/// Where a HYPERLINK field leads; empty for other fields and for places in the same document.
[[nodiscard]] QString linkOfField(const QString& instruction);

} // namespace sheaf
