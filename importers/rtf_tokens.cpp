#include "importers/rtf_tokens.h"

#include <algorithm>

namespace sheaf {

namespace {

constexpr qsizetype longestWord = 32;
constexpr int largestParameter = 100'000'000;

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int hexDigit(char c) {
    if (isDigit(c))
        return c - '0';
    const int letter = (c | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

bool endsText(char c) {
    return c == '{' || c == '}' || c == '\\' || c == '\r' || c == '\n';
}

} // namespace

RtfToken RtfTokens::next() {
    while (m_at < m_bytes.size() && (m_bytes[m_at] == '\r' || m_bytes[m_at] == '\n' || m_bytes[m_at] == '\0'))
        ++m_at;
    if (m_at >= m_bytes.size())
        return {};
    const qsizetype start = m_at++;
    if (m_bytes[start] == '{')
        return {RtfToken::Kind::GroupStart, {}, 0, false};
    if (m_bytes[start] == '}')
        return {RtfToken::Kind::GroupEnd, {}, 0, false};
    if (m_bytes[start] == '\\')
        return control();
    while (m_at < m_bytes.size() && !endsText(m_bytes[m_at]))
        ++m_at;
    return {RtfToken::Kind::Text, m_bytes.sliced(start, m_at - start), 0, false};
}

RtfToken RtfTokens::control() {
    if (m_at >= m_bytes.size())
        return {};
    if (isLetter(m_bytes[m_at]))
        return word();
    const QByteArrayView symbol = m_bytes.sliced(m_at++, 1);
    if (symbol[0] == '\'' && m_at + 1 < m_bytes.size()) {
        const int high = hexDigit(m_bytes[m_at]);
        const int low = hexDigit(m_bytes[m_at + 1]);
        if (high >= 0 && low >= 0) {
            m_at += 2;
            return {RtfToken::Kind::Byte, {}, high * 16 + low, true};
        }
    }
    return {RtfToken::Kind::Symbol, symbol, 0, false};
}

RtfToken RtfTokens::word() {
    RtfToken token;
    token.kind = RtfToken::Kind::Word;
    const qsizetype start = m_at;
    while (m_at < m_bytes.size() && m_at - start < longestWord && isLetter(m_bytes[m_at]))
        ++m_at;
    token.text = m_bytes.sliced(start, m_at - start);
    const bool isNegative = m_at + 1 < m_bytes.size() && m_bytes[m_at] == '-' && isDigit(m_bytes[m_at + 1]);
    if (isNegative)
        ++m_at;
    while (m_at < m_bytes.size() && isDigit(m_bytes[m_at])) {
        token.hasParameter = true;
        if (token.parameter < largestParameter)
            token.parameter = token.parameter * 10 + (m_bytes[m_at] - '0');
        ++m_at;
    }
    if (isNegative)
        token.parameter = -token.parameter;
    if (m_at < m_bytes.size() && m_bytes[m_at] == ' ')
        ++m_at;
    if (token.text == "bin") // bytes that may look like anything
        m_at += std::clamp<qsizetype>(token.parameter, 0, m_bytes.size() - m_at);
    return token;
}

} // namespace sheaf
