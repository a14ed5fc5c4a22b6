#include "importers/docx_importer.h"

#include "importers/docx_body.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"
#include "importers/transcript_passages.h"
#include "importers/xml_part.h"
#include "importers/zip_package.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr QByteArrayView zipMagic("PK\x03\x04", 4);
constexpr QByteArrayView compoundMagic("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);

QByteArray asUtf16(const char* name) {
    QByteArray wide;
    for (; *name; ++name)
        wide.append(*name).append('\0');
    return wide;
}

/// The old Office container: a `.doc`, or a `.docx` that a password locks.
tl::unexpected<Error> compoundFileError(const QByteArray& bytes) {
    if (bytes.contains(asUtf16("EncryptedPackage")))
        return failure(
            ErrorCode::Encrypted, u"the document is protected by a password"_s,
            u"Open it in Word, remove the password and save a copy."_s);
    return failure(
        ErrorCode::Unsupported, u"the old Word format (.doc) is not read"_s,
        u"Open it in Word and save it as .docx."_s);
}

QString folderOf(const QString& part) {
    return part.left(part.lastIndexOf(u'/') + 1);
}

/// The part that holds the text. Nearly always word/document.xml, but only the relations say so.
QString mainPart(ZipPackage& package) {
    const auto relations = package.read(u"_rels/.rels"_s);
    if (relations) {
        if (const auto xml = parseXmlPart(*relations)) {
            for (const pugi::xml_node& relation : (*xml)->document_element().children()) {
                if (!attributeNamed(relation, "Type").endsWith("/officeDocument"_L1))
                    continue;
                QString target = attributeNamed(relation, "Target");
                if (target.startsWith(u'/'))
                    target.remove(0, 1);
                if (package.contains(target))
                    return target;
            }
        }
    }
    return u"word/document.xml"_s;
}

/// A part that may be missing; a damaged one is as good as missing, with a warning.
std::unique_ptr<pugi::xml_document> optionalPart(ZipPackage& package, const QString& name, TextBuilder& builder) {
    if (!package.contains(name))
        return nullptr;
    const auto bytes = package.read(name);
    auto xml = bytes ? parseXmlPart(*bytes) : Result<std::unique_ptr<pugi::xml_document>>(failure(bytes));
    if (xml)
        return std::move(*xml);
    builder.addWarning(u"its part %1 is damaged and was left out"_s.arg(tidyTitle(name)));
    return nullptr;
}

/// Appends the notes that the body refers to, in the order of their marks.
void appendNotes(DocxBody& body, const pugi::xml_document* part, const DocxStyles& styles, bool areFootnotes) {
    if (!part)
        return;
    QHash<QString, pugi::xml_node> notes;
    for (const pugi::xml_node& note : part->document_element().children())
        notes.insert(attributeNamed(note, "id"), note);
    const QStringList ids = (areFootnotes ? body.footnotes : body.endnotes).inOrder();
    for (qsizetype i = 0; i < ids.size(); ++i) {
        const DocxBody note = readDocxBody(notes.value(ids[i]), styles);
        DocxBlock block;
        block.like.kind = PassageKind::Footnote;
        for (const DocxBlock& paragraph : note.blocks)
            if (const QString text = paragraph.text.trimmed(); !text.isEmpty())
                block.text += block.text.isEmpty() ? text : u'\n' + text;
        if (block.text.isEmpty())
            continue;
        block.text.prepend((areFootnotes ? footnoteMark(i + 1) : endnoteMark(i + 1)) + u' ');
        body.blocks.append(block);
        for (const QString& warning : note.warnings)
            if (!body.warnings.contains(warning))
                body.warnings.append(warning);
    }
}

QStringList linesOf(const QList<DocxBlock>& blocks) {
    QStringList lines;
    for (const DocxBlock& block : blocks)
        lines << block.text.split(u'\n') << QString();
    return lines;
}

void addBlocks(TextBuilder& builder, const QList<DocxBlock>& blocks) {
    if (const auto transcript = transcriptFromLines(linesOf(blocks))) {
        addTranscript(builder, *transcript);
        return;
    }
    for (const DocxBlock& block : blocks)
        builder.addPassage(block.like, block.text, TextBuilder::LineBreaks::Keep);
}

QString titleOf(ZipPackage& package, TextBuilder& builder) {
    const auto core = optionalPart(package, u"docProps/core.xml"_s, builder);
    if (!core)
        return {};
    return QString::fromUtf8(childNamed(core->document_element(), "title").child_value());
}

} // namespace

QStringList DocxImporter::endings() const {
    return {u"docx"_s, u"docm"_s};
}

Recognition DocxImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const bool isZip = bytes.startsWith(zipMagic);
    if (bytes.startsWith(compoundMagic) || (isZip && bytes.contains("word/document")))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> DocxImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (bytes.startsWith(compoundMagic))
        return compoundFileError(bytes);
    if (!bytes.startsWith(zipMagic))
        return failure(ErrorCode::Damaged, u"not a Word file, whatever its name says"_s);
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    const QString part = mainPart(*package);
    if (!package->contains(part))
        return failure(
            ErrorCode::Unsupported, u"an archive, but not a Word file"_s,
            u"Unpack it, or save the document as .docx."_s);
    const auto content = package->read(part);
    if (!content)
        return failure(content);
    const auto document = parseXmlPart(*content);
    if (!document)
        return failure(document);

    TextBuilder builder;
    const QString folder = folderOf(part);
    const auto styleSheet = optionalPart(*package, folder + u"styles.xml"_s, builder);
    const DocxStyles styles = styleSheet ? DocxStyles(styleSheet->document_element()) : DocxStyles();
    DocxBody body = readDocxBody(childNamed((*document)->document_element(), "body"), styles);
    appendNotes(body, optionalPart(*package, folder + u"footnotes.xml"_s, builder).get(), styles, true);
    appendNotes(body, optionalPart(*package, folder + u"endnotes.xml"_s, builder).get(), styles, false);
    addBlocks(builder, body.blocks);
    for (const QString& warning : std::as_const(body.warnings))
        builder.addWarning(warning);
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the document holds no text to read"_s,
            u"If its pages are pictures, run text recognition (OCR) over them first."_s);
    return builder.take(u"docx"_s, titleWorthShowing(titleOf(*package, builder), request.fileName));
}

} // namespace sheaf
