#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QString>

class QApplication;

namespace sheaf {

/// The window's colours. Pairs of text and ground have a contrast of at least 4.5 : 1.
struct Theme {
    bool isDark = false;
    QColor ink, subtle, line, ground, panel, accent, chosen, header, matched, tag;
    QColor confidentialGround, confidentialInk; ///< the badge of confidential sources
    QColor gapGround, gapInk;                   ///< what is missing
    QColor rail, railInk, railChosen;
    QColor onAccent; ///< text on the accent
    QColor thumb;    ///< of scroll bars
};

[[nodiscard]] const Theme& lightTheme();
[[nodiscard]] const Theme& darkTheme();
/// The theme in use: light, or dark where the desktop's own colours are dark.
[[nodiscard]] const Theme& theme();

/// Sets fonts, palette and style sheet. Call once, after the application object is made.
void applyTheme(QApplication& application);

/// The application's font, `factor` times as large.
[[nodiscard]] QFont uiFont(double factor = 1, QFont::Weight weight = QFont::Normal);
/// The font that sources are read in, `factor` times the size of the application's.
[[nodiscard]] QFont readingFont(double factor = 1);

/// An icon of look/NAME.svg, drawn in a colour, and in another where it is on.
[[nodiscard]] QIcon themeIcon(const QString& name, const QColor& colour, const QColor& whenOn);

} // namespace sheaf
