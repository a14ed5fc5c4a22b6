#include "coding/store/passage_lookup.h"

#include "coding/store/sql.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

QString numbersIn(const QSet<CodeId>& codes) {
    QStringList numbers;
    for (const CodeId code : codes)
        numbers.append(QString::number(code.value));
    numbers.sort();
    return numbers.join(u',');
}

QString ofCodes(const std::optional<QSet<CodeId>>& codes) {
    return codes ? u"code_id IN (%1)"_s.arg(numbersIn(*codes)) : u"code_id > 0"_s;
}

QString columnOf(PassageLookup::Said what) {
    switch (what) {
    case PassageLookup::Said::Evidence:
        return u"evidence"_s;
    case PassageLookup::Said::Stance:
        return u"stance"_s;
    case PassageLookup::Said::Voice:
        return u"voice"_s;
    case PassageLookup::Said::Memo:
        break;
    }
    return u"memo"_s;
}

} // namespace

Result<std::vector<PassageLookup::SourceRow>> PassageLookup::sources() const {
    Sql sql(
        m_project->database(),
        u"SELECT id, text_revision_id, site_id, title, type, period, language, confidentiality FROM source "
        "ORDER BY id"_s);
    std::vector<SourceRow> sources;
    const auto read = sql.each([&sources](const Sql& row) {
        SourceRow source;
        source.source = {row.integer(0)};
        source.text = {row.integer(1)};
        if (!row.isNull(2))
            source.site = SiteId{row.integer(2)};
        source.title = row.text(3);
        source.type = row.text(4);
        source.period = Period::parse(row.text(5)).value_or(Period());
        source.language = row.text(6);
        source.confidentiality = confidentialityFromWord(row.text(7)).value_or(Confidentiality::Confidential);
        sources.push_back(std::move(source));
    });
    return read ? Result<std::vector<SourceRow>>(std::move(sources)) : failure(read);
}

Result<void> PassageLookup::eachPassageAfter(qint64 after, const std::function<void(const PassageRow&)>& take) const {
    const QString statement =
        u"SELECT id, text_revision_id, range_start, range_end, page, question, heading_level, "
        "CASE role WHEN 'interviewer' THEN 1 WHEN 'interviewee' THEN 2 ELSE 0 END, "
        "CASE kind WHEN 'turn' THEN 1 WHEN 'page-furniture' THEN 2 ELSE 0 END, speaker FROM passage WHERE id > %1 ORDER BY id"_s
            .arg(after);
    constexpr SpeakerRole roles[] = {SpeakerRole::Unknown, SpeakerRole::Interviewer, SpeakerRole::Interviewee};
    return dialect::eachRow(
        m_project->database(), statement, 9, [&](std::span<const qint64> numbers, std::string_view speaker) {
            take(
                {.id = numbers[0],
                 .text = numbers[1],
                 .start = static_cast<qint32>(numbers[2]),
                 .end = static_cast<qint32>(numbers[3]),
                 .page = static_cast<qint32>(numbers[4]),
                 .question = static_cast<qint32>(numbers[5]),
                 .headingLevel = static_cast<qint32>(numbers[6]),
                 .role = roles[std::clamp<qint64>(numbers[7], 0, 2)],
                 .isTurn = numbers[8] == 1,
                 .isFurniture = numbers[8] == 2,
                 .speaker = speaker});
        });
}

Result<std::vector<PassageLookup::CodingRow>> PassageLookup::codings(const std::optional<QSet<CodeId>>& codes) const {
    std::vector<CodingRow> found;
    if (codes && codes->isEmpty())
        return found;
    const QString statement =
        u"SELECT code_id, text_revision_id, range_start, range_end, coder_id, source_id, id FROM coding WHERE %1 "
        "ORDER BY code_id, text_revision_id, range_start, range_end, coder_id, source_id"_s.arg(ofCodes(codes));
    const auto read =
        dialect::eachRow(m_project->database(), statement, 7, [&](std::span<const qint64> numbers, std::string_view) {
            found.push_back(
                {.id = numbers[6],
                 .code = numbers[0],
                 .coder = numbers[4],
                 .source = numbers[5],
                 .text = numbers[1],
                 .start = static_cast<qint32>(numbers[2]),
                 .end = static_cast<qint32>(numbers[3])});
        });
    return read ? Result<std::vector<CodingRow>>(std::move(found)) : failure(read);
}

Result<std::vector<qint64>> PassageLookup::codingsSaying(
    Said what, const std::optional<QSet<CodeId>>& codes, const std::function<bool(const QString&)>& fits) const {
    std::vector<qint64> found;
    if (codes && codes->isEmpty())
        return found;
    const QString statement = u"SELECT id, %1 FROM coding WHERE %2 AND %1 <> ''"_s.arg(columnOf(what), ofCodes(codes));
    const auto read = dialect::eachRow(
        m_project->database(), statement, 1, [&](std::span<const qint64> numbers, std::string_view said) {
            if (fits(QString::fromUtf8(said)))
                found.push_back(numbers[0]);
        });
    if (!read)
        return failure(read);
    std::ranges::sort(found);
    return found;
}

Result<std::vector<PassageLookup::PageRow>> PassageLookup::pagesLabelled(const QString& label) const {
    Sql sql(
        m_project->database(),
        u"SELECT text_revision_id, number FROM page WHERE label = ? ORDER BY text_revision_id, number"_s);
    std::vector<PageRow> pages;
    const auto read =
        sql.bind(label).each([&pages](const Sql& row) { pages.push_back({row.integer(0), row.smallInteger(1)}); });
    return read ? Result<std::vector<PageRow>>(std::move(pages)) : failure(read);
}

} // namespace sheaf
