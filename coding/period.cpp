#include "coding/period.h"

#include <QRegularExpression>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

const QString& monthName(int month) {
    static const QStringList names = {u"Jan"_s, u"Feb"_s, u"Mar"_s, u"Apr"_s, u"May"_s, u"Jun"_s,
                                      u"Jul"_s, u"Aug"_s, u"Sep"_s, u"Oct"_s, u"Nov"_s, u"Dec"_s};
    return names[month - 1];
}

/// First day of the month that a period's half names; a bare year stands for `monthOfBareYear`.
QDate monthOf(const QString& half, int monthOfBareYear) {
    static const QRegularExpression form(u"^(\\d{4})(?:-(\\d{2}))?$"_s);
    const auto match = form.match(half.trimmed());
    if (!match.hasMatch())
        return {};
    const int month = match.hasCaptured(2) ? match.captured(2).toInt() : monthOfBareYear;
    return QDate(match.captured(1).toInt(), month, 1);
}

} // namespace

Result<Period> Period::ofMonths(int firstYear, int firstMonth, int lastYear, int lastMonth) {
    Period period;
    period.m_first = QDate(firstYear, firstMonth, 1);
    period.m_last = QDate(lastYear, lastMonth, 1);
    const bool inRange = firstYear >= 1 && lastYear <= 9999;
    if (!inRange || !period.m_first.isValid() || !period.m_last.isValid() || period.m_last < period.m_first) {
        return failure(
            ErrorCode::InvalidArgument, u"not a period of months: %1-%2 to %3-%4"_s.arg(firstYear)
                                            .arg(firstMonth, 2, 10, QChar(u'0'))
                                            .arg(lastYear)
                                            .arg(lastMonth, 2, 10, QChar(u'0')));
    }
    return period;
}

Result<Period> Period::parse(const QString& text) {
    if (text.trimmed().isEmpty())
        return Period();
    const QStringList halves = text.split(u'/');
    const QDate first = monthOf(halves.first(), 1);
    const QDate last = monthOf(halves.last(), 12);
    if (halves.size() > 2 || !first.isValid() || !last.isValid() || last < first) {
        return failure(
            ErrorCode::InvalidArgument, u"“%1” is not a period"_s.arg(text),
            u"write months as 2018-10/2018-12, one month as 2018-10, or years as 2016/2020"_s);
    }
    return ofMonths(first.year(), first.month(), last.year(), last.month());
}

QDate Period::lastDay() const {
    return isNull() ? QDate() : m_last.addMonths(1).addDays(-1);
}

bool Period::overlaps(const Period& other) const {
    return !isNull() && !other.isNull() && m_first <= other.m_last && other.m_first <= m_last;
}

QString Period::toString() const {
    if (isNull())
        return {};
    const QString first = m_first.toString(u"yyyy-MM"_s);
    return m_first == m_last ? first : first + u'/' + m_last.toString(u"yyyy-MM"_s);
}

QString Period::label() const {
    if (isNull())
        return {};
    if (m_first.month() == 1 && m_last.month() == 12) {
        if (m_first.year() == m_last.year())
            return QString::number(m_first.year());
        const bool sameCentury = m_first.year() / 100 == m_last.year() / 100;
        const QString last = sameCentury ? m_last.toString(u"yy"_s) : QString::number(m_last.year());
        return QString::number(m_first.year()) + u'–' + last;
    }
    const QString last = monthName(m_last.month()) + u' ' + QString::number(m_last.year());
    if (m_first == m_last)
        return last;
    if (m_first.year() == m_last.year())
        return monthName(m_first.month()) + u'–' + last;
    return monthName(m_first.month()) + u' ' + QString::number(m_first.year()) + u'–' + last;
}

} // namespace sheaf
