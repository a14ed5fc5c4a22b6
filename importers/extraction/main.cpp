/// sheaf-extract: reads documents for Sheaf where they can do no harm. Not for people, but for `--check`.

#include "importers/extraction/extraction_worker.h"
#include "importers/extraction/sandbox.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// Shuts itself in and says what it still can do.
int check() {
    if (const auto locked = sheaf::lockThisProcess({}); !locked) {
        std::fprintf(stderr, "sheaf-extract: error: %s\n", qPrintable(locked.error().message));
        return 1;
    }
    bool isShut = true;
    for (const auto& [what, succeeded] : sheaf::attemptForbiddenThings()) {
        std::printf("%-30s %s\n", qPrintable(what), succeeded ? "POSSIBLE" : "refused");
        isShut = isShut && !succeeded;
    }
    return isShut ? 0 : 1;
}

/// The one that is shut in can write to a pipe only, and not to the file that our output may go to.
int checkInAnotherProcess() {
    std::array<int, 2> pipe = {-1, -1};
    if (::pipe(pipe.data()) != 0)
        return 1;
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(pipe[1], STDOUT_FILENO);
        const int status = check();
        std::fflush(stdout);
        std::_Exit(status);
    }
    ::close(pipe[1]);
    std::array<char, 512> text = {};
    for (ssize_t count = 0; (count = ::read(pipe[0], text.data(), text.size())) > 0;)
        std::fwrite(text.data(), 1, static_cast<size_t>(count), stdout);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}

} // namespace

int main(int argc, char** argv) {
    constexpr int socket = 3, pipe = 4;
    if (argc == 2 && std::string_view(argv[1]) == "--check")
        return checkInAnotherProcess();
    if (argc != 1 || ::fcntl(socket, F_GETFD) < 0 || ::fcntl(pipe, F_GETFD) < 0) {
        std::fputs(
            "sheaf-extract reads documents for sheaf and sheaf-workbench, which start it.\n"
            "sheaf-extract --check shows that it can reach nothing else.\n",
            stderr);
        return 2;
    }
    static_cast<void>(::nice(5)); // whoever stores and indexes what is read here is always behind: they come first
    sheaf::prepareExtraction();
    if (!sheaf::lockThisProcess({}))
        return 3;
    // Straight out: what static objects still want to do, the process may not do any more.
    std::_Exit(sheaf::serveExtraction(socket, pipe));
}
