#pragma once

#include "coding/progress.h"
#include "coding/result.h"

#include <QByteArray>
#include <QString>

namespace sheaf::cli {

/// What the shell is told (the contract of the command line).
enum ExitStatus {
    AllDone = 0,
    SomeFailed = 1, ///< the rest is done and committed
    WrongCall = 2,  ///< the words of the call are wrong
    CannotRead = 3, ///< the project or a file cannot be read (or written)
    Refused = 4,    ///< refused to protect data: locked, newer format, would leak an identifier
};

/// The status that goes with an error.
[[nodiscard]] ExitStatus statusFor(ErrorCode code);

/// `sheaf: error: MESSAGE` and a hint line on standard error. Returns the error's status.
ExitStatus printError(const Error& error);

/// UTF-8 to standard output, as it is.
void print(const QString& text);
void print(const QByteArray& bytes);
/// False if something printed could not be written (a full disk, a closed pipe). To be asked once, at the end.
[[nodiscard]] bool allPrinted();
/// A line for people on standard error.
void printNote(const QString& line);

/// A progress line that rewrites itself on standard error; draws nothing unless that is a terminal.
[[nodiscard]] ProgressSink progressLine(const QString& doing);

/// Set when the user presses Ctrl+C, from the first call of this function on.
[[nodiscard]] const CancelToken& interrupted();

} // namespace sheaf::cli
