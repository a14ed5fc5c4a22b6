#include "importers/language.h"

#include <QByteArray>

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype sliceLength = 8000;
constexpr int leastBytes = 40;
constexpr int leastPercent = 70; // of the text

QByteArray sampleOf(QStringView text) {
    if (text.size() <= 3 * sliceLength)
        return text.toUtf8();
    const qsizetype middle = text.size() / 2 - sliceLength / 2;
    return text.first(sliceLength).toUtf8() + ' ' + text.sliced(middle, sliceLength).toUtf8() + ' ' +
           text.last(sliceLength).toUtf8();
}

/// CLD2 keeps some codes that the standard has replaced.
QString modernTag(const QString& code) {
    if (code == "iw"_L1)
        return u"he"_s;
    if (code == "jw"_L1)
        return u"jv"_s;
    if (code == "un"_L1 || code.startsWith("xx"_L1))
        return {};
    return code;
}

} // namespace

QString languageOf(QStringView text) {
    const QByteArray sample = sampleOf(text);
    const CLD2::CLDHints noHints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language languages[3];
    int percents[3] = {0, 0, 0};
    double scores[3];
    int textBytes = 0, validBytes = 0;
    bool isReliable = false;
    const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
        sample.constData(), static_cast<int>(sample.size()), true, &noHints, 0, languages, percents, scores, nullptr,
        &textBytes, &isReliable, &validBytes);
    if (!isReliable || textBytes < leastBytes || percents[0] < leastPercent || language != languages[0])
        return {};
    return modernTag(QString::fromLatin1(CLD2::LanguageCode(language)));
}

bool isSameLanguage(const QString& first, const QString& second) {
    const auto primary = [](const QString& tag) {
        const auto end = std::find_if(tag.begin(), tag.end(), [](QChar c) { return c == u'-' || c == u'_'; });
        return tag.left(end - tag.begin()).toLower();
    };
    return primary(first) == primary(second);
}

} // namespace sheaf
