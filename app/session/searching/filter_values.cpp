#include "app/session/searching/filter_values.h"

#include "coding/name_folding.h"
#include "indexer/analysis.h"

#include <QRegularExpression>

#include <limits>

namespace sheaf {

using namespace Qt::StringLiterals;

tl::unexpected<Error>
filterError(const QueryFilter& filter, ErrorCode code, const QString& message, const QString& hint) {
    return failure(code, u"column %1: %2"_s.arg(QString::number(filter.start + 1), message), hint);
}

tl::unexpected<Error> filterError(const QueryFilter& filter, Error error) {
    return filterError(filter, error.code, error.message, error.hint);
}

Result<void> refuseRange(const QueryFilter& filter, const FieldValue& value) {
    if (!value.to)
        return {};
    return filterError(
        filter, ErrorCode::InvalidArgument, u"“%1” is no range of values"_s.arg(filter.written),
        u"ranges are of periods, numbers and dates"_s);
}

QString knownOnes(QStringList names) {
    constexpr qsizetype most = 10;
    names.removeAll(QString());
    names.removeDuplicates();
    if (names.isEmpty())
        return {};
    const qsizetype left = names.size() - most;
    if (left > 0)
        names.resize(most);
    return u"known: "_s + names.join(u", "_s) + (left > 0 ? u" and %1 more"_s.arg(left) : QString());
}

std::string wordsFolded(const QString& text) {
    std::string words;
    for (const Token& token : analyse(text)) {
        words += ' ';
        words += token.folded;
    }
    return words.empty() ? words : words + ' ';
}

HoldsWords::HoldsWords(const QString& wanted) : m_folded(wordsFolded(wanted)), m_name(foldedName(wanted)) {
    if (!m_folded.empty())
        m_folded = m_folded.substr(1, m_folded.size() - 2);
}

bool HoldsWords::operator()(const QString& text) const {
    return m_folded.empty() ? foldedName(text).contains(m_name) : wordsFolded(text).find(m_folded) != std::string::npos;
}

namespace {

/// The months that one end of a range names; null if it can't be read.
Period monthsFrom(const QString& written) {
    static const QRegularExpression quarter(u"\\A(\\d{4})-?[Qq]([1-4])\\z"_s);
    static const QRegularExpression day(u"\\A(\\d{4}-\\d{2})-\\d{2}\\z"_s);
    const QString trimmed = written.trimmed();
    if (const auto match = quarter.match(trimmed); match.hasMatch()) {
        const int last = match.captured(2).toInt() * 3;
        const int year = match.captured(1).toInt();
        return Period::ofMonths(year, last - 2, year, last).value_or(Period());
    }
    if (const auto match = day.match(trimmed); match.hasMatch()) {
        const bool isDay = QDate::fromString(trimmed, Qt::ISODate).isValid();
        return isDay ? Period::parse(match.captured(1)).value_or(Period()) : Period();
    }
    return Period::parse(trimmed).value_or(Period());
}

} // namespace

Result<Period> periodFrom(const QueryFilter& filter, const FieldValue& value) {
    const auto refused = [&](const QString& written) {
        return filterError(
            filter, ErrorCode::InvalidArgument, u"“%1” is not a period"_s.arg(written),
            u"write 2018, 2018-10, 2018-Q4, or a range as 2018-10..2019-03"_s);
    };
    const Period whole = Period::ofMonths(1, 1, 9999, 12).value_or(Period());
    const Period first = value.from.trimmed().isEmpty() && value.to ? whole : monthsFrom(value.from);
    if (first.isNull())
        return refused(value.from);
    if (!value.to)
        return first;
    const Period last = value.to->trimmed().isEmpty() ? whole : monthsFrom(*value.to);
    if (last.isNull())
        return refused(*value.to);
    const QDate from = first.firstDay();
    const QDate to = last.lastDay();
    const auto period = Period::ofMonths(from.year(), from.month(), to.year(), to.month());
    return period ? period : refused(value.from + u".."_s + *value.to);
}

Result<std::pair<int, int>> numbersFrom(const QueryFilter& filter, const FieldValue& value) {
    const auto number = [](const QString& written, int open) -> std::optional<int> {
        if (written.trimmed().isEmpty())
            return open;
        bool isNumber = false;
        const int read = written.trimmed().toInt(&isNumber);
        return isNumber && read >= 0 ? std::optional(read) : std::nullopt;
    };
    constexpr int most = std::numeric_limits<int>::max();
    const auto from = number(value.from, value.to ? 0 : -1);
    const auto to = value.to ? number(*value.to, most) : from;
    if (!from || !to || *from < 0 || *to < *from) {
        return filterError(
            filter, ErrorCode::InvalidArgument, u"“%1” needs a whole number, or a range as 3..5"_s.arg(filter.written));
    }
    return std::pair(*from, *to);
}

} // namespace sheaf
