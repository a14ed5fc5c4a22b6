#include "importers/html_decoding.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype prologueBytes = 4096; // where a declaration must stand to count

QByteArray declaredCharset(const QByteArray& bytes) {
    static const QRegularExpression xml(
        u"^\\s{0,20}<\\?xml\\s[^>]{0,200}?encoding\\s{0,5}=\\s{0,5}[\"']([^\"'>]{1,40})"_s);
    static const QRegularExpression meta(
        u"<meta\\s[^>]{0,400}?charset\\s{0,5}=\\s{0,5}[\"']?([^\"'\\s/>;]{1,40})"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString start = QString::fromLatin1(bytes.first(std::min(bytes.size(), prologueBytes)));
    for (const QRegularExpression* pattern : {&meta, &xml})
        if (const auto match = pattern->match(start); match.hasMatch())
            return match.captured(1).toLatin1();
    return {};
}

} // namespace

Result<DecodedText> decodeHtml(const QByteArray& page, const QByteArray& charset) {
    return decodeText(page, charset.isEmpty() ? declaredCharset(page) : charset);
}

} // namespace sheaf
