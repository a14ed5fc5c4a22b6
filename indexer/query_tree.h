#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sheaf {

/// A search as a tree. Made by the parser only, which keeps these promises:
/// And, Or, Xor, Near and Adjacent have two children or more; Near and Adjacent (at most maxProximityItems) and Phrase
/// have words or phrases as children; Not's first child is what to find and the others are what must not occur;
/// brackets are at most maxQueryDepth deep.
struct QueryNode {
    enum class Kind {
        Stem,     ///< a word with this word's stem, in the language of the text, or that of one of its synonyms
        Exact,    ///< this folded word
        Literal,  ///< this word as written, accents and capitals included
        Prefix,   ///< any folded word that begins so
        Regex,    ///< a stretch of the text that fits a regular expression
        Filter,   ///< the passages for which a filter holds
        All,      ///< every passage: what an exclusion that stands alone takes away from
        Phrase,   ///< children (Stem, Exact, Literal, Prefix) at consecutive positions
        Near,     ///< children within `distance` of each other
        Adjacent, ///< likewise, in this order
        And,
        Or,
        Xor, ///< an odd number of the children
        Not  ///< children[0] without the others
    };

    Kind kind = Kind::Stem;
    std::string term = {}; ///< of a word: folded UTF-8, as in Token, not stemmed; of a Regex: the pattern in UTF-8
    int distance = 0;      ///< of Near and Adjacent, in words
    std::vector<QueryNode> children = {};
    std::vector<std::string> synonyms = {}; ///< of a Stem: other words, folded, that stand for it
    std::string written = {};               ///< of a Literal: the word as it must stand, NFC, UTF-8
    std::size_t filter = 0;                 ///< of a Filter: its place in the list of the query's filters

    /// A word, in one of the forms that have positions.
    [[nodiscard]] bool isWord() const {
        return kind == Kind::Stem || kind == Kind::Exact || kind == Kind::Literal || kind == Kind::Prefix;
    }
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
inline constexpr int maxQueryFilters = 100;   ///< of one search, each criterion counted
inline constexpr int maxQueryRegexes = 16;    ///< of one search

} // namespace sheaf
