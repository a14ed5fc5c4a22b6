#include "importers/import_document.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

#include <cstdio>
#include <iostream>
#include <string>

// extract_text [--into FOLDER] [--quiet] [--time] [FILE…]: what the importers make of files, without a project.
//
// Without a FILE, paths come from standard input, one a line, and each is answered before the next is read, so that a
// caller can share files out among several of these. One line a file on standard output, fields parted by tabs:
//
//     ok     PAGES  WORDS  CHARACTERS  [SECONDS]  PATH      words with boxes; characters are UTF-16 code units
//     error  MESSAGE                   [SECONDS]  PATH
//
// SECONDS with --time. With --into the text of NAME goes to FOLDER/NAME.txt, UTF-8; files of one name overwrite each
// other. --quiet leaves out the lines that say ok. Exit status: 1 if any file could not be read or written, 2 on wrong
// usage.

using namespace Qt::StringLiterals;

namespace sheaf::bench {

namespace {

struct Wishes {
    QString into; ///< empty: the text goes nowhere
    bool quiet = false;
    bool time = false;
};

Result<ImportedSource> readFile(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Unreadable, file.errorString());
    if (file.size() > maximumDocumentBytes)
        return failure(ErrorCode::TooLarge, u"the file is larger than 512 MB"_s);
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::Unreadable, file.errorString());
    return importDocument(bytes, {.fileName = QFileInfo(path).fileName()});
}

/// Why the text could not be written; empty if it was.
QString writeText(const QString& folder, const QString& path, const QString& text) {
    QFile target(folder + u'/' + QFileInfo(path).fileName() + u".txt"_s);
    if (!target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return target.errorString();
    const QByteArray utf8 = text.toUtf8();
    return target.write(utf8) == utf8.size() && target.flush() ? QString() : target.errorString();
}

/// Whether the file could be read, and its text be written.
bool extract(const QString& path, const Wishes& wishes) {
    QElapsedTimer clock;
    clock.start();
    const auto source = readFile(path);
    QString error = source ? QString() : source.error().message;
    if (source && !wishes.into.isEmpty())
        error = writeText(wishes.into, path, source->text);
    if (error.isEmpty() && wishes.quiet)
        return true;
    QStringList fields;
    if (error.isEmpty())
        fields = {
            u"ok"_s, QString::number(source->pages.size()), QString::number(source->words.size()),
            QString::number(source->text.size())};
    else
        fields = {u"error"_s, error.simplified()};
    if (wishes.time)
        fields.append(QString::number(static_cast<double>(clock.nsecsElapsed()) / 1e9, 'f', 4));
    fields.append(path);
    std::puts(fields.join(u'\t').toUtf8().constData());
    std::fflush(stdout);
    return error.isEmpty();
}

int run(QStringList words) {
    Wishes wishes;
    words.removeFirst();
    while (!words.isEmpty() && words.constFirst().startsWith("--"_L1)) {
        const QString option = words.takeFirst();
        if (option == "--into"_L1 && !words.isEmpty()) {
            wishes.into = words.takeFirst();
        } else if (option == "--quiet"_L1) {
            wishes.quiet = true;
        } else if (option == "--time"_L1) {
            wishes.time = true;
        } else {
            std::fputs("usage: extract_text [--into FOLDER] [--quiet] [--time] [FILE…]\n", stderr);
            return 2;
        }
    }
    bool allRead = true;
    for (const QString& path : words)
        allRead = extract(path, wishes) && allRead;
    if (words.isEmpty()) {
        std::string line;
        while (std::getline(std::cin, line))
            allRead = extract(QString::fromStdString(line), wishes) && allRead;
    }
    return allRead ? 0 : 1;
}

} // namespace

} // namespace sheaf::bench

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    return sheaf::bench::run(QCoreApplication::arguments());
}
