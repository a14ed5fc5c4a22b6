#pragma once

#include "coding/result.h"
#include "importers/zip_package.h"

#include <QString>
#include <QStringList>

namespace sheaf {

/// What an EPUB says of itself, and which of its parts hold the text.
struct EpubContents {
    QString title;
    QString language;    ///< as the book has it
    QStringList pages;   ///< names of parts, in reading order
    QStringList missing; ///< parts that the book lists and lacks
};

/// Errors: Damaged (no container, no package, nothing to read in order), Encrypted (pages that a key locks; fonts may
/// be), TooLarge.
/// Source: EPUB 3.3, 5 (package document), 4.2.6.3 (META-INF files); Open Packaging Format 2.0.1.
[[nodiscard]] Result<EpubContents> epubContents(ZipPackage& package);

} // namespace sheaf
