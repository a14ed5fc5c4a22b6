#include "tests/importers/sketches.h"

#include <zip.h>

#include <stdexcept>

namespace sheaf::test {

PdfSketch& PdfSketch::text(double x, double y, const QByteArray& latin1, double size, bool bold) {
    QByteArray escaped = latin1;
    escaped.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
    m_contents.last() += "BT /" + QByteArray(bold ? "F2" : "F1") + ' ' + QByteArray::number(size) + " Tf " +
                         QByteArray::number(x) + ' ' + QByteArray::number(m_height - y) + " Td (" + escaped +
                         ") Tj ET\n";
    return *this;
}

PdfSketch& PdfSketch::lines(double x, double y, const QList<QByteArray>& lines, double size) {
    for (const QByteArray& line : lines) {
        text(x, y, line, size);
        y += 12;
    }
    return *this;
}

PdfSketch& PdfSketch::nextPage() {
    m_contents.append(QByteArray());
    return *this;
}

PdfSketch& PdfSketch::title(const QByteArray& title) {
    m_title = title;
    return *this;
}

QByteArray PdfSketch::bytes() const {
    QList<QByteArray> objects = {"<</Type/Catalog/Pages 2 0 R>>", {}, {}, {}, "<</Title(" + m_title + ")>>"};
    objects[2] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    objects[3] = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>";
    QByteArray kids;
    for (const QByteArray& content : m_contents) {
        const qsizetype number = objects.size() + 1;
        kids += QByteArray::number(number) + " 0 R ";
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 " + QByteArray::number(m_width) + ' ' +
            QByteArray::number(m_height) + "]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents " +
            QByteArray::number(number + 1) + " 0 R>>");
        objects.append("<</Length " + QByteArray::number(content.size()) + ">>stream\n" + content + "endstream");
    }
    objects[1] = "<</Type/Pages/Count " + QByteArray::number(m_contents.size()) + "/Kids[" + kids + "]>>";
    QByteArray file = "%PDF-1.4\n";
    QByteArray table = "0000000000 65535 f \n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(file.size()).rightJustified(10, '0') + " 00000 n \n";
        file += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const qsizetype start = file.size();
    file += "xref\n0 " + QByteArray::number(objects.size() + 1) + '\n' + table +
            "trailer<</Root 1 0 R/Info 5 0 R/Size " + QByteArray::number(objects.size() + 1) + ">>\nstartxref\n" +
            QByteArray::number(start) + "\n%%EOF\n";
    return file;
}

QByteArray docxParagraph(const QByteArray& text, const QByteArray& properties) {
    return "<w:p><w:pPr>" + properties + "</w:pPr><w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r></w:p>";
}

QByteArray docxWith(const QByteArray& body, const QList<std::pair<QByteArray, QByteArray>>& parts) {
    return zipWith(
        QList<std::pair<QByteArray, QByteArray>>{
            {"_rels/.rels", "<Relationships><Relationship Type=\"http://x/officeDocument\" "
                            "Target=\"word/document.xml\"/></Relationships>"},
            {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"}} +
        parts);
}

QByteArray compoundFileWith(const QByteArray& stream) {
    QByteArray file = QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8).leftJustified(512, '\0');
    QByteArray entry;
    for (const char c : stream)
        entry.append(c).append('\0');
    const char length = static_cast<char>(entry.size() + 2);
    entry = entry.leftJustified(64, '\0') + length + '\0' + '\x02';
    return file + entry.leftJustified(512, '\0');
}

QByteArray zipWith(const QList<std::pair<QByteArray, QByteArray>>& members) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* zip = zip_open_from_source(target, ZIP_TRUNCATE, &error);
    if (!zip)
        throw std::runtime_error("no zip");
    zip_source_keep(target);
    for (const auto& [name, content] : members) {
        zip_source_t* source =
            zip_source_buffer(zip, content.constData(), static_cast<zip_uint64_t>(content.size()), 0);
        const zip_int64_t index = zip_file_add(zip, name.constData(), source, ZIP_FL_ENC_UTF_8);
        if (name == "mimetype") // the one member that tells a format by its place must not be packed
            zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0)
        throw std::runtime_error("zip not written");
    zip_source_open(target);
    zip_source_seek(target, 0, SEEK_END);
    QByteArray bytes(zip_source_tell(target), Qt::Uninitialized);
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), static_cast<zip_uint64_t>(bytes.size()));
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

} // namespace sheaf::test
