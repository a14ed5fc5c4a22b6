#include "indexer/query_values.h"

#include "coding/period.h"
#include "indexer/query_lexer.h"
#include "indexer/query_words.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

constexpr auto rangeSign = ".."_L1;

class ValueReader {
public:
    ValueReader(const QString& text, qsizetype start, const QueryFieldRow* row)
        : m_text(text), m_at(start), m_row(row) {}

    Result<ValueInSearch> run() {
        FieldValue value;
        if (m_at < m_text.size() && m_text[m_at] == u'=') {
            if (!m_row || m_row->field != QueryField::Code)
                return queryFailure(m_at, u"only code: takes =, for a code without those below it"_s);
            value.isExact = true;
            ++m_at;
        }
        const qsizetype fromStart = m_at;
        if (!standsRangeSign()) {
            auto from = takeEnd(value.isAny);
            if (!from)
                return failure(from);
            value.from = std::move(*from);
        }
        if (standsRangeSign()) {
            m_at += 2;
            const qsizetype toStart = m_at;
            bool isAny = false;
            auto to = endsHere() ? Result<QString>(QString()) : takeEnd(isAny);
            if (!to)
                return failure(to);
            if (isAny || value.isAny || (value.from.isEmpty() && to->isEmpty()))
                return queryFailure(fromStart, u"a range has a beginning or an end, as in 3..9, 3.. or ..9"_s);
            value.to = std::move(*to);
            if (auto checked = checkRange(value, fromStart, toStart); !checked)
                return failure(checked);
        } else if (auto checked = checkOne(value, fromStart); !checked) {
            return failure(checked);
        }
        if (!endsHere())
            return queryFailure(m_at, u"expected a blank after the value"_s);
        return ValueInSearch{std::move(value), m_at};
    }

private:
    bool takesRange() const { return !m_row || m_row->takesRange(); }
    bool standsRangeSign() const { return takesRange() && QStringView(m_text).sliced(m_at).startsWith(rangeSign); }
    bool endsHere() const {
        return chunkEnd(m_text, m_at) == m_at && (m_at == m_text.size() || !isQueryQuote(m_text[m_at]));
    }
    QString fieldName() const { return m_row ? QString::fromUtf16(m_row->name) : u"an attribute"_s; }

    Result<QString> takeEnd(bool& isAny) {
        const qsizetype start = m_at;
        if (m_at < m_text.size() && isQueryQuote(m_text[m_at])) {
            const auto close = std::find_if(m_text.cbegin() + start + 1, m_text.cend(), isQueryQuote);
            if (close == m_text.cend())
                return queryFailure(start, u"the value that begins here has no closing quote"_s);
            m_at = close - m_text.cbegin() + 1;
            QString value = m_text.sliced(start + 1, m_at - start - 2).simplified();
            if (value.isEmpty())
                return queryFailure(start, u"the quotes have nothing in them"_s);
            return value;
        }
        m_at = chunkEnd(m_text, start);
        if (takesRange()) {
            const qsizetype range = m_text.indexOf(rangeSign, start);
            m_at = range < 0 ? m_at : std::min(m_at, range);
        }
        QString value = m_text.sliced(start, m_at - start);
        if (value.isEmpty())
            return queryFailure(
                start,
                u"expected a value here, as in %1"_s.arg(m_row ? QString::fromUtf16(m_row->example) : u"round:2"_s),
                u"To search for the words themselves, put them in quotes. Several values: site:A OR site:B"_s);
        if (value == u'*') {
            isAny = true;
            return QString();
        }
        if (const qsizetype star = value.indexOf(u'*'); star >= 0)
            return queryFailure(
                start + star, u"in a value a star stands alone, for any value at all"_s,
                u"If the star belongs to a name, put the name in quotes."_s);
        return value;
    }

    Result<void> checkOne(FieldValue& value, qsizetype start) const {
        if (value.isExact && value.isAny)
            return queryFailure(start, u"expected the name of a code after ="_s);
        return value.isAny ? Result<void>() : readEnd(value.from, start);
    }

    /// Makes one value, or one end of a range, what it is for whoever runs the search.
    Result<void> readEnd(QString& end, qsizetype start) const {
        if (!m_row || !m_row->canonical || end.isEmpty())
            return {};
        auto read = m_row->canonical(end);
        if (!read || read->isEmpty())
            return queryFailure(start, expected());
        end = std::move(*read);
        return {};
    }

    QString expected() const {
        switch (m_row->kind) {
        case FieldKind::DateRange:
            return u"expected a month, a quarter or a year, as in 2018-10, 2018-Q4, 2018 or 2018-10..2019-03"_s;
        case FieldKind::NumberRange:
        case FieldKind::PageRange:
            return u"expected a number from 1 on, as in 3 or 3..9"_s;
        default:
            return u"%1: takes one of: %2"_s.arg(fieldName(), m_row->words().join(u", "_s));
        }
    }

    Result<void> checkRange(FieldValue& value, qsizetype fromStart, qsizetype toStart) const {
        if (auto read = readEnd(value.from, fromStart); !read)
            return read;
        if (auto read = readEnd(*value.to, toStart); !read)
            return read;
        if (m_row && m_row->kind == FieldKind::PageRange) { // labels have no order
            for (const auto& [end, start] : {std::pair(value.from, fromStart), std::pair(*value.to, toStart)}) {
                if (!end.isEmpty() && end.toInt() == 0)
                    return queryFailure(start, expected());
            }
        }
        const bool isOpen = value.from.isEmpty() || value.to->isEmpty();
        return m_row && !isOpen && isBackwards(value) ? queryFailure(fromStart, u"this range ends before it begins"_s)
                                                      : Result<void>();
    }

    bool isBackwards(const FieldValue& value) const {
        switch (m_row->kind) {
        case FieldKind::DateRange:
            return Period::parse(*value.to)->lastDay() < Period::parse(value.from)->firstDay();
        case FieldKind::NumberRange:
        case FieldKind::PageRange:
            return value.to->toInt() < value.from.toInt();
        case FieldKind::FixedGrades:
            return m_row->words().indexOf(*value.to) < m_row->words().indexOf(value.from);
        default:
            return false;
        }
    }

    const QString& m_text;
    qsizetype m_at;
    const QueryFieldRow* m_row;
};

} // namespace

Result<ValueInSearch> queryValue(const QString& text, qsizetype start, const QueryFieldRow* row) {
    return ValueReader(text, start, row).run();
}

} // namespace sheaf
