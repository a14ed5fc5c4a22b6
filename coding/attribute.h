#pragma once

#include "coding/identifiers.h"
#include "coding/result.h"

#include <QString>
#include <QStringList>
#include <QUuid>

#include <optional>

namespace sheaf {

enum class AttributeType { Text, Number, Date, YesNo, Choice };
enum class AttributeOwner { Site, Source };

[[nodiscard]] QString toWord(AttributeType type);   ///< `text`, `number`, `date`, `yes/no`, `one of a list`
[[nodiscard]] QString toWord(AttributeOwner owner); ///< `site`, `source`
[[nodiscard]] std::optional<AttributeType> attributeTypeFromWord(const QString& word);
[[nodiscard]] std::optional<AttributeOwner> attributeOwnerFromWord(const QString& word);

/// What the review notes of each site or each source: `round`, `region`, `interviewed on`.
struct Attribute {
    AttributeId id;
    QUuid guid;
    AttributeOwner owner = AttributeOwner::Site;
    QString name; ///< unique among its owner's after case folding
    AttributeType type = AttributeType::Text;
    QStringList choices; ///< of a Choice, in the order people see them; else empty
    QString definition;
    int position = 0; ///< among its owner's, from 0
};

/// What the store keeps of a value as somebody wrote it. White space around it goes; an empty value stays empty:
/// nothing is known. What this returns comes back unchanged if it is written again.
///
/// Text:   as written.
/// Number: a decimal without thousands and needless zeros, point for the decimals: `1,234.50` and `1 234.5` are
/// `1234.5`.
///         A comma is a thousands separator and must stand like one: `3,5` is refused rather than read as 35 or 3.5. No
///         exponents, no units. Digits are kept as written: nothing is rounded.
/// Date:   ISO 8601 as exact as it was written: `2019-03-01`, `2019-03`, `2019`. Also read: `1/3/2019` (day first,
/// always),
///         `3/2019`, `1 March 2019`, `Mar 2019`. Years have four digits.
/// YesNo:  `yes` or `no`. Also read: y, true, 1; n, false, 0.
/// Choice: as listed; compared as names are (see name_folding.h).
/// Errors: InvalidArgument, whose hint says what is accepted.
[[nodiscard]] Result<QString> canonicalValue(const Attribute& attribute, const QString& written);

/// The type that a column of values seems to have; empty ones say nothing. Text unless every value is of one other
/// type. `1` and `0` alone are numbers, and so are years alone; a number with a leading zero (`007`) is text, whose
/// zeros matter. A list is never guessed: that no other value may come is for people to say.
[[nodiscard]] AttributeType guessType(const QStringList& values);

} // namespace sheaf
