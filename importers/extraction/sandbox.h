#pragma once

#include "coding/result.h"

#include <QList>
#include <QString>

#include <chrono>

namespace sheaf {

/// What a process that reads foreign bytes may use up. The rest is shut: see lockThisProcess().
struct SandboxLimits {
    qint64 memoryBytes = 3LL << 30; ///< of address space; not set in a build with AddressSanitizer
};

/// Shuts this process in for good, as the kernel allows:
/// - Landlock, where the kernel has it: no file but the machine's fonts and Poppler's character maps, and those to read
///   only. Where it has none, no file at all (PDFs that need those maps then lack some text).
/// - seccomp: an allow-list of system calls. No socket, no process or program, no thread, no file to write, no memory
///   that is both written and run; what is not listed fails with EPERM.
/// - rlimits: memory, no file of any length, no core dump (which would hold an interview's text).
///
/// Errors: Unsupported where the kernel refuses the filter: then nothing foreign may be read here.
[[nodiscard]] Result<void> lockThisProcess(const SandboxLimits& limits);

/// The processor time that this process may still use; it is killed after that, also if nobody watches it any more.
void allowProcessorTime(std::chrono::seconds time);

/// Something that a shut-in process must not be able to do, and whether it could.
struct Attempt {
    QString what; ///< `open a file`
    bool succeeded = false;
};
/// Tries each. Leaves nothing behind: what it makes, it removes.
[[nodiscard]] QList<Attempt> attemptForbiddenThings();

} // namespace sheaf
