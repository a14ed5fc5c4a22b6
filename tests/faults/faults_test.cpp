// Kills writing processes at random moments and looks whether anything they acknowledged is lost:
// faults_test [--rounds N] [--seed N] [--folder DIR]

#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/source_repository.h"
#include "coding/store/verification.h"
#include "tests/faults/acknowledged.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTemporaryDir>

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <random>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sheaf;

namespace {

[[noreturn]] void fail(const QString& what) {
    std::fprintf(stderr, "FAILED: %s\n", qPrintable(what));
    std::exit(1);
}

/// A running writer and what it has said so far.
class Child {
public:
    Child(const QString& project, const QString& name, unsigned int seed, const QString& folder) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            fail(u"no pipe"_s);
        const QByteArrayList words{
            SHEAF_WRITER, QFile::encodeName(project), name.toUtf8(), QByteArray::number(seed),
            QFile::encodeName(folder)};
        m_id = ::fork();
        if (m_id == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execl(
                words[0].constData(), words[0].constData(), words[1].constData(), words[2].constData(),
                words[3].constData(), words[4].constData(), nullptr);
            ::_exit(9);
        }
        ::close(ends[1]);
        m_end = ends[0];
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { ::close(m_end); }

    [[nodiscard]] int end() const { return m_end; }
    /// False at the end of what it says.
    bool read() {
        std::array<char, 65536> part{};
        const auto got = ::read(m_end, part.data(), part.size());
        if (got > 0)
            m_said.append(part.data(), got);
        return got > 0;
    }
    /// Kills it and takes what it has said to the last. A line that is not whole was said by nobody.
    QMap<qint64, QByteArray> kill() {
        ::kill(m_id, SIGKILL);
        while (read()) {
        }
        int status = 0;
        ::waitpid(m_id, &status, 0);
        if (!WIFSIGNALED(status))
            fail(u"the writer ended by itself, with status %1"_s.arg(WEXITSTATUS(status)));
        QMap<qint64, QByteArray> acknowledged;
        QList<QByteArray> lines = m_said.split('\n');
        lines.removeLast();
        for (const QByteArray& line : lines)
            acknowledged.insert(line.split(' ').value(0).toLongLong(), line.split(' ').value(1));
        return acknowledged;
    }

private:
    pid_t m_id = 0;
    int m_end = -1;
    QByteArray m_said;
};

/// Every row that the journal knows is as its last image says.
void checkRows(const ProjectFile& project) {
    QMap<std::pair<QString, qint64>, QMap<QString, QVariant>> rows;
    const Journal journal(project);
    const auto entries = journal.entries();
    if (!entries)
        fail(entries.error().message);
    for (auto entry = entries->crbegin(); entry != entries->crend(); ++entry) {
        const auto changed = journal.rows(entry->revision);
        if (!changed)
            fail(changed.error().message);
        for (const JournalRow& row : *changed) {
            auto& known = rows[{row.table, row.id}];
            if (!row.after)
                known.clear();
            else
                for (const Field& field : *row.after)
                    known[field.column] = field.value;
        }
    }
    for (auto row = rows.cbegin(); row != rows.cend(); ++row) {
        const QStringList columns = row->keys();
        Sql sql(
            project.database(),
            u"SELECT %1 FROM %2 WHERE id = ?"_s.arg(columns.isEmpty() ? u"id"_s : columns.join(u','), row.key().first));
        QVariantList there;
        int found = 0;
        const auto read = sql.bind(row.key().second).each([&](const Sql& now) {
            ++found;
            for (int at = 0; at < columns.size(); ++at)
                there.append(now.value(at));
        });
        if (!read || found != (columns.isEmpty() ? 0 : 1) ||
            (found == 1 && packValues(there) != packValues(row->values())))
            fail(u"%1 %2 is not as its last change left it"_s.arg(row.key().first).arg(row.key().second));
    }
}

ProjectFile openAfterwards(const QString& path) {
    auto project = ProjectFile::open(path);
    if (!project)
        fail(u"the project does not open: "_s + project.error().message);
    const auto report = Verification(*project).look();
    if (!report)
        fail(u"the project does not verify: "_s + report.error().message);
    if (report->left() != 0)
        fail(u"the project has faults: "_s + report->faults.first().what);
    return std::move(*project);
}

class Rounds {
public:
    explicit Rounds(unsigned int seed, const QString& folder) : m_random(seed), m_folder(folder) {}

    void run(int rounds) {
        QElapsedTimer timer;
        timer.start();
        for (m_round = 0; m_round < rounds; ++m_round) {
            if (m_round % roundsOfAProject == 0)
                startProject();
            if (m_round % 10 == 9)
                killMigrating();
            else
                killWriting();
            if (rounds >= 100 && m_round % 100 == 0)
                say();
        }
        say();
        std::printf("%lld s\n", static_cast<long long>(timer.elapsed() / 1000));
    }

private:
    static constexpr int roundsOfAProject = 20;

    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    unsigned int seed() { return static_cast<unsigned int>(m_random()); }
    void say() const {
        std::printf(
            "%d rounds, %d processes killed (%d with two at once, %d after a full log, %d migrating), "
            "%lld changes acknowledged, lost 0\n",
            m_round, m_killed, m_pairs, m_fullLogs, m_migrating, static_cast<long long>(m_acknowledged));
        std::fflush(stdout);
    }
    void startProject() {
        m_path = m_folder + u"/review-%1.sheaf"_s.arg(m_round);
        m_known.clear();
        if (const auto made = ProjectFile::create(m_path, u"Review"_s); !made)
            fail(made.error().message);
    }
    /// Waits, reading what the writers say: mostly for some time, now and then until the log is full and a checkpoint
    /// is due.
    void letWrite(QList<Child*> children) {
        const bool waitsForLog = m_round % 4 == 1;
        const qint64 patienceUs = waitsForLog ? 4'000'000 : below(5) == 0 ? below(20'000) : below(400'000);
        constexpr qint64 fullLogBytes = 1000 * 4096; // where SQLite starts to copy the log into the file
        QElapsedTimer timer;
        timer.start();
        while (timer.nsecsElapsed() / 1000 < patienceUs) {
            if (waitsForLog && QFileInfo(m_path + u"-wal"_s).size() > fullLogBytes) {
                ::usleep(static_cast<useconds_t>(below(15'000)));
                ++m_fullLogs;
                return;
            }
            QList<pollfd> ends;
            for (const Child* child : children)
                ends.append({child->end(), POLLIN, 0});
            if (::poll(ends.data(), static_cast<nfds_t>(ends.size()), 1) <= 0)
                continue;
            for (qsizetype at = 0; at < ends.size(); ++at) {
                if (ends[at].revents != 0)
                    static_cast<void>(children[at]->read());
            }
        }
    }
    void killWriting() {
        const bool areTwo = m_round % 3 == 2;
        Child first(m_path, u"Anna"_s, seed(), m_folder);
        const auto second = areTwo ? std::make_unique<Child>(m_path, u"Ben"_s, seed(), m_folder) : nullptr;
        letWrite(second ? QList<Child*>{&first, second.get()} : QList<Child*>{&first});
        take(first.kill());
        if (second)
            take(second->kill());
        m_pairs += areTwo ? 1 : 0;
        const ProjectFile project = openAfterwards(m_path);
        for (auto change = m_known.cbegin(); change != m_known.cend(); ++change) {
            if (test::digestOf(project, change.key()) != *change)
                fail(u"change %1 was acknowledged, and is lost (round %2)"_s.arg(change.key()).arg(m_round));
        }
        checkRows(project);
    }
    void take(const QMap<qint64, QByteArray>& acknowledged) {
        m_known.insert(acknowledged);
        m_acknowledged += acknowledged.size();
        ++m_killed;
    }
    /// A project of the first format: afterwards it is of the one or of the other, and whole.
    void killMigrating() {
        const QString path = m_folder + u"/old-%1.sheaf"_s.arg(m_round);
        if (!QFile::copy(QStringLiteral(SHEAF_SOURCE_DIR "/tests/store/fixtures/format-1.sheaf"), path))
            fail(u"the old project can't be copied"_s);
        Child child(path, u"Anna"_s, seed(), m_folder);
        ::usleep(static_cast<useconds_t>(below(120'000)));
        const auto acknowledged = child.kill();
        m_acknowledged += acknowledged.size();
        ++m_killed;
        ++m_migrating;
        auto project = openAfterwards(path);
        for (auto change = acknowledged.cbegin(); change != acknowledged.cend(); ++change) {
            if (test::digestOf(project, change.key()) != *change)
                fail(u"change %1 was acknowledged after migrating, and is lost"_s.arg(change.key()));
        }
        const auto imported = Journal(project).entries();
        const auto isImport = [](const HistoryEntry& entry) { return entry.what == u"import “Lead interview”"; };
        if (!imported || std::ranges::count_if(*imported, isImport) != 1)
            fail(u"migrating lost a change of the old project"_s);
    }

    std::mt19937 m_random;
    QString m_folder;
    QString m_path;
    QMap<qint64, QByteArray> m_known; ///< acknowledged of the present project
    int m_round = 0;
    int m_killed = 0;
    int m_pairs = 0;
    int m_fullLogs = 0;
    int m_migrating = 0;
    qint64 m_acknowledged = 0;
};

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const auto option = [&words](const QString& name, const QString& usual) {
        const qsizetype at = words.indexOf(name);
        return at > 0 ? words.value(at + 1) : usual;
    };
    const unsigned int seed = option(u"--seed"_s, QString::number(std::random_device()())).toUInt();
    const int rounds = option(u"--rounds"_s, u"20"_s).toInt();
    const QTemporaryDir folder(option(u"--folder"_s, QDir::tempPath()) + u"/sheaf-faults-XXXXXX"_s);
    qputenv("XDG_CACHE_HOME", QFile::encodeName(folder.filePath(u"cache"_s)));
    std::printf("seed %u\n", seed);
    Rounds(seed, folder.path()).run(rounds);
    return 0;
}
