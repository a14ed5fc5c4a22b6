#pragma once

#include "app/session/importing/reading_terms.h"
#include "coding/near_duplicates.h"
#include "coding/progress.h"
#include "coding/store/word_box_codec.h"
#include "importers/guess_metadata.h"
#include "importers/imported_source.h"

#include <QByteArray>
#include <QSet>
#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace sheaf {

/// A document after its bytes were read and understood, before anything is stored.
struct ReadDocument {
    QString path;     ///< as a report names it: `docs/all.zip/Leeds.docx` for one that came in an archive
    QString fileName; ///< without folders
    QByteArray bytes;
    QByteArray sha256; ///< of the bytes; empty if they could not be read
    Result<ImportedSource> imported = failure(ErrorCode::Internal, {}); ///< without the documents and words in it
    QList<PackedPage> words;
    GuessedMetadata guessed;
    TextSketch sketch;
    bool isContained = false; ///< in another file
    std::chrono::milliseconds took{0};
};

/// Reads documents, in the processes of ExtractionPool, with all that comes in them: an archive's, a message's
/// attachments, a table's rows. Threads: any.
class DocumentReader {
public:
    /// Documents with these hashes are held: their bytes are looked at no further. `siteNames`: see guessMetadata().
    DocumentReader(ReadingTerms terms, QStringList siteNames, QSet<QByteArray> heldHashes, const CancelToken& cancel)
        : m_terms(std::move(terms)), m_siteNames(std::move(siteNames)), m_heldHashes(std::move(heldHashes)),
          m_cancel(&cancel) {}

    /// One for the file and each document in it; at least one, for a file that can't be read as well. Throws nothing.
    /// Limits: 100,000 documents and 1 GB unpacked in one file, four deep.
    [[nodiscard]] std::vector<ReadDocument> read(const QString& path) const;

private:
    struct FileReading;
    void readBytes(const QString& path, QByteArray bytes, int depth, FileReading& reading) const;
    void addContained(const QString& path, ImportedSource& source, int depth, FileReading& reading) const;
    [[nodiscard]] Result<ImportedSource> extract(const QByteArray& bytes, const QString& fileName) const;
    void prepare(ReadDocument& document) const;

    ReadingTerms m_terms;
    QStringList m_siteNames;
    QSet<QByteArray> m_heldHashes;
    const CancelToken* m_cancel;
};

} // namespace sheaf
