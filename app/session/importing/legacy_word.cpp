#include "app/session/importing/legacy_word.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <csignal>
#include <mutex>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QString libreOffice() {
    for (const QString& name : {u"soffice"_s, u"libreoffice"_s})
        if (const QString program = QStandardPaths::findExecutable(name); !program.isEmpty())
            return program;
    return {};
}

/// A folder in memory, if there is one: what is confidential should not reach a disk.
QString placeForCopies() {
    const QString inMemory = u"/dev/shm"_s;
    return (QFileInfo(inMemory).isWritable() ? inMemory : QDir::tempPath()) + u"/sheaf-XXXXXX"_s;
}

Result<QByteArray> contentOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::Damaged, u"LibreOffice can't read this old Word document"_s,
            u"Open it in Word and save it as .docx."_s);
    return file.readAll();
}

/// Kills what was started with the group's leader too: LibreOffice's start script leaves the work to a child, which
/// would go on to write into a folder that is gone. Waits for their end, but not for ever.
void endGroup(pid_t group) {
    constexpr int mostRounds = 500;
    for (int round = 0; round < mostRounds && ::kill(-group, SIGKILL) == 0; ++round)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
}

/// All that LibreOffice writes besides the document stays in the folder, too.
QProcessEnvironment environmentIn(const QString& folder) {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString& name : {u"HOME"_s, u"TMPDIR"_s, u"TMP"_s, u"TEMP"_s})
        environment.insert(name, folder);
    return environment;
}

} // namespace

Result<QByteArray>
convertLegacyWord(const QByteArray& bytes, std::chrono::milliseconds timeout, const CancelToken& cancel) {
    static std::mutex oneAtATime; // each run takes some hundred MB
    const QString program = libreOffice();
    if (program.isEmpty())
        return QByteArray();
    const std::scoped_lock lock(oneAtATime);
    if (cancel.isCancelled()) // while it waited for another document
        return failure(ErrorCode::Cancelled, u"stopped"_s);
    const QTemporaryDir folder(placeForCopies()); // 0700
    QFile copy(folder.filePath(u"document.doc"_s));
    if (!folder.isValid() || !copy.open(QIODevice::WriteOnly | QIODevice::NewOnly) || copy.write(bytes) != bytes.size())
        return failure(ErrorCode::ReadOnly, u"there is no room for the copy that LibreOffice needs"_s);
    copy.close();
    QProcess office;
    office.setStandardOutputFile(QProcess::nullDevice());
    office.setStandardErrorFile(QProcess::nullDevice());
    office.setProcessEnvironment(environmentIn(folder.path()));
    office.setChildProcessModifier([] { ::setpgid(0, 0); });
    office.start(
        program, {u"--headless"_s, u"--norestore"_s, u"--nolockcheck"_s,
                  u"-env:UserInstallation=file://"_s + folder.filePath(u"profile"_s), u"--convert-to"_s, u"docx"_s,
                  u"--outdir"_s, folder.path(), copy.fileName()});
    if (!office.waitForStarted())
        return failure(ErrorCode::Unsupported, u"LibreOffice can't be started"_s);
    const auto group = static_cast<pid_t>(office.processId());
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    while (!office.waitForFinished(100)) {
        if (office.state() == QProcess::NotRunning)
            break;
        const bool isLate = std::chrono::steady_clock::now() > deadline;
        if (!isLate && !cancel.isCancelled())
            continue;
        ::kill(-group, SIGKILL);
        office.waitForFinished();
        endGroup(group);
        return isLate ? failure(ErrorCode::TooLarge, u"LibreOffice took too long over it"_s)
                      : failure(ErrorCode::Cancelled, u"stopped"_s);
    }
    endGroup(group);
    return contentOf(folder.filePath(u"document.docx"_s));
}

} // namespace sheaf
