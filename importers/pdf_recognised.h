#pragma once

#include "importers/importer.h"
#include "importers/pdf_reader.h"

namespace sheaf {

/// Gives a page that is a picture the words that were made out on it elsewhere, as if the file had held them. Words of
/// no text, of no size or outside the page are left out.
void addRecognisedWords(PdfPage& page, const QList<RecognisedPage>& recognised);

} // namespace sheaf
