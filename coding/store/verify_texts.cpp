#include "coding/quotation.h"
#include "coding/store/fault_list.h"
#include "coding/store/word_box_codec.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

struct TextRow {
    qint64 id = 0;
    qint64 previous = 0;
    qint64 number = 0;
    qint64 length = 0;
    qint64 pages = 0;
    qint64 passages = 0;
};

/// A coding or citation, as far as it stands in a text.
struct Anchor {
    qint64 id = 0;
    qint64 source = 0;
};
using AnchorsOfTexts = QHash<qint64, QList<Anchor>>;

Result<AnchorsOfTexts> anchorsIn(const QSqlDatabase& database, const QString& table) {
    AnchorsOfTexts anchors;
    Sql sql(database, u"SELECT id, source_id, text_revision_id FROM %1 ORDER BY id"_s.arg(table));
    auto read =
        sql.each([&anchors](const Sql& row) { anchors[row.integer(2)].append({row.integer(0), row.integer(1)}); });
    return read ? Result<AnchorsOfTexts>(std::move(anchors)) : failure(read);
}

QString placed(TextRange range) {
    return u"%1:%2"_s.arg(range.start).arg(range.end);
}

/// Why a range can't stand in a text; empty if it can.
QString misfit(const QString& text, TextRange range) {
    if (range.isEmpty() || range.start < 0 || !range.fits(text))
        return u"does not lie in its text"_s;
    return checkCodable(text, range) ? QString() : u"starts or ends inside a character"_s;
}

class TextVerifier {
public:
    TextVerifier(const QSqlDatabase& database, FaultList& faults)
        : m_faults(&faults), m_text(database, u"SELECT text FROM revision_text WHERE text_revision_id = ?"_s),
          m_passages(
              database, u"SELECT id, ordinal, range_start, range_end FROM passage WHERE text_revision_id = ? "
                        "ORDER BY ordinal"_s),
          m_pages(database, u"SELECT COUNT(*) FROM page WHERE text_revision_id = ?"_s),
          m_words(database, u"SELECT page, range_start, range_end, boxes FROM page_words WHERE text_revision_id = ?"_s),
          m_marks(database, u"SELECT ordinal, range_start, range_end FROM text_mark WHERE text_revision_id = ?"_s),
          m_coding(
              database, u"SELECT range_start, range_end, quotation, context_before, context_after, code_id FROM coding "
                        "WHERE id = ?"_s),
          m_citation(database, u"SELECT range_start, range_end, quotation FROM citation WHERE id = ?"_s) {}

    /// Sources by the first text of theirs.
    QHash<qint64, qint64> sourceOfRoot;
    QHash<qint64, qint64> roots;

    Result<void> verify(const TextRow& row, const QList<Anchor>& codings, const QList<Anchor>& citations) {
        const auto text = textOf(row);
        if (!text || text->isNull())
            return text ? Result<void>() : failure(text);
        if (auto read = verifyParts(row, *text); !read)
            return read;
        for (const Anchor& coding : codings) {
            if (auto read = verifyCoding(row, *text, coding); !read)
                return read;
        }
        for (const Anchor& citation : citations) {
            if (auto read = verifyCitation(row, *text, citation); !read)
                return read;
        }
        return {};
    }

private:
    /// Null where it is missing.
    Result<QString> textOf(const TextRow& row) {
        QString text;
        const auto read = m_text.bind(row.id).each([&text](const Sql& found) { text = notNull(found.text(0)); });
        if (!read)
            return failure(read);
        if (text.isNull())
            m_faults->add(u"text %1 is missing"_s.arg(row.id), u"text_revision"_s, row.id);
        return text;
    }

    Result<void> verifyParts(const TextRow& row, const QString& text) {
        qint64 passages = 0;
        qsizetype reached = 0;
        const auto read = m_passages.bind(row.id).each([&](const Sql& found) {
            ++passages;
            const TextRange range{found.integer(2), found.integer(3)};
            const QString fault = found.integer(1) != passages ? u"is out of its order"_s
                                  : range.start < reached      ? u"overlaps the one before it"_s
                                                               : misfit(text, range);
            if (!fault.isEmpty()) {
                m_faults->add(
                    u"passage %1 (%2 of text %3) %4"_s.arg(found.integer(0)).arg(passages).arg(row.id).arg(fault),
                    u"passage"_s, found.integer(0));
            }
            reached = std::max(reached, range.end);
        });
        if (!read)
            return read;
        m_faults->report().passages += passages;
        qint64 pages = 0;
        if (auto counted = m_pages.bind(row.id).each([&pages](const Sql& found) { pages = found.integer(0); });
            !counted)
            return counted;
        verifyCount(row, u"text_length"_s, row.length, text.size());
        verifyCount(row, u"passage_count"_s, row.passages, passages);
        verifyCount(row, u"page_count"_s, row.pages, pages);
        const auto marks = m_marks.bind(row.id).each([&](const Sql& found) {
            if (const QString fault = misfit(text, {found.integer(1), found.integer(2)}); !fault.isEmpty())
                m_faults->add(
                    u"mark %1 of text %2 %3"_s.arg(found.integer(0)).arg(row.id).arg(fault), u"text_mark"_s, row.id);
        });
        if (!marks)
            return marks;
        return m_words.bind(row.id).each([&](const Sql& found) {
            const TextRange covered{found.integer(1), found.integer(2)};
            const QList<WordBox> boxes = unpackWordBoxes(found.bytes(3), found.smallInteger(0));
            const bool isFine = !boxes.isEmpty() && std::ranges::all_of(boxes, [&](const WordBox& box) {
                return box.range.fits(text) && covered.start <= box.range.start && box.range.end <= covered.end;
            });
            if (!isFine) {
                m_faults->add(
                    u"the word boxes of page %1 of text %2 are damaged"_s.arg(found.integer(0)).arg(row.id),
                    u"page_words"_s, row.id);
            }
        });
    }

    void verifyCount(const TextRow& row, const QString& column, qint64 noted, qint64 counted) {
        if (noted == counted)
            return;
        m_faults->addMendable(
            u"text %1 says %2 %3 where there are %4"_s.arg(row.id)
                .arg(QString(column).replace(u'_', u' '))
                .arg(noted)
                .arg(counted),
            u"text_revision"_s, row.id, {{column, counted}});
    }

    Result<void> verifyCoding(const TextRow& row, const QString& text, const Anchor& coding) {
        ++m_faults->report().codings;
        verifySource(row, u"coding"_s, coding);
        return m_coding.bind(coding.id).each([&](const Sql& found) {
            const TextRange range{found.integer(0), found.integer(1)};
            if (!verifyQuotation(row, text, u"coding"_s, coding.id, range, found.text(2)))
                return;
            Row contexts;
            if (found.text(3) != contextBefore(text, range))
                contexts.append({u"context_before"_s, notNull(contextBefore(text, range))});
            if (found.text(4) != contextAfter(text, range))
                contexts.append({u"context_after"_s, notNull(contextAfter(text, range))});
            if (!contexts.isEmpty()) {
                m_faults->addMendable(
                    u"coding %1 does not know what stands around it"_s.arg(coding.id), u"coding"_s, coding.id,
                    contexts);
            }
        });
    }

    Result<void> verifyCitation(const TextRow& row, const QString& text, const Anchor& citation) {
        ++m_faults->report().citations;
        verifySource(row, u"citation"_s, citation);
        return m_citation.bind(citation.id).each([&](const Sql& found) {
            static_cast<void>(verifyQuotation(
                row, text, u"citation"_s, citation.id, {found.integer(0), found.integer(1)}, found.text(2)));
        });
    }

    void verifySource(const TextRow& row, const QString& table, const Anchor& anchor) {
        if (sourceOfRoot.value(roots.value(row.id)) != anchor.source) {
            m_faults->add(
                u"%1 %2 stands in text %3, which is none of source %4"_s.arg(table).arg(anchor.id).arg(row.id).arg(
                    anchor.source),
                table, anchor.id);
        }
    }

    bool verifyQuotation(
        const TextRow& row, const QString& text, const QString& table, qint64 id, TextRange range,
        const QString& quotation) {
        QString fault = misfit(text, range);
        if (fault.isEmpty() && range.in(text) != quotation)
            fault = u"is not what stands there"_s;
        if (fault.isEmpty())
            return true;
        // Where its words stand is worth knowing; each search reads the whole text, so a damaged file gets only so
        // many.
        constexpr int mostSearches = 50;
        const auto elsewhere = ++m_searches <= mostSearches ? findQuotation(text, quotation)
                                                            : Result<TextRange>(failure(ErrorCode::NotFound, {}));
        m_faults->add(
            u"the quotation of %1 %2 at %3 of text %4 %5%6"_s.arg(table)
                .arg(id)
                .arg(placed(range))
                .arg(row.id)
                .arg(fault, elsewhere ? u"; its words stand at %1"_s.arg(placed(*elsewhere)) : QString()),
            table, id);
        return false;
    }

    FaultList* m_faults;
    Sql m_text;
    Sql m_passages;
    Sql m_pages;
    Sql m_words;
    Sql m_marks;
    Sql m_coding;
    Sql m_citation;
    int m_searches = 0;
};

Result<QList<TextRow>> readTexts(const QSqlDatabase& database) {
    QList<TextRow> rows;
    Sql sql(
        database, u"SELECT id, previous_id, number, text_length, page_count, passage_count FROM text_revision "
                  "ORDER BY number, id"_s);
    auto read = sql.each([&rows](const Sql& row) {
        rows.append(
            {.id = row.integer(0),
             .previous = row.integer(1),
             .number = row.integer(2),
             .length = row.integer(3),
             .pages = row.integer(4),
             .passages = row.integer(5)});
    });
    return read ? Result<QList<TextRow>>(std::move(rows)) : failure(read);
}

/// The first text of each chain of corrections, by text. In the order of numbers, each finds its previous one done.
QHash<qint64, qint64> rootsOf(const QList<TextRow>& texts, FaultList& faults) {
    QHash<qint64, qint64> roots;
    QHash<qint64, qint64> numbers;
    for (const TextRow& row : texts) {
        const bool isFirst = row.previous == 0;
        if (isFirst ? row.number != 1 : numbers.value(row.previous) != row.number - 1) {
            faults.add(u"text %1 does not follow the text that it corrects"_s.arg(row.id), u"text_revision"_s, row.id);
        }
        numbers.insert(row.id, row.number);
        roots.insert(row.id, isFirst ? row.id : roots.value(row.previous, row.id));
    }
    return roots;
}

void reportStray(const AnchorsOfTexts& anchors, const QString& table, FaultList& faults) {
    for (auto text = anchors.cbegin(); text != anchors.cend(); ++text) {
        for (const Anchor& anchor : *text)
            faults.add(u"the text of %1 %2 is not there"_s.arg(table).arg(anchor.id), table, anchor.id);
    }
}

} // namespace

Result<void>
verifyTexts(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel, const ProgressSink& progress) {
    const auto texts = readTexts(database);
    if (!texts)
        return failure(texts);
    auto codings = anchorsIn(database, u"coding"_s);
    if (!codings)
        return failure(codings);
    auto citations = anchorsIn(database, u"citation"_s);
    if (!citations)
        return failure(citations);
    TextVerifier verifier(database, faults);
    verifier.roots = rootsOf(*texts, faults);
    Sql sources(database, u"SELECT id, text_revision_id FROM source"_s);
    const auto read = sources.each([&verifier](const Sql& row) {
        verifier.sourceOfRoot.insert(verifier.roots.value(row.integer(1)), row.integer(0));
    });
    if (!read)
        return read;
    for (qsizetype at = 0; at < texts->size(); ++at) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"verification was stopped"_s);
        if (progress)
            progress({.done = at, .total = texts->size(), .item = u"text %1"_s.arg((*texts)[at].id)});
        const qint64 id = (*texts)[at].id;
        if (auto verified = verifier.verify((*texts)[at], codings->take(id), citations->take(id)); !verified)
            return verified;
        ++faults.report().texts;
    }
    if (progress)
        progress({.done = texts->size(), .total = texts->size(), .item = {}});
    reportStray(*codings, u"coding"_s, faults);
    reportStray(*citations, u"citation"_s, faults);
    return {};
}

Result<void> verifyOriginals(const QSqlDatabase& database, FaultList& faults, const CancelToken& cancel) {
    Sql sql(database, u"SELECT sha256, bytes FROM original"_s);
    if (auto ran = sql.run(); !ran)
        return ran;
    while (sql.next()) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, u"verification was stopped"_s);
        ++faults.report().originals;
        const QByteArray noted = sql.bytes(0);
        if (QCryptographicHash::hash(sql.bytes(1), QCryptographicHash::Sha256) != noted) {
            faults.add(
                u"the original %1… is not the file that was imported"_s.arg(
                    QString::fromLatin1(noted.toHex().left(12))),
                u"original"_s);
        }
    }
    return sql.ended();
}

} // namespace sheaf
