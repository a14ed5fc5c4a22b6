#include "importers/extraction/extraction_process.h"

#include "importers/extraction/extraction_channel.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int childSocket = 3;
constexpr int childPipe = 4;
constexpr int couldNotShutItselfIn = 3; // exit status of sheaf-extract
constexpr int mostAnswers = 1000;       // then a fresh process: what a library leaks must not add up
constexpr std::chrono::milliseconds cancelInterval{50};

/// Of the environment only what a process needs to start; under a sanitizer also what that one is told.
std::vector<std::string> smallEnvironment() {
    std::vector<std::string> variables{"LC_ALL=C.UTF-8"};
    for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"})
        if (const char* value = std::getenv(name))
            variables.push_back(std::string(name) + '=' + value);
    return variables;
}

/// What the child gets: the two ends, nothing on its standard channels, no signal of our terminal.
class SpawnSettings {
public:
    SpawnSettings(int socket, int pipe) {
        posix_spawn_file_actions_init(&m_actions);
        posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&m_actions, 1, "/dev/null", O_WRONLY, 0);
#ifndef __SANITIZE_ADDRESS__ // whose reports are wanted
        posix_spawn_file_actions_addopen(&m_actions, 2, "/dev/null", O_WRONLY, 0);
#endif
        posix_spawn_file_actions_adddup2(&m_actions, socket, childSocket);
        posix_spawn_file_actions_adddup2(&m_actions, pipe, childPipe);
        posix_spawnattr_init(&m_attributes);
        sigset_t none, all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_setsigmask(&m_attributes, &none);
        posix_spawnattr_setsigdefault(&m_attributes, &all);
        posix_spawnattr_setpgroup(&m_attributes, 0);
        posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnSettings() {
        posix_spawn_file_actions_destroy(&m_actions);
        posix_spawnattr_destroy(&m_attributes);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    [[nodiscard]] const posix_spawn_file_actions_t* actions() const { return &m_actions; }
    [[nodiscard]] const posix_spawnattr_t* attributes() const { return &m_attributes; }

private:
    posix_spawn_file_actions_t m_actions = {};
    posix_spawnattr_t m_attributes = {};
};

/// A descriptor above those that the child's ends take, so that moving one does not close the other.
int raised(int descriptor) {
    const int high = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 10);
    ::close(descriptor);
    return high;
}

void closeIfOpen(int& descriptor) {
    if (descriptor >= 0)
        ::close(descriptor);
    descriptor = -1;
}

} // namespace

Result<std::unique_ptr<ExtractionProcess>> ExtractionProcess::start(const QString& program) {
    std::array<int, 2> sockets = {-1, -1};
    std::array<int, 2> pipes = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets.data()) != 0 ||
        ::pipe2(pipes.data(), O_CLOEXEC) != 0) {
        closeIfOpen(sockets[0]);
        closeIfOpen(sockets[1]);
        return failure(ErrorCode::Internal, u"too many files are open"_s, u"Close other programs and try again."_s);
    }
    std::unique_ptr<ExtractionProcess> process(new ExtractionProcess);
    process->m_socket = sockets[0];
    process->m_pipe = pipes[0];
    const timeval patience{10, 0}; // of ours, with a reader that takes no request
    ::setsockopt(process->m_socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    ::fcntl(process->m_pipe, F_SETFL, O_NONBLOCK);
    ::fcntl(process->m_pipe, F_SETPIPE_SZ, 1 << 20);
    int theirSocket = raised(sockets[1]), theirPipe = raised(pipes[1]);

    const QByteArray path = QFile::encodeName(program);
    std::vector<std::string> environment = smallEnvironment();
    std::vector<char*> variables;
    for (std::string& variable : environment)
        variables.push_back(variable.data());
    variables.push_back(nullptr);
    QByteArray name = path;
    const std::array<char*, 2> arguments = {name.data(), nullptr};
    const SpawnSettings settings(theirSocket, theirPipe);
    pid_t child = -1;
    const int trouble = ::posix_spawn(
        &child, path.constData(), settings.actions(), settings.attributes(), arguments.data(), variables.data());
    closeIfOpen(theirSocket);
    closeIfOpen(theirPipe);
    if (trouble != 0)
        return failure(
            trouble == ENOENT ? ErrorCode::NotFound : ErrorCode::Internal,
            u"the program that reads documents can't be started"_s,
            u"It should stand at %1; install Sheaf again."_s.arg(program));
    process->m_process = child;
    return process;
}

ExtractionProcess::~ExtractionProcess() {
    kill();
}

int ExtractionProcess::kill() {
    closeIfOpen(m_socket);
    closeIfOpen(m_pipe);
    if (m_process <= 0)
        return 0;
    int status = 0;
    const pid_t process = std::exchange(m_process, -1);
    if (::waitpid(process, &status, WNOHANG) == process)
        return status; // it ended by itself
    ::kill(process, SIGKILL);
    ::waitpid(process, &status, 0);
    return status;
}

bool ExtractionProcess::isUsable() const {
    if (m_process <= 0 || m_answered >= mostAnswers)
        return false;
    pollfd pipe{m_pipe, POLLIN, 0};
    return ::poll(&pipe, 1, 0) == 0; // neither gone, nor saying something that nobody has asked for
}

tl::unexpected<Error> ExtractionProcess::gone() {
    // The pipe closes a moment before the process can be asked how it ended.
    // One that closes it and lives on is killed.
    siginfo_t ended = {};
    for (int wait = 0; wait < 50 && ended.si_pid == 0; ++wait) {
        if (wait > 0)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        if (::waitid(P_PID, static_cast<id_t>(m_process), &ended, WEXITED | WNOWAIT | WNOHANG) != 0)
            break;
    }
    const int status = kill();
    if (WIFEXITED(status) && WEXITSTATUS(status) == couldNotShutItselfIn)
        return failure(
            ErrorCode::Unsupported, u"this machine's kernel can't shut the reading process in, so nothing is read"_s,
            u"`sheaf-extract --check` tells more; seccomp is needed, which some containers forbid."_s);
    const QString how =
        WIFSIGNALED(status) ? u"signal %1"_s.arg(WTERMSIG(status)) : u"status %1"_s.arg(WEXITSTATUS(status));
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return failure(ErrorCode::TooLarge, u"reading it takes too long"_s);
    return failure(
        ErrorCode::Damaged, u"reading it made the reader crash"_s,
        u"Open it in the program it came from and save it again, as PDF or Word."_s, how);
}

Result<QByteArray> ExtractionProcess::waitForReply(std::chrono::milliseconds timeout, const CancelToken& cancel) {
    const auto deadline = Clock::now() + timeout;
    ReplyCollector reply;
    for (;;) {
        switch (reply.readSome(m_pipe)) {
        case ReplyCollector::State::Complete:
            return reply.take();
        case ReplyCollector::State::Closed:
            return gone();
        case ReplyCollector::State::TooLong:
            kill();
            return failure(ErrorCode::TooLarge, u"it holds more text than can be taken in"_s);
        case ReplyCollector::State::Waiting:
            break;
        }
        if (cancel.isCancelled()) {
            kill();
            return failure(ErrorCode::Cancelled, u"stopped"_s);
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            kill();
            return failure(
                ErrorCode::TooLarge, u"reading it took longer than %1 seconds"_s.arg((timeout.count() + 999) / 1000),
                u"Split it, or give it more time with --timeout."_s);
        }
        pollfd waiting{m_pipe, POLLIN, 0};
        ::poll(&waiting, 1, static_cast<int>(std::min(left, cancelInterval).count()));
    }
}

Result<ExtractionReply> ExtractionProcess::ask(
    const ExtractionRequest& request, const SealedBytes& document, std::chrono::milliseconds timeout,
    const CancelToken& cancel) {
    const int number = ++m_asked;
    if (!sendRequest(m_socket, encodeRequest(request, number), document))
        return gone();
    const auto reply = waitForReply(timeout, cancel);
    if (!reply)
        return failure(reply);
    ++m_answered;
    auto decoded = decodeReply(*reply, number);
    if (!decoded && decoded.error().code == ErrorCode::Internal) { // it does not keep to the protocol
        kill();
        decoded.error().code = ErrorCode::Damaged;
    }
    return decoded;
}

} // namespace sheaf
