#include "coding/sentence.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <memory>

namespace sheaf {

namespace {

TextRange trimmed(const QString& text, TextRange range) {
    while (range.start < range.end && text[range.start].isSpace())
        ++range.start;
    while (range.start < range.end && text[range.end - 1].isSpace())
        --range.end;
    return range;
}

} // namespace

TextRange sentenceAround(const QString& text, TextRange range, TextRange within, const QString& language) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language.isEmpty() ? "en" : language.toLatin1().constData());
    const std::unique_ptr<icu::BreakIterator> sentences(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status))
        return within;
    // The alias is read only, and lives as long as the iterator.
    const icu::UnicodeString passage(
        false, reinterpret_cast<const char16_t*>(text.utf16()) + within.start, static_cast<int32_t>(within.length()));
    sentences->setText(passage);
    const auto start = static_cast<int32_t>(std::clamp(range.start - within.start, qsizetype{0}, within.length()));
    const auto end = static_cast<int32_t>(std::clamp(range.end - within.start, qsizetype{0}, within.length()));
    const int32_t from = sentences->isBoundary(start) ? start : sentences->preceding(start);
    const int32_t to = sentences->isBoundary(end) ? end : sentences->following(end);
    const TextRange found{
        within.start + std::max<int32_t>(from, 0), to == icu::BreakIterator::DONE ? within.end : within.start + to};
    return trimmed(text, found);
}

} // namespace sheaf
