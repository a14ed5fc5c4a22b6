#pragma once

#include <QTranslator>

namespace sheaf {

/// English needs no file of translations, but it has a plural: `%n passage(s)` becomes `1 passage` or `2 passages`.
/// Texts of other languages come from their own files, which are asked first if installed later.
class EnglishPlurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString
    translate(const char* context, const char* sourceText, const char* disambiguation, int n) const override;
};

} // namespace sheaf
