#include "app/session/edit_attributes.h"

#include "app/session/files.h"
#include "coding/csv.h"
#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/site_repository.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

Result<QList<EditAttributes::Listed>> EditAttributes::all() const {
    const AttributeRepository repository(m_review->project());
    const auto attributes = repository.all();
    if (!attributes)
        return failure(attributes);
    QHash<AttributeOwner, QHash<qint64, AttributeRepository::Values>> values;
    for (const auto owner : {AttributeOwner::Site, AttributeOwner::Source}) {
        const auto read = repository.values(owner);
        if (!read)
            return failure(read);
        values.insert(owner, *read);
    }
    QList<Listed> listed;
    for (const Attribute& attribute : *attributes) {
        Listed line{.attribute = attribute, .values = {}};
        for (const AttributeRepository::Values& ofOne : std::as_const(values[attribute.owner])) {
            const auto value = ofOne.constFind(attribute.name);
            if (value == ofOne.cend())
                continue;
            ++line.valueCount;
            line.values.append(*value);
        }
        line.values.removeDuplicates();
        std::ranges::sort(line.values);
        listed.append(line);
    }
    std::ranges::stable_sort(listed, {}, [](const Listed& line) { return line.attribute.owner; });
    return listed;
}

Result<Attribute> EditAttributes::find(const QString& name, std::optional<AttributeOwner> owner) const {
    const AttributeRepository attributes(m_review->project());
    if (owner)
        return attributes.find(*owner, name);
    const auto ofSite = attributes.named(AttributeOwner::Site, name);
    if (!ofSite)
        return failure(ofSite);
    const auto ofSource = attributes.named(AttributeOwner::Source, name);
    if (!ofSource)
        return failure(ofSource);
    if (*ofSite && *ofSource) {
        return failure(
            ErrorCode::Ambiguous, u"both sites and sources have an attribute “%1”"_s.arg((*ofSite)->name),
            u"say which: of site, of source"_s);
    }
    return *ofSource ? Result<Attribute>(**ofSource) : attributes.find(AttributeOwner::Site, name);
}

Result<Attribute> EditAttributes::define(const Description& description) {
    AttributeRepository attributes(m_review->project());
    const auto there = attributes.named(description.owner, description.name);
    if (!there)
        return failure(there);
    Attribute attribute = there->value_or(Attribute{});
    attribute.owner = description.owner;
    if (!*there)
        attribute.name = description.name.simplified();
    if (description.type)
        attribute.type = *description.type;
    else if (description.choices && !description.choices->isEmpty())
        attribute.type = AttributeType::Choice;
    if (description.choices)
        attribute.choices = *description.choices;
    else if (attribute.type != AttributeType::Choice)
        attribute.choices.clear();
    if (description.definition)
        attribute.definition = *description.definition;

    const QString what = *there ? u"describe attribute “%1”"_s : u"define attribute “%1”"_s;
    auto work = UnitOfWork::begin(m_review->project(), what.arg(attribute.name));
    if (!work)
        return failure(work);
    if (*there) {
        if (auto described = attributes.describe(*work, attribute, **there); !described)
            return failure(described);
    } else if (const auto defined = attributes.define(*work, attribute); !defined) {
        return failure(defined);
    }
    const auto stored = attributes.find(attribute.owner, attribute.name);
    if (!stored)
        return stored;
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return stored;
}

Result<void> EditAttributes::rename(const Attribute& attribute, const QString& name) {
    auto work = UnitOfWork::begin(
        m_review->project(), u"rename attribute “%1” to “%2”"_s.arg(attribute.name, name.simplified()));
    if (!work)
        return failure(work);
    if (auto renamed = AttributeRepository(m_review->project()).rename(*work, attribute.id, name); !renamed)
        return renamed;
    return work->commit();
}

Result<void> EditAttributes::remove(const Attribute& attribute) {
    auto work = UnitOfWork::begin(m_review->project(), u"remove attribute “%1”"_s.arg(attribute.name));
    if (!work)
        return failure(work);
    if (auto removed = AttributeRepository(m_review->project()).remove(*work, attribute.id); !removed)
        return removed;
    return work->commit();
}

Result<void> EditAttributes::setValue(const Attribute& attribute, const QString& ownerName, const QString& value) {
    qint64 owner = 0;
    QString name;
    if (attribute.owner == AttributeOwner::Site) {
        const auto site = SiteRepository(m_review->project()).find(ownerName);
        if (!site)
            return failure(site);
        owner = site->id.value;
        name = site->name;
    } else {
        const auto source = m_review->findSource(ownerName);
        if (!source)
            return failure(source);
        owner = source->id.value;
        name = source->title;
    }
    auto work = UnitOfWork::begin(m_review->project(), u"set “%1” of “%2”"_s.arg(attribute.name, name));
    if (!work)
        return failure(work);
    if (auto set = AttributeRepository(m_review->project()).setValue(*work, attribute, owner, value); !set)
        return set;
    return work->commit();
}

namespace {

constexpr qsizetype namedLines = 20; // of wrong rows; more are counted only

/// A file of attributes, held against what the review has, before anything is written.
class AttributeRows {
public:
    AttributeRows(const CsvFile& csv, AttributeOwner owner) : m_csv(csv), m_owner(owner) {}

    /// Known columns as they are defined, new ones as their values suggest.
    [[nodiscard]] Result<void> readColumns(const AttributeRepository& attributes) {
        for (const QString& column : m_csv.columns()) {
            const bool isTwin = std::ranges::any_of(
                m_columns, [&](const auto& known) { return foldedName(known.first) == foldedName(column); });
            if (column.isEmpty() || isTwin || foldedName(column) == toWord(m_owner))
                continue;
            const auto there = attributes.named(m_owner, column);
            if (!there)
                return failure(there);
            if (*there) {
                m_columns.append({column, **there});
                continue;
            }
            QStringList values;
            for (qsizetype row = 0; row < m_csv.rowCount(); ++row)
                values.append(m_csv.cell(row, column));
            Attribute attribute;
            attribute.owner = m_owner;
            attribute.name = column.simplified();
            attribute.type = guessType(values);
            m_columns.append({column, attribute});
        }
        return {};
    }

    /// The rows' sources and values. Each wrong row counts; the first gives the message.
    [[nodiscard]] Result<void> check(const Review& review) {
        std::optional<Error> first;
        QStringList others;
        for (qsizetype row = 0; row < m_csv.rowCount(); ++row) {
            const auto fine = checkRow(review, row);
            if (fine)
                continue;
            if (!first)
                first = m_csv.inRow(row, fine.error()).value();
            else
                others.append(QString::number(m_csv.lineOf(row)));
        }
        if (!first)
            return {};
        if (!others.isEmpty()) {
            first->hint += (first->hint.isEmpty() ? u"also wrong: line "_s : u"; also wrong: line "_s) +
                           QStringList(others.mid(0, namedLines)).join(u", "_s);
            if (others.size() > namedLines)
                first->hint += u" and %1 more"_s.arg(others.size() - namedLines);
        }
        return tl::unexpected<Error>(*first);
    }

    /// The attributes that were new, with their numbers.
    [[nodiscard]] Result<QList<Attribute>> write(ProjectFile& project, const UnitOfWork& work) {
        AttributeRepository attributes(project);
        SiteRepository sites(project);
        QList<Attribute> added;
        for (auto& [column, attribute] : m_columns) {
            if (attribute.id.isValid())
                continue;
            const auto id = attributes.define(work, attribute);
            if (!id)
                return failure(id);
            attribute.id = *id;
            added.append(attribute);
        }
        for (qsizetype row = 0; row < m_csv.rowCount(); ++row) {
            qint64 owner = 0;
            if (m_owner == AttributeOwner::Source) {
                owner = m_sources[row].value;
            } else {
                const auto site = sites.put(work, m_csv.cell(row, toWord(m_owner)), {});
                if (!site)
                    return m_csv.inRow(row, site.error());
                owner = site->value;
            }
            for (const auto& [column, attribute] : std::as_const(m_columns)) {
                if (auto set = attributes.setValue(work, attribute, owner, m_csv.cell(row, column)); !set)
                    return m_csv.inRow(row, set.error());
            }
        }
        return added;
    }

private:
    Result<void> checkRow(const Review& review, qsizetype row) {
        const QString name = m_csv.cell(row, toWord(m_owner));
        if (m_owner == AttributeOwner::Source) {
            const auto source = review.findSource(name);
            m_sources.append(source ? source->id : SourceId{});
            if (!source)
                return failure(source);
        } else if (name.isEmpty()) {
            return failure(ErrorCode::InvalidArgument, u"a site needs a name"_s);
        }
        for (const auto& [column, attribute] : std::as_const(m_columns)) {
            if (const auto value = canonicalValue(attribute, m_csv.cell(row, column)); !value)
                return failure(value);
        }
        return {};
    }

    const CsvFile& m_csv;
    AttributeOwner m_owner;
    QList<std::pair<QString, Attribute>> m_columns;
    QList<SourceId> m_sources; // one a row
};

} // namespace

Result<EditAttributes::Imported> EditAttributes::importCsv(const QString& path) {
    const auto csv = readCsv(path, {});
    if (!csv)
        return failure(csv);
    const bool isOfSources = !csv->hasColumn(u"site"_s) && csv->hasColumn(u"source"_s);
    if (!isOfSources) {
        if (auto fine = csv->requireColumns({u"site"_s}); !fine)
            return failure(fine);
    }
    const AttributeOwner owner = isOfSources ? AttributeOwner::Source : AttributeOwner::Site;
    AttributeRows rows(*csv, owner);
    if (auto read = rows.readColumns(AttributeRepository(m_review->project())); !read)
        return failure(read);
    if (auto fine = rows.check(*m_review); !fine)
        return failure(fine);
    auto work =
        UnitOfWork::begin(m_review->project(), isOfSources ? u"import attributes of sources"_s : u"import sites"_s);
    if (!work)
        return failure(work);
    const auto added = rows.write(m_review->project(), *work);
    if (!added)
        return failure(added);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return Imported{.owner = owner, .rowCount = static_cast<int>(csv->rowCount()), .added = *added};
}

} // namespace sheaf
