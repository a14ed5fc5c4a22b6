#include "indexer/word_breaks.h"

#include <unicode/utext.h>

#include <memory>

namespace sheaf {
namespace {

using Factory = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

std::unique_ptr<icu::BreakIterator> makeIterator(Factory factory) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> iterator(factory(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) || !iterator) {
        // The rules are compiled into ICU's own library: without them the installation is broken, and nothing can be
        // searched.
        qFatal("ICU has no rules for text boundaries: %s", u_errorName(status));
    }
    return iterator;
}

icu::BreakIterator& over(QStringView text, icu::BreakIterator& iterator) {
    UErrorCode status = U_ZERO_ERROR;
    UText units = UTEXT_INITIALIZER;
    utext_openUChars(&units, text.utf16(), text.size(), &status);
    iterator.setText(&units, status); // takes a shallow clone, which points to the same characters
    utext_close(&units);
    return iterator;
}

} // namespace

icu::BreakIterator& wordBreaks(QStringView text) {
    thread_local const auto iterator = makeIterator(&icu::BreakIterator::createWordInstance);
    return over(text, *iterator);
}

icu::BreakIterator& characterBreaks(QStringView text) {
    thread_local const auto iterator = makeIterator(&icu::BreakIterator::createCharacterInstance);
    return over(text, *iterator);
}

} // namespace sheaf
