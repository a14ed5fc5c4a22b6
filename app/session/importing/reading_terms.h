#pragma once

#include <QString>

#include <chrono>

namespace sheaf {

/// How documents are read, whichever they are.
struct ReadingTerms {
    std::chrono::seconds timeout{60};                    ///< for each document; for each page that is recognised
    QString password = {};                               ///< tried on encrypted ones
    bool recognisePictures = false;                      ///< read pages that are only pictures, by Tesseract
    QString recognitionLanguage = QStringLiteral("eng"); ///< as Tesseract names it
};

} // namespace sheaf
