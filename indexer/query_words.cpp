#include "indexer/query_words.h"

#include "indexer/analysis.h"
#include "indexer/query_lexer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryNode::Kind;

constexpr qsizetype minimumPrefixLetters = 3;

qsizetype characterCount(const std::string& utf8) {
    return std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

/// Turns the word that the star at `star` ends into a Prefix.
Result<void>
applyStar(qsizetype star, Kind kind, qsizetype start, const std::vector<Token>& tokens, std::vector<QueryNode>& words) {
    const auto ended = std::ranges::find(tokens, star, [](const Token& token) { return token.range.end; });
    const bool beginsWord =
        std::ranges::any_of(tokens, [&](const Token& token) { return token.range.start == star + 1; });
    if (ended == tokens.end() || beginsWord)
        return queryFailure(
            start + star, u"a star stands at the end of a word, as in stab*"_s,
            u"Endings can be left open, beginnings and middles cannot: the index is ordered by beginnings. A regular "
            u"expression can: /\\w+tion/"_s);
    if (kind == Kind::Literal)
        return queryFailure(start + star, u"a word as written has no star"_s, u"Leave out the = after the quotes."_s);
    if (characterCount(ended->folded) < minimumPrefixLetters)
        return queryFailure(
            start + star, u"expected at least three letters before the star"_s,
            u"Fewer would stand for too many words."_s);
    words[static_cast<size_t>(ended - tokens.begin())].kind = Kind::Prefix;
    return {};
}

} // namespace

bool isQueryQuote(QChar c) {
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}

qsizetype chunkEnd(QStringView text, qsizetype at) {
    const auto ends = [](QChar c) { return c.isSpace() || c == u'(' || c == u')' || isQueryQuote(c); };
    return std::find_if(text.begin() + at, text.end(), ends) - text.begin();
}

QString asWritten(QStringView word) {
    QString text = word.toString().normalized(QString::NormalizationForm_C);
    text.remove(QChar::SoftHyphen);
    for (const QChar apostrophe : {u'\u2019', u'\u2018', u'\u02BC', u'\uFF07'})
        text.replace(apostrophe, u'\'');
    return text;
}

Result<std::optional<QueryNode>> queryWords(QStringView piece, Kind kind, qsizetype start) {
    const std::vector<Token> tokens = analyse(piece);
    std::vector<QueryNode> words;
    for (const Token& token : tokens) {
        QueryNode word{.kind = kind, .term = token.folded};
        if (kind == Kind::Literal)
            word.written = asWritten(token.range.in(piece)).toStdString();
        words.push_back(std::move(word));
    }
    for (qsizetype star = piece.indexOf(u'*'); star >= 0; star = piece.indexOf(u'*', star + 1)) {
        const bool isDoubled = star + 1 < piece.size() && piece[star + 1] == u'*';
        if (auto applied = applyStar(isDoubled ? star + 1 : star, kind, start, tokens, words); !applied)
            return isDoubled ? queryFailure(start + star, u"one star is enough, as in stab*"_s) : failure(applied);
    }
    if (words.empty())
        return std::nullopt;
    if (words.size() == 1)
        return std::move(words.front());
    return QueryNode{.kind = Kind::Phrase, .children = std::move(words)};
}

} // namespace sheaf
