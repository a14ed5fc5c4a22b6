#pragma once

#include "importers/pdf_paragraphs.h"

#include <QHash>
#include <QString>

namespace sheaf {

/// Finds the lines that a PDF's outline names, and what their type says of headings that it leaves out.
class PdfOutline {
public:
    explicit PdfOutline(const QList<PdfOutlineEntry>& entries);

    /// The level of the entry that leads to this page and says the same, numbering aside; 0 if there is none.
    [[nodiscard]] int levelOf(const PdfParagraph& paragraph) const;
    void remember(double fontSize, int level);
    /// The level of the headings remembered in that size; 0 if there are none.
    [[nodiscard]] int levelOfSize(double fontSize) const;

private:
    QHash<QString, int> m_levels; // by page and title
    QHash<int, int> m_sizes;      // by half points
};

} // namespace sheaf
