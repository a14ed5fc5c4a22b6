#pragma once

#include "importers/xml_part.h"
#include "importers/zip_package.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// What one part of an Office Open XML package says about another, or about a place outside.
struct OfficeRelation {
    QString id;
    QString type;   ///< the last word of its name, which the two dialects (transitional, strict) share: `styles`
    QString target; ///< a part's full name, or an address if `isExternal`
    bool isExternal = false;
};

/// The relations of a part (an empty name: of the package); none if their file is missing or damaged.
/// Source: ECMA-376 part 2, 9.3.
[[nodiscard]] QList<OfficeRelation> relationsOf(ZipPackage& package, const QString& part);

/// The part that holds the text: what the package's relations name, else `usual`.
[[nodiscard]] QString mainPartOf(ZipPackage& package, const QString& usual);

/// A part that may be missing; a damaged one is as good as missing, with a warning.
[[nodiscard]] std::unique_ptr<pugi::xml_document>
optionalPart(ZipPackage& package, const QString& name, QStringList& warnings);

/// dc:title of docProps/core.xml.
[[nodiscard]] QString officeTitle(ZipPackage& package, QStringList& warnings);

} // namespace sheaf
