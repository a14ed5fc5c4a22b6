#include "importers/mail_header.h"

#include "importers/text_decoding.h"

#include <QList>
#include <QMap>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWord = 2000; // RFC 2047 allows 75; programs write more
constexpr qsizetype longestHeader = 64 << 10;
constexpr qsizetype mostParameters = 200;

QString textIn(const QByteArray& bytes, const QByteArray& charset) {
    const auto decoded = decodeText(bytes, charset);
    return decoded ? decoded->text : QString::fromUtf8(bytes);
}

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// `caf=C3=A9` and `caf%C3%A9`.
QByteArray withoutEscapes(QByteArrayView text, char escape) {
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int high = text[i] == escape && i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
        const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
        if (low >= 0) {
            bytes += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            bytes += text[i];
        }
    }
    return bytes;
}

struct EncodedWord {
    QByteArray charset;
    QByteArray bytes;
    qsizetype end = 0;
};

/// The encoded word that starts at `at` with `=?`.
std::optional<EncodedWord> encodedWordAt(const QByteArray& raw, qsizetype at) {
    const QByteArrayView rest = QByteArrayView(raw).sliced(at).first(std::min(raw.size() - at, longestWord));
    const qsizetype charsetEnd = rest.indexOf('?', 2);
    if (charsetEnd < 3 || charsetEnd + 2 >= rest.size() || rest[charsetEnd + 2] != '?')
        return std::nullopt;
    const qsizetype end = rest.indexOf("?=", charsetEnd + 3);
    if (end < 0)
        return std::nullopt;
    EncodedWord word;
    word.charset = rest.sliced(2, charsetEnd - 2).toByteArray();
    word.charset = word.charset.left(word.charset.contains('*') ? word.charset.indexOf('*') : word.charset.size());
    const QByteArrayView content = rest.sliced(charsetEnd + 3, end - charsetEnd - 3);
    const char encoding = rest[charsetEnd + 1];
    if (encoding == 'b' || encoding == 'B')
        word.bytes = QByteArray::fromBase64(content.toByteArray());
    else if (encoding == 'q' || encoding == 'Q')
        word.bytes = withoutEscapes(content.toByteArray().replace('_', ' '), '=');
    else
        return std::nullopt;
    word.end = at + end + 2;
    return word;
}

bool isBlank(QByteArrayView text) {
    return text.trimmed().isEmpty();
}

QByteArray unfolded(const QByteArray& raw) {
    QByteArray value = raw.left(longestHeader);
    value.replace('\r', "");
    value.replace('\n', "");
    value.replace('\t', ' ');
    return value.trimmed();
}

/// A parameter's parts as they stand in the header, by number; part 0 alone is the usual case.
struct ParameterParts {
    QMap<int, QByteArray> parts;
    QMap<int, bool> isEncoded;
};

void takeParameter(const QByteArray& key, const QByteArray& value, const QByteArray& name, ParameterParts& found) {
    QByteArray plainKey = key.trimmed().toLower();
    const bool isEncoded = plainKey.endsWith('*');
    if (isEncoded)
        plainKey.chop(1);
    int number = 0;
    if (const qsizetype star = plainKey.indexOf('*'); star >= 0) {
        number = std::clamp(plainKey.sliced(star + 1).toInt(), 0, 1000);
        plainKey = plainKey.left(star);
    }
    // What is encoded by the standard wins over a plain value for old programs.
    if (plainKey != name || (found.parts.contains(number) && !isEncoded))
        return;
    found.parts.insert(number, value);
    found.isEncoded.insert(number, isEncoded);
}

/// A value from `at`, quoted or not; `at` is at the `;` behind it afterwards.
QByteArray parameterValue(const QByteArray& header, qsizetype& at) {
    QByteArray value;
    while (at < header.size() && header[at] == ' ')
        ++at;
    if (at < header.size() && header[at] == '"') {
        for (++at; at < header.size() && header[at] != '"'; ++at) {
            if (header[at] == '\\' && at + 1 < header.size())
                ++at;
            value += header[at];
        }
        while (at < header.size() && header[at] != ';')
            ++at;
        return value;
    }
    const qsizetype start = at;
    while (at < header.size() && header[at] != ';')
        ++at;
    return header.sliced(start, at - start).trimmed();
}

} // namespace

QString headerText(const QByteArray& raw) {
    const QByteArray value = unfolded(raw);
    QString text;
    // Words in a row are decoded together, for programs cut them in the middle of a character.
    QByteArray charset, waiting;
    const auto flush = [&] {
        if (!waiting.isEmpty())
            text += textIn(waiting, charset);
        waiting.clear();
    };
    qsizetype done = 0;
    for (qsizetype at = value.indexOf("=?"); at >= 0; at = value.indexOf("=?", at)) {
        const auto word = encodedWordAt(value, at);
        if (!word) {
            at += 2;
            continue;
        }
        const QByteArray between = value.sliced(done, at - done);
        const bool goesOn = !waiting.isEmpty() && isBlank(between);
        if (!goesOn || word->charset.compare(charset, Qt::CaseInsensitive) != 0)
            flush();
        if (!goesOn)
            text += textIn(between, "utf-8");
        charset = word->charset;
        waiting += word->bytes;
        done = at = word->end;
    }
    flush();
    return text + textIn(value.sliced(done), "utf-8");
}

QString headerParameter(const QByteArray& raw, const QByteArray& name) {
    const QByteArray header = unfolded(raw);
    ParameterParts found;
    qsizetype at = header.indexOf(';');
    for (qsizetype i = 0; i < mostParameters && at >= 0 && at < header.size(); ++i) {
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArray key = header.sliced(at + 1, equals - at - 1);
        at = equals + 1;
        takeParameter(key.sliced(key.lastIndexOf(';') + 1), parameterValue(header, at), name, found);
    }
    if (found.parts.isEmpty())
        return {};
    QByteArray bytes, charset;
    bool isEncoded = false;
    for (auto part = found.parts.cbegin(); part != found.parts.cend(); ++part) {
        QByteArray value = *part;
        if (found.isEncoded.value(part.key())) {
            isEncoded = true;
            const qsizetype second = value.indexOf('\'', value.indexOf('\'') + 1);
            if (part.key() == 0 && value.contains('\'') && second > 0) {
                charset = value.left(value.indexOf('\''));
                value = value.sliced(second + 1);
            }
            value = withoutEscapes(value, '%');
        }
        bytes += value;
    }
    return isEncoded ? textIn(bytes, charset) : headerText(bytes);
}

QByteArray headerToken(const QByteArray& raw) {
    const QByteArray header = unfolded(raw);
    const qsizetype end = header.indexOf(';');
    return header.left(end < 0 ? header.size() : end).trimmed().toLower();
}

} // namespace sheaf
