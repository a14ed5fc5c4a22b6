#include "app/exporters/docx_markup.h"

#include "app/exporters/cell_text.h"

namespace sheaf::docx {

namespace {

constexpr int pageShort = 11906; // A4
constexpr int pageLong = 16838;
constexpr int pageMargin = 1134; // 2 cm

struct BytesWriter : pugi::xml_writer {
    QByteArray bytes;
    void write(const void* data, std::size_t size) override {
        bytes.append(static_cast<const char*>(data), static_cast<qsizetype>(size));
    }
};

void addText(pugi::xml_node run, QStringView piece) {
    if (piece.isEmpty())
        return;
    pugi::xml_node text = run.append_child("w:t");
    text.append_attribute("xml:space") = "preserve";
    text.append_child(pugi::node_pcdata).set_value(piece.toUtf8().constData());
}

} // namespace

pugi::xml_node startPart(pugi::xml_document& document, const char* root) {
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "yes";
    pugi::xml_node node = document.append_child(root);
    node.append_attribute("xmlns:w") = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    node.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return node;
}

QByteArray serialised(const pugi::xml_document& document) {
    BytesWriter writer;
    document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
    return writer.bytes;
}

pugi::xml_node addParagraph(pugi::xml_node parent, const ParagraphLook& look) {
    pugi::xml_node paragraph = parent.append_child("w:p");
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    properties.append_child("w:pStyle").append_attribute("w:val") = look.style;
    if (look.keepNext)
        properties.append_child("w:keepNext");
    if (look.rightToLeft)
        properties.append_child("w:bidi");
    if (look.alignRight)
        properties.append_child("w:jc").append_attribute("w:val") = "right";
    return paragraph;
}

void addRun(pugi::xml_node paragraph, const QString& text, const char* characterStyle) {
    const QString legal = legalText(text);
    pugi::xml_node run = paragraph.append_child("w:r");
    const bool rightToLeft = legal.isRightToLeft();
    if (characterStyle != nullptr || rightToLeft) {
        pugi::xml_node properties = run.append_child("w:rPr");
        if (characterStyle != nullptr)
            properties.append_child("w:rStyle").append_attribute("w:val") = characterStyle;
        if (rightToLeft)
            properties.append_child("w:rtl");
    }
    qsizetype from = 0;
    for (qsizetype i = 0; i < legal.size(); ++i) {
        const QChar c = legal.at(i);
        if (c != u'\n' && c != u'\t')
            continue;
        addText(run, QStringView(legal).sliced(from, i - from));
        run.append_child(c == u'\n' ? "w:br" : "w:tab");
        from = i + 1;
    }
    addText(run, QStringView(legal).sliced(from));
}

void addField(pugi::xml_node paragraph, const char* instruction, const QString& result) {
    const auto fieldMark = [&paragraph](const char* type) {
        paragraph.append_child("w:r").append_child("w:fldChar").append_attribute("w:fldCharType") = type;
    };
    fieldMark("begin");
    pugi::xml_node text = paragraph.append_child("w:r").append_child("w:instrText");
    text.append_attribute("xml:space") = "preserve";
    text.text().set(instruction);
    fieldMark("separate");
    addRun(paragraph, result);
    fieldMark("end");
}

void addSection(pugi::xml_node parent, bool landscape) {
    pugi::xml_node section = parent.append_child("w:sectPr");
    pugi::xml_node footer = section.append_child("w:footerReference");
    footer.append_attribute("w:type") = "default";
    footer.append_attribute("r:id") = "rId4";
    section.append_child("w:type").append_attribute("w:val") = "nextPage";
    pugi::xml_node size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = landscape ? pageLong : pageShort;
    size.append_attribute("w:h") = landscape ? pageShort : pageLong;
    if (landscape)
        size.append_attribute("w:orient") = "landscape";
    pugi::xml_node margins = section.append_child("w:pgMar");
    for (const char* side : {"w:top", "w:right", "w:bottom", "w:left"})
        margins.append_attribute(side) = pageMargin;
    margins.append_attribute("w:header") = pageMargin / 2;
    margins.append_attribute("w:footer") = pageMargin / 2;
    margins.append_attribute("w:gutter") = 0;
}

int textWidth(bool landscape) {
    return (landscape ? pageLong : pageShort) - 2 * pageMargin;
}

QByteArray attributeText(const QString& text) {
    return legalText(text).simplified().toUtf8();
}

} // namespace sheaf::docx
