#include "importers/xlsx_cells.h"

#include "importers/xml_part.h"

#include <QDate>
#include <QHash>
#include <QTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double mostDays = 2'958'465; // 31 December 9999
constexpr int secondsADay = 86'400;

/// The formats that files name by number only. Source: ECMA-376 part 1, 18.8.30.
CellFormat builtInFormat(int number) {
    const auto isWithin = [number](int first, int last) { return number >= first && number <= last; };
    if (number == 9 || number == 10)
        return CellFormat::Percent;
    if (number == 22)
        return CellFormat::DateAndTime;
    if (isWithin(18, 21) || isWithin(32, 35) || isWithin(45, 47) || isWithin(55, 56))
        return CellFormat::Time;
    if (isWithin(14, 17) || isWithin(27, 31) || number == 36 || isWithin(50, 54) || isWithin(57, 58))
        return CellFormat::Date;
    return CellFormat::Number;
}

/// The text of a string with its rich runs; how it is pronounced is left out.
QString stringIn(const pugi::xml_node& node) {
    QString text;
    for (const pugi::xml_node& child : node.children()) {
        if (localName(child) == "t")
            text += QString::fromUtf8(child.child_value());
        else if (localName(child) == "r")
            text += QString::fromUtf8(childNamed(child, "t").child_value());
    }
    return text.trimmed();
}

QString timeText(int seconds) {
    return QTime(0, 0).addSecs(seconds).toString(seconds % 60 == 0 ? u"HH:mm"_s : u"HH:mm:ss"_s);
}

QString dateText(double days, CellFormat format, bool since1904) {
    double whole = std::floor(days);
    int seconds = static_cast<int>(std::lround((days - whole) * secondsADay));
    if (seconds == secondsADay) {
        seconds = 0;
        whole += 1;
    }
    if (format == CellFormat::Time)
        return timeText(seconds);
    // 1900 counts a 29 February that never was; the days before it stand one later.
    const QDate start = since1904 ? QDate(1904, 1, 1) : QDate(1899, 12, whole < 60 ? 31 : 30);
    const QString date = start.addDays(static_cast<qint64>(whole)).toString(Qt::ISODate);
    return format == CellFormat::DateAndTime && seconds > 0 ? date + u'T' + timeText(seconds) : date;
}

} // namespace

CellFormat cellFormatFromCode(const QString& code) {
    bool hasDay = false, hasMonth = false, hasHour = false, hasPercent = false;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const char16_t c = code[i].toLower().unicode();
        if (c == u';')
            break; // what follows is for negative numbers and text
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'"' || c == u'[') {
            const qsizetype end = code.indexOf(c == u'"' ? u'"' : u']', i + 1);
            const QString inside = end < 0 ? QString() : code.sliced(i + 1, end - i - 1).toLower();
            hasHour = hasHour || (c == u'[' && (inside == "h"_L1 || inside == "hh"_L1 || inside == "mm"_L1));
            i = end < 0 ? code.size() : end;
        }
        hasDay = hasDay || c == u'd' || c == u'y';
        hasMonth = hasMonth || c == u'm';
        hasHour = hasHour || c == u'h' || c == u's';
        hasPercent = hasPercent || c == u'%';
    }
    if (code.compare("general"_L1, Qt::CaseInsensitive) == 0)
        return CellFormat::Number;
    if (hasDay || (hasMonth && !hasHour))
        return hasHour ? CellFormat::DateAndTime : CellFormat::Date;
    return hasHour ? CellFormat::Time : hasPercent ? CellFormat::Percent : CellFormat::Number;
}

QString textFromNumber(const QString& number, CellFormat format, bool since1904) {
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value))
        return {};
    const bool isDate = format == CellFormat::Date || format == CellFormat::Time || format == CellFormat::DateAndTime;
    if (isDate && value >= 0 && value <= mostDays)
        return dateText(value, format, since1904);
    if (format == CellFormat::Percent)
        return QString::number(value * 100, 'g', 12) + u'%';
    const bool isWhole = std::floor(value) == value && std::abs(value) < 1e15;
    return isWhole ? QString::number(static_cast<qint64>(value)) : QString::number(value, 'g', 15);
}

void XlsxCells::addSharedStrings(const pugi::xml_node& root) {
    for (const pugi::xml_node& node : root.children())
        if (localName(node) == "si")
            m_strings.append(stringIn(node));
}

void XlsxCells::addStyles(const pugi::xml_node& root) {
    QHash<int, CellFormat> own;
    for (const pugi::xml_node& node : childNamed(root, "numFmts").children())
        own.insert(
            attributeNamed(node, "numFmtId").toInt(), cellFormatFromCode(attributeNamed(node, "formatCode").left(300)));
    for (const pugi::xml_node& node : childNamed(root, "cellXfs").children()) {
        const int number = attributeNamed(node, "numFmtId").toInt();
        m_formats.append(own.value(number, builtInFormat(number)));
    }
}

QString XlsxCells::textOf(const pugi::xml_node& cell) const {
    const QString type = attributeNamed(cell, "t");
    if (type == "inlineStr"_L1)
        return stringIn(childNamed(cell, "is"));
    const QString value = QString::fromUtf8(childNamed(cell, "v").child_value());
    if (type == "s"_L1) {
        bool isNumber = false;
        const qsizetype index = value.toInt(&isNumber);
        return isNumber ? m_strings.value(index) : QString();
    }
    if (type == "e"_L1)
        return {};
    if (type == "b"_L1)
        return value.isEmpty() ? QString() : value == "0"_L1 ? u"FALSE"_s : u"TRUE"_s;
    if (type == "str"_L1 || type == "d"_L1)
        return value.trimmed();
    return textFromNumber(
        value.trimmed(), m_formats.value(attributeNamed(cell, "s").toInt(), CellFormat::Number), m_since1904);
}

} // namespace sheaf
