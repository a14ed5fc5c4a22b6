#pragma once

#include "importers/pdf_paragraphs.h"

#include <QSet>

namespace sheaf {

/// Decides what becomes of a hyphen at a line's end, from how the document writes the word elsewhere.
class PdfHyphens {
public:
    /// The paragraphs must outlive it. Cost: none until a hyphen comes, then O(words) once.
    explicit PdfHyphens(const QList<PdfParagraph>& paragraphs) : m_paragraphs(paragraphs) {}

    enum class Ending {
        None,    ///< no hyphen that parts a word: a space follows
        Dropped, ///< `under-` `standing` → `understanding`
        Kept     ///< `sector-` `led` → `sector-led`
    };
    [[nodiscard]] Ending ending(QStringView lastWord, QStringView nextWord) const;

private:
    [[nodiscard]] bool knows(QStringView first, QStringView second = {}) const;
    void collect() const;
    void add(const PdfLine& line) const;

    const QList<PdfParagraph>& m_paragraphs;
    mutable bool m_isCollected = false;
    mutable QSet<quint64> m_words; // fingerprints of words, folded; without the pieces that a line end parted
};

} // namespace sheaf
