#include "app/session/searching/filter_values.h"
#include "app/session/searching/language_names.h"
#include "app/session/searching/property_filters.h"
#include "coding/attribute.h"
#include "coding/name_folding.h"
#include "coding/source_type.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/site_repository.h"
#include "indexer/passage_set.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

using Accepts = std::function<bool(const PassageLookup::SourceRow&)>;

tl::unexpected<Error> unknown(const QueryFilter& filter, const QString& what, const QStringList& known) {
    return filterError(filter, ErrorCode::InvalidArgument, what, knownOnes(known));
}

Result<Accepts> bySite(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return Accepts([](const auto& source) { return source.site.has_value(); });
    ProjectFile& project = facts.project();
    const auto sites = SiteRepository(project).all();
    if (!sites)
        return failure(sites);
    QStringList names;
    for (const Site& site : *sites) {
        if (foldedName(site.name) == foldedName(value.from))
            return Accepts([id = site.id](const auto& source) { return source.site == id; });
        names.append(site.name);
    }
    return unknown(filter, u"there is no site “%1”"_s.arg(value.from.trimmed()), names);
}

Result<Accepts> byType(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return Accepts([](const auto& source) { return !source.type.isEmpty(); });
    const QString type = foldedName(sourceTypeFromWord(value.from));
    QStringList names;
    for (const auto& source : facts.sources())
        names.append(source.row.type);
    for (const SourceType& known : knownSourceTypes())
        names.append(QString::fromUtf16(known.name));
    names.removeDuplicates();
    if (std::ranges::none_of(names, [&](const QString& name) { return foldedName(name) == type; }))
        return unknown(filter, u"there is no type of source “%1”"_s.arg(value.from.trimmed()), names);
    return Accepts([type](const auto& source) { return foldedName(source.type) == type; });
}

Accepts byPeriod(const FieldValue& value) {
    if (value.isAny)
        return [](const auto& source) { return !source.period.isNull(); };
    return [period = monthsOf(value)](const auto& source) { return period.overlaps(source.period); };
}

Result<Accepts> byLanguage(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return Accepts([](const auto& source) { return !source.language.isEmpty(); });
    QString wanted = comparedLanguage(value.from);
    QStringList held;
    for (const auto& source : facts.sources())
        held.append(source.row.language);
    const auto isWanted = [&wanted](const QString& language) { return isOfLanguage(language, wanted); };
    if (std::ranges::none_of(held, isWanted)) { // whatever sources have is a language, also where nobody knows its code
        const auto meant = languageFromWord(value.from);
        if (!meant) {
            held.sort();
            return unknown(filter, u"there is no language “%1”"_s.arg(value.from), held);
        }
        wanted = *meant;
    }
    return Accepts([wanted](const auto& source) { return isOfLanguage(source.language, wanted); });
}

Accepts byConfidentiality(const FieldValue& value) {
    if (value.isAny)
        return [](const auto&) { return true; };
    return
        [wanted = confidentialityFromWord(value.from)](const auto& source) { return source.confidentiality == wanted; };
}

/// Which values of an attribute a filter takes. Values are canonical: numbers plain, dates ISO 8601 as exact as known.
Result<std::function<bool(const QString&)>>
valuesOf(const Attribute& attribute, const QueryFilter& filter, const FieldValue& value) {
    using Fits = std::function<bool(const QString&)>;
    if (value.isAny)
        return Fits([](const QString&) { return true; });
    const auto from = canonicalValue(attribute, value.from);
    const auto to = canonicalValue(attribute, value.to.value_or(QString()));
    if (!from || !to)
        return filterError(filter, from ? to.error() : from.error());
    if (!value.to)
        return Fits([wanted = foldedName(*from), isDate = attribute.type == AttributeType::Date](const QString& held) {
            return foldedName(held) == wanted || (isDate && held.startsWith(wanted + u'-')); // a day of the month
        });
    if (attribute.type == AttributeType::Number)
        return Fits([from = *from, to = *to](const QString& held) {
            const double number = held.toDouble();
            return (from.isEmpty() || from.toDouble() <= number) && (to.isEmpty() || number <= to.toDouble());
        });
    return Fits([from = foldedName(*from), to = foldedName(*to),
                 isDate = attribute.type == AttributeType::Date](const QString& held) {
        const QString name = foldedName(held);
        // Dates are as exact as they are known: `2019` may be any day of that year, at either end.
        return (from.isEmpty() || from <= name || (isDate && from.startsWith(name))) &&
               (to.isEmpty() || name <= to || (isDate && name.startsWith(to)));
    });
}

Result<Accepts>
byAttribute(const PassageFacts& facts, const QueryFilter& filter, const QString& name, const FieldValue& value) {
    ProjectFile& project = facts.project();
    const AttributeRepository attributes(project);
    const auto known = attributes.all();
    if (!known)
        return failure(known);
    QSet<qint64> owners[2]; // sites, sources
    bool isKnown = false;
    QStringList names;
    for (const Attribute& attribute : *known) {
        names.append(attribute.name);
        if (foldedName(attribute.name) != foldedName(name))
            continue;
        isKnown = true;
        const auto fits = valuesOf(attribute, filter, value);
        if (!fits)
            return failure(fits);
        const auto values = attributes.values(attribute.owner);
        if (!values)
            return failure(values);
        for (auto owner = values->cbegin(); owner != values->cend(); ++owner) {
            const auto held = owner->constFind(attribute.name);
            if (held != owner->cend() && !held->isEmpty() && (*fits)(*held))
                owners[attribute.owner == AttributeOwner::Source ? 1 : 0].insert(owner.key());
        }
    }
    if (!isKnown)
        return unknown(filter, u"there is no attribute “%1”"_s.arg(name.trimmed()), names);
    return Accepts([sites = owners[0], sources = owners[1]](const auto& source) {
        return sources.contains(source.source.value) || (source.site && sites.contains(source.site->value));
    });
}

Result<Accepts> accepts(const PassageFacts& facts, const QueryFilter& filter, const PropertyFilter& property) {
    const FieldValue& value = property.value;
    switch (property.field) {
    case QueryField::Site:
        return bySite(facts, filter, value);
    case QueryField::Type:
        return byType(facts, filter, value);
    case QueryField::Period:
        return byPeriod(value);
    case QueryField::Round:
        return byAttribute(facts, filter, u"round"_s, value);
    case QueryField::Language:
        return byLanguage(facts, filter, value);
    case QueryField::Title:
        if (value.isAny)
            return Accepts([](const auto&) { return true; });
        return Accepts([holds = HoldsWords(value.from)](const auto& source) { return holds(source.title); });
    case QueryField::Confidentiality:
        return byConfidentiality(value);
    case QueryField::Attribute:
        return byAttribute(facts, filter, property.attribute, value);
    default:
        return filterError(filter, ErrorCode::Internal, u"“%1” is not of a source"_s.arg(filter.written));
    }
}

} // namespace

Result<PassageSet>
passagesOfSources(const PassageFacts& facts, const QueryFilter& filter, const PropertyFilter& property) {
    const auto takes = accepts(facts, filter, property);
    if (!takes)
        return failure(takes);
    std::vector<PassageFacts::Stretch> found;
    for (const auto& source : facts.sources()) {
        if ((*takes)(source.row))
            found.push_back(source.passages);
    }
    return facts.setOf(found);
}

} // namespace sheaf
