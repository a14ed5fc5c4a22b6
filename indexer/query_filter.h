#pragma once

#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace sheaf {

/// What a filter asks about. The table of their names, values and explanations is query_fields.h.
enum class QueryField {
    Site,
    Type,
    Period,
    Round,
    Language,
    Title,
    Confidentiality,
    Attribute, ///< any of the project's own, of a site or of a source
    Speaker,
    Role,
    Question,
    Heading,
    Page,
    Code,
    Coder,
    Memo,
    Evidence,
    Stance,
    Voice
};

/// A value as a search names it.
struct FieldValue {
    /// As written, without quotes; of a field with QueryFieldRow::canonical as that has it. Empty with `isAny`, or
    /// where a range is open there.
    QString from = {};
    std::optional<QString> to = {}; ///< of a range `from..to`, both included; empty: open
    bool isAny = false;             ///< `*`: any value at all, but not none
    bool isExact = false;           ///< `code:=A`: the code alone, without those below it

    friend bool operator==(const FieldValue&, const FieldValue&) = default;
};

/// `site:Camden`: of a source or of a passage itself.
struct PropertyFilter {
    QueryField field = QueryField::Site; ///< up to Page
    QString attribute = {};              ///< the name as written, of an Attribute
    FieldValue value = {};

    friend bool operator==(const PropertyFilter&, const PropertyFilter&) = default;
};

/// `code:"Reciprocity" coder:Ann -stance:supports`, side by side: a passage that one coding meets for which all of it
/// holds.
struct CodingCriteria {
    struct Criterion {
        QueryField field = QueryField::Code; ///< from Code on
        FieldValue value = {};
        bool isNegated = false;

        friend bool operator==(const Criterion&, const Criterion&) = default;
    };
    std::vector<Criterion> criteria = {}; ///< one or more, at most one of them a Code that is not negated

    friend bool operator==(const CodingCriteria&, const CodingCriteria&) = default;
};

/// `code:A WITHIN code:B`: passages that meet a coding of the left side which stands so to one of the right side.
struct CodingRelation {
    enum class Kind {
        Within,    ///< its range lies inside the other's
        Overlaps,  ///< they share a character, and are not the same coding
        Near,      ///< at most `distance` passages (words) between them, in either order; overlapping ones are near
        FollowedBy ///< the other begins at or after its end, with at most `distance` passages (words) between them
    };
    enum class Unit { Passages, Words };

    Kind kind = Kind::Within;
    int distance = 1; ///< of Near and FollowedBy
    Unit unit = Unit::Passages;
    CodingCriteria left = {};
    CodingCriteria right = {};

    friend bool operator==(const CodingRelation&, const CodingRelation&) = default;
};

/// A part of a search that words do not decide. Who runs the search finds the passages in the project, at that time.
struct QueryFilter {
    qsizetype start = 0;  ///< where it stands in the search, in UTF-16 code units, for messages
    QString written = {}; ///< for messages
    std::variant<PropertyFilter, CodingCriteria, CodingRelation> what = {};

    friend bool operator==(const QueryFilter&, const QueryFilter&) = default;
};

} // namespace sheaf
