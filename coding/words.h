#pragma once

#include <QString>

#include <optional>
#include <span>
#include <utility>

namespace sheaf {

/// An enumerator and the word by which files, the command line and the screen know it.
template <typename Enum>
using Word = std::pair<Enum, const char16_t*>;

template <typename Enum>
[[nodiscard]] QString wordFor(std::span<const Word<Enum>> words, Enum value) {
    for (const auto& [enumerator, word] : words) {
        if (enumerator == value)
            return QString::fromUtf16(word);
    }
    return {};
}

/// Case and the choice between blank, hyphen and underscore do not matter, nor does the form of an apostrophe.
template <typename Enum>
[[nodiscard]] std::optional<Enum> enumeratorFor(std::span<const Word<Enum>> words, const QString& word) {
    const auto plain = [](QString text) {
        return text.trimmed().toLower().replace(u'-', u' ').replace(u'_', u' ').replace(u'\u2019', u'\'');
    };
    const QString wanted = plain(word);
    for (const auto& [enumerator, known] : words) {
        if (plain(QString::fromUtf16(known)) == wanted)
            return enumerator;
    }
    return std::nullopt;
}

} // namespace sheaf
