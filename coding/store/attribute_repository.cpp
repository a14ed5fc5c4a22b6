#include "coding/store/attribute_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <QSet>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype namedMisfits = 5; // more than these are counted only

const QString selectAttributes = u"SELECT id, guid, owner, name, type, choices, definition, position FROM attribute "_s;

Attribute attributeFrom(const Sql& row) {
    Attribute attribute;
    attribute.id = {row.integer(0)};
    attribute.guid = row.guid(1);
    attribute.owner = attributeOwnerFromWord(row.text(2)).value_or(AttributeOwner::Site);
    attribute.name = row.text(3);
    attribute.type = attributeTypeFromWord(row.text(4)).value_or(AttributeType::Text);
    attribute.choices = row.text(5).split(u'\n', Qt::SkipEmptyParts);
    attribute.definition = row.text(6);
    attribute.position = row.smallInteger(7);
    return attribute;
}

Result<QList<Attribute>> readAttributes(Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Attribute> attributes;
    while (sql.next())
        attributes.append(attributeFrom(sql));
    if (auto read = sql.ended(); !read)
        return failure(read);
    return attributes;
}

Row descriptionOf(const Attribute& attribute) {
    return {
        {u"type"_s, toWord(attribute.type)},
        {u"choices"_s, attribute.choices.join(u'\n')},
        {u"definition"_s, attribute.definition}};
}

/// `site_attribute` and `site_id`, or those of sources.
QString valuesTable(AttributeOwner owner) {
    return toWord(owner) + u"_attribute"_s;
}

QString ownerColumn(AttributeOwner owner) {
    return toWord(owner) + u"_id"_s;
}

Result<void> checkName(const QString& name) {
    return name.isEmpty() ? Result<void>(failure(ErrorCode::InvalidArgument, u"an attribute needs a name"_s))
                          : Result<void>();
}

/// Trims the choices and holds them against the type.
Result<Attribute> checked(Attribute attribute) {
    QSet<QString> folded;
    QStringList choices;
    for (const QString& choice : std::as_const(attribute.choices)) {
        const QString trimmed = choice.simplified();
        if (trimmed.isEmpty())
            continue;
        if (folded.contains(foldedName(trimmed)))
            return failure(ErrorCode::InvalidArgument, u"“%1” stands twice in the list"_s.arg(trimmed));
        folded.insert(foldedName(trimmed));
        choices.append(trimmed);
    }
    attribute.choices = choices;
    const bool isList = attribute.type == AttributeType::Choice;
    if (isList && choices.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is to be one of a list, but the list is empty"_s.arg(attribute.name),
            u"say what may be chosen"_s);
    }
    if (!isList && !choices.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is a %2: that has no list"_s.arg(attribute.name, toWord(attribute.type)),
            u"make its type “%1”"_s.arg(toWord(AttributeType::Choice)));
    }
    return attribute;
}

tl::unexpected<Error> taken(const Attribute& attribute) {
    return failure(
        ErrorCode::AlreadyExists,
        u"there is an attribute “%1” of %2s already"_s.arg(attribute.name, toWord(attribute.owner)));
}

/// Writes every value of an attribute as its type has it, or says which do not fit.
Result<void> convertValues(const QSqlDatabase& database, const UnitOfWork& work, const Attribute& attribute) {
    const QString table = valuesTable(attribute.owner);
    const QString owner = toWord(attribute.owner);
    Sql sql(
        database, u"SELECT value.id, value.value, owner.%1 FROM %2 value JOIN %3 owner ON owner.id = value.%4 "
                  "WHERE value.attribute_id = ? ORDER BY value.id"_s.arg(
                      attribute.owner == AttributeOwner::Site ? u"name"_s : u"title"_s, table, owner,
                      ownerColumn(attribute.owner)));
    if (auto ran = sql.bindId(attribute.id).run(); !ran)
        return ran;
    QList<std::pair<qint64, QString>> converted;
    QStringList misfits;
    QString hint;
    while (sql.next()) {
        const auto value = canonicalValue(attribute, sql.text(1));
        if (value) {
            converted.append({sql.integer(0), *value});
            continue;
        }
        misfits.append(u"“%1” of %2"_s.arg(sql.text(1).left(60), sql.text(2)));
        hint = value.error().hint;
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    sql.finish();
    if (!misfits.isEmpty()) {
        QString named = misfits.mid(0, namedMisfits).join(u", "_s);
        if (misfits.size() > namedMisfits)
            named += u" and %1 more"_s.arg(misfits.size() - namedMisfits);
        return failure(
            ErrorCode::InvalidArgument,
            u"“%1” can't become “%2”: %3"_s.arg(attribute.name, toWord(attribute.type), named), hint);
    }
    for (const auto& [id, value] : converted) {
        if (auto set = work.update(table, id, {{u"value"_s, value}}); !set)
            return set;
    }
    return {};
}

} // namespace

Result<QList<Attribute>> AttributeRepository::all() const {
    Sql sql(m_project->database(), selectAttributes + u"ORDER BY owner, position, id"_s);
    return readAttributes(sql);
}

Result<std::optional<Attribute>> AttributeRepository::named(AttributeOwner owner, const QString& name) const {
    Sql sql(m_project->database(), selectAttributes + u"WHERE owner = ? AND folded = ?"_s);
    const auto found = readAttributes(sql.bind(toWord(owner)).bind(foldedName(name)));
    if (!found)
        return failure(found);
    return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Result<Attribute> AttributeRepository::find(AttributeOwner owner, const QString& name) const {
    const auto found = named(owner, name);
    if (!found)
        return failure(found);
    if (*found)
        return **found;
    const auto attributes = all();
    if (!attributes)
        return failure(attributes);
    QStringList names;
    for (const Attribute& attribute : *attributes) {
        if (attribute.owner == owner)
            names.append(attribute.name);
    }
    return failure(
        ErrorCode::NotFound, u"there is no attribute “%1” of %2s"_s.arg(name.trimmed(), toWord(owner)),
        names.isEmpty() ? u"“sheaf attributes PROJECT define NAME” adds one"_s : u"known: "_s + names.join(u", "_s));
}

Result<AttributeId> AttributeRepository::define(const UnitOfWork& work, Attribute attribute) {
    attribute.name = attribute.name.simplified();
    if (auto fine = checkName(attribute.name); !fine)
        return failure(fine);
    const auto defined = checked(attribute);
    if (!defined)
        return failure(defined);
    const auto there = named(attribute.owner, attribute.name);
    if (!there)
        return failure(there);
    if (*there)
        return taken(**there);
    Sql last(m_project->database(), u"SELECT COALESCE(MAX(position) + 1, 0) FROM attribute WHERE owner = ?"_s);
    if (auto ran = last.bind(toWord(attribute.owner)).run(); !ran)
        return failure(ran);
    const int position = last.next() ? last.smallInteger(0) : 0;
    last.finish();
    const QUuid guid = attribute.guid.isNull() ? QUuid::createUuid() : attribute.guid;
    const auto id = work.insert(
        u"attribute"_s, Row{{u"guid"_s, guid.toString(QUuid::WithoutBraces)},
                            {u"owner"_s, toWord(attribute.owner)},
                            {u"name"_s, attribute.name},
                            {u"folded"_s, foldedName(attribute.name)},
                            {u"position"_s, position}} +
                            descriptionOf(*defined));
    return id ? Result<AttributeId>(AttributeId{*id}) : failure(id);
}

Result<void> AttributeRepository::describe(const UnitOfWork& work, const Attribute& attribute, const Attribute& seen) {
    const auto described = checked(attribute);
    if (!described)
        return failure(described);
    // Values first: where they do not fit, nothing has been written.
    if (auto converted = convertValues(m_project->database(), work, *described); !converted)
        return converted;
    return work.update(u"attribute"_s, attribute.id.value, descriptionOf(*described), descriptionOf(seen));
}

Result<void> AttributeRepository::rename(const UnitOfWork& work, AttributeId id, const QString& name) {
    const QString simplified = name.simplified();
    if (auto fine = checkName(simplified); !fine)
        return fine;
    auto renamed =
        work.update(u"attribute"_s, id.value, {{u"name"_s, simplified}, {u"folded"_s, foldedName(simplified)}});
    if (!renamed && renamed.error().code == ErrorCode::AlreadyExists)
        return failure(ErrorCode::AlreadyExists, u"there is an attribute “%1” already"_s.arg(simplified));
    return renamed;
}

Result<void> AttributeRepository::remove(const UnitOfWork& work, AttributeId id) {
    const std::pair<QString, QString> belongings[] = {
        {u"site_attribute"_s, u"SELECT id FROM site_attribute WHERE attribute_id = ?"_s},
        {u"source_attribute"_s, u"SELECT id FROM source_attribute WHERE attribute_id = ?"_s},
        {u"memo"_s, u"SELECT id FROM memo WHERE owner = 'attribute' AND owner_id = ?"_s}};
    for (const auto& [table, statement] : belongings) {
        Sql sql(m_project->database(), statement);
        if (auto ran = sql.bindId(id).run(); !ran)
            return ran;
        QList<qint64> rows;
        while (sql.next())
            rows.append(sql.integer(0));
        if (auto read = sql.ended(); !read)
            return failure(read);
        for (const qint64 row : rows) {
            if (auto removed = work.remove(table, row); !removed)
                return removed;
        }
    }
    auto removed = work.remove(u"attribute"_s, id.value);
    if (!removed && removed.error().code == ErrorCode::NotFound && !removed.error().detail.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"a matrix has the values of this attribute as its rows"_s,
            u"remove its cells first"_s, removed.error().detail);
    }
    return removed;
}

Result<void> AttributeRepository::setValue(
    const UnitOfWork& work, const Attribute& attribute, qint64 owner, const QString& written) {
    const auto value = canonicalValue(attribute, written);
    if (!value)
        return failure(value);
    const QString table = valuesTable(attribute.owner);
    const QString column = ownerColumn(attribute.owner);
    Sql select(m_project->database(), u"SELECT id FROM %1 WHERE %2 = ? AND attribute_id = ?"_s.arg(table, column));
    if (auto ran = select.bind(owner).bindId(attribute.id).run(); !ran)
        return ran;
    const std::optional<qint64> there = select.next() ? std::optional(select.integer(0)) : std::nullopt;
    select.finish();
    if (there && value->isEmpty())
        return work.remove(table, *there);
    if (there)
        return work.update(table, *there, {{u"value"_s, *value}});
    if (value->isEmpty())
        return {};
    const auto added =
        work.insert(table, {{column, owner}, {u"attribute_id"_s, attribute.id.value}, {u"value"_s, *value}});
    return added ? Result<void>() : failure(added);
}

Result<QHash<qint64, AttributeRepository::Values>>
AttributeRepository::values(AttributeOwner owner, std::optional<qint64> only) const {
    const QString where = only ? u" WHERE value.%1 = ?"_s.arg(ownerColumn(owner)) : QString();
    Sql sql(
        m_project->database(),
        u"SELECT value.%1, attribute.name, value.value FROM %2 value "
        "JOIN attribute ON attribute.id = value.attribute_id"_s.arg(ownerColumn(owner), valuesTable(owner)) +
            where);
    if (only)
        sql.bind(*only);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QHash<qint64, Values> values;
    while (sql.next())
        values[sql.integer(0)].insert(sql.text(1), sql.text(2));
    if (auto read = sql.ended(); !read)
        return failure(read);
    return values;
}

} // namespace sheaf
