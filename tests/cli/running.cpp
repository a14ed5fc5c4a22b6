#include "tests/cli/running.h"

#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>

#include <stdexcept>

namespace sheaf::test {

using namespace Qt::StringLiterals;

namespace {

void must(const Ran& ran) {
    if (ran.status != 0)
        throw std::runtime_error("the sample review could not be made: " + ran.err.toStdString());
}

} // namespace

QString cacheFolder() {
    static const QTemporaryDir folder;
    return folder.path();
}

QStringList Ran::errorLines() const {
    return err.split(u'\n').filter(u"sheaf: error:"_s);
}

Ran runSheaf(const QStringList& words) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CACHE_HOME"_s, cacheFolder());
    environment.insert(u"USER"_s, u"tester"_s);
    process.setProcessEnvironment(environment);
    process.start(QString::fromUtf8(SHEAF_PROGRAM), words);
    constexpr int patienceMs = 120'000;
    if (!process.waitForFinished(patienceMs) || process.exitStatus() != QProcess::NormalExit) {
        return {-1, {}, QString::fromUtf8(process.readAllStandardError())};
    }
    return {
        process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
        QString::fromUtf8(process.readAllStandardError())};
}

QString repositoryFile(const QString& path) {
    return QString::fromUtf8(SHEAF_SOURCE_DIR) + u'/' + path;
}

QString Folder::write(const QString& name, const QByteArray& bytes) const {
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot write a fixture");
    return file.fileName();
}

QByteArray Folder::read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString sampleProject() {
    static const Folder folder;
    static const QString project = [] {
        const QString path = folder.path(u"sample.sheaf"_s);
        const auto corpus = [](const QString& name) { return repositoryFile(u"sample-corpus/"_s + name); };
        must(runSheaf({u"new"_s, path}));
        must(runSheaf({u"attributes"_s, path, u"import"_s, corpus(u"sites.csv"_s)}));
        must(runSheaf({u"codes"_s, path, u"import"_s, corpus(u"codebook.csv"_s)}));
        must(runSheaf({u"import"_s, path, corpus(u"documents"_s), u"--manifest"_s, corpus(u"manifest.csv"_s)}));
        must(runSheaf({u"codings"_s, path, u"import"_s, corpus(u"codings.csv"_s)}));
        must(runSheaf({u"register"_s, path, u"--expected"_s, corpus(u"expected-documents.csv"_s)}));
        return path;
    }();
    return project;
}

} // namespace sheaf::test
