#pragma once

#include <QString>
#include <QStringView>

namespace sheaf {

/// The language a text is written in, as BCP 47 (`en`, `cy`, `zh`, `zh-Hant`); empty if CLD2 is not sure, or the text
/// is short or mixed.
///
/// Threads: reentrant. Cost: looks at no more than 24,000 code units, from the start, the middle and the end.
[[nodiscard]] QString languageOf(QStringView text);

/// Whether two tags name the same language, whatever script or country they add.
[[nodiscard]] bool isSameLanguage(const QString& first, const QString& second);

} // namespace sheaf
