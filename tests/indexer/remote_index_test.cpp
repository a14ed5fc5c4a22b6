#include "tests/indexer/plain_corpus.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QThread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using testing::HasSubstr;

namespace sheaf {
namespace {

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<uint16_t>(port));
    return address;
}

/// A port of this machine that was free a moment ago.
int freePort() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

bool answers(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    const bool isThere = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    return isThere;
}

/// Xapian's own server for one shard, on loopback.
class Server {
public:
    explicit Server(const QString& shard) : m_port(freePort()) {
        // A group of its own: it serves each connection by a process that would outlive it.
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
        m_process.start(
            u"xapian-tcpsrv"_s,
            {u"--interface"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(m_port), u"--quiet"_s, shard});
        EXPECT_TRUE(m_process.waitForStarted()) << "xapian-tcpsrv comes with the package xapian-tools";
        QElapsedTimer waiting;
        for (waiting.start(); !answers(m_port) && waiting.elapsed() < 20'000;)
            QThread::msleep(20);
    }
    ~Server() {
        ::kill(-static_cast<pid_t>(m_process.processId()), SIGKILL);
        m_process.waitForFinished();
    }
    [[nodiscard]] QString place() const { return u"127.0.0.1:%1"_s.arg(m_port); }

private:
    int m_port;
    QProcess m_process;
};

class RemoteIndex : public testing::Test {
protected:
    [[nodiscard]] QString shard(int number) const { return m_corpus.path() + u"/shard-%1"_s.arg(number); }

    plain::Generator m_generator{4711};
    plain::Corpus m_corpus{m_generator, 2};
    Server m_first{shard(1)};
    Server m_second{shard(2)};
};

TEST_F(RemoteIndex, TwoServersFindWhatTheLocalIndexFinds) {
    const PassageIndex local = PassageIndex::open(m_corpus.path()).value();
    const Result<PassageIndex> remote =
        PassageIndex::openPlaces(u"remote:%1,remote:%2"_s.arg(m_second.place(), m_first.place())); // in any order
    ASSERT_TRUE(remote) << remote.error().message.toStdString() << remote.error().detail.toStdString();
    EXPECT_EQ(remote->revision(), 1);
    EXPECT_EQ(remote->passageCount(), 60);
    const Synonyms synonyms = Synonyms::ofGroups(plain::synonymGroups()).value();
    int withHits = 0;
    for (int count = 0; count < 500; ++count) {
        const plain::Search search = m_generator.search(3);
        const Query query = Query::parse(search.written, synonyms).value();
        const SearchRequest request = m_corpus.requestFor(query);
        const std::vector<std::uint32_t> found = plain::foundBy(*remote, query, request);
        ASSERT_EQ(found, plain::foundBy(local, query, request)) << search.written.toStdString();
        ASSERT_EQ(found, m_corpus.holding(search)) << search.written.toStdString();
        withHits += found.empty() ? 0 : 1;
    }
    EXPECT_GT(withHits, 250);
}

TEST_F(RemoteIndex, PlainWordsHaveTheSameRankFromServers) {
    const PassageIndex local = PassageIndex::open(m_corpus.path()).value();
    const PassageIndex remote =
        PassageIndex::openPlaces(u"remote:%1,%2"_s.arg(m_first.place(), m_second.place())).value();
    const Query query = Query::parse(u"leader OR stable OR façade"_s).value();
    const SearchHits near = local.search(query, 20).value(), far = remote.search(query, 20).value();
    ASSERT_EQ(near.hits.size(), far.hits.size());
    for (qsizetype at = 0; at < near.hits.size(); ++at) {
        EXPECT_EQ(near.hits[at].passage, far.hits[at].passage);
        EXPECT_EQ(near.hits[at].source, far.hits[at].source);
        EXPECT_NEAR(near.hits[at].score, far.hits[at].score, 1e-9);
    }
}

TEST_F(RemoteIndex, AStubFileNamesServersAndFolders) {
    QFile stub(m_corpus.path() + u"/places"_s);
    ASSERT_TRUE(stub.open(QIODevice::WriteOnly));
    stub.write(u"# two shards\nremote %1\nglass shard-2\n"_s.arg(m_first.place()).toUtf8());
    stub.close();
    const Result<PassageIndex> joined = PassageIndex::openPlaces(stub.fileName());
    ASSERT_TRUE(joined) << joined.error().message.toStdString();
    EXPECT_EQ(joined->passageCount(), 60);
}

TEST_F(RemoteIndex, PartsThatAreNoWholeAreRefused) {
    const auto refusal = [](const QString& places) {
        const Result<PassageIndex> opened = PassageIndex::openPlaces(places);
        return opened ? ErrorCode::Internal : opened.error().code;
    };
    EXPECT_EQ(refusal(u"remote:"_s + m_first.place()), ErrorCode::Unreadable); // one of two
    EXPECT_EQ(refusal(u"remote:%1,%1"_s.arg(m_first.place())), ErrorCode::Unreadable);
    EXPECT_EQ(refusal(u"remote:127.0.0.1:%1"_s.arg(freePort())), ErrorCode::Unreadable); // nobody there
    for (const QString& bad :
         {u"remote:"_s, u"remote:host"_s, u"remote:host:0"_s, u"remote:host:99999"_s, u"no file"_s})
        EXPECT_EQ(refusal(bad), ErrorCode::InvalidArgument) << bad.toStdString();
}

TEST_F(RemoteIndex, IsNotWrittenTo) {
    PassageIndex remote = PassageIndex::openPlaces(u"remote:%1,%2"_s.arg(m_first.place(), m_second.place())).value();
    const IndexedPassage more[] = {{PassageId{900}, SourceId{1}, u"More."_s}};
    EXPECT_EQ(remote.add(more).error().code, ErrorCode::ReadOnly);
    EXPECT_EQ(remote.clear().error().code, ErrorCode::ReadOnly);
}

TEST_F(RemoteIndex, AServerThatGoesIsAnErrorThatSaysSo) {
    std::optional<Server> going(shard(1));
    const PassageIndex remote =
        PassageIndex::openPlaces(u"remote:%1,%2"_s.arg(going->place(), m_second.place())).value();
    going.reset();
    const Result<SearchHits> found = remote.search(Query::parse(u"leader"_s).value(), 10);
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().code, ErrorCode::Unreadable);
    EXPECT_THAT(found.error().message.toStdString(), HasSubstr("server"));
}

} // namespace
} // namespace sheaf
