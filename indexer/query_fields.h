#pragma once

#include "indexer/query_filter.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>

namespace sheaf {

/// What a field takes for a value, besides `*` for any.
enum class FieldKind {
    Name,        ///< one thing of the project by its name
    Text,        ///< words that occur in it
    DateRange,   ///< months: `2018`, `2018-Q4`, `2018-10`, `2018-10-05` (its month), `2018-10..2019-03`
    NumberRange, ///< whole numbers from 1 on: `3`, `3..9`; of questions also `Q4`
    PageRange,   ///< likewise, or one page as it is printed there: `iv`
    FixedWords,  ///< one of a list
    FixedGrades, ///< one of a list that goes upwards, or a range: `monitored..`
    AnyValue     ///< what it is depends on the project: a name, or a range of numbers or dates
};

/// A field of the query language: a row of the one table that parser, help, completion and tests go by.
struct QueryFieldRow {
    const char16_t* name = nullptr;
    const char16_t* otherName = nullptr; ///< nullptr: none
    QueryField field = QueryField::Site;
    FieldKind kind = FieldKind::Name;
    const char16_t* meaning = nullptr; ///< for people, after "passages": `from this site`
    const char16_t* example = nullptr; ///< a search that parses
    /// The words to offer; of FixedWords and FixedGrades all that there are. nullptr: none.
    QStringList (*words)() = nullptr;
    /// What a value, or one end of a range, is for whoever runs the search: a fixed word as listed, `2018-Q4` as Period
    /// has it, `Q4` without its letter. Nothing: it is none of this field's. nullptr: only a project can tell.
    std::optional<QString> (*canonical)(const QString& written) = nullptr;

    [[nodiscard]] bool takesRange() const {
        return kind != FieldKind::Name && kind != FieldKind::Text && kind != FieldKind::FixedWords;
    }
};

/// Every field with a name of its own, in the order people see them. Attributes have the project's names instead.
[[nodiscard]] std::span<const QueryFieldRow> queryFields();

/// The row of that name, whatever its case; nullptr: none, so an attribute is meant.
[[nodiscard]] const QueryFieldRow* queryFieldNamed(QStringView name);

/// Whether the field asks about codings, not about passages and their sources.
[[nodiscard]] constexpr bool isCodingField(QueryField field) {
    return field >= QueryField::Code;
}

} // namespace sheaf
