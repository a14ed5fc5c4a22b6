#include "importers/list_numbers.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int highestNumber = 1'000'000;

QString roman(qsizetype number) {
    static constexpr std::pair<int, const char*> digits[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    QString letters;
    for (const auto& [value, sign] : digits)
        for (; number >= value; number -= value)
            letters += QLatin1StringView(sign);
    return letters;
}

QString letters(qsizetype number) {
    const qsizetype repeats = std::min<qsizetype>((number - 1) / 26 + 1, 30);
    return QString(repeats, QChar(u'a' + static_cast<char16_t>((number - 1) % 26)));
}

QString ordinal(qsizetype number) {
    const qsizetype last = number % 10;
    const bool isTeen = number % 100 / 10 == 1;
    const char* ending = isTeen || last == 0 || last > 3 ? "th" : last == 1 ? "st" : last == 2 ? "nd" : "rd";
    return QString::number(number) + QLatin1StringView(ending);
}

} // namespace

QString formattedNumber(qsizetype number, NumberFormat format) {
    switch (format) {
    case NumberFormat::None:
    case NumberFormat::Bullet:
        return {};
    case NumberFormat::DecimalZero:
        return QString::number(number).rightJustified(2, u'0');
    case NumberFormat::LowerLetter:
    case NumberFormat::UpperLetter:
        if (number < 1)
            break;
        return format == NumberFormat::LowerLetter ? letters(number) : letters(number).toUpper();
    case NumberFormat::LowerRoman:
    case NumberFormat::UpperRoman:
        if (number < 1 || number > 3999)
            break;
        return format == NumberFormat::LowerRoman ? roman(number) : roman(number).toUpper();
    case NumberFormat::Ordinal:
        return ordinal(number);
    case NumberFormat::Decimal:
        break;
    }
    return QString::number(number);
}

void ListCounter::startAt(int level, int number) {
    const auto at = static_cast<size_t>(std::clamp(level, 0, deepestList - 1));
    m_counts[at] = std::clamp(number, 0, highestNumber) - 1;
    m_hasCounted[at] = true;
}

void ListCounter::restart(int level) {
    m_hasCounted[static_cast<size_t>(std::clamp(level, 0, deepestList - 1))] = false;
}

QString ListCounter::next(const ListLevels& levels, int level) {
    const auto at = static_cast<size_t>(std::clamp(level, 0, deepestList - 1));
    for (size_t above = 0; above < at; ++above) { // a level that was jumped over shows its first number
        if (!std::exchange(m_hasCounted[above], true))
            m_counts[above] = levels[above].start;
    }
    m_counts[at] = m_hasCounted[at] ? std::min(m_counts[at] + 1, highestNumber) : levels[at].start;
    m_hasCounted[at] = true;
    for (size_t below = at + 1; below < m_counts.size(); ++below) {
        const int after = levels[below].restartsAfter;
        if (after == -1 || static_cast<int>(at) <= after)
            m_hasCounted[below] = false;
    }
    const ListLevel& own = levels[at];
    if (own.format == NumberFormat::Bullet)
        return {};
    QString shown;
    for (qsizetype i = 0; i < own.text.size(); ++i) {
        const char16_t digit = i + 1 < own.text.size() ? own.text[i + 1].unicode() : u'\0';
        if (own.text[i] != u'%' || digit < u'1' || digit > u'9') {
            shown += own.text[i];
            continue;
        }
        const auto which = static_cast<size_t>(digit - u'1');
        ++i;
        if (which > at)
            continue;
        const NumberFormat format = own.allDecimal ? NumberFormat::Decimal : levels[which].format;
        shown += formattedNumber(m_counts[which], format);
    }
    return shown.simplified();
}

} // namespace sheaf
