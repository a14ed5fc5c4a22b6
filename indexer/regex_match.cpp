#include "indexer/regex_match.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <re2/re2.h>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

constexpr std::int64_t memoryOfOneRegex = 4 << 20; // bytes, for the program and what it caches while it runs

const icu::Normalizer2& composing() {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(status);
    return *normalizer;
}

/// The character, or half of one, that begins at `at`.
UChar32 codePointAt(QStringView text, qsizetype at) {
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return static_cast<UChar32>(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode());
}

qsizetype afterCodePoint(QStringView text, qsizetype at) {
    return at + (codePointAt(text, at) > 0xFFFF ? 2 : 1);
}

/// An alias, no copy.
icu::UnicodeString aliasOf(QStringView text) {
    return {false, text.utf16(), static_cast<int32_t>(text.size())};
}

bool isContinuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

QString messageOf(const RE2& expression) {
    switch (expression.error_code()) {
    case RE2::ErrorMissingBracket:
        return u"a [ is never closed"_s;
    case RE2::ErrorMissingParen:
        return u"a ( is never closed"_s;
    case RE2::ErrorUnexpectedParen:
        return u"a ) closes nothing"_s;
    case RE2::ErrorTrailingBackslash:
        return u"a backslash stands at the end"_s;
    case RE2::ErrorRepeatArgument:
    case RE2::ErrorRepeatOp:
        return u"there is nothing to repeat before %1"_s.arg(QString::fromStdString(expression.error_arg()));
    case RE2::ErrorRepeatSize:
        return u"%1 repeats wrongly, or too often"_s.arg(QString::fromStdString(expression.error_arg()));
    case RE2::ErrorBadEscape:
    case RE2::ErrorBadPerlOp:
        return u"%1 is not known; there are no references back and no looking ahead or behind"_s.arg(
            QString::fromStdString(expression.error_arg()));
    case RE2::ErrorPatternTooLarge:
        return u"it is too large"_s;
    default:
        return u"%1 is not understood"_s.arg(QString::fromStdString(expression.error_arg()));
    }
}

} // namespace

RegexText::RegexText(QStringView text) {
    m_utf8.reserve(static_cast<size_t>(text.size()));
    const icu::Normalizer2& composer = composing();
    UErrorCode status = U_ZERO_ERROR;
    // A segment runs to where nothing before can change anything after: most often one character.
    for (qsizetype start = 0, end = 0; start < text.size(); start = end) {
        do {
            end = afterCodePoint(text, end);
        } while (end < text.size() && !composer.hasBoundaryBefore(codePointAt(text, end)));
        const icu::UnicodeString segment = aliasOf(text.sliced(start, end - start));
        if ((end - start == 1 && text[start] < QChar(0x300)) || composer.isNormalized(segment, status)) {
            for (qsizetype at = start, next = start; at < end; at = next) {
                next = afterCodePoint(text, at);
                append(text.sliced(at, next - at), at, next);
            }
        } else {
            const icu::UnicodeString composed = composer.normalize(segment, status);
            append(QStringView(composed.getBuffer(), composed.length()), start, end);
        }
    }
}

void RegexText::append(QStringView piece, qsizetype start, qsizetype end) {
    aliasOf(piece).toUTF8String(m_utf8); // which writes U+FFFD for half a pair
    m_starts.resize(m_utf8.size(), static_cast<std::int32_t>(start));
    m_ends.resize(m_utf8.size(), static_cast<std::int32_t>(end));
}

tl::expected<RegexMatch, RegexMatch::Fault> RegexMatch::compile(const QString& pattern, bool ignoresCase) {
    RE2::Options options;
    options.set_max_mem(memoryOfOneRegex);
    options.set_log_errors(false); // they would quote the text
    auto expression = std::make_unique<RE2>((ignoresCase ? "(?i)" : "") + RegexText(pattern).utf8(), options);
    if (!expression->ok()) {
        const QString part = QString::fromStdString(expression->error_arg());
        return tl::unexpected(Fault{messageOf(*expression), std::max<qsizetype>(0, pattern.indexOf(part))});
    }
    if (RE2::PartialMatch("", *expression))
        return tl::unexpected(Fault{u"it fits even where there is nothing, and so every passage"_s, 0});
    return RegexMatch(std::move(expression));
}

RegexMatch::RegexMatch(std::unique_ptr<re2::RE2> expression) : m_expression(std::move(expression)) {}
RegexMatch::RegexMatch(RegexMatch&&) noexcept = default;
RegexMatch& RegexMatch::operator=(RegexMatch&&) noexcept = default;
RegexMatch::~RegexMatch() = default;

const std::string& RegexMatch::pattern() const {
    return m_expression->pattern();
}

QList<TextRange> RegexMatch::rangesIn(const RegexText& text) const {
    QList<TextRange> ranges;
    const std::string& utf8 = text.utf8();
    re2::StringPiece found;
    for (size_t at = 0; at < utf8.size() && ranges.size() < maxRanges;) {
        if (!m_expression->Match(utf8, at, utf8.size(), RE2::UNANCHORED, &found, 1))
            break;
        const auto from = static_cast<size_t>(found.data() - utf8.data());
        at = from + found.size();
        if (found.empty()) { // `\b` alone: go on behind the next character
            do {
                ++at;
            } while (at < utf8.size() && isContinuation(utf8[at]));
            continue;
        }
        const TextRange range = text.rangeOf(from, at);
        if (!ranges.isEmpty() && ranges.last().overlaps(range)) // two pieces of what the text has decomposed
            ranges.last().end = range.end;
        else
            ranges.append(range);
    }
    return ranges;
}

} // namespace sheaf
