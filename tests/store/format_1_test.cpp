#include "coding/store/backup.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/support/printing.h"
#include "tests/support/tampering.h"
#include "tests/support/temporary_project.h"
#include "tests/support/without_rights.h"

#include <QDir>
#include <QFileInfo>

#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using testing::ElementsAre;

namespace sheaf {
namespace {

using testing_support::hasError;
using testing_support::isOk;

/// A project that the program of format 1 made.
class Format1Test : public testing::Test {
protected:
    Format1Test() { EXPECT_TRUE(QFile::copy(fixture, path)); }

    const QString fixture = QStringLiteral(SHEAF_SOURCE_DIR "/tests/store/fixtures/format-1.sheaf");
    TemporaryFolder folder;
    QString path = folder.projectPath();
    QString copyPath = folder.path(u"review.format-1.sheaf"_s);
};

TEST_F(Format1Test, KeepsEverySourceWithItsNumberTextAndPassages) {
    auto project = ProjectFile::open(path).value();
    EXPECT_EQ(project.title(), u"Format 1"_s);
    EXPECT_EQ(project.guid(), QUuid(u"c183b17a-40bc-469a-9e6f-d816ffc37266"_s));
    const SourceRepository sources(project);
    const Source interview = sources.byId({1}).value();
    EXPECT_EQ(interview.title, u"Lead interview"_s);
    EXPECT_EQ(interview.guid, QUuid(u"35fb7bc5-32e9-4ca4-b75c-6cd64b7270fc"_s));
    EXPECT_EQ(interview.confidentiality, Confidentiality::Confidential);
    EXPECT_EQ(interview.sha256.toHex(), "5381065ed87650ac41770e60162badfb7787cf8c48139e702e5008e316a6e1ff");
    EXPECT_EQ(interview.textLength, 104);
    EXPECT_EQ(sources.text(interview.id)->size(), 104);
    const Source leeds = sources.byId({2}).value();
    EXPECT_EQ(leeds.site, SiteId{1});
    EXPECT_EQ(leeds.period.toString(), u"2016-01/2020-12"_s);
    EXPECT_TRUE(sources.text(leeds.id)->contains(u"👩‍👩‍👧"_s));
    const Source camden = sources.byId({3}).value();
    EXPECT_EQ(camden.pageCount, 2);
    EXPECT_EQ(sources.pages(camden.id)->size(), 2);
    EXPECT_GT(sources.words(camden.id, {0, camden.textLength})->size(), 100);
    const std::pair<SourceId, std::pair<int, int>> passages[] = {{{1}, {1, 1}}, {{2}, {2, 4}}, {{3}, {5, 53}}};
    for (const auto& [source, numbers] : passages) {
        const auto read = sources.passages(source).value();
        EXPECT_EQ(read.first().id, PassageId{numbers.first});
        EXPECT_EQ(read.last().id, PassageId{numbers.second});
        EXPECT_EQ(
            QCryptographicHash::hash(sources.original(source).value(), QCryptographicHash::Sha256),
            sources.byId(source)->sha256);
    }
}

TEST_F(Format1Test, KeepsEveryCodingWithItsNumberGuidRangeAndMemo) {
    auto project = ProjectFile::open(path).value();
    const CodingRepository codings(project);
    ASSERT_EQ(codings.all()->size(), 3);
    const Coding first = codings.byId({1}).value();
    EXPECT_EQ(first.guid, QUuid(u"dd72e4eb-3629-4461-a85b-68e2b015aea4"_s));
    EXPECT_EQ(first.source, SourceId{2});
    EXPECT_EQ(first.code, CodeId{4});
    EXPECT_EQ(first.coder, CoderId{1});
    EXPECT_EQ(first.range, (TextRange{69, 123}));
    EXPECT_EQ(first.quotation, u"Both sides learn from each other, cafe\u0301 talk included."_s);
    EXPECT_EQ(first.memo, u"both places"_s);
    EXPECT_EQ(first.stance, Stance::Supports);
    EXPECT_FALSE(first.needsALook);
    EXPECT_EQ(codings.byId({2})->guid, QUuid(u"0a94ce75-ded5-46f5-b0b3-53db31b0ae40"_s));
    EXPECT_EQ(codings.byId({3})->quotation, u"trust grew"_s);
    EXPECT_EQ(codings.byId({3})->evidence, EvidenceStrength::Anecdotal);
    const auto coders = codings.coders().value();
    ASSERT_EQ(coders.size(), 2);
    EXPECT_EQ(coders[0].name, u"Anna Invented"_s);
    EXPECT_EQ(coders[1].name, u"Ben Invented"_s);
}

TEST_F(Format1Test, KeepsCodesSitesAttributesAndExpectations) {
    auto project = ProjectFile::open(path).value();
    QStringList names;
    const CodeTree tree = CodeRepository(project).tree().value();
    for (const Code& code : tree.inOrder())
        names.append(code.name);
    EXPECT_THAT(names, ElementsAre(u"Review questions"_s, u"1 Practice"_s, u"Themes"_s, u"Reciprocity"_s, u"Trust"_s));
    EXPECT_EQ(tree.find(u"Themes/Reciprocity"_s).value(), CodeId{4});
    EXPECT_EQ(tree.inOrder()[3].guid, QUuid(u"aaa9be9a-ff83-41b7-ac28-ab73e927ca8a"_s));
    EXPECT_THAT(tree.inOrder()[3].questions, ElementsAre(CodeId{2}));
    const SiteRepository sites(project);
    EXPECT_EQ(sites.find(u"Leeds"_s)->attributes.value(u"kind"_s), u"metropolitan district"_s);
    EXPECT_EQ(sites.find(u"Essex"_s)->attributes.value(u"round"_s), u"2"_s);
    const auto expected = sites.expected().value();
    ASSERT_EQ(expected.size(), 2);
    EXPECT_EQ(expected[0].period.toString(), u"2016-01/2020-12"_s);
    EXPECT_EQ(expected[1].reason, u"withdrawn"_s);
}

TEST_F(Format1Test, KeepsItsHistoryWhoseChangesCanNotBeUndone) {
    auto project = ProjectFile::open(path).value();
    EXPECT_EQ(project.revision(), 8);
    EXPECT_EQ(Journal(project).entry(1)->what, u"import sites"_s);
    EXPECT_THAT(UndoChange(project).undo(8, u"Anna Invented"_s), hasError(ErrorCode::InvalidArgument));
}

TEST_F(Format1Test, IsSoundAfterwards) {
    auto project = ProjectFile::open(path).value();
    const auto report = Verification(project).look().value();
    EXPECT_EQ(report.left(), 0);
    EXPECT_EQ(report.passages, 53);
    EXPECT_EQ(report.codings, 3);
}

TEST_F(Format1Test, LeavesACopyAsItWas) {
    ASSERT_THAT(ProjectFile::open(path), isOk());
    ASSERT_TRUE(QFileInfo::exists(copyPath));
    const QByteArray copied = bytesOf(copyPath);
    const QByteArray original = bytesOf(fixture);
    ASSERT_EQ(copied.size(), original.size());
    constexpr qsizetype headerEnd = 100; // its counters and SQLite's version may differ
    EXPECT_EQ(copied.mid(headerEnd), original.mid(headerEnd));
    EXPECT_FALSE(QFile::permissions(copyPath) & (QFile::ReadGroup | QFile::ReadOther));
    EXPECT_EQ(copied[63], '\1');
    EXPECT_THAT(ProjectFile::open(copyPath), isOk()); // it migrates as the first one did
}

TEST_F(Format1Test, GivesNoNumberTwice) {
    tamperWith(path, {u"UPDATE sqlite_sequence SET seq = seq + 100"_s});
    auto project = ProjectFile::open(path).value();
    auto work = UnitOfWork::begin(project, u"add"_s).value();
    EXPECT_EQ(work.revision(), 109);
    Code code;
    code.name = u"Later"_s;
    EXPECT_EQ(CodeRepository(project).add(work, code).value(), CodeId{106});
    const SourceId source = SourceRepository(project).add(work, inMemorySource(u"Later"_s, {u"Text."_s})).value();
    EXPECT_EQ(source, SourceId{104});
    ASSERT_THAT(work.commit(), isOk());
    EXPECT_EQ(SourceRepository(project).passages(source)->first().id, PassageId{154});
}

TEST_F(Format1Test, OpenedForReadingIsBroughtUpToo) {
    auto project = ProjectFile::open(path, ProjectFile::Access::ReadOnly);
    ASSERT_THAT(project, isOk());
    EXPECT_EQ(CodingRepository(*project).all()->size(), 3);
    EXPECT_TRUE(QFileInfo::exists(copyPath));
}

TEST_F(Format1Test, OpenedBySeveralAtOnceIsBroughtUpOnce) {
    std::vector<std::thread> threads;
    for (int number = 0; number < 4; ++number) {
        threads.emplace_back([this, number] {
            const auto access = number % 2 == 0 ? ProjectFile::Access::ReadWrite : ProjectFile::Access::ReadOnly;
            auto project = ProjectFile::open(path, access);
            ASSERT_THAT(project, isOk());
            EXPECT_EQ(CodingRepository(*project).all()->size(), 3);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_THAT(
        QDir(QFileInfo(path).path()).entryList({u"*.sheaf"_s}, QDir::Files, QDir::Name),
        ElementsAre(u"review.format-1.sheaf"_s, u"review.sheaf"_s));
}

TEST_F(Format1Test, IsRefusedAndLeftAloneInAFolderThatTakesNoFiles) {
    const QByteArray before = bytesOf(path);
    const QString parent = QFileInfo(path).path();
    ASSERT_TRUE(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
    ASSERT_TRUE(QFile::setPermissions(parent, QFile::Permissions(0x5555)));
    const std::string said = withoutRights([this]() -> std::string {
        for (const auto access : {ProjectFile::Access::ReadWrite, ProjectFile::Access::ReadOnly}) {
            const auto project = ProjectFile::open(path, access);
            if (project)
                return "it opened";
            if (project.error().code != ErrorCode::ReadOnly)
                return project.error().message.toStdString();
        }
        return "";
    });
    ASSERT_TRUE(QFile::setPermissions(parent, QFile::Permissions(0x7700)));
    EXPECT_EQ(said, "");
    EXPECT_EQ(bytesOf(path), before);
    EXPECT_EQ(QDir(parent).entryList(QDir::Files).size(), 1);
}

TEST_F(Format1Test, CanBeBackedUpAndGuidsStay) {
    const BackupFolder backups(path);
    ASSERT_THAT(backups.make(), isOk());
    ASSERT_THAT(backups.restore(), isOk());
    auto project = ProjectFile::open(path).value();
    EXPECT_EQ(CodingRepository(project).byId({3})->guid, QUuid(u"b5a83e2f-c82a-4263-a3fa-c5a1bd445459"_s));
    EXPECT_EQ(project.guid(), QUuid(u"c183b17a-40bc-469a-9e6f-d816ffc37266"_s));
}

} // namespace
} // namespace sheaf
