#include "importers/docx_importer.h"

#include "importers/compound_file.h"
#include "importers/declared_language.h"
#include "importers/document_writer.h"
#include "importers/docx_body.h"
#include "importers/office_package.h"
#include "importers/title_worth_showing.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype mostRunningParts = 50;

/// Reads the parts of a Word file one after the other into one DocxBody.
class DocxReader {
public:
    DocxReader(ZipPackage& package, const QString& part)
        : m_package(package), m_folder(part.left(part.lastIndexOf(u'/') + 1)), m_relations(relationsOf(package, part)) {
    }

    DocumentContent read(const pugi::xml_node& document) {
        if (const auto styles = related(u"styles"_s))
            m_references.styles = DocxStyles(styles->document_element());
        if (const auto numbering = related(u"numbering"_s))
            m_references.numbering = DocxNumbering(numbering->document_element(), m_references.styles);
        readComments();
        m_references.links = linksOf(m_relations);
        m_body.blocks = readDocxBlocks(childNamed(document, "body"), m_references, m_body);
        readNotes(u"footnotes"_s, m_body.footnotes, footnoteMark);
        readNotes(u"endnotes"_s, m_body.endnotes, endnoteMark);
        const bool holdsText = std::ranges::any_of(
            m_body.blocks, [](const DocumentBlock& block) { return !block.text.trimmed().isEmpty(); });
        if (holdsText)
            readRunningParts();
        for (const QString& warning : std::as_const(m_warnings))
            m_body.warn(warning);
        return std::move(m_body);
    }

    /// What the document says its language is; call after read().
    [[nodiscard]] QString language() {
        if (const QString tag = declaredLanguage(m_references.styles.language()); !tag.isEmpty())
            return tag;
        const auto settings = related(u"settings"_s);
        return settings
                   ? declaredLanguage(attributeNamed(childNamed(settings->document_element(), "themeFontLang"), "val"))
                   : QString();
    }

private:
    /// The name of the one part of a kind; parts lie beside the text where no relation says otherwise.
    [[nodiscard]] QString partNamed(const QString& type) const {
        for (const OfficeRelation& relation : m_relations)
            if (relation.type == type && !relation.isExternal)
                return relation.target;
        return m_folder + type + u".xml"_s;
    }

    std::unique_ptr<pugi::xml_document> related(const QString& type) {
        return optionalPart(m_package, partNamed(type), m_warnings);
    }

    static QHash<QString, QString> linksOf(const QList<OfficeRelation>& relations) {
        QHash<QString, QString> links;
        for (const OfficeRelation& relation : relations)
            if (relation.isExternal && relation.type == "hyperlink"_L1)
                links.insert(relation.id, relation.target);
        return links;
    }

    void readComments() {
        const auto part = related(u"comments"_s);
        if (!part)
            return;
        for (const pugi::xml_node& node : part->document_element().children()) {
            DocxBody body;
            DocxReferences references;
            TextMark mark{.kind = TextMarkKind::Comment};
            mark.detail = plainText(readDocxBlocks(node, references, body));
            mark.author = tidyTitle(attributeNamed(node, "author"));
            mark.writtenAt = tidyTitle(attributeNamed(node, "date"));
            if (!mark.detail.isEmpty())
                m_references.comments.insert(attributeNamed(node, "id"), mark);
        }
    }

    /// Appends the notes that the text refers to, in the order of their marks.
    void readNotes(const QString& type, const NoteIds& ids, QString (*markOf)(qsizetype)) {
        const auto part = related(type);
        if (!part)
            return;
        m_references.links = linksOf(relationsOf(m_package, partNamed(type)));
        QHash<QString, pugi::xml_node> notes;
        for (const pugi::xml_node& note : part->document_element().children())
            notes.insert(attributeNamed(note, "id"), note);
        const QStringList inOrder = ids.inOrder();
        for (qsizetype i = 0; i < inOrder.size(); ++i)
            appendNote(m_body.blocks, readDocxBlocks(notes.value(inOrder[i]), m_references, m_body), markOf(i + 1));
    }

    void readRunningParts() {
        QList<DocumentBlock> furniture;
        m_references.links.clear();
        for (const QString& type : {u"header"_s, u"footer"_s}) {
            qsizetype read = 0;
            for (const OfficeRelation& relation : std::as_const(m_relations)) {
                if (relation.type != type || relation.isExternal || ++read > mostRunningParts)
                    continue;
                if (const auto part = optionalPart(m_package, relation.target, m_warnings))
                    appendFurniture(furniture, readDocxBlocks(part->document_element(), m_references, m_body));
            }
        }
        m_body.blocks += furniture;
    }

    ZipPackage& m_package;
    QString m_folder;
    QList<OfficeRelation> m_relations;
    DocxReferences m_references;
    DocxBody m_body;
    QStringList m_warnings;
};

} // namespace

QStringList DocxImporter::endings() const {
    return {u"docx"_s, u"docm"_s};
}

Recognition DocxImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    if (isCompoundFile(bytes) || zipHolds(bytes, "word/document"))
        return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> DocxImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    if (isCompoundFile(bytes))
        return compoundFileError(bytes);
    if (!isZip(bytes))
        return failure(ErrorCode::Damaged, u"not a Word file, whatever its name says"_s);
    auto package = ZipPackage::open(bytes);
    if (!package)
        return failure(package);
    const QString part = mainPartOf(*package, u"word/document.xml"_s);
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
    DocxReader reader(*package, part);
    writeDocument(builder, reader.read((*document)->document_element()));
    builder.setLanguage(reader.language());
    QStringList warnings;
    const QString title = officeTitle(*package, warnings);
    for (const QString& warning : std::as_const(warnings))
        builder.addWarning(warning);
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the document holds no text to read"_s,
            u"If its pages are pictures, run text recognition (OCR) over them first."_s);
    return builder.take(u"docx"_s, titleWorthShowing(title, request.fileName));
}

} // namespace sheaf
