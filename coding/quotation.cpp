#include "coding/quotation.h"

#include <QList>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

/// True if a cut at `at` would part the two halves of a character outside the BMP.
bool splitsPair(const QString& text, qsizetype at) {
    return at > 0 && at < text.size() && text[at - 1].isHighSurrogate() && text[at].isLowSurrogate();
}

/// A text without white space and soft hyphens, and where each of its units came from.
struct Squeezed {
    QString text;
    QList<qsizetype> origin;
};

Squeezed squeeze(const QString& text) {
    constexpr QChar softHyphen = u'\u00AD';
    Squeezed squeezed;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i].isSpace() || text[i] == softHyphen)
            continue;
        squeezed.text.append(text[i]);
        squeezed.origin.append(i);
    }
    return squeezed;
}

tl::unexpected<Error> notFound(const QString& quotation) {
    return failure(ErrorCode::NotFound, u"the text does not hold the quotation “%1”"_s.arg(quotation.left(80)));
}

tl::unexpected<Error> ambiguous(const QString& quotation) {
    return failure(
        ErrorCode::Ambiguous, u"the quotation “%1” stands in the text more than once"_s.arg(quotation.left(80)),
        u"quote more of the sentence"_s);
}

} // namespace

Result<TextRange> findQuotation(const QString& text, const QString& quotation) {
    if (quotation.trimmed().isEmpty())
        return failure(ErrorCode::InvalidArgument, u"the quotation is empty"_s);
    if (const qsizetype at = text.indexOf(quotation); at >= 0) {
        if (text.indexOf(quotation, at + 1) >= 0)
            return ambiguous(quotation);
        return TextRange{at, at + quotation.size()};
    }
    const Squeezed haystack = squeeze(text);
    const QString needle = squeeze(quotation).text;
    const qsizetype at = needle.isEmpty() ? -1 : haystack.text.indexOf(needle);
    if (at < 0)
        return notFound(quotation);
    if (haystack.text.indexOf(needle, at + 1) >= 0)
        return ambiguous(quotation);
    return TextRange{haystack.origin[at], haystack.origin[at + needle.size() - 1] + 1};
}

QString contextBefore(const QString& text, TextRange range) {
    qsizetype from = std::max<qsizetype>(0, range.start - contextLength);
    if (splitsPair(text, from))
        ++from;
    return text.sliced(from, range.start - from);
}

QString contextAfter(const QString& text, TextRange range) {
    qsizetype to = std::min(text.size(), range.end + contextLength);
    if (splitsPair(text, to))
        --to;
    return text.sliced(range.end, to - range.end);
}

Result<void> checkCodable(const QString& text, TextRange range) {
    if (!range.fits(text) || range.isEmpty()) {
        return failure(
            ErrorCode::InvalidArgument, u"the range %1:%2 is not in the text"_s.arg(range.start).arg(range.end),
            u"the text has %1 UTF-16 units; a range is START:END with START < END"_s.arg(text.size()));
    }
    if (splitsPair(text, range.start) || splitsPair(text, range.end)) {
        return failure(
            ErrorCode::InvalidArgument, u"the range %1:%2 cuts a character in two"_s.arg(range.start).arg(range.end),
            u"positions count UTF-16 units, of which an emoji has two"_s);
    }
    return {};
}

} // namespace sheaf
