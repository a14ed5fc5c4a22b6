#include "importers/text_decoding.h"

#include <QStringDecoder>

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype sampleBytes = 1 << 20; // enough for a guess, and bounds its cost

void unifyLineEnds(QString& text) {
    text.replace("\r\n"_L1, "\n"_L1);
    text.replace(u'\r', u'\n');
    if (text.startsWith(u'\uFEFF'))
        text.remove(0, 1);
}

/// Binary data shows itself by characters that no text has.
bool looksBinary(QStringView text) {
    const QStringView sample = text.first(std::min<qsizetype>(text.size(), 65536));
    const auto odd = std::count_if(sample.begin(), sample.end(), [](QChar c) {
        return (c.category() == QChar::Other_Control && !c.isSpace()) || c == QChar::ReplacementCharacter;
    });
    return odd > 0 && odd * 50 > sample.size();
}

std::optional<QString> decodeStrictly(const QByteArray& bytes, QStringConverter::Encoding encoding) {
    QStringDecoder decoder(encoding, QStringConverter::Flag::Default);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    return text;
}

std::optional<QStringConverter::Encoding> encodingFromMark(QByteArrayView bytes) {
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return QStringConverter::Utf8;
    using namespace std::string_view_literals;
    if (bytes.startsWith(QByteArrayView("\xFF\xFE\0\0", 4)))
        return QStringConverter::Utf32LE;
    if (bytes.startsWith(QByteArrayView("\0\0\xFE\xFF", 4)))
        return QStringConverter::Utf32BE;
    if (bytes.startsWith("\xFF\xFE"))
        return QStringConverter::Utf16LE;
    if (bytes.startsWith("\xFE\xFF"))
        return QStringConverter::Utf16BE;
    return std::nullopt;
}

/// Bytes that hold NULs and yet are of one byte a letter: some program left them at the end or between.
bool hasStrayNuls(const QByteArray& bytes, QByteArrayView sample) {
    const auto nuls = std::count(sample.begin(), sample.end(), '\0');
    const auto readable = std::count_if(sample.begin(), sample.end(), [](char c) { return c >= ' ' && c < 0x7F; });
    return (nuls * 4 < sample.size() && readable * 100 >= sample.size() * 65) ||
           (nuls * 50 < sample.size() && decodeStrictly(bytes, QStringConverter::Utf8));
}

/// UTF-16 and UTF-32 without a mark. Every text has blanks, line ends and points in it, whatever its script, and these
/// are bytes among NULs; read the wrong way round they are rare characters.
std::optional<QStringConverter::Encoding> unmarkedWide(const QByteArray& bytes) {
    const QByteArrayView sample = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 65536));
    if (bytes.size() < 4 || !sample.contains('\0') || hasStrayNuls(bytes, sample))
        return std::nullopt;
    const auto isCommon = [](char c) { return QByteArrayView(" \n\r\t.,:?-'0123456789aeinorst").contains(c); };
    if (bytes.size() % 4 == 0) {
        qsizetype little = 0, big = 0, small = 0;
        const qsizetype units = sample.size() / 4;
        for (qsizetype i = 0; i < units; ++i) {
            const QByteArrayView unit = sample.sliced(4 * i, 4);
            little += unit[2] == '\0' && unit[3] == '\0' && unit[1] == '\0' && isCommon(unit[0]);
            big += unit[0] == '\0' && unit[1] == '\0' && unit[2] == '\0' && isCommon(unit[3]);
            small += (unit[0] == '\0' && static_cast<uchar>(unit[1]) <= 0x10) ||
                     (unit[3] == '\0' && static_cast<uchar>(unit[2]) <= 0x10);
        }
        if (small == units && (little > 0) != (big > 0))
            return little > 0 ? QStringConverter::Utf32LE : QStringConverter::Utf32BE;
    }
    if (bytes.size() % 2 != 0)
        return std::nullopt;
    qsizetype little = 0, big = 0, nul = 0;
    for (qsizetype i = 0; i + 1 < sample.size(); i += 2) {
        little += sample[i + 1] == '\0' && isCommon(sample[i]);
        big += sample[i] == '\0' && isCommon(sample[i + 1]);
        nul += sample[i] == '\0' && sample[i + 1] == '\0';
    }
    if (nul * 50 > sample.size())
        return std::nullopt;
    if (little > 3 * big)
        return QStringConverter::Utf16LE;
    return big > 3 * little ? std::optional(QStringConverter::Utf16BE) : std::nullopt;
}

QByteArray guessedCharset(const QByteArray& bytes) {
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    const auto length = static_cast<size_t>(std::min(bytes.size(), sampleBytes));
    if (!detector || uchardet_handle_data(detector.get(), bytes.constData(), length) != 0)
        return {};
    uchardet_data_end(detector.get());
    const QByteArray name = uchardet_get_charset(detector.get());
    // Nearly all that calls itself Latin-1 or ASCII, and is not UTF-8, was written on Windows.
    if (name.isEmpty() || name == "ISO-8859-1" || name == "ASCII" || name == "UTF-8")
        return "windows-1252";
    if (name == "UHC") // ICU knows it by another name
        return "windows-949";
    return name == "MAC-CYRILLIC" ? QByteArray("x-mac-cyrillic") : name;
}

std::optional<QString> decodeByIcu(const QByteArray& bytes, const QByteArray& charset) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        ucnv_open(charset.constData(), &status), ucnv_close);
    if (U_FAILURE(status) || bytes.size() > std::numeric_limits<int32_t>::max() / 2)
        return std::nullopt;
    QString text(bytes.size() * 2, Qt::Uninitialized); // no charset of ICU needs more than two units a byte
    const int32_t length = ucnv_toUChars(
        converter.get(), reinterpret_cast<char16_t*>(text.data()), static_cast<int32_t>(text.size()), bytes.constData(),
        static_cast<int32_t>(bytes.size()), &status);
    if (U_FAILURE(status) || length > text.size())
        return std::nullopt;
    text.truncate(length);
    return text;
}

/// The charset that is meant: what calls itself Latin-1 or GB2312 holds what Windows adds to it, and a declaration that
/// could be read byte by byte can't stand in UTF-16. Source: WHATWG Encoding Standard, 4.2 (names and labels).
QByteArray meantCharset(const QByteArray& declared) {
    static constexpr std::pair<const char*, const char*> meant[] = {
        {"ascii", "windows-1252"},
        {"gb2312", "gb18030"},
        {"gbk", "gb18030"},
        {"iso-8859-1", "windows-1252"},
        {"iso-8859-9", "windows-1254"},
        {"iso8859-1", "windows-1252"},
        {"ks_c_5601-1987", "windows-949"},
        {"euc-kr", "windows-949"},
        {"latin1", "windows-1252"},
        {"shift_jis", "windows-31j"},
        {"sjis", "windows-31j"},
        {"tis-620", "windows-874"},
        {"us-ascii", "windows-1252"},
        {"utf-16", "utf-8"},
        {"utf-16be", "utf-8"},
        {"utf-16le", "utf-8"},
        {"utf8", "utf-8"}};
    const QByteArray name = declared.trimmed().toLower();
    for (const auto& [label, charset] : meant)
        if (name == label)
            return charset;
    const bool isName =
        name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || QByteArrayView("-_.:").contains(c);
        });
    return isName ? name : QByteArray();
}

/// Few enough characters went missing that the rest is better than a guess.
bool isMostlyRight(QStringView text) {
    const auto lost = std::count(text.begin(), text.end(), QChar(QChar::ReplacementCharacter));
    const auto beyondAscii = std::count_if(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x7F; });
    return lost * 2 <= beyondAscii;
}

Result<DecodedText> finished(QString text, const QString& warning) {
    if (looksBinary(text))
        return failure(
            ErrorCode::Damaged, u"these bytes are not text"_s,
            u"Open the file in the program it came from and save it as PDF, Word or plain text."_s);
    unifyLineEnds(text);
    return DecodedText{std::move(text), warning};
}

} // namespace

Result<DecodedText> decodeText(const QByteArray& bytes) {
    if (const auto marked = encodingFromMark(bytes)) {
        QStringDecoder decoder(*marked);
        QString text = decoder(bytes);
        return finished(
            std::move(text), decoder.hasError() ? u"some bytes do not follow the file's encoding"_s : QString());
    }
    if (const auto wide = unmarkedWide(bytes)) {
        const bool isUtf32 = *wide == QStringConverter::Utf32LE || *wide == QStringConverter::Utf32BE;
        return finished(
            QStringDecoder(*wide)(bytes), isUtf32 ? u"the encoding is not stated; read as UTF-32"_s
                                                  : u"the encoding is not stated; read as UTF-16"_s);
    }
    if (auto text = decodeStrictly(bytes, QStringConverter::Utf8))
        return finished(std::move(*text), {});

    const QByteArray charset = guessedCharset(bytes);
    const QString warning = u"the encoding is not stated; guessed %1"_s;
    if (auto text = decodeByIcu(bytes, charset))
        return finished(std::move(*text), warning.arg(QString::fromLatin1(charset)));
    if (auto text = decodeByIcu(bytes, "windows-1252"))
        return finished(std::move(*text), warning.arg(u"windows-1252"_s));
    return failure(ErrorCode::Damaged, u"these bytes are not text"_s);
}

Result<DecodedText> decodeText(const QByteArray& bytes, const QByteArray& declaredCharset) {
    const QByteArray charset = meantCharset(declaredCharset);
    if (declaredCharset.isEmpty() || encodingFromMark(bytes) || unmarkedWide(bytes))
        return decodeText(bytes);
    if (charset == "utf-8")
        if (auto text = decodeStrictly(bytes, QStringConverter::Utf8))
            return finished(std::move(*text), {});
    if (!charset.isEmpty()) {
        auto text = decodeByIcu(bytes, charset);
        if (text && isMostlyRight(*text)) {
            const bool lost = text->contains(QChar::ReplacementCharacter);
            return finished(
                std::move(*text), lost ? u"some bytes do not follow the encoding that the file declares"_s : QString());
        }
    }
    auto guessed = decodeText(bytes);
    if (guessed)
        guessed->warning = u"the encoding that the file declares does not fit"_s +
                           (guessed->warning.isEmpty() ? QString() : u"; "_s + guessed->warning);
    return guessed;
}

QString decodedAs(const QByteArray& bytes, const QByteArray& charset) {
    auto text = decodeByIcu(bytes, charset);
    if (!text)
        text = decodeByIcu(bytes, "windows-1252");
    return text.value_or(QString());
}

} // namespace sheaf
