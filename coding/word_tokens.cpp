#include "coding/word_tokens.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace sheaf {

namespace {

/// An alias: read only, and no longer alive than the text.
icu::UnicodeString aliasOf(QStringView text) {
    return {false, text.utf16(), static_cast<int32_t>(text.size())};
}

bool holdsWord(QStringView token) {
    for (qsizetype i = 0; i < token.size(); ++i) {
        char32_t character = token[i].unicode();
        if (token[i].isHighSurrogate() && i + 1 < token.size() && token[i + 1].isLowSurrogate()) {
            character = QChar::surrogateToUcs4(token[i], token[i + 1]);
            ++i;
        }
        if (QChar::isLetterOrNumber(character) || QChar::isSymbol(character))
            return true;
    }
    return false;
}

} // namespace

struct WordSplitter::Iterators {
    std::unique_ptr<icu::BreakIterator> words;
    std::unique_ptr<icu::BreakIterator> clusters;
};

WordSplitter::WordSplitter() {
    UErrorCode status = U_ZERO_ERROR;
    auto iterators = std::make_unique<Iterators>();
    iterators->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    iterators->clusters.reset(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_SUCCESS(status))
        m_iterators = std::move(iterators);
}

WordSplitter::~WordSplitter() = default;

std::vector<WordToken> WordSplitter::tokens(QStringView text) {
    if (text.isEmpty())
        return {};
    if (!m_iterators)
        return {{{0, text.size()}, true}};
    const icu::UnicodeString alias = aliasOf(text);
    m_iterators->words->setText(alias);
    m_iterators->clusters->setText(alias);
    std::vector<WordToken> tokens;
    int32_t start = 0;
    int32_t cluster = 0;
    for (int32_t end = m_iterators->words->next(); end != icu::BreakIterator::DONE; end = m_iterators->words->next()) {
        while (cluster != icu::BreakIterator::DONE && cluster < end)
            cluster = m_iterators->clusters->next();
        if (cluster != end)
            continue; // a word's edge inside a cluster
        const TextRange range{start, end};
        tokens.push_back({range, holdsWord(range.in(text))});
        start = end;
    }
    return tokens;
}

TextRange WordSplitter::wholeClusters(QStringView text, TextRange range) {
    if (!m_iterators)
        return range;
    const icu::UnicodeString alias = aliasOf(text);
    icu::BreakIterator& clusters = *m_iterators->clusters;
    clusters.setText(alias);
    const auto start = static_cast<int32_t>(range.start);
    const auto end = static_cast<int32_t>(range.end);
    if (!clusters.isBoundary(start))
        range.start = std::max<int32_t>(clusters.preceding(start), 0);
    if (!clusters.isBoundary(end)) {
        const int32_t next = clusters.following(end);
        range.end = next == icu::BreakIterator::DONE ? text.size() : next;
    }
    return range;
}

} // namespace sheaf
