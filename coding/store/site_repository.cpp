#include "coding/store/site_repository.h"

#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/sql.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// The next free place at the end of a list.
Result<int> count(const QSqlDatabase& database, const QString& statement) {
    Sql sql(database, statement);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    return sql.next() ? sql.smallInteger(0) : 0;
}

/// The site's attribute of this name; a text if it is new.
Result<Attribute> siteAttribute(AttributeRepository& attributes, const UnitOfWork& work, const QString& name) {
    const auto there = attributes.named(AttributeOwner::Site, name);
    if (!there)
        return failure(there);
    if (*there)
        return **there;
    Attribute attribute;
    attribute.name = name;
    const auto id = attributes.define(work, attribute);
    if (!id)
        return failure(id);
    attribute.id = *id;
    return attribute;
}

Result<SiteId> siteId(const QSqlDatabase& database, const UnitOfWork& work, const QString& name) {
    Sql select(database, u"SELECT id FROM site WHERE folded = ?"_s);
    if (auto ran = select.bind(foldedName(name)).run(); !ran)
        return failure(ran);
    if (select.next())
        return SiteId{select.integer(0)};
    const auto position = count(database, u"SELECT COUNT(*) FROM site"_s);
    if (!position)
        return failure(position);
    const auto id = work.insert(
        u"site"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                    {u"name"_s, name},
                    {u"folded"_s, foldedName(name)},
                    {u"position"_s, *position}});
    return id ? Result<SiteId>(SiteId{*id}) : failure(id);
}

Row rowOf(const ExpectedDocument& document) {
    return {
        {u"site_id"_s, document.site.value},
        {u"register_column"_s, document.column},
        {u"type"_s, document.type},
        {u"period"_s, document.period.toString()},
        {u"reason"_s, document.reason}};
}

} // namespace

Result<SiteId>
SiteRepository::put(const UnitOfWork& work, const QString& name, const QHash<QString, QString>& attributes) {
    if (name.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a site needs a name"_s);
    const QSqlDatabase database = m_project->database();
    const auto site = siteId(database, work, name.trimmed());
    if (!site)
        return site;
    AttributeRepository repository(*m_project);
    for (auto value = attributes.cbegin(); value != attributes.cend(); ++value) {
        const auto attribute = siteAttribute(repository, work, value.key());
        if (!attribute)
            return failure(attribute);
        if (auto set = repository.setValue(work, *attribute, site->value, *value); !set)
            return failure(set);
    }
    return site;
}

Result<QList<Site>> SiteRepository::all() const {
    Sql sql(m_project->database(), u"SELECT id, guid, name, position FROM site ORDER BY position, id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    const auto attributes = AttributeRepository(*m_project).values(AttributeOwner::Site);
    if (!attributes)
        return failure(attributes);
    QList<Site> sites;
    while (sql.next()) {
        sites.append(
            {.id = {sql.integer(0)},
             .guid = sql.guid(1),
             .name = sql.text(2),
             .position = sql.smallInteger(3),
             .attributes = attributes->value(sql.integer(0))});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return sites;
}

Result<Site> SiteRepository::find(const QString& name) const {
    const auto sites = all();
    if (!sites)
        return failure(sites);
    QStringList names;
    for (const Site& site : *sites) {
        if (foldedName(site.name) == foldedName(name))
            return site;
        names.append(site.name);
    }
    return failure(
        ErrorCode::NotFound, u"there is no site “%1”"_s.arg(name),
        names.isEmpty() ? u"“sheaf attributes PROJECT import FILE.csv” brings sites in"_s
                        : u"the sites are "_s + names.join(u", "_s));
}

Result<void> SiteRepository::setExpected(const UnitOfWork& work, const QList<ExpectedDocument>& expected) {
    const auto there = this->expected();
    if (!there)
        return failure(there);
    // Row by row, so that the history tells what changed and not that everything did.
    for (qsizetype at = 0; at < expected.size() || at < there->size(); ++at) {
        if (at >= expected.size()) {
            if (auto removed = work.remove(u"expected_document"_s, (*there)[at].id.value); !removed)
                return removed;
        } else if (at < there->size()) {
            if (auto set = work.update(u"expected_document"_s, (*there)[at].id.value, rowOf(expected[at])); !set)
                return set;
        } else {
            const auto added = work.insert(
                u"expected_document"_s,
                Row{{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}} + rowOf(expected[at]));
            if (!added)
                return failure(added);
        }
    }
    return {};
}

Result<void> SiteRepository::explain(const UnitOfWork& work, const ExpectedDocument& seen, const QString& reason) {
    return work.update(
        u"expected_document"_s, seen.id.value, {{u"reason"_s, reason.trimmed()}}, {{u"reason"_s, seen.reason}});
}

Result<QList<ExpectedDocument>> SiteRepository::expected() const {
    Sql sql(
        m_project->database(),
        u"SELECT site_id, register_column, type, period, reason, id FROM expected_document ORDER BY id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<ExpectedDocument> expected;
    while (sql.next()) {
        expected.append(
            {.site = {sql.integer(0)},
             .column = sql.text(1),
             .type = sql.text(2),
             .period = Period::parse(sql.text(3)).value_or(Period()),
             .reason = sql.text(4),
             .id = {sql.integer(5)}});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return expected;
}

} // namespace sheaf
