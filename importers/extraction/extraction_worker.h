#pragma once

namespace sheaf {

/// The life of a reading process: takes requests from `socket`, answers on `pipe`, until the other end is closed.
/// The process must have been shut in before (see sandbox.h). Returns the exit status.
[[nodiscard]] int serveExtraction(int socket, int pipe);

/// What libraries would load from files at their first use, and could not once the process is shut in: called before.
void prepareExtraction();

} // namespace sheaf
