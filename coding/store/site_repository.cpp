#include "coding/store/site_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

Result<qint64> attributeId(const QSqlDatabase& database, const QString& name) {
    Sql select(database, u"SELECT id FROM attribute WHERE owner = 'site' AND folded = ?"_s);
    select.bind(foldedName(name));
    if (auto ran = select.run(); !ran)
        return failure(ran);
    if (select.next())
        return select.integer(0);
    Sql insert(
        database, u"INSERT INTO attribute (owner, name, folded, position) "
                  "VALUES ('site', ?, ?, (SELECT COUNT(*) FROM attribute WHERE owner = 'site'))"_s);
    insert.bind(name).bind(foldedName(name));
    if (auto ran = insert.run(); !ran)
        return failure(ran);
    return insert.insertedId();
}

Result<SiteId> siteId(const QSqlDatabase& database, const QString& name) {
    Sql select(database, u"SELECT id FROM site WHERE folded = ?"_s);
    select.bind(foldedName(name));
    if (auto ran = select.run(); !ran)
        return failure(ran);
    if (select.next())
        return SiteId{select.integer(0)};
    Sql insert(
        database, u"INSERT INTO site (guid, name, folded, position) VALUES (?, ?, ?, (SELECT COUNT(*) FROM site))"_s);
    insert.bind(QUuid::createUuid()).bind(name).bind(foldedName(name));
    if (auto ran = insert.run(); !ran)
        return failure(ran);
    return SiteId{insert.insertedId()};
}

} // namespace

Result<SiteId>
SiteRepository::put(const UnitOfWork& /*work*/, const QString& name, const QHash<QString, QString>& attributes) {
    if (name.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a site needs a name"_s);
    const QSqlDatabase database = m_project->database();
    const auto site = siteId(database, name.trimmed());
    if (!site)
        return site;
    for (auto attribute = attributes.cbegin(); attribute != attributes.cend(); ++attribute) {
        const auto id = attributeId(database, attribute.key());
        if (!id)
            return failure(id);
        Sql remove(database, u"DELETE FROM site_attribute WHERE site_id = ? AND attribute_id = ?"_s);
        if (auto ran = remove.bindId(*site).bind(*id).run(); !ran)
            return failure(ran);
        if (attribute.value().isEmpty())
            continue;
        Sql insert(database, u"INSERT INTO site_attribute (site_id, attribute_id, value) VALUES (?, ?, ?)"_s);
        if (auto ran = insert.bindId(*site).bind(*id).bind(attribute.value()).run(); !ran)
            return failure(ran);
    }
    return site;
}

Result<QList<Site>> SiteRepository::all() const {
    Sql sql(m_project->database(), u"SELECT id, guid, name, position FROM site ORDER BY position, id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Site> sites;
    QHash<SiteId, qsizetype> at;
    while (sql.next()) {
        at.insert(SiteId{sql.integer(0)}, sites.size());
        sites.append(
            {.id = {sql.integer(0)},
             .guid = sql.guid(1),
             .name = sql.text(2),
             .position = sql.smallInteger(3),
             .attributes = {}});
    }
    Sql values(
        m_project->database(),
        u"SELECT site_attribute.site_id, attribute.name, site_attribute.value FROM site_attribute "
        "JOIN attribute ON attribute.id = site_attribute.attribute_id"_s);
    if (auto ran = values.run(); !ran)
        return failure(ran);
    while (values.next()) {
        const qsizetype site = at.value(SiteId{values.integer(0)}, -1);
        if (site >= 0)
            sites[site].attributes.insert(values.text(1), values.text(2));
    }
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

Result<void> SiteRepository::setExpected(const UnitOfWork& /*work*/, const QList<ExpectedDocument>& expected) {
    const QSqlDatabase database = m_project->database();
    if (auto ran = runSql(database, u"DELETE FROM expected_document"_s); !ran)
        return ran;
    Sql insert(
        database,
        u"INSERT INTO expected_document (site_id, register_column, type, period, reason) VALUES (?, ?, ?, ?, ?)"_s);
    for (const ExpectedDocument& document : expected) {
        insert.bindId(document.site).bind(notNull(document.column)).bind(notNull(document.type));
        insert.bind(notNull(document.period.toString())).bind(notNull(document.reason));
        if (auto ran = insert.run(); !ran)
            return ran;
    }
    return {};
}

Result<QList<ExpectedDocument>> SiteRepository::expected() const {
    Sql sql(
        m_project->database(),
        u"SELECT site_id, register_column, type, period, reason FROM expected_document ORDER BY id"_s);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<ExpectedDocument> expected;
    while (sql.next()) {
        expected.append(
            {.site = {sql.integer(0)},
             .column = sql.text(1),
             .type = sql.text(2),
             .period = Period::parse(sql.text(3)).value_or(Period()),
             .reason = sql.text(4)});
    }
    return expected;
}

} // namespace sheaf
