#pragma once

#include <array>
#include <functional>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace sheaf {

/// Runs `check` in a process of its own that has no more rights than anybody: rights bind root in name only. Returns
/// what it says; to say nothing is to be content. What a GoogleTest expectation says there is lost.
inline std::string withoutRights(const std::function<std::string()>& check) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        const bool isAnybody = ::geteuid() != 0 || (::setgid(nobody) == 0 && ::setuid(nobody) == 0);
        const std::string said = isAnybody ? check() : "the rights could not be given up";
        const auto written = ::write(ends[1], said.data(), said.size());
        ::_exit(written == static_cast<ssize_t>(said.size()) ? 0 : 1);
    }
    ::close(ends[1]);
    std::string said;
    std::array<char, 4096> part{};
    for (ssize_t got = 0; (got = ::read(ends[0], part.data(), part.size())) > 0;)
        said.append(part.data(), static_cast<size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? said : said + " (the process crashed)";
}

} // namespace sheaf
