#include "coding/store/source_repository.h"

#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/sql.h"
#include "coding/store/text_revision_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

// Sources are listed as the sites are, those without a site after them; the number of codings comes along, so that no
// list asks for each.
const QString selectSources =
    u"SELECT source.id, source.guid, source.title, text_revision.file_name, text_revision.format, source.type, "
    "source.site_id, source.period, source.language, source.confidentiality, text_revision.sha256, "
    "text_revision.text_length, text_revision.page_count, text_revision.passage_count, "
    "(SELECT COUNT(*) FROM coding WHERE coding.source_id = source.id), text_revision.id, text_revision.number "
    "FROM source JOIN text_revision ON text_revision.id = source.text_revision_id "
    "LEFT JOIN site ON site.id = source.site_id "_s;
// Confidential sources come last, whatever their site: their order must not give it away.
const QString inOrderOfSites = u" ORDER BY CASE source.confidentiality WHEN 'confidential' THEN 2000000000 "
                               "ELSE COALESCE(site.position, 1000000000) END, source.folded, source.id"_s;

Source sourceFrom(const Sql& row) {
    Source source;
    source.id = {row.integer(0)};
    source.guid = row.guid(1);
    source.title = row.text(2);
    source.fileName = row.text(3);
    source.format = row.text(4);
    source.type = row.text(5);
    if (!row.isNull(6))
        source.site = SiteId{row.integer(6)};
    source.period = Period::parse(row.text(7)).value_or(Period());
    source.language = row.text(8);
    source.confidentiality = confidentialityFromWord(row.text(9)).value_or(Confidentiality::Confidential);
    source.sha256 = row.bytes(10);
    source.textLength = row.integer(11);
    source.pageCount = row.smallInteger(12);
    source.passageCount = row.smallInteger(13);
    source.codingCount = row.smallInteger(14);
    source.textRevision = {row.integer(15)};
    source.textNumber = row.smallInteger(16);
    return source;
}

Result<QList<Source>> readSources(ProjectFile& project, Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Source> sources;
    while (sql.next())
        sources.append(sourceFrom(sql));
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    if (sources.isEmpty())
        return sources;
    const bool isOne = sources.size() == 1;
    const auto attributes = AttributeRepository(project).values(
        AttributeOwner::Source, isOne ? std::optional(sources.first().id.value) : std::nullopt);
    if (!attributes)
        return failure(attributes);
    for (Source& source : sources)
        source.attributes = attributes->value(source.id.value);
    return sources;
}

tl::unexpected<Error> noSource(const QString& name) {
    return failure(
        ErrorCode::NotFound, u"there is no source “%1”"_s.arg(name), u"“sheaf sources PROJECT” lists them"_s);
}

/// A title that no other source has: "Proposal", "Proposal (2)" …
Result<QString> freeTitle(const QSqlDatabase& database, const QString& wanted) {
    Sql taken(database, u"SELECT COUNT(*) FROM source WHERE folded = ?"_s);
    for (int number = 1;; ++number) {
        const QString title = number == 1 ? wanted : u"%1 (%2)"_s.arg(wanted).arg(number);
        taken.bind(foldedName(title));
        if (auto ran = taken.run(); !ran)
            return failure(ran);
        if (taken.next() && taken.integer(0) == 0)
            return title;
    }
}

Row rowOf(const Source& source) {
    return {
        {u"type"_s, source.type},
        {u"site_id"_s, source.site ? QVariant(source.site->value) : QVariant(QMetaType::fromType<qint64>())},
        {u"period"_s, source.period.toString()},
        {u"language"_s, source.language},
        {u"confidentiality"_s, toWord(source.confidentiality)}};
}

} // namespace

Result<SourceId> SourceRepository::add(const UnitOfWork& work, const NewSource& source) {
    const auto held = holding(source.source.sha256);
    if (!held)
        return failure(held);
    if (held->has_value()) {
        return failure(ErrorCode::AlreadyExists, u"this document is held already"_s, u"as “%1”"_s.arg((*held)->title));
    }
    const auto title = freeTitle(m_project->database(), source.source.title);
    if (!title)
        return failure(title);
    const auto text = TextRevisionRepository(*m_project).add(work, source.newText());
    if (!text)
        return failure(text);
    const QUuid guid = source.source.guid.isNull() ? QUuid::createUuid() : source.source.guid;
    Row row = {
        {u"guid"_s, guid.toString(QUuid::WithoutBraces)},
        {u"title"_s, *title},
        {u"folded"_s, foldedName(*title)},
        {u"text_revision_id"_s, text->value},
        {u"added_in"_s, work.revision()}};
    const auto id = work.insert(u"source"_s, row + rowOf(source.source));
    return id ? Result<SourceId>(SourceId{*id}) : failure(id);
}

Result<void> SourceRepository::describe(const UnitOfWork& work, const Source& source, const Source& seen) {
    const auto rowWithTitle = [](const Source& described) {
        return rowOf(described) +
               Row{{u"title"_s, described.title.trimmed()}, {u"folded"_s, foldedName(described.title)}};
    };
    if (source.title.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"a source needs a title"_s);
    auto updated = work.update(u"source"_s, source.id.value, rowWithTitle(source), rowWithTitle(seen));
    if (!updated && updated.error().code == ErrorCode::AlreadyExists)
        return failure(ErrorCode::AlreadyExists, u"there is a source “%1” already"_s.arg(source.title.trimmed()));
    return updated;
}

Result<TextRevisionId> SourceRepository::revise(const UnitOfWork& work, SourceId id, const NewText& text) {
    const auto current = textRevision(id);
    if (!current)
        return current;
    const auto held = bySha256(text.sha256);
    if (!held)
        return failure(held);
    if (held->has_value()) {
        return failure(
            ErrorCode::AlreadyExists, u"this text is held already"_s,
            (*held)->id == id ? u"it is the source's current one"_s : u"as “%1”"_s.arg((*held)->title));
    }
    const auto revision = TextRevisionRepository(*m_project).add(work, text, *current);
    if (!revision)
        return revision;
    if (auto set = work.update(u"source"_s, id.value, {{u"text_revision_id"_s, revision->value}}); !set)
        return failure(set);
    return revision;
}

Result<QList<Source>> SourceRepository::all() const {
    Sql sql(m_project->database(), selectSources + inOrderOfSites);
    return readSources(*m_project, sql);
}

Result<Source> SourceRepository::byId(SourceId id) const {
    Sql sql(m_project->database(), selectSources + u" WHERE source.id = ?"_s);
    sql.bindId(id);
    const auto sources = readSources(*m_project, sql);
    if (!sources)
        return failure(sources);
    if (sources->isEmpty())
        return noSource(QString::number(id.value));
    return sources->first();
}

Result<Source> SourceRepository::find(const QString& name) const {
    // Titles first: a file's name or a number only counts where no title says the same.
    const QString folded = foldedName(name);
    const std::pair<QString, QVariant> ways[] = {
        {u" WHERE source.folded = ?"_s, folded},
        {u" WHERE source.guid = ?"_s, QUuid(name.trimmed()).toString(QUuid::WithoutBraces)},
        {u" WHERE source.id = ?"_s, name.trimmed().toLongLong()},
    };
    for (const auto& [condition, value] : ways) {
        Sql sql(m_project->database(), selectSources + condition);
        sql.bind(value);
        const auto sources = readSources(*m_project, sql);
        if (!sources)
            return failure(sources);
        if (!sources->isEmpty())
            return sources->first();
    }
    const auto sources = all();
    if (!sources)
        return failure(sources);
    QList<Source> fits;
    for (const Source& source : *sources) {
        if (foldedName(source.fileName) == folded.section(u'/', -1))
            fits.append(source);
    }
    if (fits.isEmpty())
        return noSource(name);
    if (fits.size() == 1)
        return fits.first();
    QStringList titles;
    for (const Source& source : fits)
        titles.append(source.title);
    return failure(
        ErrorCode::Ambiguous, u"“%1” fits several sources"_s.arg(name), u"say which: "_s + titles.join(u", "_s));
}

Result<std::optional<Source>> SourceRepository::bySha256(const QByteArray& sha256) const {
    Sql sql(m_project->database(), selectSources + u" WHERE text_revision.sha256 = ?"_s);
    sql.bind(sha256);
    const auto sources = readSources(*m_project, sql);
    if (!sources)
        return failure(sources);
    return sources->isEmpty() ? std::nullopt : std::optional(sources->first());
}

Result<std::optional<Source>> SourceRepository::holding(const QByteArray& sha256) const {
    const auto current = bySha256(sha256);
    if (!current || *current)
        return current;
    QList<TextRevisionId> pending;
    const auto append = [&pending](const Sql& row) { pending.append(TextRevisionId{row.integer(0)}); };
    Sql made(m_project->database(), u"SELECT id FROM text_revision WHERE sha256 = ?"_s);
    if (auto read = made.bind(sha256).each(append); !read)
        return failure(read);
    Sql owner(m_project->database(), u"SELECT id FROM source WHERE text_revision_id = ?"_s);
    Sql next(m_project->database(), u"SELECT id FROM text_revision WHERE previous_id = ? AND id > ?"_s);
    while (!pending.isEmpty()) {
        const TextRevisionId text = pending.takeLast();
        SourceId source;
        if (auto read = owner.bindId(text).each([&source](const Sql& row) { source = {row.integer(0)}; }); !read)
            return failure(read);
        if (source.isValid())
            return byId(source).map([](const Source& found) { return std::optional(found); });
        if (auto read = next.bindId(text).bindId(text).each(append); !read)
            return failure(read);
    }
    return std::optional<Source>();
}

Result<TextRevisionId> SourceRepository::textRevision(SourceId id) const {
    Sql sql(m_project->database(), u"SELECT text_revision_id FROM source WHERE id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<TextRevisionId>(TextRevisionId{sql.integer(0)}) : noSource(QString::number(id.value));
}

Result<QString> SourceRepository::title(SourceId id) const {
    Sql sql(m_project->database(), u"SELECT title FROM source WHERE id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<QString>(sql.text(0)) : noSource(QString::number(id.value));
}

Result<QString> SourceRepository::text(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.text(revision); });
}

Result<QList<Passage>> SourceRepository::passages(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.passages(revision); });
}

Result<Passage> SourceRepository::passage(PassageId id) const {
    Sql sql(m_project->database(), TextRevisionRepository::selectPassages + u"WHERE passage.id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    if (!sql.next() || sql.isNull(TextRevisionRepository::sourceColumn))
        return failure(ErrorCode::NotFound, u"there is no passage %1"_s.arg(id.value));
    return TextRevisionRepository::passageFrom(sql);
}

Result<QList<Page>> SourceRepository::pages(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.pages(revision); });
}

Result<QList<WordBox>> SourceRepository::words(SourceId id, TextRange range) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.words(revision, range); });
}

Result<QStringList> SourceRepository::warnings(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.warnings(revision); });
}

Result<QList<TextMark>> SourceRepository::marks(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.marks(revision); });
}

Result<QByteArray> SourceRepository::original(SourceId id) const {
    const TextRevisionRepository texts(*m_project);
    return textRevision(id).and_then([&](TextRevisionId revision) { return texts.original(revision); });
}

} // namespace sheaf
