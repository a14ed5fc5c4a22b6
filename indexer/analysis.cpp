#include "indexer/analysis.h"

#include "indexer/word_breaks.h"

#include <QtGlobal>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>

namespace sheaf {
namespace {

constexpr UChar32 apostrophe = u'\'';

bool isApostrophe(UChar32 c) {
    return c == apostrophe || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xFF07;
}

/// What may stand inside a word: letters, digits, their marks, invisible format characters such as the soft hyphen.
bool belongsToWord(UChar32 c) {
    constexpr uint32_t inside = U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK | U_GC_M_MASK | U_GC_CF_MASK;
    return isApostrophe(c) || (U_GET_GC_MASK(c) & inside) != 0;
}

bool isLetterOrDigit(UChar32 c) {
    constexpr uint32_t lettersAndDigits = U_GC_L_MASK | U_GC_ND_MASK | U_GC_NL_MASK;
    return !isApostrophe(c) &&
           (U_GET_GC_MASK(c) & lettersAndDigits) != 0; // one of the apostrophes is a letter to Unicode
}

/// Marks that only vary a letter. Vowel signs of Indic scripts and the Japanese voicing marks make another letter and
/// stay.
bool isAccent(UChar32 c) {
    if (u_charType(c) != U_NON_SPACING_MARK || c == 0x3099 || c == 0x309A)
        return false;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_INHERITED || script == USCRIPT_HEBREW || script == USCRIPT_ARABIC;
}

icu::UnicodeString withoutAccents(const icu::UnicodeString& decomposed) {
    icu::UnicodeString kept;
    for (int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        const UChar32 c = decomposed.char32At(at);
        if (isApostrophe(c))
            kept.append(apostrophe);
        else if (!isAccent(c))
            kept.append(c);
    }
    return kept;
}

void cutToTermLength(std::string& term) {
    if (term.size() <= maxTermBytes)
        return;
    size_t end = maxTermBytes;
    while (end > 0 && (static_cast<unsigned char>(term[end]) & 0xC0U) == 0x80U)
        --end;
    term.resize(end);
}

bool isPlainLowerCase(QStringView word) {
    return std::ranges::all_of(word, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); });
}

/// Case folding, compatibility forms (ligatures, wide letters) and ignorable characters by NFKC_Casefold; then the
/// accents. Composed again at the end, or a Hangul syllable would take three times its bytes.
std::string folded(QStringView word) {
    std::string utf8;
    if (isPlainLowerCase(word)) {
        utf8 = word.toLatin1().toStdString();
    } else {
        UErrorCode status = U_ZERO_ERROR;
        static const icu::Normalizer2* const caseFold = icu::Normalizer2::getNFKCCasefoldInstance(status);
        static const icu::Normalizer2* const decompose = icu::Normalizer2::getNFDInstance(status);
        static const icu::Normalizer2* const compose = icu::Normalizer2::getNFCInstance(status);
        const icu::UnicodeString source(false, word.utf16(), static_cast<int32_t>(word.size())); // an alias, no copy
        const icu::UnicodeString bare =
            withoutAccents(decompose->normalize(caseFold->normalize(source, status), status));
        compose->normalize(bare, status).toUTF8String(utf8);
    }
    cutToTermLength(utf8);
    return utf8;
}

void appendToken(QStringView text, TextRange range, std::vector<Token>& tokens) {
    Token token{folded(range.in(text)), range};
    if (token.folded.empty())
        return; // only invisible letters, such as Hangul fillers
    tokens.push_back(std::move(token));
}

/// A lone half of a surrogate pair is itself, and no letter.
UChar32 codePointAt(QStringView text, qsizetype at) {
    const bool isPair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return static_cast<UChar32>(isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode());
}

bool standsBetweenDigits(QStringView text, TextRange segment, qsizetype at, qsizetype next) {
    return at > segment.start && next < segment.end && text[at - 1].isDigit() && text[next].isDigit();
}

/// Splits what ICU takes for one word (`end.Next`, `snake_case`, `U.S.A`) into ours.
void splitSegment(QStringView text, TextRange segment, std::vector<Token>& tokens) {
    qsizetype start = -1, end = -1; // of the word under way: from its first letter to its last
    const auto finish = [&] {
        if (start >= 0)
            appendToken(text, {start, end}, tokens);
        start = end = -1;
    };
    for (qsizetype at = segment.start; at < segment.end;) {
        const UChar32 c = codePointAt(text, at);
        const qsizetype next = at + U16_LENGTH(c);
        if (isLetterOrDigit(c)) {
            start = start < 0 ? at : start;
            end = next;
        } else if (!belongsToWord(c) && !standsBetweenDigits(text, segment, at, next)) {
            finish();
        } else if (start >= 0 && !isApostrophe(c) && belongsToWord(c)) {
            end = next; // a mark belongs to the letter before it
        }
        at = next;
    }
    finish();
}

} // namespace

std::vector<Token> analyse(QStringView text) {
    std::vector<Token> tokens;
    tokens.reserve(static_cast<size_t>(text.size() / 6));
    icu::BreakIterator& breaks = wordBreaks(text);
    int32_t start = breaks.first();
    for (int32_t end = breaks.next(); end != icu::BreakIterator::DONE; start = end, end = breaks.next()) {
        if (breaks.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) // else spaces, punctuation, emoji
            splitSegment(text, {start, end}, tokens);
    }
    return tokens;
}

} // namespace sheaf
