#include "indexer/query_lexer.h"

#include "indexer/query_fields.h"
#include "indexer/query_operators.h"
#include "indexer/query_values.h"
#include "indexer/query_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;

bool isDash(QChar c) {
    return c == u'-' || c == u'\u2212';
}

class QueryLexer {
public:
    explicit QueryLexer(const QString& text) : m_text(text) {}

    Result<QueryTokens> run() {
        while (m_at < m_text.size()) {
            if (m_text[m_at].isSpace()) {
                ++m_at;
            } else if (const Result<void> taken = takeOne(); !taken) {
                return failure(taken);
            }
        }
        add(Kind::End, m_text.size(), u"the end"_s);
        return std::move(m_found);
    }

private:
    Result<void> takeOne() {
        const QChar c = m_text[m_at];
        if (c == u'(' || c == u')')
            return takeSign(c == u'(' ? Kind::Open : Kind::Close);
        if (isQueryQuote(c))
            return takeQuoted();
        if (startsNegation())
            return takeSign(Kind::Not);
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(u' ');
        if (c == u'/' && !next.isSpace())
            return takeRegex();
        if (c == u'=' && isQueryQuote(next)) {
            ++m_at;
            return takeQuoted();
        }
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

    /// `"go home"`, `"Façade"=`, or the name of an attribute: `"Interviewed on":2019`.
    Result<void> takeQuoted() {
        const qsizetype start = m_at;
        const auto close = std::find_if(m_text.cbegin() + start + 1, m_text.cend(), isQueryQuote);
        if (close == m_text.cend())
            return queryFailure(start, u"the phrase that begins here has no closing quote"_s);
        m_at = close - m_text.cbegin() + 1;
        const QStringView inside = QStringView(m_text).sliced(start + 1, m_at - start - 2);
        if (standsHere(u':') && startsValue(m_at + 1) && !inside.trimmed().isEmpty())
            return takeField(start, inside.toString().simplified(), nullptr, m_at + 1);
        const bool isLiteral = standsHere(u'=') && chunkEnd(m_text, m_at + 1) == m_at + 1;
        m_at += isLiteral ? 1 : 0;
        auto words = queryWords(inside, isLiteral ? QueryNode::Kind::Literal : QueryNode::Kind::Exact, start + 1);
        if (!words)
            return failure(words);
        if (!*words)
            return queryFailure(start, u"the phrase has no word in it"_s);
        add(Kind::Operand, start, m_text.sliced(start, m_at - start), std::move(**words));
        return {};
    }

    Result<void> takeRegex() {
        const qsizetype start = m_at;
        qsizetype close = start + 1;
        while (close < m_text.size() && m_text[close] != u'/')
            close += m_text[close] == u'\\' ? 2 : 1;
        if (close >= m_text.size())
            return queryFailure(
                start, u"the regular expression that begins here has no closing stroke"_s,
                u"To search for the words, put them in quotes."_s);
        m_at = close + 1;
        const bool ignoresCase = standsHere(u'i');
        m_at += ignoresCase ? 1 : 0;
        if (chunkEnd(m_text, m_at) != m_at)
            return queryFailure(
                m_at, u"after a regular expression nothing but i may stand, as in /colou?r/i"_s,
                u"A stroke within it is written \\/. To search for the words, put them in quotes."_s);
        if (close == start + 1)
            return queryFailure(start, u"the regular expression has nothing in it"_s);
        if (++m_regexes > maxQueryRegexes)
            return queryFailure(
                start, u"a search has at most %1 regular expressions"_s.arg(maxQueryRegexes),
                u"One can do the work of several: /a|b/"_s);
        auto compiled = RegexMatch::compile(m_text.sliced(start + 1, close - start - 1), ignoresCase);
        if (!compiled)
            return queryFailure(
                start + 1 + compiled.error().at,
                u"this regular expression can't be used: %1"_s.arg(compiled.error().message));
        const std::string pattern = compiled->pattern();
        m_found.regexes.emplace(pattern, std::move(*compiled));
        add(Kind::Operand, start, m_text.sliced(start, m_at - start),
            QueryNode{.kind = QueryNode::Kind::Regex, .term = pattern});
        return {};
    }

    Result<void> takeChunk() {
        const qsizetype start = m_at;
        if (const auto found = operatorAt(m_text, start)) {
            if (found->isUpperCase || !found->distance.isEmpty())
                return takeOperator(*found);
        }
        const qsizetype colon = endOfFieldName(start);
        const QString name = m_text.sliced(start, colon - start);
        const QueryFieldRow* const row = queryFieldNamed(name);
        if (colon > start && (row || startsValue(colon + 1)))
            return takeField(start, name, row, colon + 1);
        m_at = chunkEnd(m_text, start + 1);
        if (auto fine = refuseForeignSigns(start); !fine)
            return fine;
        const bool isExact = m_text[start] == u'=';
        auto words = queryWords(
            QStringView(m_text).sliced(start, m_at - start), isExact ? QueryNode::Kind::Exact : QueryNode::Kind::Stem,
            start);
        if (!words)
            return failure(words);
        if (*words)
            add(Kind::Operand, start, m_text.sliced(start, m_at - start), std::move(**words));
        return {};
    }

    /// Signs that mean something to other programs, and would be dropped here: what they mean would be missed silently.
    Result<void> refuseForeignSigns(qsizetype start) const {
        const QStringView chunk = QStringView(m_text).sliced(start, m_at - start);
        if (chunk == u"|" || chunk == u"||")
            return queryFailure(start, u"“%1” joins nothing here"_s.arg(chunk), u"Write OR, in capitals."_s);
        const qsizetype mark = chunk.indexOf(u'?');
        const bool isOneWord = std::ranges::all_of(chunk, [](QChar c) { return c.isLetter() || c == u'?'; });
        if (isOneWord && mark > 0 && chunk.back() != u'?') // an address may hold one too
            return queryFailure(
                start + mark, u"a question mark stands for no letter"_s,
                u"A star at a word's end does (stab*), and so does a regular expression: /lead.r/"_s);
        return {};
    }

    Result<void> takeOperator(const WrittenOperator& found) {
        const qsizetype start = m_at;
        m_at = found.end;
        const QString written = m_text.sliced(start, m_at - start).simplified();
        if (!found.isUpperCase)
            return queryFailure(start, u"operators are written in capitals: %1"_s.arg(written.toUpper()));
        add(found.row->kind, start, written);
        if (!found.hasStroke)
            return {};
        const bool countsPassages = found.distance.endsWith(u'p', Qt::CaseInsensitive);
        bool isNumber = false;
        const int distance = found.distance.chopped(countsPassages ? 1 : 0).toInt(&isNumber);
        if (!isNumber || distance > maxProximity || distance < (countsPassages ? 0 : 1))
            return queryFailure(
                start,
                countsPassages
                    ? u"expected a number of passages from 0 to %1 after the stroke, as in NEAR/2p"_s.arg(maxProximity)
                    : u"expected a number of words from 1 to %1 after the stroke, as in NEAR/10"_s.arg(maxProximity));
        m_found.tokens.back().distance = distance;
        if (countsPassages)
            m_found.tokens.back().unit = CodingRelation::Unit::Passages;
        return {};
    }

    /// Where the colon stands after a name that needs no quotes; `start`: there is no such name.
    qsizetype endOfFieldName(qsizetype start) const {
        qsizetype at = start;
        const auto goesOn = [&] {
            const QChar c = m_text[at];
            return c.isLetter() || (at > start && (c.isNumber() || c.isMark() || c == u'_' || c == u'-'));
        };
        while (at < m_text.size() && goesOn())
            ++at;
        return at < m_text.size() && m_text[at] == u':' ? at : start;
    }

    /// A value may begin there: not what follows `note: x` or `https://…`.
    bool startsValue(qsizetype at) const {
        return at < m_text.size() && !m_text[at].isSpace() && m_text[at] != u')' &&
               !QStringView(m_text).sliced(at).startsWith(u"//");
    }

    Result<void> takeField(qsizetype start, const QString& name, const QueryFieldRow* row, qsizetype valueStart) {
        auto found = queryValue(m_text, valueStart, row);
        if (!found)
            return failure(found);
        if (++m_filters > maxQueryFilters)
            return queryFailure(start, u"a search has at most %1 filters"_s.arg(maxQueryFilters));
        m_at = found->end;
        const bool isCoding = row && isCodingField(row->field);
        add(isCoding ? Kind::Criterion : Kind::Property, start, m_text.sliced(start, m_at - start));
        QueryToken& token = m_found.tokens.back();
        if (isCoding)
            token.criterion = {.field = row->field, .value = std::move(found->value)};
        else if (row)
            token.property = {.field = row->field, .value = std::move(found->value)};
        else
            token.property = {.field = QueryField::Attribute, .attribute = name, .value = std::move(found->value)};
        return {};
    }

    bool standsHere(QChar c) const { return m_at < m_text.size() && m_text[m_at] == c; }

    void add(Kind kind, qsizetype start, const QString& written, QueryNode operand = {}) {
        m_found.tokens.push_back({.kind = kind, .start = start, .written = written, .operand = std::move(operand)});
    }

    const QString& m_text;
    qsizetype m_at = 0;
    int m_regexes = 0;
    int m_filters = 0;
    QueryTokens m_found;
};

} // namespace

tl::unexpected<Error> queryFailure(qsizetype start, const QString& message, const QString& hint) {
    return failure(ErrorCode::InvalidArgument, u"column %1: %2"_s.arg(QString::number(start + 1), message), hint);
}

Result<QueryTokens> queryTokens(const QString& text) {
    return QueryLexer(text).run();
}

} // namespace sheaf
