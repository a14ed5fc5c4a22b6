#include "app/session/searching/attribute_values.h"

#include "app/session/searching/filter_values.h"
#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<std::vector<HeldAttribute>> attributesNamed(ProjectFile& project, const QString& name) {
    const AttributeRepository attributes(project);
    const auto known = attributes.all();
    if (!known)
        return failure(known);
    std::vector<HeldAttribute> found;
    QStringList names;
    for (const Attribute& attribute : *known) {
        names.append(attribute.name);
        if (foldedName(attribute.name) != foldedName(name))
            continue;
        const auto values = attributes.values(attribute.owner);
        if (!values)
            return failure(values);
        HeldAttribute held{.attribute = attribute, .values = {}};
        for (auto owner = values->cbegin(); owner != values->cend(); ++owner) {
            if (const QString value = owner->value(attribute.name); !value.isEmpty())
                held.values.insert(owner.key(), value);
        }
        found.push_back(std::move(held));
    }
    if (found.empty()) {
        return failure(
            ErrorCode::InvalidArgument, u"there is no field or attribute “%1”"_s.arg(name.trimmed()),
            u"attributes "_s + (names.isEmpty() ? u"known: none"_s : knownOnes(names)) +
                u"; “sheaf help search” lists the fields"_s);
    }
    return found;
}

QStringList findableBy(const Attribute& attribute, const QString& held) {
    const QString name = comparedName(held);
    QStringList found{name};
    if (attribute.type == AttributeType::Date) {
        for (qsizetype dash = name.indexOf(u'-'); dash > 0; dash = name.indexOf(u'-', dash + 1))
            found.append(name.first(dash));
    }
    return found;
}

Result<QString> soughtAs(const Attribute& attribute, const QString& written) {
    return canonicalValue(attribute, written).map(comparedName);
}

} // namespace sheaf
