#include "coding/store/text_revision_repository.h"

#include "coding/store/sql.h"

#include <QMap>
#include <QSet>

namespace sheaf {

using namespace Qt::StringLiterals;

// Statements of their own, and not rows of the unit of work: what is written here stays as it is.

const QString TextRevisionRepository::selectPassages =
    u"SELECT passage.id, (SELECT source.id FROM source WHERE source.text_revision_id = passage.text_revision_id), "
    "passage.ordinal, passage.range_start, passage.range_end, passage.kind, passage.heading_level, passage.page, "
    "passage.table_row, passage.table_column, passage.speaker, passage.start_ms, passage.role, passage.question "
    "FROM passage "_s;

Passage TextRevisionRepository::passageFrom(const Sql& row) {
    Passage passage;
    passage.id = {row.integer(0)};
    passage.source = {row.integer(sourceColumn)};
    passage.ordinal = row.smallInteger(2);
    passage.range = {row.integer(3), row.integer(4)};
    passage.kind = passageKindFromWord(row.text(5)).value_or(PassageKind::Paragraph);
    passage.headingLevel = row.smallInteger(6);
    passage.page = row.smallInteger(7);
    passage.row = row.smallInteger(8);
    passage.column = row.smallInteger(9);
    passage.speaker = row.text(10);
    passage.startMs = row.integer(11);
    passage.role = speakerRoleFromWord(row.text(12)).value_or(SpeakerRole::Unknown);
    passage.question = row.smallInteger(13);
    return passage;
}

namespace {

tl::unexpected<Error> noText(TextRevisionId id) {
    return failure(ErrorCode::NotFound, u"there is no text %1"_s.arg(id.value));
}

tl::unexpected<Error> damagedPassage(const Passage& passage) {
    return failure(
        ErrorCode::Damaged,
        u"passage %1 of source %2 lies outside its text"_s.arg(passage.ordinal).arg(passage.source.value),
        u"the project was changed by something else; go back to a copy of it"_s);
}

Result<void> storeOriginal(const QSqlDatabase& database, const NewText& text) {
    Sql held(database, u"SELECT COUNT(*) FROM original WHERE sha256 = ?"_s);
    if (auto ran = held.bind(text.sha256).run(); !ran)
        return ran;
    if (held.next() && held.integer(0) > 0)
        return {};
    Sql insert(database, u"INSERT INTO original (sha256, bytes) VALUES (?, ?)"_s);
    return insert.bind(text.sha256).bind(text.original.isNull() ? QByteArray("") : text.original).run();
}

Result<int> numberAfter(const QSqlDatabase& database, std::optional<TextRevisionId> previous) {
    if (!previous)
        return 1;
    Sql sql(database, u"SELECT number FROM text_revision WHERE id = ?"_s);
    if (auto ran = sql.bindId(*previous).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<int>(sql.smallInteger(0) + 1) : noText(*previous);
}

Result<TextRevisionId> storeRevision(
    const QSqlDatabase& database, const UnitOfWork& work, const NewText& text, std::optional<TextRevisionId> previous) {
    const auto number = numberAfter(database, previous);
    if (!number)
        return failure(number);
    Sql insert(
        database, u"INSERT INTO text_revision (guid, previous_id, number, sha256, file_name, format, text_length, "
                  "page_count, passage_count, warnings, added_in, sketch) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    insert.bind(QUuid::createUuid()).bindId(previous.value_or(TextRevisionId{})).bind(*number).bind(text.sha256);
    insert.bind(notNull(text.fileName)).bind(notNull(text.format)).bind(text.text.size()).bind(text.pages.size());
    insert.bind(text.passages.size()).bind(notNull(text.warnings.join(u'\n'))).bind(work.revision());
    if (auto ran = insert.bind(text.sketch.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : text.sketch).run();
        !ran)
        return failure(ran);
    const TextRevisionId id{insert.insertedId()};
    Sql whole(database, u"INSERT INTO revision_text (text_revision_id, text) VALUES (?, ?)"_s);
    if (auto ran = whole.bindId(id).bind(notNull(text.text)).run(); !ran)
        return failure(ran);
    return id;
}

Result<void> storePassages(const QSqlDatabase& database, TextRevisionId id, const NewText& text) {
    Sql passage(
        database, u"INSERT INTO passage (text_revision_id, ordinal, range_start, range_end, kind, heading_level, page, "
                  "table_row, table_column, speaker, start_ms, role, question) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    int ordinal = 0;
    for (const Passage& made : text.passages) {
        passage.bindId(id).bind(++ordinal).bind(made.range.start).bind(made.range.end).bind(toWord(made.kind));
        passage.bind(made.headingLevel).bind(made.page).bind(made.row).bind(made.column);
        passage.bind(notNull(made.speaker)).bind(made.startMs).bind(notNull(toWord(made.role))).bind(made.question);
        if (auto ran = passage.run(); !ran)
            return ran;
    }
    Sql page(database, u"INSERT INTO page (text_revision_id, number, label, width, height) VALUES (?,?,?,?,?)"_s);
    for (const Page& made : text.pages) {
        page.bindId(id).bind(made.number).bind(notNull(made.label)).bind(made.width).bind(made.height);
        if (auto ran = page.run(); !ran)
            return ran;
    }
    return {};
}

Result<void> storeWords(const QSqlDatabase& database, TextRevisionId id, const QList<PackedPage>& pages) {
    Sql insert(
        database,
        u"INSERT INTO page_words (text_revision_id, page, range_start, range_end, boxes) VALUES (?,?,?,?,?)"_s);
    for (const PackedPage& page : pages) {
        insert.bindId(id).bind(page.page).bind(page.covered.start).bind(page.covered.end).bind(page.boxes);
        if (auto ran = insert.run(); !ran)
            return ran;
    }
    return {};
}

Result<void> storeMarks(const QSqlDatabase& database, TextRevisionId id, const QList<TextMark>& marks) {
    Sql insert(
        database, u"INSERT INTO text_mark (text_revision_id, ordinal, range_start, range_end, kind, detail, author, "
                  "written_at) VALUES (?,?,?,?,?,?,?,?)"_s);
    int ordinal = 0;
    for (const TextMark& mark : marks) {
        insert.bindId(id).bind(++ordinal).bind(mark.range.start).bind(mark.range.end).bind(toWord(mark.kind));
        insert.bind(notNull(mark.detail)).bind(notNull(mark.author)).bind(notNull(mark.writtenAt));
        if (auto ran = insert.run(); !ran)
            return ran;
    }
    return {};
}

} // namespace

Result<TextRevisionId>
TextRevisionRepository::add(const UnitOfWork& work, const NewText& text, std::optional<TextRevisionId> previous) {
    const QSqlDatabase database = m_project->database();
    if (auto stored = storeOriginal(database, text); !stored)
        return failure(stored);
    const auto id = storeRevision(database, work, text, previous);
    if (!id)
        return id;
    if (auto stored = storePassages(database, *id, text); !stored)
        return failure(stored);
    if (auto stored = storeWords(database, *id, text.words); !stored)
        return failure(stored);
    if (auto stored = storeMarks(database, *id, text.marks); !stored)
        return failure(stored);
    return id;
}

Result<QList<TextRevision>> TextRevisionRepository::withPrevious(TextRevisionId id) const {
    Sql sql(
        m_project->database(),
        u"SELECT text_revision.number, text_revision.file_name, text_revision.sha256, text_revision.text_length, "
        "text_revision.added_in, unit_of_work.at, text_revision.previous_id FROM text_revision "
        "JOIN unit_of_work ON unit_of_work.revision = text_revision.added_in WHERE text_revision.id = ?"_s);
    QList<TextRevision> found;
    // A number goes down by one with each step, so that a chain that bites its tail ends, too.
    for (TextRevisionId at = id; at.isValid();) {
        if (auto ran = sql.bindId(at).run(); !ran)
            return failure(ran);
        if (!sql.next() || (!found.isEmpty() && sql.smallInteger(0) >= found.last().number))
            break;
        found.append(
            {.id = at,
             .number = sql.smallInteger(0),
             .fileName = sql.text(1),
             .sha256 = sql.bytes(2),
             .textLength = sql.integer(3),
             .addedIn = sql.integer(4),
             .addedAt = QDateTime::fromString(sql.text(5), Qt::ISODateWithMs)});
        at = {sql.integer(6)};
    }
    return found.isEmpty() ? Result<QList<TextRevision>>(noText(id)) : found;
}

Result<QString> TextRevisionRepository::text(TextRevisionId id) const {
    Sql sql(m_project->database(), u"SELECT text FROM revision_text WHERE text_revision_id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<QString>(sql.text(0)) : noText(id);
}

Result<QList<Passage>> TextRevisionRepository::passages(TextRevisionId id) const {
    Sql sql(m_project->database(), selectPassages + u"WHERE passage.text_revision_id = ? ORDER BY passage.ordinal"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    const auto whole = text(id); // of the text itself: the number beside it in the file may be anybody's
    if (!whole)
        return failure(whole);
    QList<Passage> passages;
    qsizetype reached = 0;
    while (sql.next()) {
        passages.append(passageFrom(sql));
        const TextRange range = passages.last().range;
        if (range.start < reached || range.isEmpty() || range.end > whole->size())
            return damagedPassage(passages.last());
        reached = range.end;
    }
    if (auto ended = sql.ended(); !ended)
        return failure(ended);
    return passages;
}

Result<QList<TextMark>> TextRevisionRepository::marks(TextRevisionId id) const {
    Sql sql(
        m_project->database(), u"SELECT range_start, range_end, kind, detail, author, written_at FROM text_mark "
                               "WHERE text_revision_id = ? ORDER BY ordinal"_s);
    QList<TextMark> marks;
    const auto read = sql.bindId(id).each([&](const Sql& row) {
        marks.append(
            {.range = {row.integer(0), row.integer(1)},
             .kind = textMarkKindFromWord(row.text(2)).value_or(TextMarkKind::Comment),
             .detail = row.text(3),
             .author = row.text(4),
             .writtenAt = row.text(5)});
    });
    if (!read)
        return failure(read);
    return marks;
}

Result<QList<TextSketchOf>> TextRevisionRepository::sketches() const {
    Sql sql(
        m_project->database(),
        u"SELECT source.id, source.title, text_revision.sketch FROM source "
        "JOIN text_revision ON text_revision.id = source.text_revision_id WHERE text_revision.sketch IS NOT NULL"_s);
    QList<TextSketchOf> sketches;
    const auto read = sql.each([&](const Sql& row) { sketches.append({{row.integer(0)}, row.text(1), row.bytes(2)}); });
    if (!read)
        return failure(read);
    return sketches;
}

Result<QStringList> TextRevisionRepository::speakers(SourceId source) const {
    Sql known(
        m_project->database(), u"SELECT text_revision_id FROM source WHERE id = ? UNION "
                               "SELECT text_revision_id FROM coding WHERE source_id = ?"_s);
    QList<TextRevisionId> texts;
    const auto read = known.bindId(source).bindId(source).each(
        [&texts](const Sql& row) { texts.append(TextRevisionId{row.integer(0)}); });
    if (!read)
        return failure(read);
    QSet<TextRevisionId> all;
    for (const TextRevisionId text : texts) {
        const auto chain = withPrevious(text);
        if (!chain)
            return failure(chain);
        for (const TextRevision& each : *chain)
            all.insert(each.id);
    }
    Sql sql(m_project->database(), u"SELECT DISTINCT speaker FROM passage WHERE text_revision_id = ?"_s);
    QStringList speakers;
    for (const TextRevisionId text : std::as_const(all)) {
        const auto listed = sql.bindId(text).each([&speakers](const Sql& row) {
            if (!row.text(0).isEmpty() && !speakers.contains(row.text(0)))
                speakers.append(row.text(0));
        });
        if (!listed)
            return failure(listed);
    }
    return speakers;
}

Result<QList<Page>> TextRevisionRepository::pages(TextRevisionId id) const {
    Sql sql(
        m_project->database(),
        u"SELECT number, label, width, height FROM page WHERE text_revision_id = ? ORDER BY number"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    QList<Page> pages;
    while (sql.next()) {
        pages.append(
            {.number = sql.smallInteger(0), .label = sql.text(1), .width = sql.real(2), .height = sql.real(3)});
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return pages;
}

Result<QList<WordBox>> TextRevisionRepository::words(TextRevisionId id, TextRange range) const {
    Sql sql(
        m_project->database(), u"SELECT page, boxes FROM page_words WHERE text_revision_id = ? AND range_start < ? AND "
                               "range_end > ? ORDER BY page"_s);
    if (auto ran = sql.bindId(id).bind(range.end).bind(range.start).run(); !ran)
        return failure(ran);
    QList<WordBox> words;
    while (sql.next()) {
        for (const WordBox& word : unpackWordBoxes(sql.bytes(1), sql.smallInteger(0))) {
            if (word.range.overlaps(range))
                words.append(word);
        }
    }
    if (auto read = sql.ended(); !read)
        return failure(read);
    return words;
}

Result<QStringList> TextRevisionRepository::warnings(TextRevisionId id) const {
    Sql sql(m_project->database(), u"SELECT warnings FROM text_revision WHERE id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<QStringList>(sql.text(0).split(u'\n', Qt::SkipEmptyParts)) : noText(id);
}

Result<QByteArray> TextRevisionRepository::original(TextRevisionId id) const {
    Sql sql(
        m_project->database(), u"SELECT original.bytes FROM text_revision JOIN original ON original.sha256 = "
                               "text_revision.sha256 WHERE text_revision.id = ?"_s);
    if (auto ran = sql.bindId(id).run(); !ran)
        return failure(ran);
    return sql.next() ? Result<QByteArray>(sql.bytes(0)) : noText(id);
}

} // namespace sheaf
