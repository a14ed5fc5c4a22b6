#pragma once

#include <QByteArrayView>

namespace sheaf {

struct RtfToken {
    enum class Kind {
        End,
        GroupStart,
        GroupEnd,
        Word,   ///< `\par`, `\u233`: `text` is the name
        Symbol, ///< `\~`: `text` is the one character
        Byte,   ///< `\'e9`: its value is the parameter
        Text    ///< bytes as they stand, without line ends
    };
    Kind kind = Kind::End;
    QByteArrayView text;
    int parameter = 0;
    bool hasParameter = false;
};

/// Parts the bytes of an RTF file into tokens; binary data (`\bin`) is skipped. Takes any bytes.
/// Source: Rich Text Format Specification 1.9.1, "Conventions of an RTF Reader". Cost: O(length).
class RtfTokens {
public:
    explicit RtfTokens(QByteArrayView bytes) : m_bytes(bytes) {}
    [[nodiscard]] RtfToken next();

private:
    [[nodiscard]] RtfToken control();
    [[nodiscard]] RtfToken word();

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
};

} // namespace sheaf
