#pragma once

#include "importers/extraction/extraction_pool.h"

namespace sheaf {

/// Reads the pages of a PDF that are only pictures, by Tesseract, which gets nothing but the pictures.
///
/// `language`: one that Tesseract has (`eng`, `deu+eng`). Errors: Unsupported (Tesseract, or the language, is not
/// installed), and those of ExtractionPool. Cost: seconds a page.
[[nodiscard]] Result<QList<RecognisedPage>> recognisePictures(
    const SealedBytes& document, const QString& password, const QString& language, ExtractionPool& pool,
    const ExtractionTerms& terms);

/// The words in what Tesseract's `tsv` writes, in the page's points.
[[nodiscard]] RecognisedPage wordsFromTsv(const QString& tsv, int page, double dotsPerInch);

} // namespace sheaf
