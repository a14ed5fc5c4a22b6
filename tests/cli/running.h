#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace sheaf::test {

/// What a run of the real program left behind.
struct Ran {
    int status = -1; ///< exit status; -1 if it crashed or did not end
    QString out;
    QString err;

    [[nodiscard]] QJsonDocument json() const { return QJsonDocument::fromJson(out.toUtf8()); }
    [[nodiscard]] QStringList errorLines() const; ///< those that start with `sheaf: error:`
};

/// Runs `sheaf` with these words, its index in a folder of the test's own.
[[nodiscard]] Ran runSheaf(const QStringList& words);

/// Where those indexes lie.
[[nodiscard]] QString cacheFolder();

/// A file of the repository.
[[nodiscard]] QString repositoryFile(const QString& path);

/// A folder that goes with the test.
class Folder {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] static QByteArray read(const QString& path);

private:
    QTemporaryDir m_folder;
};

/// The project of the sample review, with everything in it; made at the first call. Tests must not change it.
[[nodiscard]] QString sampleProject();

} // namespace sheaf::test
