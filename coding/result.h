#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace sheaf {

/// What went wrong, as far as a caller may want to act on it. People read the message and the hint instead.
enum class ErrorCode {
    InvalidArgument, ///< the words of the call are wrong
    NotFound,        ///< no such source, code, site, file …
    Ambiguous,       ///< a name fits several things; the hint lists them
    AlreadyExists,
    Unreadable,   ///< a file can't be opened or read
    Damaged,      ///< foreign bytes do not follow their format
    Encrypted,    ///< a password is needed
    Unsupported,  ///< a format or feature this program does not read
    TooLarge,     ///< over a stated limit
    NewerFormat,  ///< a project written by a later Sheaf
    Busy,         ///< another process holds the project for too long
    ReadOnly,     ///< the folder, file or disk takes no writes
    ChangedSince, ///< somebody else has changed the thing meanwhile, or builds on it
    WouldLeak,    ///< an export would name what must stay confidential
    Cancelled,
    Internal, ///< a broken assumption of ours
};

/// An expected failure. `message` is one line that names the thing; `hint` says what to do; `detail` is a library's own
/// words.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message;
    QString hint = {};
    QString detail = {};
};

template <typename T>
using Result = tl::expected<T, Error>;

/// `return failure(ErrorCode::NotFound, tr("…"));` in any function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error>
failure(ErrorCode code, QString message, QString hint = {}, QString detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), std::move(detail)});
}

/// Hands on the error of another Result.
template <typename T>
[[nodiscard]] tl::unexpected<Error> failure(const Result<T>& failed) {
    return tl::unexpected<Error>(failed.error());
}

} // namespace sheaf
