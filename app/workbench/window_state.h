#pragma once

#include "coding/identifiers.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace sheaf {

/// Where a window was left. The settings lie outside the project, so nothing of a text and no title may get there:
/// numbers and sizes, and the name of who codes.
struct WindowState {
    QByteArray geometry;
    QByteArray splitter;
    int room = 0;
    QList<SourceId> sources; ///< in tabs
    SourceId current;
    QString coder;
};

/// Kept in the user's settings, per project file (by a hash of its path).
void saveWindowState(const QString& projectPath, const WindowState& state);
[[nodiscard]] WindowState loadWindowState(const QString& projectPath);

} // namespace sheaf
