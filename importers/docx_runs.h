#pragma once

#include <QList>
#include <QString>

#include <pugixml.hpp>

#include <string_view>

namespace sheaf {

struct DocxBody;

/// Reads the text of a paragraph's runs, and notes what it met: marks of notes, deletions, symbols.
/// Keeps the state of fields from one paragraph to the next, for a field may run over several.
/// Source: ECMA-376 part 1, 17.3.3 (run content), 17.16.18 (complex fields), 17.13.5 (revisions).
class DocxRuns {
public:
    explicit DocxRuns(DocxBody& body) : m_body(body) {}

    /// Appends to `text`; returns the text boxes anchored in the paragraph.
    QList<pugi::xml_node> read(const pugi::xml_node& paragraph, QString& text);
    void warn(const QString& line);

private:
    void readInline(const pugi::xml_node& container);
    void readRun(const pugi::xml_node& run);
    void readRunContent(const pugi::xml_node& node);
    void readFieldMark(const pugi::xml_node& mark);
    void addNoteMark(const pugi::xml_node& mark, bool isFootnote);
    void findTextBoxes(const pugi::xml_node& drawing);
    [[nodiscard]] bool showsText() const;
    void add(const QString& text);

    DocxBody& m_body;
    QString* m_text = nullptr;
    QList<pugi::xml_node> m_boxes;
    QList<bool> m_fields; ///< one for each field we are in: true once its result has begun
};

/// Elements whose children count as if they stood in the element's place: the part of them to go on with, or null.
/// Of alternatives, the first choice.
[[nodiscard]] pugi::xml_node transparentContent(const pugi::xml_node& node);
[[nodiscard]] bool isDeletion(std::string_view localName);
[[nodiscard]] QString deletionWarning();

} // namespace sheaf
