#include "importers/timestamps.h"

#include <QList>
#include <QString>

namespace sheaf {

namespace {

bool isNumber(QStringView text, qsizetype most) {
    return !text.isEmpty() && text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// `.2` and `.200` are the same fifth of a second.
std::optional<qint64> millisecondsFromFraction(QStringView digits) {
    if (!isNumber(digits, 3))
        return std::nullopt;
    qint64 value = digits.toInt();
    for (qsizetype i = digits.size(); i < 3; ++i)
        value *= 10;
    return value;
}

} // namespace

std::optional<qint64> timestampFromText(QStringView text) {
    QList<QStringView> parts = text.trimmed().split(u':');
    if (parts.size() < 2 || parts.size() > 4)
        return std::nullopt;

    qint64 fraction = 0;
    QStringView& last = parts.last();
    const qsizetype mark = std::max(last.indexOf(u'.'), last.indexOf(u','));
    if (mark >= 0 || parts.size() == 4) {
        const auto read = millisecondsFromFraction(mark >= 0 ? last.sliced(mark + 1) : last);
        if (!read)
            return std::nullopt;
        fraction = *read;
        if (mark >= 0)
            last = last.first(mark);
        else
            parts.removeLast();
    }
    if (parts.size() < 2 || parts.size() > 3)
        return std::nullopt;
    const bool hasHours = parts.size() == 3;
    if (!isNumber(parts.constFirst(), 3) || !isNumber(parts.constLast(), 2) || !isNumber(parts[parts.size() - 2], 3))
        return std::nullopt;
    const qint64 hours = hasHours ? parts[0].toInt() : 0;
    const qint64 minutes = parts[parts.size() - 2].toInt();
    const qint64 seconds = parts.constLast().toInt();
    if (seconds > 59 || (hasHours && minutes > 59))
        return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction;
}

} // namespace sheaf
