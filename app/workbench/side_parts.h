#pragma once

#include <QLabel>
#include <QString>

class QFrame;
class QHBoxLayout;
class QVBoxLayout;
class QWidget;

namespace sheaf {

/// The parts that side panels are put together from.

/// A panel with a vertical layout without gaps.
[[nodiscard]] QWidget* makeSide(QVBoxLayout*& layout);
/// A heading in small capitals; `count`, if given, becomes the label at its right.
[[nodiscard]] QWidget* makeHeading(const QString& text, QLabel** title = nullptr, QLabel** count = nullptr);
/// Sets a heading's words.
void setHeading(QLabel& title, const QString& text);
/// A framed card with a vertical layout.
[[nodiscard]] QFrame* makeCard(QVBoxLayout*& layout);
/// A label whose text is shown as it is, never as markup.
[[nodiscard]] QLabel* makeLabel(const QString& text = {}, bool isSubtle = false);
/// The strip above a room, with a horizontal layout.
[[nodiscard]] QWidget* makeRoomBar(QHBoxLayout*& layout);

} // namespace sheaf
