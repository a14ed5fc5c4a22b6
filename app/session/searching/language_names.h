#pragma once

#include <QString>

#include <optional>

namespace sheaf {

/// A tag as tags are compared: BCP 47 in small letters, the language by its shortest code (`deu-AT` is `de-at`).
[[nodiscard]] QString comparedLanguage(const QString& tag);

/// Whether a source's language is the one wanted: `en-GB` also is `en`. `wanted`: as compared.
[[nodiscard]] bool isOfLanguage(const QString& tag, const QString& wanted);

/// The language that a code of ISO 639 (`de`, `deu`, `de-AT`) or an English name (`German`) means, as compared.
/// Nothing: it means none. Cost: for a name, walks through all languages that Qt knows; some 20 µs.
[[nodiscard]] std::optional<QString> languageFromWord(const QString& word);

} // namespace sheaf
