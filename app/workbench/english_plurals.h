#pragma once

#include <QTranslator>

namespace sheaf {

/// English needs no file of translations, but it has a plural: `%n passage(s)` becomes `1 passage` or `2 passages`,
/// `%n coding(s) (needs) a look` becomes `1 coding needs a look` or `2 codings need a look`.
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
