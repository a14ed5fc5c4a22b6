#include "indexer/query_fields.h"

#include "coding/coding.h"
#include "coding/passage.h"
#include "coding/period.h"
#include "coding/source.h"
#include "coding/source_type.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

template <auto... values>
QStringList wordsOf() {
    return {toWord(values)...};
}

template <auto read>
std::optional<QString> canonicalBy(const QString& written) {
    const auto value = read(written);
    return value ? std::optional(toWord(*value)) : std::nullopt;
}

/// As Period has them.
std::optional<QString> canonicalMonths(const QString& written) {
    static const QRegularExpression quarter(u"\\A(\\d{4})-?[Qq]([1-4])\\z"_s);
    static const QRegularExpression day(u"\\A(\\d{4}-\\d{2})-\\d{2}\\z"_s);
    auto period = Period::parse(written);
    if (const auto match = quarter.match(written); match.hasMatch()) {
        const int year = match.captured(1).toInt();
        const int last = match.captured(2).toInt() * 3;
        period = Period::ofMonths(year, last - 2, year, last);
    } else if (day.match(written).hasMatch() && QDate::fromString(written, Qt::ISODate).isValid()) {
        period = Period::parse(written.first(7));
    }
    return period && !period->isNull() ? std::optional(period->toString()) : std::nullopt;
}

bool isDigits(QStringView written) {
    return std::ranges::all_of(written, [](QChar c) { return c >= u'0' && c <= u'9'; });
}

std::optional<QString> canonicalNumber(const QString& written) {
    const int number = isDigits(written) ? written.toInt() : 0; // too large a one is 0 too
    return number > 0 ? std::optional(QString::number(number)) : std::nullopt;
}

/// The schedule's fourth question is written 4, or Q4.
std::optional<QString> canonicalQuestion(const QString& written) {
    return canonicalNumber(written.startsWith(u'Q', Qt::CaseInsensitive) ? written.sliced(1) : written);
}

std::optional<QString> canonicalPage(const QString& written) {
    return isDigits(written) ? canonicalNumber(written) : std::optional(written);
}

QStringList sourceTypeNames() {
    QStringList names;
    for (const SourceType& type : knownSourceTypes())
        names.append(QString::fromUtf16(type.name));
    return names;
}

constexpr auto confidentialities =
    wordsOf<Confidentiality::Public, Confidentiality::Attributable, Confidentiality::Confidential>;
constexpr auto roles = wordsOf<SpeakerRole::Interviewer, SpeakerRole::Interviewee>;
constexpr auto strengths = wordsOf<
    EvidenceStrength::Anecdotal, EvidenceStrength::SelfReported, EvidenceStrength::Monitored,
    EvidenceStrength::Evaluated>;
constexpr auto stances = wordsOf<Stance::Supports, Stance::Qualifies, Stance::Contradicts, Stance::DeviantCase>;
constexpr auto voices = wordsOf<Voice::Participant, Voice::Author, Voice::Document, Voice::SecondHand>;

// clang-format off
constexpr QueryFieldRow rows[] = {
    {u"site",            nullptr,     QueryField::Site,            FieldKind::Name,        u"of a site's sources",                               u"site:Camden"},
    {u"type",            nullptr,     QueryField::Type,            FieldKind::Name,        u"of sources of this type",                           u"type:\"monitoring report\"", sourceTypeNames},
    {u"period",          nullptr,     QueryField::Period,          FieldKind::DateRange,   u"of sources that speak of these months",             u"period:2018-10..2019-03", nullptr, canonicalMonths},
    {u"round",           nullptr,     QueryField::Round,           FieldKind::AnyValue,    u"of sites or sources of this round",                 u"round:1..2"},
    {u"lang",            u"language", QueryField::Language,        FieldKind::Name,        u"of sources in this language",                       u"lang:en"},
    {u"title",           nullptr,     QueryField::Title,           FieldKind::Text,        u"of sources whose title has these words",            u"title:\"annual report\""},
    {u"confidentiality", nullptr,     QueryField::Confidentiality, FieldKind::FixedWords,  u"of sources that may be named so far",               u"confidentiality:public", confidentialities, canonicalBy<confidentialityFromWord>},
    {u"speaker",         nullptr,     QueryField::Speaker,         FieldKind::Name,        u"that this person says",                             u"speaker:\"P 12\""},
    {u"role",            nullptr,     QueryField::Role,            FieldKind::FixedWords,  u"that somebody in this role says",                   u"role:interviewee", roles, canonicalBy<speakerRoleFromWord>},
    {u"question",        nullptr,     QueryField::Question,        FieldKind::NumberRange, u"that answer a question of the schedule",            u"question:Q4", nullptr, canonicalQuestion},
    {u"heading",         nullptr,     QueryField::Heading,         FieldKind::Text,        u"under a heading that has these words",              u"heading:\"next steps\""},
    {u"page",            nullptr,     QueryField::Page,            FieldKind::PageRange,   u"on these pages, by number or as printed: page:iv",  u"page:3..9", nullptr, canonicalPage},
    {u"code",            nullptr,     QueryField::Code,            FieldKind::Name,        u"coded with a code or one below it; =A: A alone",    u"code:Reciprocity"},
    {u"coder",           nullptr,     QueryField::Coder,           FieldKind::Name,        u"coded by this person",                              u"coder:Ann"},
    {u"memo",            nullptr,     QueryField::Memo,            FieldKind::Text,        u"coded with a memo that has these words",            u"memo:unclear"},
    {u"strength",        u"evidence", QueryField::Evidence,        FieldKind::FixedGrades, u"coded as evidence of this strength",                u"strength:evaluated", strengths, canonicalBy<evidenceFromWord>},
    {u"stance",          nullptr,     QueryField::Stance,          FieldKind::FixedWords,  u"coded as standing so to what the code claims",      u"stance:contradicts", stances, canonicalBy<stanceFromWord>},
    {u"voice",           nullptr,     QueryField::Voice,           FieldKind::FixedWords,  u"coded as these people's words",                     u"voice:participant", voices, canonicalBy<voiceFromWord>},
};
// clang-format on

} // namespace

std::span<const QueryFieldRow> queryFields() {
    return rows;
}

const QueryFieldRow* queryFieldNamed(QStringView name) {
    const auto is = [&](const char16_t* known) {
        return known && name.compare(QStringView(known), Qt::CaseInsensitive) == 0;
    };
    for (const QueryFieldRow& row : rows) {
        if (is(row.name) || is(row.otherName))
            return &row;
    }
    return nullptr;
}

} // namespace sheaf
