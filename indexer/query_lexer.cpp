#include "indexer/query_lexer.h"

#include "indexer/analysis.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;

constexpr qsizetype minimumPrefixLetters = 3;

/// Word processors write curly quotes, and not always the right one: each closes what any of them opened.
bool isQuote(QChar c) {
    return c == u'"' || c == u'“' || c == u'”' || c == u'„';
}
bool isDash(QChar c) {
    return c == u'-' || c == u'\u2212';
}
bool endsChunk(QChar c) {
    return c.isSpace() || c == u'(' || c == u')' || isQuote(c);
}

qsizetype characterCount(const std::string& utf8) {
    return std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

QueryNode leaf(QueryNode::Kind kind, std::string term) {
    QueryNode node{.kind = kind};
    node.term = std::move(term);
    return node;
}

QueryNode phraseOf(std::vector<QueryNode> words) {
    if (words.size() == 1)
        return std::move(words.front());
    QueryNode node{.kind = QueryNode::Kind::Phrase};
    node.children = std::move(words);
    return node;
}

class QueryLexer {
public:
    explicit QueryLexer(const QString& text) : m_text(text) {}

    Result<std::vector<QueryToken>> run() {
        while (m_at < m_text.size()) {
            if (m_text[m_at].isSpace()) {
                ++m_at;
            } else if (const Result<void> taken = takeOne(); !taken) {
                return failure(taken);
            }
        }
        add(Kind::End, m_text.size(), u"the end"_s);
        return std::move(m_tokens);
    }

private:
    Result<void> takeOne() {
        const QChar c = m_text[m_at];
        if (c == u'(' || c == u')')
            return takeSign(c == u'(' ? Kind::Open : Kind::Close);
        if (isQuote(c))
            return takePhrase();
        if (startsNegation())
            return takeSign(Kind::Not);
        return takeChunk();
    }

    Result<void> takeSign(Kind kind) {
        add(kind, m_at, m_text.sliced(m_at, 1));
        ++m_at;
        return {};
    }

    /// `-word`, `-"phrase"`, `-(…)`; but not the hyphen of `well-being`, a dash between spaces, or `--`.
    bool startsNegation() const {
        const bool isBegin = m_at == 0 || m_text[m_at - 1].isSpace() || m_text[m_at - 1] == u'(';
        if (!isBegin || !isDash(m_text[m_at]) || m_at + 1 == m_text.size())
            return false;
        const QChar next = m_text[m_at + 1];
        return !next.isSpace() && !isDash(next) && next != u')';
    }

    Result<void> takePhrase() {
        const qsizetype start = m_at;
        const auto close = std::find_if(m_text.cbegin() + start + 1, m_text.cend(), isQuote);
        if (close == m_text.cend())
            return queryFailure(start, u"the phrase that begins here has no closing quote"_s);
        m_at = close - m_text.cbegin() + 1;
        const QString written = m_text.sliced(start, m_at - start);
        std::vector<QueryNode> words;
        for (Token& token : analyse(QStringView(written).sliced(1, written.size() - 2)))
            words.push_back(leaf(QueryNode::Kind::Exact, std::move(token.folded)));
        if (words.empty())
            return queryFailure(start, u"the phrase has no word in it"_s);
        add(Kind::Operand, start, written, phraseOf(std::move(words)));
        return {};
    }

    Result<void> takeChunk() {
        const qsizetype start = m_at;
        const auto end = std::find_if(m_text.cbegin() + start + 1, m_text.cend(), endsChunk);
        m_at = end - m_text.cbegin();
        const QString written = m_text.sliced(start, m_at - start);
        if (written == u"AND" || written == u"OR" || written == u"NOT") {
            add(written == u"AND" ? Kind::And : written == u"OR" ? Kind::Or : Kind::Not, start, written);
            return {};
        }
        static const QRegularExpression proximity(
            u"^(NEAR|ADJ)(?:$|/(.*)$)"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
        if (const auto match = proximity.match(written); match.hasMatch()) {
            const bool isUpperCase = match.captured(1).isUpper();
            if (isUpperCase || match.hasCaptured(2))
                return takeProximity(start, written, match.captured(2), isUpperCase);
        }
        if (namesField(start, written))
            return queryFailure(
                start, u"there is no field to search in called “%1”"_s.arg(written.section(u':', 0, 0)),
                u"Put it in quotes to search for the words: \"%1\""_s.arg(written));
        return written.contains(u'*') ? takeWildcard(start, written) : takeWords(start, written);
    }

    Result<void> takeProximity(qsizetype start, const QString& written, const QString& number, bool isUpperCase) {
        if (!isUpperCase)
            return queryFailure(start, u"operators are written in capitals: %1"_s.arg(written.toUpper()));
        bool isNumber = true;
        const int distance = written.contains(u'/') ? number.toInt(&isNumber) : defaultProximity;
        if (!isNumber || distance < 1 || distance > maxProximity)
            return queryFailure(
                start, u"expected a number of words from 1 to %1 after the stroke, as in NEAR/10"_s.arg(maxProximity));
        add(written.startsWith(u'N') ? Kind::Near : Kind::Adjacent, start, written);
        m_tokens.back().distance = distance;
        return {};
    }

    /// `site:Camden`, also `site:"North East"`; but neither `12:30` nor `https://…`.
    bool namesField(qsizetype start, const QString& written) const {
        static const QRegularExpression field(u"^\\p{L}+:"_s, QRegularExpression::UseUnicodePropertiesOption);
        const qsizetype after = start + field.match(written).capturedLength();
        if (after == start || after >= m_text.size() || m_text[after].isSpace() || m_text[after] == u')')
            return false;
        return !QStringView(m_text).sliced(after).startsWith(u"//");
    }

    Result<void> takeWords(qsizetype start, const QString& written) {
        std::vector<QueryNode> words;
        for (Token& token : analyse(written))
            words.push_back(leaf(QueryNode::Kind::Stem, std::move(token.folded)));
        if (!words.empty())
            add(Kind::Operand, start, written, phraseOf(std::move(words)));
        return {};
    }

    Result<void> takeWildcard(qsizetype start, const QString& written) {
        const qsizetype star = written.indexOf(u'*');
        std::vector<Token> tokens = analyse(QStringView(written).first(star));
        const bool endsWord = !tokens.empty() && tokens.back().range.end == star;
        if (!endsWord || !analyse(QStringView(written).sliced(star)).empty() || written.count(u'*') > 1)
            return queryFailure(start + star, u"a star stands at the end of a word, as in stab*"_s);
        if (characterCount(tokens.back().folded) < minimumPrefixLetters)
            return queryFailure(start + star, u"expected at least three letters before the star"_s);
        std::vector<QueryNode> words;
        for (const Token& token : tokens)
            words.push_back(leaf(QueryNode::Kind::Stem, token.folded));
        words.back() = leaf(QueryNode::Kind::Prefix, std::move(tokens.back().folded));
        add(Kind::Operand, start, written, phraseOf(std::move(words)));
        return {};
    }

    void add(Kind kind, qsizetype start, const QString& written, QueryNode operand = {}) {
        m_tokens.push_back({kind, start, written, std::move(operand)});
    }

    const QString& m_text;
    qsizetype m_at = 0;
    std::vector<QueryToken> m_tokens;
};

} // namespace

tl::unexpected<Error> queryFailure(qsizetype start, const QString& message, const QString& hint) {
    return failure(ErrorCode::InvalidArgument, u"column %1: %2"_s.arg(QString::number(start + 1), message), hint);
}

Result<std::vector<QueryToken>> queryTokens(const QString& text) {
    return QueryLexer(text).run();
}

} // namespace sheaf
