#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// Replaces identifiers (names of sites and people) in text that leaves the project.
///
/// A name is found whole, at word boundaries, whatever its case, its accents, the kind of its apostrophes and hyphens,
/// invisible characters in it, and the white space between its words (line breaks too); an English possessive ('s) goes
/// with it. Threads: immutable after construction. Cost: mask is O(text × identifiers).
class Masker {
public:
    struct Identifier {
        QString name;
        QString replacement; ///< `[site]`, `[name]`
    };
    /// Names shorter than two letters are left out: they would mask half the text.
    explicit Masker(QList<Identifier> identifiers);

    [[nodiscard]] QString mask(const QString& text) const;
    /// The first identifier that the text holds; empty if it holds none.
    [[nodiscard]] QString findIdentifier(const QString& text) const;
    [[nodiscard]] bool isEmpty() const { return m_identifiers.isEmpty(); }

private:
    struct Pattern {
        QString folded; // as foldForComparison makes it
        Identifier identifier;
    };
    QList<Pattern> m_identifiers; // longest first, so that "North Tyneside" goes before "Tyneside"
};

} // namespace sheaf
