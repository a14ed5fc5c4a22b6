#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <random>
#include <vector>

namespace sheaf {

/// Texts and searches whose meaning is known without the indexer: a small vocabulary with forms and stems written down
/// by hand, texts that are lists of its words, and searches that are evaluated by trying everything.
namespace plain {

/// A word of the vocabulary.
struct Form {
    QString written; ///< NFC
    QString folded;
    QString englishStem;
    QString frenchStem;
};

struct Text {
    qint64 number = 0;
    QString language; ///< "en", "fr", "ja" (without stems) or empty: not known, taken for English
    QList<const Form*> words;
    QString text;
};

/// A search, and whether a text meets it.
struct Search {
    QString written;
    std::function<bool(const Text&)> holds;
};

/// The number of a site's texts: every third begins with S0, …
inline constexpr int sites = 3;
[[nodiscard]] inline int siteOf(qint64 number) {
    return static_cast<int>(number / 3 % sites);
}

/// Two of the vocabulary's words that a project takes for one another, as they are given to Synonyms.
[[nodiscard]] QList<QStringList> synonymGroups();

class Generator {
public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    [[nodiscard]] Text text(qint64 number);
    /// Of every operator, nested at most so deep.
    [[nodiscard]] Search search(int depth);

private:
    /// Stretches of words, [first, last], where an item of a chain stands.
    struct Stretch {
        int first;
        int last;
    };
    struct Item {
        QString written;
        std::function<QList<Stretch>(const Text&)> stretches;
    };

    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }
    const Form& form();
    Item word();
    Item phrase();
    Item item() { return below(4) == 0 ? phrase() : word(); }
    Search leaf();
    Search expression();
    Search filter();
    Search chain();
    Search joined(int depth);

    static bool fits(const QList<QList<Stretch>>& items, QList<Stretch>& chosen, int distance, bool isOrdered);

    std::mt19937 m_random;
};

} // namespace plain
} // namespace sheaf
