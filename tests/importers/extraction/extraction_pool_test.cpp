#include "importers/extraction/extraction_pool.h"
#include "importers/import_document.h"
#include "tests/importers/sketches.h"
#include "tests/support/printing.h"
#include "tests/support/result_matchers.h"

#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace sheaf {

namespace {

using testing_support::isOk;

const QString readerProgram = QStringLiteral(SHEAF_EXTRACT);

SealedBytes sealed(const QByteArray& bytes) {
    return std::move(SealedBytes::of(bytes).value());
}

/// A program that stands in for the reader, and what becomes of a document that it is given.
class StrangeReader {
public:
    explicit StrangeReader(const QByteArray& script) {
        QFile file(program());
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script + "\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QString program() const { return m_folder.filePath(u"reader"_s); }
    Result<ImportedSource> read(std::chrono::milliseconds timeout = 10s, const CancelToken& cancel = {}) {
        ExtractionPool pool(program());
        return pool.read(sealed("text"), {.fileName = u"x.txt"_s}, {timeout, cancel});
    }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST(SealedBytes, HoldWhatTheyWereMadeOf) {
    EXPECT_EQ(sealed("some bytes").bytes(), "some bytes");
    EXPECT_EQ(sealed({}).bytes(), QByteArray());
}

TEST(ExtractionPool, ReadsWhatTheLibraryReads) {
    ExtractionPool pool(readerProgram);
    QDirIterator corpus(
        QStringLiteral(SHEAF_SOURCE_DIR "/sample-corpus/documents"), QDir::Files, QDirIterator::Subdirectories);
    int read = 0;
    while (corpus.hasNext()) {
        QFile file(corpus.next());
        const QString name = corpus.fileName();
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const CancelToken cancel;
        const auto outside = pool.read(sealed(bytes), {.fileName = name}, {60s, cancel});
        const auto inside = importDocument(bytes, {.fileName = name});
        ASSERT_THAT(outside, isOk()) << name.toStdString();
        EXPECT_EQ(outside->text, inside->text);
        EXPECT_EQ(outside->passages.size(), inside->passages.size());
        EXPECT_EQ(outside->words.size(), inside->words.size());
        ++read;
    }
    EXPECT_GT(read, 10);
}

TEST(ExtractionPool, HandsOnWhatTheImporterSaysOfABadDocument) {
    ExtractionPool pool(readerProgram);
    const CancelToken cancel;
    const auto outside = pool.read(sealed("%PDF-1.4 no more"), {.fileName = u"x.pdf"_s}, {60s, cancel});
    ASSERT_FALSE(outside);
    EXPECT_EQ(outside.error().code, ErrorCode::Damaged);
    EXPECT_THAT(pool.read(sealed("Still there."), {.fileName = u"x.txt"_s}, {60s, cancel}), isOk());
}

TEST(ExtractionPool, DrawsAPage) {
    ExtractionPool pool(readerProgram);
    const CancelToken cancel;
    const QByteArray pdf = test::PdfSketch(200, 100).text(20, 50, "Drawn", 20).bytes();
    const auto picture = pool.drawPage(sealed(pdf), {{}, 1, 72}, {60s, cancel});
    ASSERT_THAT(picture, isOk());
    EXPECT_EQ(picture->width, 200);
    EXPECT_EQ(picture->height, 100);
    EXPECT_TRUE(picture->pixels.contains('\0')) << "no black anywhere";
    EXPECT_TRUE(picture->pixels.startsWith("\xFF\xFF\xFF"));
    const auto beyond = pool.drawPage(sealed(pdf), {{}, 2, 72}, {60s, cancel});
    ASSERT_FALSE(beyond);
    EXPECT_EQ(beyond.error().code, ErrorCode::NotFound);
    EXPECT_EQ(pool.drawPage(sealed(pdf), {{}, 1, 1e6}, {60s, cancel}).error().code, ErrorCode::TooLarge);
}

TEST(ExtractionPool, CallsACrashACrash) {
    const auto read = StrangeReader("kill -SEGV $$").read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
    EXPECT_EQ(read.error().message, u"reading it made the reader crash"_s);
    EXPECT_EQ(read.error().detail, u"signal 11"_s);
}

TEST(ExtractionPool, KillsAReaderThatTakesTooLong) {
    const auto start = std::chrono::steady_clock::now();
    const auto read = StrangeReader("exec sleep 100").read(200ms);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::TooLarge);
    EXPECT_TRUE(read.error().message.contains(u"longer than 1 seconds"_s)) << read.error().message.toStdString();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 50s);
}

TEST(ExtractionPool, StopsWhenItIsTold) {
    CancelToken cancel;
    std::thread stopping([&] {
        std::this_thread::sleep_for(100ms);
        cancel.cancel();
    });
    const auto read = StrangeReader("exec sleep 100").read(60s, cancel);
    stopping.join();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Cancelled);
}

TEST(ExtractionPool, TakesNoEndlessAndNoSenselessReply) {
    const auto endless = StrangeReader(R"(printf '\377\377\377\377\377\0\0\0' >&4; cat /dev/zero >&4)").read();
    ASSERT_FALSE(endless);
    EXPECT_EQ(endless.error().code, ErrorCode::TooLarge);
    const auto senseless = StrangeReader(R"(printf '\4\0\0\0\0\0\0\0abcd' >&4; exec sleep 100)").read();
    ASSERT_FALSE(senseless);
    EXPECT_EQ(senseless.error().code, ErrorCode::Damaged);
}

TEST(ExtractionPool, WaitsForNoReaderThatClosesItsPipeAndLivesOn) {
    const auto read = StrangeReader("exec 4>&-; exec sleep 100").read(60s);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Damaged);
}

TEST(ExtractionPool, SaysThatTheKernelCanNotShutTheReaderIn) {
    const auto read = StrangeReader("exit 3").read();
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::Unsupported);
}

TEST(ExtractionPool, SaysThatTheReaderIsMissing) {
    ExtractionPool pool(u"/nonexistent/sheaf-extract"_s);
    const CancelToken cancel;
    const auto read = pool.read(sealed("text"), {.fileName = u"x.txt"_s}, {1s, cancel});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::NotFound);
}

TEST(ExtractionPool, ServesManyThreadsAtATime) {
    ExtractionPool pool(readerProgram);
    std::vector<std::thread> threads;
    std::atomic_int right = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&pool, &right, i] {
            const CancelToken cancel;
            for (int round = 0; round < 5; ++round) {
                const QByteArray text = "Thread " + QByteArray::number(i) + " round " + QByteArray::number(round);
                const auto read = pool.read(sealed(text), {.fileName = u"x.txt"_s}, {60s, cancel});
                right += read && read->text == QString::fromLatin1(text);
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(right, 40);
}

} // namespace sheaf
