#pragma once

#include "importers/extraction/extraction_pool.h"

namespace sheaf {

/// What text recognition made of a document's pictures.
struct RecognisedPictures {
    QList<RecognisedPage> pages;
    QList<int> leftOut; ///< too large even at a low resolution, too slow, or Tesseract failed on them
};

/// Reads the pages of a PDF that are only pictures, by Tesseract, which gets nothing but the pictures.
///
/// `language`: one that Tesseract has (`eng`, `deu+eng`). Errors: Unsupported (Tesseract, or the language, is not
/// installed), Cancelled, and those of ExtractionPool::picturePages(). A page that fails by itself is left out.
/// `terms.timeout` is for each page. Cost: seconds a page.
[[nodiscard]] Result<RecognisedPictures> recognisePictures(
    const SealedBytes& document, const QString& password, const QString& language, ExtractionPool& pool,
    const ExtractionTerms& terms);

/// The words in what Tesseract's `tsv` writes, in the page's points.
[[nodiscard]] RecognisedPage wordsFromTsv(const QString& tsv, int page, double dotsPerInch);

} // namespace sheaf
