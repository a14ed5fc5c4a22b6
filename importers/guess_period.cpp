#include "importers/guess_period.h"

#include <QRegularExpression>

#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct Reading {
    qsizetype start = -1;
    Period period;
};

int monthFromName(const QString& name) {
    static const QString months = u"janfebmaraprmayjunjulaugsepoctnovdec"_s;
    const qsizetype at = months.indexOf(name.left(3).toLower());
    return at < 0 ? 0 : static_cast<int>(at) / 3 + 1;
}

/// `19` after 2018 is 2019; four digits are the year itself.
int yearAfter(const QString& digits, int first) {
    const int value = digits.toInt();
    if (digits.size() == 4)
        return value;
    const int year = first / 100 * 100 + value;
    return year < first ? year + 100 : year;
}

/// `19` is 2019.
int thisCentury(const QString& digits) {
    return 2000 + digits.toInt();
}

/// `18/19` or `1819`: two years of which the second follows the first.
std::optional<int> startOfPair(const QString& first, const QString& second) {
    const int year = thisCentury(first);
    return thisCentury(second) == year + 1 ? std::optional(year) : std::nullopt;
}

/// `Q2 2018-19`: quarters of the year that starts in April. `Q2 2018` is read likewise.
Result<Period> quarterOf(int quarter, int year) {
    const int firstMonth = quarter == 4 ? 1 : 1 + 3 * quarter;
    const int inYear = quarter == 4 ? year + 1 : year;
    return Period::ofMonths(inYear, firstMonth, inYear, firstMonth + 2);
}

QRegularExpression pattern(const char16_t* source) {
    const QString month =
        u"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?"_s;
    QString text = QString::fromUtf16(source);
    text.replace("MONTH"_L1, u'(' + month + u')');
    // Two digits are a year beside a month's name or a quarter only, and only if they are a recent one.
    text.replace("YY"_L1, u"['\u2019]?([1-3]\\d)"_s);
    text.replace("YEAR"_L1, u"((?:19|20)\\d\\d)"_s);
    text.replace("TO"_L1, u"\\s*(?:-|\u2013|\u2014|to|until)\\s*"_s);
    return QRegularExpression(text, QRegularExpression::CaseInsensitiveOption);
}

using Reader = std::optional<Result<Period>> (*)(const QRegularExpressionMatch&);

struct Shape {
    QRegularExpression expression;
    Reader read;
};

const QList<Shape>& shapes() {
    using Match = QRegularExpressionMatch;
    static const QList<Shape> all = {
        {pattern(u"\\bMONTH,?\\s*YEARTOMONTH,?\\s*YEAR\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             return Period::ofMonths(
                 m.captured(2).toInt(), monthFromName(m.captured(1)), m.captured(4).toInt(),
                 monthFromName(m.captured(3)));
         }},
        {pattern(u"\\bMONTHTOMONTH,?\\s*YEAR\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int first = monthFromName(m.captured(1)), last = monthFromName(m.captured(2)),
                       year = m.captured(3).toInt();
             return Period::ofMonths(first > last ? year - 1 : year, first, year, last);
         }},
        {pattern(u"\\b(?:q|quarter\\s*)([1-4]),?\\s*(?:of\\s+)?YEAR(?:\\s*[-\u2013/]\\s*(\\d{4}|\\d{2}))?\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             return quarterOf(m.captured(1).toInt(), m.captured(2).toInt());
         }},
        // `Q3 1819`, `Q3 18/19`, `Q3 FY18-19`
        {pattern(u"\\b(?:q|quarter\\s*)([1-4]),?[\\s_-]*(?:of\\s+)?(?:fy\\s?)?YY\\s*[-\u2013/]?\\s*([1-4]\\d)\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const auto year = startOfPair(m.captured(2), m.captured(3));
             return year ? std::optional(quarterOf(m.captured(1).toInt(), *year)) : std::nullopt;
         }},
        // `2018-19 Q3`, `18/19 Q3`, `1819 Q3`
        {pattern(u"\\b(?:fy\\s?)?(?:20)?([1-3]\\d)\\s*[-\u2013/"
                 u"]?\\s*(?:20)?([1-4]\\d),?[\\s_-]*(?:q|quarter\\s*)([1-4])\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const auto year = startOfPair(m.captured(1), m.captured(2));
             return year ? std::optional(quarterOf(m.captured(3).toInt(), *year)) : std::nullopt;
         }},
        // `Oct18-Mar19`
        {pattern(u"\\bMONTH['\u2019]?([1-3]\\d)TOMONTH['\u2019]?([1-3]\\d)\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             return Period::ofMonths(
                 thisCentury(m.captured(2)), monthFromName(m.captured(1)), thisCentury(m.captured(4)),
                 monthFromName(m.captured(3)));
         }},
        // `Oct-Dec18`, `Apr-Jun '19`
        {pattern(u"\\bMONTHTOMONTH(?:\\s?['\u2019])?([1-3]\\d)\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int first = monthFromName(m.captured(1)), last = monthFromName(m.captured(2)),
                       year = thisCentury(m.captured(3));
             return Period::ofMonths(first > last ? year - 1 : year, first, year, last);
         }},
        // `Apr19` and `Apr '19`; `Apr 19` may be a day
        {pattern(u"\\bMONTH(?:\\s?['\u2019])?([1-3]\\d)\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int month = monthFromName(m.captured(1)), year = thisCentury(m.captured(2));
             return Period::ofMonths(year, month, year, month);
         }},
        {pattern(u"\\bYEAR[-_](0[1-9]|1[0-2])(?:[/_ ]YEAR-(0[1-9]|1[0-2]))\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             return Period::ofMonths(
                 m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt(), m.captured(4).toInt());
         }},
        {pattern(u"\\bMONTH,?\\s*YEAR\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int month = monthFromName(m.captured(1)), year = m.captured(2).toInt();
             return Period::ofMonths(year, month, year, month);
         }},
        {pattern(u"\\bMONTH\\s+\\d{1,2},?\\s+YEAR\\b"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int month = monthFromName(m.captured(1)), year = m.captured(2).toInt();
             return Period::ofMonths(year, month, year, month);
         }},
        {pattern(u"\\bYEAR\\s*[-\u2013/]\\s*(\\d{4}|\\d{2})\\b(?!-\\d)"),
         [](const Match& m) -> std::optional<Result<Period>> {
             const int first = m.captured(1).toInt(), last = yearAfter(m.captured(2), first);
             // `2018-10` is October 2018 and `2018-20` three years: what goes back or far ahead is a month.
             const int number = m.captured(2).toInt();
             if (m.captured(2).size() == 2 && number >= 1 && number <= 12 && (last > first + 15))
                 return Period::ofMonths(first, number, first, number);
             if (last > first + 15)
                 return std::nullopt;
             return Period::ofMonths(first, 1, last, 12);
         }},
    };
    return all;
}

} // namespace

Period periodIn(const QString& text) {
    Reading best;
    for (const Shape& shape : shapes()) {
        const auto match = shape.expression.match(text);
        if (!match.hasMatch() || (best.start >= 0 && match.capturedStart() >= best.start))
            continue;
        const auto read = shape.read(match);
        if (read && *read)
            best = {match.capturedStart(), **read};
    }
    return best.period;
}

} // namespace sheaf
