#include "coding/store/source_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"
#include "coding/store/word_box_codec.h"

#include <QMap>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

// Sources are listed as the sites are, those without a site after them; the number of codings comes along, so that no
// list asks for each.
const QString selectSources =
    u"SELECT source.id, source.guid, source.title, source.file_name, source.format, source.type, source.site_id, "
    "source.period, source.language, source.confidentiality, source.sha256, source.text_length, "
    "source.page_count, source.passage_count, "
    "(SELECT COUNT(*) FROM coding WHERE coding.source_id = source.id) "
    "FROM source LEFT JOIN site ON site.id = source.site_id "_s;
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
    return source;
}

Result<QList<Source>> readSources(Sql& sql) {
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Source> sources;
    while (sql.next())
        sources.append(sourceFrom(sql));
    return sources;
}

Passage passageFrom(const Sql& row) {
    Passage passage;
    passage.id = {row.integer(0)};
    passage.source = {row.integer(1)};
    passage.ordinal = row.smallInteger(2);
    passage.range = {row.integer(3), row.integer(4)};
    passage.kind = passageKindFromWord(row.text(5)).value_or(PassageKind::Paragraph);
    passage.headingLevel = row.smallInteger(6);
    passage.page = row.smallInteger(7);
    passage.row = row.smallInteger(8);
    passage.column = row.smallInteger(9);
    passage.speaker = row.text(10);
    passage.startMs = row.integer(11);
    return passage;
}

const QString selectPassages =
    u"SELECT id, source_id, ordinal, range_start, range_end, kind, heading_level, page, table_row, table_column, "
    "speaker, start_ms FROM passage "_s;

/// Of the text itself: the number beside it in the file may be anybody's.
Result<qsizetype> textLength(const QSqlDatabase& database, SourceId id) {
    Sql sql(database, u"SELECT text FROM source_text WHERE source_id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? sql.text(0).size() : 0;
}

tl::unexpected<Error> damagedPassage(const Passage& passage) {
    return failure(
        ErrorCode::Damaged,
        u"passage %1 of source %2 lies outside its text"_s.arg(passage.ordinal).arg(passage.source.value),
        u"the project was changed by something else; go back to a copy of it"_s);
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

Result<void> storeOriginal(const QSqlDatabase& database, const NewSource& source) {
    Sql held(database, u"SELECT COUNT(*) FROM original WHERE sha256 = ?"_s);
    held.bind(source.source.sha256);
    if (auto ran = held.run(); !ran)
        return ran;
    if (held.next() && held.integer(0) > 0)
        return {};
    Sql insert(database, u"INSERT INTO original (sha256, bytes) VALUES (?, ?)"_s);
    insert.bind(source.source.sha256).bind(source.original.isNull() ? QByteArray("") : source.original);
    return insert.run();
}

Result<SourceId>
storeSource(const QSqlDatabase& database, const UnitOfWork& work, const NewSource& source, const QString& title) {
    Sql insert(
        database,
        u"INSERT INTO source (guid, title, folded, file_name, format, type, site_id, period, language, "
        u"confidentiality, sha256, "
        "text_length, page_count, passage_count, warnings, added_in) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    const Source& made = source.source;
    insert.bind(made.guid.isNull() ? QUuid::createUuid() : made.guid).bind(title).bind(foldedName(title));
    insert.bind(notNull(made.fileName)).bind(notNull(made.format)).bind(notNull(made.type));
    insert.bindId(made.site.value_or(SiteId{})).bind(notNull(made.period.toString())).bind(notNull(made.language));
    insert.bind(toWord(made.confidentiality)).bind(made.sha256).bind(source.text.size());
    insert.bind(source.pages.size())
        .bind(source.passages.size())
        .bind(notNull(source.warnings.join(u'\n')))
        .bind(work.revision());
    if (auto ran = insert.run(); !ran)
        return failure(ran);
    return SourceId{insert.insertedId()};
}

Result<void> storeText(const QSqlDatabase& database, SourceId id, const NewSource& source) {
    Sql text(database, u"INSERT INTO source_text (source_id, text) VALUES (?, ?)"_s);
    text.bindId(id).bind(notNull(source.text));
    if (auto ran = text.run(); !ran)
        return ran;

    Sql passage(
        database, u"INSERT INTO passage (source_id, ordinal, range_start, range_end, kind, heading_level, page, "
                  u"table_row, table_column, "
                  "speaker, start_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?)"_s);
    int ordinal = 0;
    for (const Passage& made : source.passages) {
        passage.bindId(id).bind(++ordinal).bind(made.range.start).bind(made.range.end).bind(toWord(made.kind));
        passage.bind(made.headingLevel)
            .bind(made.page)
            .bind(made.row)
            .bind(made.column)
            .bind(notNull(made.speaker))
            .bind(made.startMs);
        if (auto ran = passage.run(); !ran)
            return ran;
    }
    Sql page(database, u"INSERT INTO page (source_id, number, label, width, height) VALUES (?,?,?,?,?)"_s);
    for (const Page& made : source.pages) {
        page.bindId(id).bind(made.number).bind(notNull(made.label)).bind(made.width).bind(made.height);
        if (auto ran = page.run(); !ran)
            return ran;
    }
    return {};
}

Result<void> storeWords(const QSqlDatabase& database, SourceId id, const QList<WordBox>& words) {
    QMap<int, QList<WordBox>> byPage;
    for (const WordBox& word : words)
        byPage[word.page].append(word);
    Sql insert(
        database, u"INSERT INTO page_words (source_id, page, range_start, range_end, boxes) VALUES (?,?,?,?,?)"_s);
    for (auto page = byPage.cbegin(); page != byPage.cend(); ++page) {
        TextRange covered = page->first().range;
        for (const WordBox& word : *page) {
            covered = {std::min(covered.start, word.range.start), std::max(covered.end, word.range.end)};
        }
        insert.bindId(id).bind(page.key()).bind(covered.start).bind(covered.end).bind(packWordBoxes(*page));
        if (auto ran = insert.run(); !ran)
            return ran;
    }
    return {};
}

} // namespace

Result<SourceId> SourceRepository::add(const UnitOfWork& work, const NewSource& source) {
    const QSqlDatabase database = m_project->database();
    const auto held = bySha256(source.source.sha256);
    if (!held)
        return failure(held);
    if (held->has_value()) {
        return failure(ErrorCode::AlreadyExists, u"this document is held already"_s, u"as “%1”"_s.arg((*held)->title));
    }
    const auto title = freeTitle(database, source.source.title);
    if (!title)
        return failure(title);
    if (auto stored = storeOriginal(database, source); !stored)
        return failure(stored);
    const auto id = storeSource(database, work, source, *title);
    if (!id)
        return id;
    if (auto stored = storeText(database, *id, source); !stored)
        return failure(stored);
    if (auto stored = storeWords(database, *id, source.words); !stored)
        return failure(stored);
    return id;
}

Result<QList<Source>> SourceRepository::all() const {
    Sql sql(m_project->database(), selectSources + inOrderOfSites);
    return readSources(sql);
}

Result<Source> SourceRepository::byId(SourceId id) const {
    Sql sql(m_project->database(), selectSources + u" WHERE source.id = ?"_s);
    sql.bindId(id);
    const auto sources = readSources(sql);
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
        const auto sources = readSources(sql);
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
    Sql sql(m_project->database(), selectSources + u" WHERE source.sha256 = ?"_s);
    sql.bind(sha256);
    const auto sources = readSources(sql);
    if (!sources)
        return failure(sources);
    return sources->isEmpty() ? std::nullopt : std::optional(sources->first());
}

Result<QString> SourceRepository::text(SourceId id) const {
    Sql sql(m_project->database(), u"SELECT text FROM source_text WHERE source_id = ?"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    if (!sql.next())
        return noSource(QString::number(id.value));
    return sql.text(0);
}

Result<QList<Passage>> SourceRepository::passages(SourceId id) const {
    Sql sql(m_project->database(), selectPassages + u" WHERE source_id = ? ORDER BY ordinal"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    const auto length = textLength(m_project->database(), id);
    if (!length)
        return failure(length);
    QList<Passage> passages;
    qsizetype reached = 0;
    while (sql.next()) {
        passages.append(passageFrom(sql));
        const TextRange range = passages.last().range;
        if (range.start < reached || range.isEmpty() || range.end > *length)
            return damagedPassage(passages.last());
        reached = range.end;
    }
    return passages;
}

Result<Passage> SourceRepository::passage(PassageId id) const {
    Sql sql(m_project->database(), selectPassages + u" WHERE id = ?"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    if (!sql.next())
        return failure(ErrorCode::NotFound, u"there is no passage %1"_s.arg(id.value));
    return passageFrom(sql);
}

Result<QList<Page>> SourceRepository::pages(SourceId id) const {
    Sql sql(
        m_project->database(), u"SELECT number, label, width, height FROM page WHERE source_id = ? ORDER BY number"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<Page> pages;
    while (sql.next()) {
        pages.append(
            {.number = sql.smallInteger(0), .label = sql.text(1), .width = sql.real(2), .height = sql.real(3)});
    }
    return pages;
}

Result<QList<WordBox>> SourceRepository::words(SourceId id, TextRange range) const {
    Sql sql(
        m_project->database(),
        u"SELECT page, boxes FROM page_words WHERE source_id = ? AND range_start < ? AND range_end > ? ORDER BY page"_s);
    sql.bindId(id).bind(range.end).bind(range.start);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<WordBox> words;
    while (sql.next()) {
        for (const WordBox& word : unpackWordBoxes(sql.bytes(1), sql.smallInteger(0))) {
            if (word.range.overlaps(range))
                words.append(word);
        }
    }
    return words;
}

Result<QStringList> SourceRepository::warnings(SourceId id) const {
    Sql sql(m_project->database(), u"SELECT warnings FROM source WHERE id = ?"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    if (!sql.next())
        return noSource(QString::number(id.value));
    return sql.text(0).split(u'\n', Qt::SkipEmptyParts);
}

Result<QByteArray> SourceRepository::original(SourceId id) const {
    Sql sql(
        m_project->database(),
        u"SELECT original.bytes FROM source JOIN original ON original.sha256 = source.sha256 WHERE source.id = ?"_s);
    sql.bindId(id);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    if (!sql.next())
        return noSource(QString::number(id.value));
    return sql.bytes(0);
}

Result<QList<SourceId>> SourceRepository::addedAfter(qint64 revision) const {
    Sql sql(m_project->database(), u"SELECT id FROM source WHERE added_in > ? ORDER BY added_in, id"_s);
    sql.bind(revision);
    if (auto ran = sql.run(); !ran)
        return failure(ran);
    QList<SourceId> ids;
    while (sql.next())
        ids.append(SourceId{sql.integer(0)});
    return ids;
}

} // namespace sheaf
