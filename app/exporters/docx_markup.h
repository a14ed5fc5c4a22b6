#pragma once

#include <QByteArray>
#include <QString>

#include <pugixml.hpp>

// The small words of WordprocessingML that body and footnotes are put together from (ECMA-376 part 1, chapter 17). The
// elements' order inside their parents is the schema's: word processors call a file damaged if it is not kept.

namespace sheaf::docx {

/// What a paragraph is besides its style.
struct ParagraphLook {
    const char* style = "Normal";
    bool keepNext = false;    ///< on the same page as the next paragraph
    bool alignRight = false;  ///< for numbers
    bool rightToLeft = false; ///< for text that begins in a script written so
};

/// A new root element with the WordprocessingML namespaces.
pugi::xml_node startPart(pugi::xml_document& document, const char* root);
QByteArray serialised(const pugi::xml_document& document);

pugi::xml_node addParagraph(pugi::xml_node parent, const ParagraphLook& look);
/// The text as one run; line ends and tabs become their elements, what XML has no place for is left out.
void addRun(pugi::xml_node paragraph, const QString& text, const char* characterStyle = nullptr);
/// A field with the result it has now, so that it reads right before anyone updates it.
void addField(pugi::xml_node paragraph, const char* instruction, const QString& result);
/// A4, either way up, with 2 cm margins and the page number below.
void addSection(pugi::xml_node parent, bool landscape);

/// Twips between the margins.
[[nodiscard]] int textWidth(bool landscape);

/// An attribute's value as Word takes it: legal, on one line.
[[nodiscard]] QByteArray attributeText(const QString& text);

} // namespace sheaf::docx
