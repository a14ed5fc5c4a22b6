#include "app/workbench/theme.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QSvgRenderer>

#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double baseSize = 9.75; // points; 13 px where a pixel is 1/96 inch

/// Fusion, but for the lines under the letters of shortcuts: menus open with Alt all the same.
class PlainStyle : public QProxyStyle {
public:
    PlainStyle() : QProxyStyle(u"Fusion"_s) {}
    int styleHint(
        StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returned) const override {
        return hint == SH_UnderlineShortcut ? 0 : QProxyStyle::styleHint(hint, option, widget, returned);
    }
};

Theme& current() {
    static Theme chosen = lightTheme();
    return chosen;
}

QPalette paletteOf(const Theme& theme) {
    QPalette palette;
    palette.setColor(QPalette::Window, theme.panel);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.header);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        palette.setColor(role, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.subtle);
    palette.setColor(QPalette::Highlight, theme.chosen);
    palette.setColor(QPalette::HighlightedText, theme.ink);
    palette.setColor(QPalette::Link, theme.accent);
    return palette;
}

QString styleSheet(const Theme& theme) {
    QFile file(u":/look/theme.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QString, QColor> names[] = {
        {u"@ink"_s, theme.ink},           {u"@subtle"_s, theme.subtle},     {u"@line"_s, theme.line},
        {u"@ground"_s, theme.ground},     {u"@panel"_s, theme.panel},       {u"@accent"_s, theme.accent},
        {u"@chosen"_s, theme.chosen},     {u"@header"_s, theme.header},     {u"@tag"_s, theme.tag},
        {u"@railInk"_s, theme.railInk},   {u"@railOn"_s, theme.railChosen}, {u"@rail"_s, theme.rail},
        {u"@onAccent"_s, theme.onAccent}, {u"@thumb"_s, theme.thumb},       {u"@gapInk"_s, theme.gapInk},
        {u"@gap"_s, theme.gapGround}};
    for (const auto& [name, colour] : names)
        sheet.replace(name, colour.name());
    return sheet;
}

QPixmap drawIcon(QByteArray svg, const QColor& colour, double ratio) {
    svg.replace("currentColor", colour.name().toLatin1());
    QPixmap pixmap(QSize(20, 20) * ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

const Theme& lightTheme() {
    static const Theme theme{
        .isDark = false,
        .ink = 0x1d2430,
        .subtle = 0x5c6675,
        .line = 0xdfe3ea,
        .ground = 0xf4f5f8,
        .panel = 0xffffff,
        .accent = 0x2f5fd0,
        .chosen = 0xe8eefc,
        .header = 0xf8f9fb,
        .matched = 0xffe9a8,
        .tag = 0xeef1f6,
        .confidentialGround = 0xfdeeee,
        .confidentialInk = 0xa02c2c,
        .gapGround = 0xfff6e0,
        .gapInk = 0x7d5a00,
        .rail = 0x222a38,
        .railInk = 0xb9c2d3,
        .railChosen = 0x36435a,
        .onAccent = 0xffffff,
        .thumb = 0xc3cad5};
    return theme;
}

const Theme& darkTheme() {
    static const Theme theme{
        .isDark = true,
        .ink = 0xe6e9ef,
        .subtle = 0xa3adbd,
        .line = 0x363e4c,
        .ground = 0x161a21,
        .panel = 0x1b2029,
        .accent = 0x7aa2ff,
        .chosen = 0x2b3a59,
        .header = 0x222832,
        .matched = 0x6b5714,
        .tag = 0x2b323e,
        .confidentialGround = 0x4a2528,
        .confidentialInk = 0xffb3b3,
        .gapGround = 0x3f351a,
        .gapInk = 0xf0cf7a,
        .rail = 0x12161d,
        .railInk = 0xb9c2d3,
        .railChosen = 0x36435a,
        .onAccent = 0x10151f,
        .thumb = 0x4a5463};
    return theme;
}

const Theme& theme() {
    return current();
}

void applyTheme(QApplication& application) {
    current() = application.palette().color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
    QApplication::setStyle(new PlainStyle); // the application owns it
    QApplication::setPalette(paletteOf(current()));
    QApplication::setFont(uiFont());
    application.setStyleSheet(styleSheet(current()));
}

QFont uiFont(double factor, QFont::Weight weight) {
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"sans-serif"_s});
    font.setPointSizeF(baseSize * factor);
    font.setWeight(weight);
    return font;
}

QFont readingFont(double factor) {
    QFont font;
    font.setFamilies({u"Noto Serif"_s, u"Liberation Serif"_s, u"serif"_s});
    font.setPointSizeF(baseSize * factor);
    return font;
}

QIcon themeIcon(const QString& name, const QColor& colour, const QColor& whenOn) {
    QFile file(u":/look/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray svg = file.readAll();
    QIcon icon;
    for (const double ratio : {1.0, 2.0}) {
        icon.addPixmap(drawIcon(svg, colour, ratio), QIcon::Normal, QIcon::Off);
        icon.addPixmap(drawIcon(svg, whenOn, ratio), QIcon::Normal, QIcon::On);
    }
    return icon;
}

} // namespace sheaf
