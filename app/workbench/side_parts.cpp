#include "app/workbench/side_parts.h"

#include "app/workbench/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sheaf {

QWidget* makeSide(QVBoxLayout*& layout) {
    auto* side = new QWidget;
    side->setObjectName(u"side"_s);
    layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return side;
}

QWidget* makeHeading(const QString& text, QLabel** title, QLabel** count) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(14, 12, 12, 6);
    QLabel* words = makeLabel();
    words->setObjectName(u"heading"_s);
    QFont font = uiFont(0.85, QFont::DemiBold);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    words->setFont(font);
    setHeading(*words, text);
    layout->addWidget(words, 1);
    QLabel* number = makeLabel();
    number->setObjectName(u"heading"_s);
    number->setFont(font);
    layout->addWidget(number);
    if (title != nullptr)
        *title = words;
    if (count != nullptr)
        *count = number;
    return row;
}

void setHeading(QLabel& title, const QString& text) {
    title.setText(text.toUpper());
    title.setAccessibleName(text);
}

QFrame* makeCard(QVBoxLayout*& layout) {
    auto* card = new QFrame;
    card->setObjectName(u"card"_s);
    layout = new QVBoxLayout(card);
    layout->setContentsMargins(11, 9, 11, 9);
    layout->setSpacing(5);
    return card;
}

QLabel* makeLabel(const QString& text, bool isSubtle) {
    auto* label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(false);
    if (isSubtle)
        label->setObjectName(u"subtle"_s);
    return label;
}

QWidget* makeRoomBar(QHBoxLayout*& layout) {
    auto* bar = new QWidget;
    bar->setObjectName(u"roomBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    layout = new QHBoxLayout(bar);
    layout->setContentsMargins(14, 6, 12, 6);
    layout->setSpacing(10);
    return bar;
}

} // namespace sheaf
