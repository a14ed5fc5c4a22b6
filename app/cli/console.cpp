#include "app/cli/console.h"

#include <algorithm>
#include <chrono>
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

namespace {

/// `importing ██████░░░░ 120 of 705  11.8/s  0:50 left  Leeds.pdf`
QString progressText(const QString& doing, const Progress& progress, double seconds) {
    constexpr int barWidth = 20;
    const auto full = static_cast<qsizetype>(barWidth * progress.done / std::max<qsizetype>(1, progress.total));
    QString text = u"%1 %2%3 %4 of %5"_s.arg(doing, QString(full, u'\u2588'), QString(barWidth - full, u'\u2591'))
                       .arg(progress.done + 1)
                       .arg(progress.total);
    if (progress.done > 0 && seconds > 1) {
        const double rate = static_cast<double>(progress.done) / seconds;
        const auto left = static_cast<qint64>(static_cast<double>(progress.total - progress.done) / rate);
        text += u"  %1/s  %2:%3 left"_s.arg(rate, 0, 'f', rate < 10 ? 1 : 0)
                    .arg(left / 60)
                    .arg(left % 60, 2, 10, QChar(u'0'));
    }
    return text + u"  "_s + printable(progress.item).section(u'/', -1).left(40);
}

} // namespace

ProgressSink progressLine(const QString& doing) {
    if (isatty(STDERR_FILENO) == 0)
        return {};
    using Clock = std::chrono::steady_clock;
    return [doing, start = Clock::now(), last = Clock::time_point()](const Progress& progress) mutable {
        constexpr auto eraseLine = "\r\x1b[K";
        constexpr std::chrono::milliseconds pause(50); // a terminal shows no more, and a slow one would hold us up
        const auto now = Clock::now();
        const bool isOver = progress.done >= progress.total;
        if (!isOver && now - last < pause)
            return;
        last = now;
        writeTo(stderr, eraseLine);
        if (!isOver)
            writeTo(stderr, progressText(doing, progress, std::chrono::duration<double>(now - start).count()).toUtf8());
        std::fflush(stderr);
    };
}

const CancelToken& interrupted() {
    std::signal(SIGINT, [](int) { interruptToken.cancel(); });
    return interruptToken;
}

} // namespace sheaf::cli
