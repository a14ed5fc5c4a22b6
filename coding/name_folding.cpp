#include "coding/name_folding.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace sheaf {

QString foldedName(const QString& name) {
    const QString trimmed = name.trimmed();
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* compose = icu::Normalizer2::getNFCInstance(status);
    const icu::Normalizer2* decompose = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) // ICU's own tables are missing
        return trimmed.toCaseFolded();
    icu::UnicodeString text(reinterpret_cast<const char16_t*>(trimmed.utf16()), static_cast<int32_t>(trimmed.size()));
    text = decompose->normalize(text, status).foldCase();
    text = compose->normalize(text, status);
    if (U_FAILURE(status))
        return trimmed.toCaseFolded();
    return QString(reinterpret_cast<const QChar*>(text.getBuffer()), text.length());
}

} // namespace sheaf
