#pragma once

#include "indexer/query_lexer.h"

#include <QStringView>

#include <optional>
#include <span>

namespace sheaf {

/// What an operator stands between or before.
enum class OperatorPlace { BetweenAny, BeforeAny, BetweenWords, BetweenCodings, BetweenWordsOrCodings };

/// An operator of the query language that is written as a word, or another piece of its writing: a row of the one
/// table that lexer, help, completion and tests go by.
struct QueryOperatorRow {
    const char16_t* name = nullptr; ///< in capitals; several words with one blank between
    QueryToken::Kind kind = QueryToken::Kind::End;
    OperatorPlace place = OperatorPlace::BetweenAny;
    bool takesDistance = false; ///< `/5`, or between codings also `/2p`
    const char16_t* meaning = nullptr;
    const char16_t* example = nullptr; ///< a search that parses
};
[[nodiscard]] std::span<const QueryOperatorRow> queryOperators();

/// How words and the rest are written: `"exact phrase"`. For people.
struct QueryFormRow {
    const char16_t* written = nullptr;
    const char16_t* meaning = nullptr;
    const char16_t* example = nullptr; ///< a search that parses
};
[[nodiscard]] std::span<const QueryFormRow> queryForms();

/// An operator as it stands in a search.
struct WrittenOperator {
    const QueryOperatorRow* row = nullptr;
    qsizetype end = 0;         ///< of all of it, after the distance
    QStringView distance = {}; ///< what stands after the stroke
    bool hasStroke = false;
    bool isUpperCase = true; ///< else it is no operator; somebody may have meant one
};

/// The operator that begins at `at`, if one does: only a blank, a bracket, a quote, a stroke or the end follow its
/// name.
[[nodiscard]] std::optional<WrittenOperator> operatorAt(QStringView text, qsizetype at);

} // namespace sheaf
