#pragma once

#include "importers/pdf_lines.h"

#include <QSet>

namespace sheaf {

/// Decides what becomes of a hyphen at a line's end, from how the document writes the word elsewhere.
class PdfHyphens {
public:
    /// Cost: O(words).
    explicit PdfHyphens(const QList<PdfLine>& lines);

    enum class Ending {
        None,    ///< no hyphen that parts a word: a space follows
        Dropped, ///< `under-` `standing` → `understanding`
        Kept     ///< `sector-` `led` → `sector-led`
    };
    [[nodiscard]] Ending ending(const QString& lastWord, const QString& nextWord) const;

private:
    QSet<QString> m_words; // folded; without the pieces that a line end parted
};

} // namespace sheaf
