#include "importers/epub_package.h"

#include "importers/xml_part.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

tl::unexpected<Error> damaged(const QString& message, const QString& detail = {}) {
    return failure(ErrorCode::Damaged, message, u"Get the book again from where it came from."_s, detail);
}

Result<std::unique_ptr<pugi::xml_document>> xmlOf(ZipPackage& package, const QString& part) {
    const auto bytes = package.read(part);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return damaged(u"the book lacks its part %1"_s.arg(part.left(200)));
    if (!bytes)
        return failure(bytes);
    auto xml = parseXmlPart(*bytes);
    if (!xml && xml.error().code == ErrorCode::Damaged)
        return damaged(u"the book's part %1 is damaged"_s.arg(part.left(200)), xml.error().detail);
    return xml;
}

/// The part that `reference`, as it stands in a part of `folder`, leads to: without `.`, `..`, fragment and escapes.
QString partFrom(const QString& folder, const QString& reference) {
    const QString path = QString::fromUtf8(QByteArray::fromPercentEncoding(reference.section(u'#', 0, 0).toUtf8()));
    QStringList steps;
    for (const QString& step : (folder + path).split(u'/', Qt::SkipEmptyParts)) {
        if (step == ".."_L1 && !steps.isEmpty())
            steps.removeLast();
        else if (step != "."_L1 && step != ".."_L1)
            steps.append(step);
    }
    return steps.join(u'/');
}

Result<QString> packageDocument(ZipPackage& package) {
    const auto container = xmlOf(package, u"META-INF/container.xml"_s);
    if (!container)
        return failure(container);
    for (const pugi::xml_node& file : childNamed((*container)->document_element(), "rootfiles").children())
        if (const QString path = partFrom({}, attributeNamed(file, "full-path")); !path.isEmpty())
            return path;
    return damaged(u"the book does not say where its contents are"_s);
}

/// Parts that a key locks. Fonts are often disguised, which is no matter of ours.
QSet<QString> lockedParts(ZipPackage& package) {
    QSet<QString> locked;
    if (!package.contains(u"META-INF/encryption.xml"_s))
        return locked;
    const auto encryption = xmlOf(package, u"META-INF/encryption.xml"_s);
    if (!encryption)
        return locked;
    for (const pugi::xml_node& entry : (*encryption)->document_element().children()) {
        const QString method = attributeNamed(childNamed(entry, "EncryptionMethod"), "Algorithm");
        if (method == "http://www.idpf.org/2008/embedding"_L1 || method == "http://ns.adobe.com/pdf/enc#RC"_L1)
            continue;
        const pugi::xml_node reference = childNamed(childNamed(entry, "CipherData"), "CipherReference");
        if (reference)
            locked.insert(partFrom({}, attributeNamed(reference, "URI")));
    }
    return locked;
}

bool isPage(const QString& mediaType) {
    return mediaType == "application/xhtml+xml"_L1 || mediaType == "text/html"_L1 ||
           mediaType == "text/x-oeb1-document"_L1 || mediaType == "application/xml"_L1;
}

} // namespace

Result<EpubContents> epubContents(ZipPackage& package) {
    const auto path = packageDocument(package);
    if (!path)
        return failure(path);
    const auto document = xmlOf(package, *path);
    if (!document)
        return failure(document);
    const pugi::xml_node root = (*document)->document_element();
    const QString folder = path->left(path->lastIndexOf(u'/') + 1);

    EpubContents contents;
    const pugi::xml_node metadata = childNamed(root, "metadata");
    const pugi::xml_node older = childNamed(metadata, "dc-metadata");
    const pugi::xml_node described = older ? older : metadata;
    contents.title = QString::fromUtf8(childNamed(described, "title").child_value());
    contents.language = QString::fromUtf8(childNamed(described, "language").child_value());

    QHash<QString, QString> pages; // by id
    for (const pugi::xml_node& item : childNamed(root, "manifest").children())
        if (isPage(attributeNamed(item, "media-type")))
            pages.insert(attributeNamed(item, "id"), partFrom(folder, attributeNamed(item, "href")));
    const QSet<QString> locked = lockedParts(package);
    for (const pugi::xml_node& reference : childNamed(root, "spine").children()) {
        const QString page = pages.value(attributeNamed(reference, "idref"));
        if (page.isEmpty())
            continue;
        if (locked.contains(page))
            return failure(
                ErrorCode::Encrypted, u"the book is protected against copying"_s,
                u"Ask whoever sent it for a copy without protection."_s);
        (package.contains(page) ? contents.pages : contents.missing).append(page);
    }
    if (contents.pages.isEmpty())
        return damaged(u"the book does not say in which order to read it"_s);
    return contents;
}

} // namespace sheaf
