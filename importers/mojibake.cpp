#include "importers/mojibake.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// The byte by which Windows-1252 writes the character; 0 for ASCII and for what it does not have.
int windowsByte(QChar c) {
    static constexpr char16_t special[] = u"€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
    const char16_t unit = c.unicode();
    if (unit >= 0x80 && unit <= 0xFF)
        return unit;
    for (int i = 0; i < 32; ++i)
        if (special[i] == unit)
            return 0x80 + i;
    return 0;
}

/// How many characters at the start of `text` are the bytes of one character of UTF-8; 0 if they are not.
qsizetype lengthOfMistake(QStringView text) {
    const int lead = text[0].unicode() >= 0xC2 && text[0].unicode() <= 0xF4 ? text[0].unicode() : 0;
    const qsizetype length = lead == 0 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || text.size() < length)
        return 0;
    for (qsizetype i = 1; i < length; ++i) {
        const int byte = windowsByte(text[i]);
        if (byte < 0x80 || byte > 0xBF)
            return 0;
    }
    return length;
}

} // namespace

Mojibake mojibakeIn(QStringView text) {
    Mojibake found;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype length = text[at].unicode() < 0xC2 ? 0 : lengthOfMistake(text.sliced(at));
        if (length > 0 && ++found.count == 1)
            found.example = text.sliced(at, length).toString();
        at += std::max<qsizetype>(1, length);
    }
    return found;
}

QString mojibakeWarning(QStringView text) {
    const Mojibake found = mojibakeIn(text);
    if (found.count == 0 || (found.count == 1 && found.example.size() < 3))
        return {};
    QString example; // control characters would be lost on the screen
    for (const QChar c : found.example)
        if (c.category() != QChar::Other_Control)
            example += c;
    return u"letters look wrong (“%1”, %2): the file was saved in the wrong encoding"_s.arg(
        example, found.count == 1 ? u"once"_s : u"%1 times"_s.arg(found.count));
}

} // namespace sheaf
