#include "app/session/searching/attribute_values.h"
#include "app/session/searching/filter_values.h"
#include "app/session/searching/language_names.h"
#include "app/session/searching/property_filters.h"
#include "coding/source_type.h"
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
    QSet<SiteId> wanted;
    QStringList names;
    for (const Site& site : *sites) {
        if (comparedName(site.name) == comparedName(value.from))
            wanted.insert(site.id);
        names.append(site.name);
    }
    if (wanted.isEmpty())
        return unknown(filter, u"there is no site “%1”"_s.arg(value.from.trimmed()), names);
    return Accepts([wanted](const auto& source) { return source.site && wanted.contains(*source.site); });
}

Result<Accepts> byType(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    if (value.isAny)
        return Accepts([](const auto& source) { return !source.type.isEmpty(); });
    const QString type = comparedName(value.from);
    QStringList names;
    for (const auto& source : facts.sources())
        names.append(source.row.type);
    for (const SourceType& known : knownSourceTypes())
        names.append(QString::fromUtf16(known.name));
    names.removeDuplicates();
    if (std::ranges::none_of(names, [&](const QString& name) { return comparedName(name) == type; }))
        return unknown(filter, u"there is no type of source “%1”"_s.arg(value.from.trimmed()), names);
    return Accepts([type](const auto& source) { return comparedName(source.type) == type; });
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

using Fits = std::function<bool(const QString&)>;

/// Which values of an attribute a filter takes. Values are canonical: numbers plain, dates ISO 8601 as exact as known.
Result<Fits> valuesOf(const Attribute& attribute, const FieldValue& value) {
    if (value.isAny)
        return Fits([](const QString&) { return true; });
    const auto sought = soughtAs(attribute, value.from);
    if (!sought)
        return failure(sought);
    if (!value.to) {
        return Fits([attribute, sought = *sought](const QString& held) {
            return findableBy(attribute, held).contains(sought);
        });
    }
    const auto last = soughtAs(attribute, *value.to);
    if (!last)
        return failure(last);
    if (attribute.type == AttributeType::Number)
        return Fits([from = *sought, to = *last](const QString& held) {
            const double number = held.toDouble();
            return (from.isEmpty() || from.toDouble() <= number) && (to.isEmpty() || number <= to.toDouble());
        });
    return Fits([from = *sought, to = *last, isDate = attribute.type == AttributeType::Date](const QString& held) {
        const QString name = comparedName(held);
        // Dates are as exact as they are known: `2019` may be any day of that year, at either end.
        return (from.isEmpty() || from <= name || (isDate && from.startsWith(name))) &&
               (to.isEmpty() || name <= to || (isDate && name.startsWith(to)));
    });
}

Result<Accepts>
byAttribute(const PassageFacts& facts, const QueryFilter& filter, const QString& name, const FieldValue& value) {
    const auto named = attributesNamed(facts.project(), name);
    if (!named)
        return filterError(filter, named.error());
    QSet<qint64> owners[2]; // sites, sources
    bool isRead = false;
    std::optional<Error> unreadable;
    for (const HeldAttribute& held : *named) {
        const auto fits = valuesOf(held.attribute, value);
        if (!fits) { // it may still be a value of the attribute that sources have by the same name
            unreadable = fits.error();
            continue;
        }
        isRead = true;
        for (auto owner = held.values.cbegin(); owner != held.values.cend(); ++owner) {
            if ((*fits)(*owner))
                owners[held.attribute.owner == AttributeOwner::Source ? 1 : 0].insert(owner.key());
        }
    }
    if (!isRead)
        return filterError(filter, *unreadable);
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
