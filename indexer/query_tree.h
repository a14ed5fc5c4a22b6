#pragma once

#include <string>
#include <vector>

namespace sheaf {

/// A search as a tree. Made by the parser only, which keeps these promises:
/// And, Or, Near and Adjacent have two children or more; Near and Adjacent (at most maxProximityItems) and Phrase have
/// leaves or phrases as children; Not's first child is what to find and the others are what must not occur; brackets
/// are at most maxQueryDepth deep.
struct QueryNode {
    enum class Kind {
        Stem,     ///< any word with this stem
        Exact,    ///< this folded word
        Prefix,   ///< any folded word that begins so
        Phrase,   ///< children (Stem, Exact, Prefix) at consecutive positions
        Near,     ///< children within `distance` of each other
        Adjacent, ///< likewise, in this order
        And,
        Or,
        Not ///< children[0] without the others
    };

    Kind kind = Kind::Stem;
    std::string term = {}; ///< of a leaf: folded or stemmed UTF-8, as in Token
    int distance = 0;      ///< of Near and Adjacent, in words
    std::vector<QueryNode> children = {};

    [[nodiscard]] bool isLeaf() const { return kind == Kind::Stem || kind == Kind::Exact || kind == Kind::Prefix; }
    /// Whether word positions decide about it, not only whether the words occur.
    [[nodiscard]] bool isPositional() const {
        return kind == Kind::Phrase || kind == Kind::Near || kind == Kind::Adjacent;
    }

    friend bool operator==(const QueryNode&, const QueryNode&) = default;
};

inline constexpr int maxQueryDepth = 50;
inline constexpr int maxQueryLength = 10'000; ///< UTF-16 code units
inline constexpr int maxProximityItems = 8;   ///< in one chain of NEAR or ADJ
inline constexpr int maxProximity = 1'000;    ///< words
inline constexpr int defaultProximity = 10;   ///< words

} // namespace sheaf
