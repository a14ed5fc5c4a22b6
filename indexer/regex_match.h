#pragma once

#include "coding/text_range.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace re2 {
class RE2;
}

namespace sheaf {

/// A text as regular expressions see it: composed (NFC), UTF-8. Half a surrogate pair is seen as U+FFFD.
/// Cost: O(text), nine bytes for each of its UTF-8. Made once for all the expressions of a search.
class RegexText {
public:
    explicit RegexText(QStringView text);

    [[nodiscard]] const std::string& utf8() const { return m_utf8; }
    /// The stretch of the text that bytes `from` to `to` stand for, in UTF-16 code units; where what was composed is
    /// cut, all of it.
    /// Precondition: from < to <= utf8().size().
    [[nodiscard]] TextRange rangeOf(size_t from, size_t to) const { return {m_starts[from], m_ends[to - 1]}; }

private:
    void append(QStringView piece, qsizetype start, qsizetype end);

    std::string m_utf8;
    std::vector<std::int32_t> m_starts, m_ends; // of each byte: the UTF-16 code units that it comes from
};

/// A regular expression, understood, in RE2's syntax (no look-around, no back references). Its time grows with the
/// text only, whatever the expression; its memory is limited.
///
/// Threads: may be used by several at once.
class RegexMatch {
public:
    /// Why an expression can't be understood.
    struct Fault {
        QString message;
        qsizetype at = 0; ///< in the pattern, in UTF-16 code units, as far as that is known
    };
    /// Faults: bad syntax, too large, or a pattern that fits nothing at all (`x*`) and so every text.
    static tl::expected<RegexMatch, Fault> compile(const QString& pattern, bool ignoresCase);

    RegexMatch(RegexMatch&&) noexcept;
    RegexMatch& operator=(RegexMatch&&) noexcept;
    ~RegexMatch();

    /// The pattern as RE2 has it, case included: equal for equal expressions.
    [[nodiscard]] const std::string& pattern() const;
    /// The stretches that fit, in order, without overlaps, none empty: at most maxRanges. Cost: O(text) each.
    [[nodiscard]] QList<TextRange> rangesIn(const RegexText& text) const;

    static constexpr int maxRanges = 1'000; ///< more are not looked for in one text

private:
    explicit RegexMatch(std::unique_ptr<re2::RE2> expression);
    std::unique_ptr<re2::RE2> m_expression;
};

} // namespace sheaf
