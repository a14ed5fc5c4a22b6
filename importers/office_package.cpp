#include "importers/office_package.h"

#include "importers/text_builder.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QString folderOf(const QString& part) {
    return part.left(part.lastIndexOf(u'/') + 1);
}

} // namespace

QList<OfficeRelation> relationsOf(ZipPackage& package, const QString& part) {
    const QString folder = folderOf(part);
    const auto bytes = package.read(folder + u"_rels/"_s + part.sliced(folder.size()) + u".rels"_s);
    if (!bytes)
        return {};
    const auto xml = parseXmlPart(*bytes);
    if (!xml)
        return {};
    QList<OfficeRelation> relations;
    for (const pugi::xml_node& node : (*xml)->document_element().children()) {
        OfficeRelation relation;
        relation.id = attributeNamed(node, "Id");
        relation.type = attributeNamed(node, "Type").section(u'/', -1);
        relation.target = attributeNamed(node, "Target");
        relation.isExternal = attributeNamed(node, "TargetMode") == "External"_L1;
        if (!relation.isExternal)
            relation.target = relation.target.startsWith(u'/') ? relation.target.sliced(1)
                                                               : QDir::cleanPath(folder + relation.target);
        relations.append(relation);
    }
    return relations;
}

QString mainPartOf(ZipPackage& package, const QString& usual) {
    const QList<OfficeRelation> relations = relationsOf(package, {});
    for (const OfficeRelation& relation : relations)
        if (relation.type == "officeDocument"_L1 && package.contains(relation.target))
            return relation.target;
    return usual;
}

std::unique_ptr<pugi::xml_document> optionalPart(ZipPackage& package, const QString& name, QStringList& warnings) {
    if (!package.contains(name))
        return nullptr;
    const auto bytes = package.read(name);
    auto xml = bytes ? parseXmlPart(*bytes) : Result<std::unique_ptr<pugi::xml_document>>(failure(bytes));
    if (xml)
        return std::move(*xml);
    warnings.append(u"its part %1 is damaged and was left out"_s.arg(tidyTitle(name)));
    return nullptr;
}

QString officeTitle(ZipPackage& package, QStringList& warnings) {
    const auto core = optionalPart(package, u"docProps/core.xml"_s, warnings);
    return core ? QString::fromUtf8(childNamed(core->document_element(), "title").child_value()) : QString();
}

} // namespace sheaf
