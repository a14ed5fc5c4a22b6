#include "app/workbench/window_state.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QString groupOf(const QString& projectPath) {
    const QByteArray path = QFileInfo(projectPath).absoluteFilePath().toUtf8();
    return u"windows/"_s +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(16));
}

} // namespace

void saveWindowState(const QString& projectPath, const WindowState& state) {
    QSettings settings;
    settings.beginGroup(groupOf(projectPath));
    settings.setValue("geometry"_L1, state.geometry);
    settings.setValue("splitter"_L1, state.splitter);
    settings.setValue("room"_L1, state.room);
    QVariantList sources;
    for (const SourceId source : state.sources)
        sources.append(source.value);
    settings.setValue("sources"_L1, sources);
    settings.setValue("current"_L1, state.current.value);
    settings.setValue("coder"_L1, state.coder);
}

WindowState loadWindowState(const QString& projectPath) {
    QSettings settings;
    settings.beginGroup(groupOf(projectPath));
    WindowState state;
    state.geometry = settings.value("geometry"_L1).toByteArray();
    state.splitter = settings.value("splitter"_L1).toByteArray();
    state.room = settings.value("room"_L1).toInt();
    for (const QVariant& source : settings.value("sources"_L1).toList())
        state.sources.append(SourceId{source.toLongLong()});
    state.current = SourceId{settings.value("current"_L1).toLongLong()};
    state.coder = settings.value("coder"_L1).toString();
    return state;
}

} // namespace sheaf
