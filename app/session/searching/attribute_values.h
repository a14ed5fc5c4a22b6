#pragma once

#include "coding/attribute.h"

#include <QHash>

#include <vector>

namespace sheaf {

class ProjectFile;

/// An attribute with what sites, or sources, have for it.
struct HeldAttribute {
    Attribute attribute;
    QHash<qint64, QString> values; ///< by the owner's number; none of them empty
};

/// Those of this name: of sites, of sources. Errors: InvalidArgument (there is none; the hint lists them), of reading.
[[nodiscard]] Result<std::vector<HeldAttribute>> attributesNamed(ProjectFile& project, const QString& name);

/// What a filter may ask for to find a value that is held: the value, as compared; of a date also its month and year.
[[nodiscard]] QStringList findableBy(const Attribute& attribute, const QString& held);

/// What a filter on one value asks for: the value, as compared in findableBy(). Errors: InvalidArgument: the attribute
/// can't have it.
[[nodiscard]] Result<QString> soughtAs(const Attribute& attribute, const QString& written);

} // namespace sheaf
