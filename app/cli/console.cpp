#include "app/cli/console.h"

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

CancelToken interruptToken; // the signal handler needs something that lives as long as the program

void writeTo(std::FILE* stream, const QByteArray& bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
}

/// Control characters of foreign text must not reach a terminal as commands.
QString printable(QString text) {
    for (QChar& letter : text) {
        if (letter.category() == QChar::Other_Control && letter != u'\n' && letter != u'\t')
            letter = u'\uFFFD';
    }
    return text;
}

} // namespace

ExitStatus statusFor(ErrorCode code) {
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound:
    case ErrorCode::Ambiguous:
    case ErrorCode::AlreadyExists:
    case ErrorCode::Unsupported:
        return WrongCall;
    case ErrorCode::NewerFormat:
    case ErrorCode::Busy:
    case ErrorCode::ChangedSince:
    case ErrorCode::WouldLeak:
        return Refused;
    case ErrorCode::Cancelled:
        return SomeFailed;
    case ErrorCode::Unreadable:
    case ErrorCode::Damaged:
    case ErrorCode::Encrypted:
    case ErrorCode::TooLarge:
    case ErrorCode::ReadOnly:
    case ErrorCode::Internal:
        break;
    }
    return CannotRead;
}

ExitStatus printError(const Error& error) {
    QString lines = u"sheaf: error: "_s + QString(error.message).replace(u'\n', u' ') + u'\n';
    if (!error.hint.isEmpty())
        lines += u"sheaf: hint: "_s + QString(error.hint).replace(u'\n', u' ') + u'\n';
    writeTo(stderr, printable(lines).toUtf8());
    return statusFor(error.code);
}

void print(const QString& text) {
    print((isatty(STDOUT_FILENO) != 0 ? printable(text) : text).toUtf8());
}

void print(const QByteArray& bytes) {
    writeTo(stdout, bytes);
}

void printNote(const QString& line) {
    writeTo(stderr, printable(line + u'\n').toUtf8());
}

bool allPrinted() {
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

ProgressSink progressLine(const QString& doing) {
    if (isatty(STDERR_FILENO) == 0)
        return {};
    return [doing](const Progress& progress) {
        constexpr auto eraseLine = "\r\x1b[K";
        writeTo(stderr, eraseLine);
        if (progress.done >= progress.total)
            return;
        const QString name = printable(progress.item).section(u'/', -1).left(50);
        writeTo(stderr, u"%1 %2 of %3  %4"_s.arg(doing).arg(progress.done + 1).arg(progress.total).arg(name).toUtf8());
        std::fflush(stderr);
    };
}

const CancelToken& interrupted() {
    std::signal(SIGINT, [](int) { interruptToken.cancel(); });
    return interruptToken;
}

} // namespace sheaf::cli
