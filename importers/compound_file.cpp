#include "importers/compound_file.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype entrySize = 128; // of the directory; sectors are multiples of it, and so is the header
constexpr char streamEntry = 2;

/// Looks for a stream's entry in the directory, wherever its sectors lie. Source: [MS-CFB], 2.6.1.
bool hasStream(QByteArrayView bytes, QByteArrayView name) {
    QByteArray wide;
    for (const char c : name)
        wide.append(c).append('\0');
    const char lengthWithNul = static_cast<char>(wide.size() + 2);
    for (qsizetype at = 0; at + entrySize <= bytes.size(); at += entrySize) {
        const QByteArrayView entry = bytes.sliced(at, entrySize);
        if (entry.startsWith(wide) && entry[64] == lengthWithNul && entry[66] == streamEntry)
            return true;
    }
    return false;
}

} // namespace

bool isCompoundFile(QByteArrayView bytes) {
    return bytes.startsWith(QByteArrayView("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8));
}

bool isLegacyWord(QByteArrayView bytes) {
    return isCompoundFile(bytes) && hasStream(bytes, "WordDocument") && !hasStream(bytes, "EncryptedPackage");
}

tl::unexpected<Error> compoundFileError(QByteArrayView bytes) {
    if (hasStream(bytes, "EncryptedPackage"))
        return failure(
            ErrorCode::Encrypted, u"the document is protected by a password"_s,
            u"Open it in the program it came from, remove the password and save a copy."_s);
    if (isLegacyWord(bytes))
        return failure(
            ErrorCode::Unsupported, u"the old Word format (.doc) is not read"_s,
            u"LibreOffice is used to read it where that is installed; or open it in Word and save it as .docx."_s,
            u"legacy Word document"_s);
    return failure(
        ErrorCode::Unsupported, u"the old Office formats (.xls, .ppt, .msg) are not read"_s,
        u"Open it in the program it came from and save it in a newer format."_s);
}

} // namespace sheaf
