#include "indexer/query_help.h"

#include "indexer/query_fields.h"
#include "indexer/query_operators.h"
#include "indexer/query_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

using Kind = QueryToken::Kind;

QString text(const char16_t* row) {
    return QString::fromUtf16(row);
}

QString fieldMeaning(const QueryFieldRow& row) {
    return u"passages %1"_s.arg(text(row.meaning));
}

QString withQuotesIfNeeded(const QString& value) {
    return chunkEnd(value, 0) == value.size() ? value : u'"' + value + u'"';
}

/// What the search before a place ends with, as far as it goes without an error.
Kind lastKindIn(const QString& before) {
    const Result<QueryTokens> found = queryTokens(before);
    const std::size_t count = found ? found->tokens.size() : 0;
    return count < 2 ? Kind::End : found->tokens[count - 2].kind;
}

bool mayFollow(OperatorPlace place, Kind before) {
    const bool isComplete =
        before == Kind::Operand || before == Kind::Property || before == Kind::Criterion || before == Kind::Close;
    switch (place) {
    case OperatorPlace::BeforeAny:
        return true;
    case OperatorPlace::BetweenWords:
        return before == Kind::Operand || before == Kind::Close;
    case OperatorPlace::BetweenCodings:
        return before == Kind::Criterion || before == Kind::Close;
    case OperatorPlace::BetweenWordsOrCodings:
        return isComplete && before != Kind::Property;
    case OperatorPlace::BetweenAny:
        break;
    }
    return isComplete;
}

class Completing {
public:
    Completing(const QString& search, qsizetype cursor) : m_before(search.first(cursor)) {
        m_found.replaced = {startOfPiece(), cursor};
    }

    QueryCompletions run() {
        if (!standsOpen()) {
            const QString piece = m_before.sliced(m_found.replaced.start);
            const qsizetype colon = piece.indexOf(u':');
            if (colon >= 0)
                addValues(piece.first(colon), piece.sliced(colon + 1));
            else
                addNames(piece);
        }
        return std::move(m_found);
    }

private:
    /// The piece under way goes back to a blank or bracket, or to the sign of a NOT.
    qsizetype startOfPiece() const {
        qsizetype start = m_before.size();
        while (start > 0 && chunkEnd(m_before, start - 1) != start - 1)
            --start;
        const bool isNegated = start < m_before.size() && (m_before[start] == u'-' || m_before[start] == u'\u2212');
        return isNegated ? start + 1 : start;
    }

    /// Within quotes, or an expression's strokes.
    bool standsOpen() const {
        const auto quotes = std::count_if(m_before.begin(), m_before.end(), isQueryQuote);
        const qsizetype start = m_found.replaced.start;
        return quotes % 2 == 1 || (start < m_before.size() && m_before[start] == u'/');
    }

    void addValues(const QString& name, const QString& begun) {
        const QueryFieldRow* const row = queryFieldNamed(name);
        if (!row)
            return;
        for (const QString& value : row->words ? row->words() : QStringList()) {
            if (value.startsWith(begun, Qt::CaseInsensitive))
                m_found.entries.append({name + u':' + withQuotesIfNeeded(value), fieldMeaning(*row)});
        }
        if (begun.isEmpty())
            m_found.entries.append({name + u":*"_s, u"any value at all"_s});
    }

    void addNames(const QString& begun) {
        const Kind before = lastKindIn(m_before.first(m_found.replaced.start));
        for (const QueryOperatorRow& row : queryOperators()) {
            const QString name = text(row.name);
            if (mayFollow(row.place, before) && name.startsWith(begun, Qt::CaseInsensitive))
                m_found.entries.append({name, text(row.meaning)});
        }
        for (const QueryFieldRow& row : queryFields()) {
            if (text(row.name).startsWith(begun, Qt::CaseInsensitive))
                m_found.entries.append({text(row.name) + u':', fieldMeaning(row)});
        }
    }

    QString m_before;
    QueryCompletions m_found;
};

} // namespace

QueryHelp queryHelp() {
    QueryHelp help;
    for (const QueryFormRow& row : queryForms())
        help.forms.append({text(row.written), text(row.meaning), text(row.example), {}});
    for (const QueryOperatorRow& row : queryOperators())
        help.operators.append(
            {text(row.name) + (row.takesDistance ? u"/n"_s : QString()), text(row.meaning), text(row.example), {}});
    for (const QueryFieldRow& row : queryFields())
        help.fields.append(
            {text(row.name) + u':', fieldMeaning(row), text(row.example), row.words ? row.words() : QStringList()});
    return help;
}

QueryCompletions completionsFor(const QString& search, qsizetype cursor) {
    return Completing(search, std::clamp<qsizetype>(cursor, 0, search.size())).run();
}

} // namespace sheaf
