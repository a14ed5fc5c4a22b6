#include "coding/attribute.h"

#include "coding/name_folding.h"
#include "coding/words.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<AttributeType> typeWords[] = {
    {AttributeType::Text, u"text"},    {AttributeType::Number, u"number"},        {AttributeType::Date, u"date"},
    {AttributeType::YesNo, u"yes/no"}, {AttributeType::Choice, u"one of a list"},
};

constexpr Word<AttributeOwner> ownerWords[] = {
    {AttributeOwner::Site, u"site"},
    {AttributeOwner::Source, u"source"},
};

QRegularExpressionMatch matched(const QRegularExpression& pattern, const QString& text) {
    return pattern.match(text, 0, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
}

std::optional<QString> numberFrom(const QString& written) {
    // Blanks between thousands may be plain, no-break, thin or narrow no-break.
    static const QRegularExpression number(
        u"([+\\-\u2212]?)([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:[ \u00A0\u2009\u202F][0-9]{3})+)?(?:\\.([0-9]+))?\\z"_s);
    static const QRegularExpression notDigits(u"[^0-9]"_s);
    const auto found = matched(number, written);
    if (!found.hasMatch() || (found.captured(2).isEmpty() && found.captured(3).isEmpty()))
        return std::nullopt;
    QString whole = found.captured(2).remove(notDigits);
    QString decimals = found.captured(3);
    whole.remove(0, std::ranges::find_if(whole, [](QChar digit) { return digit != u'0'; }) - whole.begin());
    while (decimals.endsWith(u'0'))
        decimals.chop(1);
    QString canonical = whole.isEmpty() ? u"0"_s : whole;
    if (!decimals.isEmpty())
        canonical += u'.' + decimals;
    const bool isNegative = !found.captured(1).isEmpty() && found.captured(1) != u"+";
    return isNegative && canonical != u"0" ? u'-' + canonical : canonical;
}

/// From its English name or the first three letters of it; 0 if it is none.
int monthFrom(const QString& word) {
    static const QStringList months{u"january"_s,   u"february"_s, u"march"_s,    u"april"_s,
                                    u"may"_s,       u"june"_s,     u"july"_s,     u"august"_s,
                                    u"september"_s, u"october"_s,  u"november"_s, u"december"_s};
    const QString wanted = word.toLower();
    for (qsizetype month = 0; month < months.size(); ++month) {
        if (wanted == months[month] || wanted == months[month].left(3) || (wanted == u"sept" && month == 8))
            return static_cast<int>(month) + 1;
    }
    return 0;
}

/// Day and month 0 where they are not written.
std::optional<QString> isoDate(int year, int month, int day, bool hasMonth, bool hasDay) {
    if (!QDate::isValid(year, hasMonth ? month : 1, hasDay ? day : 1))
        return std::nullopt;
    QString date = u"%1"_s.arg(year, 4, 10, QChar(u'0'));
    if (hasMonth)
        date += u"-%1"_s.arg(month, 2, 10, QChar(u'0'));
    if (hasDay)
        date += u"-%1"_s.arg(day, 2, 10, QChar(u'0'));
    return date;
}

std::optional<QString> dateFrom(const QString& written) {
    static const QRegularExpression iso(u"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\\z"_s);
    static const QRegularExpression slashes(u"(?:([0-9]{1,2})/)?([0-9]{1,2})/([0-9]{4})\\z"_s);
    static const QRegularExpression words(u"(?:([0-9]{1,2}) +)?([A-Za-z]+)\\.? +([0-9]{4})\\z"_s);
    const auto has = [](const QRegularExpressionMatch& found, int group) { return !found.captured(group).isEmpty(); };
    if (const auto found = matched(iso, written); found.hasMatch()) {
        return isoDate(
            found.captured(1).toInt(), found.captured(2).toInt(), found.captured(3).toInt(), has(found, 2),
            has(found, 3));
    }
    if (const auto found = matched(slashes, written); found.hasMatch()) {
        return isoDate(
            found.captured(3).toInt(), found.captured(2).toInt(), found.captured(1).toInt(), true, has(found, 1));
    }
    if (const auto found = matched(words, written); found.hasMatch()) {
        return isoDate(
            found.captured(3).toInt(), monthFrom(found.captured(2)), found.captured(1).toInt(), true, has(found, 1));
    }
    return std::nullopt;
}

std::optional<QString> yesOrNoFrom(const QString& written) {
    const QString word = written.toLower();
    if (QStringList{u"yes"_s, u"y"_s, u"true"_s, u"1"_s}.contains(word))
        return u"yes"_s;
    if (QStringList{u"no"_s, u"n"_s, u"false"_s, u"0"_s}.contains(word))
        return u"no"_s;
    return std::nullopt;
}

std::optional<QString> choiceFrom(const QStringList& choices, const QString& written) {
    const QString wanted = foldedName(written);
    for (const QString& choice : choices) {
        if (foldedName(choice) == wanted)
            return choice;
    }
    return std::nullopt;
}

std::optional<QString> valueOf(const Attribute& attribute, const QString& written) {
    switch (attribute.type) {
    case AttributeType::Text:
        return written;
    case AttributeType::Number:
        return numberFrom(written);
    case AttributeType::Date:
        return dateFrom(written);
    case AttributeType::YesNo:
        return yesOrNoFrom(written);
    case AttributeType::Choice:
        return choiceFrom(attribute.choices, written);
    }
    return std::nullopt;
}

QString acceptedBy(const Attribute& attribute) {
    switch (attribute.type) {
    case AttributeType::Number:
        return u"write it as 1234.5 or 1,234.5, without a unit"_s;
    case AttributeType::Date:
        return u"write it as 2019-03-01, 2019-03 or 2019; or 1/3/2019 (day first), 1 March 2019"_s;
    case AttributeType::YesNo:
        return u"write yes or no"_s;
    case AttributeType::Choice:
        return attribute.choices.isEmpty() ? u"its list is empty"_s
                                           : u"choose one of "_s + attribute.choices.join(u", "_s);
    case AttributeType::Text:
        break;
    }
    return {};
}

QString describedAs(AttributeType type) {
    switch (type) {
    case AttributeType::Number:
        return u"not a number"_s;
    case AttributeType::Date:
        return u"not a date"_s;
    case AttributeType::YesNo:
        return u"neither yes nor no"_s;
    case AttributeType::Choice:
        return u"not in its list"_s;
    case AttributeType::Text:
        break;
    }
    return u"not text"_s;
}

bool hasLeadingZero(const QString& value) {
    return value.size() > 1 && value[0] == u'0' && value[1].isDigit();
}

bool isDigits(const QString& value) {
    return std::ranges::all_of(value, [](QChar character) { return character.isDigit(); });
}

} // namespace

QString toWord(AttributeType type) {
    return wordFor<AttributeType>(typeWords, type);
}

QString toWord(AttributeOwner owner) {
    return wordFor<AttributeOwner>(ownerWords, owner);
}

std::optional<AttributeType> attributeTypeFromWord(const QString& word) {
    return enumeratorFor<AttributeType>(typeWords, word);
}

std::optional<AttributeOwner> attributeOwnerFromWord(const QString& word) {
    return enumeratorFor<AttributeOwner>(ownerWords, word);
}

Result<QString> canonicalValue(const Attribute& attribute, const QString& written) {
    const QString trimmed = written.trimmed();
    if (trimmed.isEmpty())
        return QString();
    if (const auto value = valueOf(attribute, trimmed))
        return *value;
    return failure(
        ErrorCode::InvalidArgument,
        u"“%1”: “%2” is %3"_s.arg(attribute.name, trimmed.left(60), describedAs(attribute.type)),
        acceptedBy(attribute));
}

AttributeType guessType(const QStringList& values) {
    QStringList known;
    for (const QString& value : values) {
        if (const QString trimmed = value.trimmed(); !trimmed.isEmpty())
            known.append(trimmed);
    }
    if (known.isEmpty())
        return AttributeType::Text;
    const auto all = [&](const auto& fits) { return std::ranges::all_of(known, fits); };
    if (all([](const QString& value) { return numberFrom(value).has_value() && !hasLeadingZero(value); }))
        return AttributeType::Number;
    if (all([](const QString& value) { return dateFrom(value).has_value(); }) && !all(isDigits))
        return AttributeType::Date;
    if (all([](const QString& value) { return yesOrNoFrom(value).has_value(); }))
        return AttributeType::YesNo;
    return AttributeType::Text;
}

} // namespace sheaf
