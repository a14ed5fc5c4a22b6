#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/journal.h"
#include "coding/store/migrations.h"
#include "coding/store/site_repository.h"
#include "coding/store/source_repository.h"
#include "coding/store/undo_change.h"
#include "coding/store/verification.h"
#include "tests/fuzz/project_mutator.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace sheaf;

namespace {

/// In memory where the system has such a folder.
const QTemporaryDir& folder() {
    static const QTemporaryDir made(
        (QDir(u"/dev/shm"_s).exists() ? u"/dev/shm"_s : QDir::tempPath()) + u"/sheaf-fuzz-XXXXXX"_s);
    return made;
}

[[noreturn]] void broken(const char* what) {
    std::fprintf(stderr, "broken: %s\n", what); // as tools/fuzz looks for it
    std::abort();
}

template <typename T>
bool hold(const Result<T>& result) {
    if (!result && result.error().message.isEmpty())
        broken("an error without a message");
    return result.has_value();
}

void clear() {
    QDir dir(folder().path());
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden))
        dir.remove(name);
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void readEverything(ProjectFile& project) {
    const SourceRepository sources(project);
    const CodingRepository codings(project);
    hold(CodeRepository(project).tree());
    hold(codings.all());
    hold(codings.ranges());
    hold(codings.coders());
    hold(SiteRepository(project).all());
    hold(SiteRepository(project).expected());
    if (const auto all = sources.all(); hold(all)) {
        for (const Source& source : *all) {
            const auto text = sources.text(source.id);
            const auto passages = sources.passages(source.id);
            if (hold(text) && hold(passages)) {
                for (const Passage& passage : *passages) {
                    if (!passage.range.fits(*text))
                        broken("a passage outside its text");
                }
            }
            hold(sources.pages(source.id));
            hold(sources.words(source.id, {0, source.textLength}));
            hold(sources.original(source.id));
            hold(TextRevisionRepository(project).withPrevious(source.textRevision));
        }
    }
    const Journal journal(project);
    if (const auto entries = journal.entries(); hold(entries)) {
        for (const HistoryEntry& entry : *entries)
            hold(journal.rows(entry.revision));
    }
    hold(journal.sourcesChangedAfter(0));
}

} // namespace

/// Any bytes as a project file: it is refused with a reason, or everything in it is read, verified, mended and undone.
/// Looking changes nothing; what is said to be mended is not found again.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    clear();
    const QString path = folder().filePath(u"fuzzed.sheaf"_s);
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner) ||
            file.write(bytes) != bytes.size())
            broken("no room for the file");
    }
    {
        auto reader = ProjectFile::open(path, ProjectFile::Access::ReadOnly);
        if (hold(reader))
            readEverything(*reader);
    }
    constexpr qsizetype formatAt = 63; // the last byte of the user version in SQLite's header
    const bool isOfThisFormat = bytes.size() > formatAt && bytes[formatAt] == currentFormat;
    if (isOfThisFormat && bytesOf(path) != bytes)
        broken("looking changed the file");
    auto project = ProjectFile::open(path, ProjectFile::Access::ReadWrite, ProjectFile::Checks::FileOnly);
    if (!hold(project))
        return 0;
    readEverything(*project);
    hold(Verification(*project).look());
    const auto repaired = Verification(*project).repair();
    if (hold(repaired) && repaired->left() == 0) {
        const auto again = Verification(*project).look();
        if (!hold(again) || again->left() != 0)
            broken(again ? qPrintable(again->faults.first().what) : "what was mended can't be read");
    }
    if (const auto coders = CodingRepository(*project).coders(); hold(coders)) {
        for (const Coder& coder : *coders) {
            hold(UndoChange(*project).undoLast(coder.name));
            hold(UndoChange(*project).redoLast(coder.name));
        }
    }
    return 0;
}

extern "C" size_t LLVMFuzzerMutate(uint8_t* data, size_t size, size_t maxSize);

extern "C" size_t LLVMFuzzerCustomMutator(uint8_t* data, size_t size, size_t maxSize, unsigned int seed) {
    test::ProjectMutator mutator(seed);
    QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    constexpr qsizetype smallestDatabase = 512;
    if (bytes.size() < smallestDatabase)
        bytes = test::smallProject(folder().filePath(u"seed.sheaf"_s));
    else if (mutator.takes(10))
        return LLVMFuzzerMutate(data, size, maxSize);
    else
        bytes = mutator.changed(bytes);
    if (static_cast<size_t>(bytes.size()) > maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, bytes.constData(), static_cast<size_t>(bytes.size()));
    return static_cast<size_t>(bytes.size());
}
