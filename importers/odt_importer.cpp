#include "importers/odt_importer.h"

#include "importers/declared_language.h"
#include "importers/document_writer.h"
#include "importers/odt_body.h"
#include "importers/office_package.h"
#include "importers/title_worth_showing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr QByteArrayView mimeType("application/vnd.oasis.opendocument.text");

/// One file of XML: its root says so within the first lines.
bool isFlat(QByteArrayView bytes) {
    const QByteArrayView start = bytes.first(std::min<qsizetype>(bytes.size(), 8192));
    return start.contains("<office:document") && start.contains(mimeType);
}

/// The first member, not packed, says what the file is; programs that pack anew may move it.
bool isPackedText(QByteArrayView bytes) {
    if (!isZip(bytes))
        return false;
    if (bytes.first(std::min<qsizetype>(bytes.size(), 200)).contains(mimeType))
        return true;
    const QByteArray borrowed = QByteArray::fromRawData(bytes.data(), bytes.size());
    auto package = ZipPackage::open(borrowed);
    if (!package || !package->contains(u"mimetype"_s) || !package->contains(u"META-INF/manifest.xml"_s))
        return false;
    const auto type = package->read(u"mimetype"_s);
    return type && type->startsWith(mimeType);
}

bool isLocked(ZipPackage& package) {
    const auto manifest = package.read(u"META-INF/manifest.xml"_s);
    return manifest && manifest->contains("encryption-data");
}

/// The roots of a document's parts; in a flat file all are the same.
struct OdtParts {
    std::unique_ptr<pugi::xml_document> contentPart, stylesPart, metaPart;
    pugi::xml_node content, styles, meta;
    QStringList warnings;
};

Result<OdtParts> unpacked(const QByteArray& bytes) {
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    if (isLocked(*package))
        return failure(
            ErrorCode::Encrypted, u"the document is protected by a password"_s,
            u"Open it in LibreOffice, remove the password and save a copy."_s);
    if (!package->contains(u"content.xml"_s))
        return failure(
            ErrorCode::Unsupported, u"an archive, but not an OpenDocument text"_s,
            u"Unpack it, or save the document as .odt."_s);
    const auto content = package->read(u"content.xml"_s);
    if (!content)
        return failure(content);
    auto xml = parseXmlPart(*content);
    if (!xml)
        return failure(xml);
    OdtParts parts;
    parts.contentPart = std::move(*xml);
    parts.stylesPart = optionalPart(*package, u"styles.xml"_s, parts.warnings);
    parts.metaPart = optionalPart(*package, u"meta.xml"_s, parts.warnings);
    parts.content = parts.contentPart->document_element();
    parts.styles = parts.stylesPart ? parts.stylesPart->document_element() : pugi::xml_node();
    parts.meta = parts.metaPart ? parts.metaPart->document_element() : pugi::xml_node();
    return parts;
}

Result<OdtParts> flat(const QByteArray& bytes) {
    auto xml = parseXmlPart(bytes);
    if (!xml)
        return failure(xml);
    OdtParts parts;
    parts.contentPart = std::move(*xml);
    parts.content = parts.styles = parts.meta = parts.contentPart->document_element();
    return parts;
}

void addFurniture(const pugi::xml_node& root, const OdtStyles& styles, OdtBody& body) {
    QList<DocumentBlock> furniture;
    for (const std::string_view place : {"header", "footer"})
        for (const pugi::xml_node& page : childNamed(root, "master-styles").children())
            for (const pugi::xml_node& node : page.children())
                if (localName(node).starts_with(place) && attributeNamed(node, "display") != "false"_L1)
                    appendFurniture(furniture, readOdtBlocks(node, styles, body));
    body.blocks += furniture;
}

OdtBody readBody(const pugi::xml_node& text, const OdtParts& parts, const OdtStyles& styles) {
    OdtBody body;
    body.warnings = parts.warnings;
    body.blocks = readOdtBlocks(text, styles, body);
    for (qsizetype i = 0; i < body.footnotes.size(); ++i)
        appendNote(body.blocks, body.footnotes[i], footnoteMark(i + 1));
    for (qsizetype i = 0; i < body.endnotes.size(); ++i)
        appendNote(body.blocks, body.endnotes[i], endnoteMark(i + 1));
    const bool holdsText =
        std::ranges::any_of(body.blocks, [](const DocumentBlock& block) { return !block.text.trimmed().isEmpty(); });
    if (holdsText)
        addFurniture(parts.styles, styles, body);
    return body;
}

QString metaWord(const OdtParts& parts, std::string_view name) {
    return QString::fromUtf8(childNamed(childNamed(parts.meta, "meta"), name).child_value());
}

} // namespace

QStringList OdtImporter::endings() const {
    return {u"odt"_s, u"ott"_s, u"fodt"_s};
}

Recognition OdtImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (isPackedText(bytes) || isFlat(bytes))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> OdtImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (!isZip(bytes) && !isFlat(bytes))
        return failure(ErrorCode::Damaged, u"not an OpenDocument text, whatever its name says"_s);
    const auto parts = isZip(bytes) ? unpacked(bytes) : flat(bytes);
    if (!parts)
        return failure(parts);
    const pugi::xml_node text = childNamed(childNamed(parts->content, "body"), "text");
    if (!text)
        return failure(
            ErrorCode::Unsupported, u"an OpenDocument file of another kind, not a text"_s,
            u"Save it as .odt, .pdf or .xlsx."_s);
    OdtStyles styles;
    styles.add(parts->styles);
    if (parts->content != parts->styles)
        styles.add(parts->content);
    TextBuilder builder;
    writeDocument(builder, readBody(text, *parts, styles));
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the document holds no text to read"_s,
            u"If its pages are pictures, run text recognition (OCR) over them first."_s);
    const QString declared = declaredLanguage(metaWord(*parts, "language"));
    builder.setLanguage(declared.isEmpty() ? declaredLanguage(styles.language()) : declared);
    return builder.take(u"odt"_s, titleWorthShowing(metaWord(*parts, "title"), request.fileName));
}

} // namespace sheaf
