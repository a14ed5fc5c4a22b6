#pragma once

#include "coding/result.h"
#include "importers/pdf_reader.h"

#include <QStringList>

namespace sheaf {

/// Keeps count of what pages show and the text will not hold, and says so.
class PdfLosses {
public:
    /// To be called with each page in order, once its words are complete.
    void add(const PdfPage& page);

    [[nodiscard]] QList<int> pictures() const { return m_pictures; }
    /// One line each, for people.
    [[nodiscard]] QStringList warnings() const;
    /// Unsupported: pictures, letters without a name, or nothing at all.
    [[nodiscard]] tl::unexpected<Error> whyNothingIsRead() const;

private:
    QList<int> m_pictures;
    QList<int> m_garbled; ///< pages of which a notable share can't be read
    qsizetype m_glyphs = 0, m_unmapped = 0;
};

/// `3, 5–9`.
[[nodiscard]] QString shownPages(const QList<int>& pages);

} // namespace sheaf
