#pragma once

#include "app/session/edit_codebook.h"
#include "app/session/review.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "tests/support/result_matchers.h"
#include "tests/support/temporary_project.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace sheaf {

/// A review in a folder of its own, whose index lies there too and not in the user's cache.
class AnyReview : public testing::Test {
protected:
    AnyReview() { qputenv("XDG_CACHE_HOME", folder.path(QStringLiteral("cache")).toUtf8()); }

    QString write(const QString& name, const QByteArray& bytes) const {
        const QString path = folder.path(name);
        EXPECT_TRUE(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(bytes);
        return path;
    }
    SiteId addSite(const QString& name) {
        auto work = UnitOfWork::begin(review.project(), QStringLiteral("test")).value();
        const SiteId id = SiteRepository(review.project()).put(work, name, {}).value();
        EXPECT_THAT(work.commit(), testing_support::isOk());
        return id;
    }
    SourceId addSource(NewSource made) {
        auto work = UnitOfWork::begin(review.project(), QStringLiteral("test")).value();
        const SourceId id = SourceRepository(review.project()).add(work, std::move(made)).value();
        EXPECT_THAT(work.commit(), testing_support::isOk());
        return id;
    }
    SourceId addSource(const QString& title, const QStringList& paragraphs) {
        return addSource(inMemorySource(title, paragraphs));
    }
    /// A source of one passage, with more words that begin with `abc` than a wildcard stands for.
    SourceId addMoreWordsThanAWildcardStandsFor() {
        QStringList words;
        for (int number = 0; number <= 10'000; ++number)
            words.append(QStringLiteral("abc%1").arg(number));
        return addSource(QStringLiteral("Words"), {words.join(u' ')});
    }
    CodeId addCode(const QString& name, std::optional<CodeId> parent = {}) {
        return EditCodebook(review).add(name, parent, CodeKind::Code).value();
    }
    /// Of all shards, but for their locks.
    [[nodiscard]] QFileInfoList filesOfIndex() const {
        QFileInfoList files;
        QDirIterator all(
            folder.path(QStringLiteral("cache")), {QStringLiteral("*glass")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(QFileInfo(all.next()));
        return files;
    }
    /// One shard's.
    [[nodiscard]] QString indexFolder() const {
        QDir cache(folder.path(QStringLiteral("cache")));
        QDirIterator folders(cache.path(), QDir::Dirs | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
        QString deepest;
        while (folders.hasNext())
            deepest = folders.next();
        return deepest;
    }

    TemporaryFolder folder;
    Review review = Review::create(folder.projectPath(), QStringLiteral("Review"), QStringLiteral("blank")).value();
};

} // namespace sheaf
