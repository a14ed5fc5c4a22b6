#include "importers/extraction/sandbox.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <linux/landlock.h>
#include <memory>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

/// What Poppler and fontconfig load while they run; public on every machine.
constexpr std::array readableFolders = {
    "/usr/share/poppler",    "/usr/share/fonts",      "/usr/local/share/fonts",  "/etc/fonts",
    "/usr/share/fontconfig", "/var/cache/fontconfig", "/usr/share/fonts-texgyre"};

void limit(__rlimit_resource resource, rlim_t value) {
    const rlimit both{value, value};
    ::setrlimit(resource, &both);
}

/// All that Landlock's version here can forbid; later versions know more, which the filter below forbids anyway.
quint64 fileRights(int version) {
    quint64 rights = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
    if (version >= 2)
        rights |= LANDLOCK_ACCESS_FS_REFER;
    return rights;
}

/// False where the kernel has no Landlock.
bool shutFilesByLandlock() {
    const auto version =
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
    if (version < 1)
        return false;
    landlock_ruleset_attr attributes = {};
    attributes.handled_access_fs = fileRights(version);
    const auto rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
    if (rules < 0)
        return false;
    for (const char* folder : readableFolders) {
        landlock_path_beneath_attr beneath = {};
        beneath.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        beneath.parent_fd = ::open(folder, O_PATH | O_CLOEXEC);
        if (beneath.parent_fd < 0)
            continue;
        ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
        ::close(beneath.parent_fd);
    }
    const bool isShut = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    ::close(rules);
    return isShut;
}

using Filter = std::unique_ptr<void, decltype(&seccomp_release)>;

bool allowAlways(const Filter& filter) {
    static constexpr std::array calls = {
        // what was opened before
        SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
        SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(fcntl), SCMP_SYS(recvmsg), SCMP_SYS(poll), SCMP_SYS(ppoll),
        // memory
        SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(brk), SCMP_SYS(madvise),
        // time, randomness, itself
        SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
        SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid),
        SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(uname), SCMP_SYS(sysinfo),
        SCMP_SYS(getrusage), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(setrlimit),
        SCMP_SYS(getrlimit), SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(membarrier),
#ifdef __SANITIZE_ADDRESS__
        SCMP_SYS(pipe2), // by which a sanitizer finds out whether memory can be read
#endif
        // signals, and the end
        SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
        SCMP_SYS(restart_syscall), SCMP_SYS(tgkill), SCMP_SYS(exit), SCMP_SYS(exit_group)};
    for (const int call : calls)
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    return true;
}

/// Memory that is not to be run; a limit of its own to read or set.
bool allowWithConditions(const Filter& filter) {
    const auto without = [](unsigned argument, quint64 bits) {
        return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, bits, 0};
    };
    return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, without(2, PROT_EXEC)) == 0 &&
           seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, without(2, PROT_EXEC)) == 0 &&
           seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, scmp_arg_cmp{0, SCMP_CMP_EQ, 0, 0}) ==
               0;
}

/// Opening to read, and looking at what is there; Landlock says which files.
bool allowReadingFiles(const Filter& filter) {
    constexpr quint64 changing = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
    const auto readOnly = [](unsigned argument) { return scmp_arg_cmp{argument, SCMP_CMP_MASKED_EQ, changing, 0}; };
    bool allowed = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, readOnly(2)) == 0 &&
                   seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1, readOnly(1)) == 0;
    for (const int call :
         {SCMP_SYS(newfstatat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
          SCMP_SYS(getdents64), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(fstatfs),
          SCMP_SYS(statfs), SCMP_SYS(fadvise64)})
        allowed = allowed && seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) == 0;
    return allowed;
}

/// glibc asks for the state of an open descriptor by this call too.
bool allowStatOfDescriptors(const Filter& filter) {
    return seccomp_rule_add(
               filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,
               scmp_arg_cmp{3, SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH}) == 0;
}

bool couldOpen(const char* path, int flags) {
    const int descriptor = ::open(path, flags | O_CLOEXEC, 0600);
    if (descriptor >= 0)
        ::close(descriptor);
    return descriptor >= 0;
}

bool couldMakeAFile() {
    constexpr auto path = "/tmp/sheaf-extract-was-here";
    const bool made = couldOpen(path, O_WRONLY | O_CREAT | O_EXCL);
    if (made)
        ::unlink(path);
    return made;
}

bool couldOpenASocket(int family, int type) {
    const int descriptor = ::socket(family, type | SOCK_CLOEXEC, 0);
    if (descriptor >= 0)
        ::close(descriptor);
    return descriptor >= 0;
}

bool couldStartAProcess() {
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    if (child > 0)
        ::waitpid(child, nullptr, 0);
    return child > 0;
}

/// A program that is not there: only the reason for which it does not start tells whether one could.
bool couldRunAProgram() {
    char name[] = "/nonexistent/program";
    char* const arguments[] = {name, nullptr};
    char* const none[] = {nullptr};
    ::execve(name, arguments, none);
    return errno == ENOENT;
}

bool couldRunWrittenMemory() {
    void* memory = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return false;
    ::munmap(memory, 4096);
    return true;
}

} // namespace

Result<void> lockThisProcess(const SandboxLimits& limits) {
#ifndef __SANITIZE_ADDRESS__
    limit(RLIMIT_AS, static_cast<rlim_t>(limits.memoryBytes));
#else
    static_cast<void>(limits);
#endif
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    ::signal(SIGXFSZ, SIG_IGN);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return failure(ErrorCode::Unsupported, u"this kernel can't shut a process in"_s);
    const bool hasLandlock = shutFilesByLandlock();
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    const bool isComplete = filter && allowAlways(filter) && allowWithConditions(filter) &&
                            (hasLandlock ? allowReadingFiles(filter) : allowStatOfDescriptors(filter));
    if (!isComplete || seccomp_load(filter.get()) != 0)
        return failure(
            ErrorCode::Unsupported, u"this kernel can't shut a process in"_s,
            u"Documents are read only in a process that can't reach anything else; seccomp is needed for that."_s);
    return {};
}

void allowProcessorTime(std::chrono::seconds time) {
    rusage used = {};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit limits = {};
    ::getrlimit(RLIMIT_CPU, &limits);
    limits.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + time.count() + 2);
    ::setrlimit(RLIMIT_CPU, &limits);
}

QList<Attempt> attemptForbiddenThings() {
    return {
        {u"open a file of the system"_s, couldOpen("/etc/passwd", O_RDONLY)},
        {u"open a folder"_s, couldOpen("/", O_RDONLY | O_DIRECTORY)},
        {u"open its own program"_s, couldOpen("/proc/self/exe", O_RDONLY)},
        {u"read its own memory as a file"_s, couldOpen("/proc/self/mem", O_RDONLY)},
        {u"write to a file"_s, couldOpen("/dev/null", O_WRONLY)},
        {u"make a file"_s, couldMakeAFile()},
        {u"open an internet socket"_s, couldOpenASocket(AF_INET, SOCK_STREAM)},
        {u"open a datagram socket"_s, couldOpenASocket(AF_INET6, SOCK_DGRAM)},
        {u"open a local socket"_s, couldOpenASocket(AF_UNIX, SOCK_STREAM)},
        {u"start a process"_s, couldStartAProcess()},
        {u"run a program"_s, couldRunAProgram()},
        {u"run memory that it wrote"_s, couldRunWrittenMemory()},
        {u"signal its parent"_s, ::kill(::getppid(), 0) == 0},
    };
}

} // namespace sheaf
