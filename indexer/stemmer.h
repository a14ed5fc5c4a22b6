#pragma once

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace sheaf {

/// The stems of a language's words: `leaders` and `leader` are `leader` in English.
///
/// Stems are made of folded words (see Token), so that words with and without their accents meet. A language without
/// a stemmer leaves every word as it is.
///
/// Threads: a stemmer belongs to the thread that asked for it.
/// Cost:    a hash look-up for a word met before, else about 1 µs.
class Stemmer {
public:
    /// `language` is a BCP 47 tag, as sources have it (`en`, `pt-BR`); an empty one, not known, is taken for English.
    [[nodiscard]] static Stemmer& forLanguage(const QString& language);
    /// The one with this key().
    [[nodiscard]] static Stemmer& forKey(const std::string& key);

    /// Two or three small letters that stand for the language in the index: `en`. Languages without a stemmer have
    /// `none` in common.
    [[nodiscard]] const std::string& key() const { return m_key; }
    /// The stem of a folded word; a possessive 's goes in English. Never empty for a word that
    /// is not. Good until the next call.
    [[nodiscard]] const std::string& operator()(const std::string& folded);

    ~Stemmer();

private:
    class Known;
    explicit Stemmer(std::string key);
    std::string m_key;
    std::unique_ptr<Known> m_known;
};

} // namespace sheaf
