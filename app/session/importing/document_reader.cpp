#include "app/session/importing/document_reader.h"

#include "app/session/files.h"
#include "app/session/importing/legacy_word.h"
#include "app/session/importing/page_recognition.h"
#include "coding/beside.h"
#include "importers/compound_file.h"
#include "importers/extraction/extraction_pool.h"
#include "importers/import_document.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <new>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int deepestDocument = 4;        // an archive in a message in an archive, and what it holds
constexpr size_t mostDocuments = 100'000; // of one file
constexpr qint64 mostUnpackedBytes = 1LL << 30;

Error named(Error error, const QString& path) {
    error.message = u"%1: %2"_s.arg(path, error.message);
    return error;
}

ReadDocument unread(const QString& path, Error error) {
    ReadDocument document;
    document.path = path;
    document.fileName = QFileInfo(path).fileName();
    document.imported = tl::unexpected<Error>(named(std::move(error), path));
    return document;
}

} // namespace

/// What one file has given so far.
struct DocumentReader::FileReading {
    std::vector<ReadDocument> documents;
    qint64 bytesLeft = mostUnpackedBytes;
};

std::vector<ReadDocument> DocumentReader::read(const QString& path) const {
    FileReading reading;
    try {
        auto bytes = readFile(path, maximumDocumentBytes);
        if (bytes) {
            readBytes(path, std::move(*bytes), 0, reading);
        } else {
            ReadDocument document = unread(path, {});
            document.imported = failure(bytes); // names the path by itself
            reading.documents.push_back(std::move(document));
        }
    } catch (const std::bad_alloc&) {
        reading.documents.push_back(unread(
            path,
            {ErrorCode::TooLarge, u"there is not memory enough for it"_s, u"Close other programs and try again."_s}));
    }
    return std::move(reading.documents);
}

void DocumentReader::readBytes(const QString& path, QByteArray bytes, int depth, FileReading& reading) const {
    const auto start = std::chrono::steady_clock::now();
    ReadDocument document;
    document.path = path;
    document.fileName = QFileInfo(path).fileName();
    document.isContained = depth > 0;
    document.bytes = std::move(bytes);
    document.sha256 = QCryptographicHash::hash(document.bytes, QCryptographicHash::Sha256);
    if (m_heldHashes.contains(document.sha256)) {
        reading.documents.push_back(std::move(document));
        return;
    }
    document.imported = extract(document.bytes, document.fileName);
    document.took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    if (!document.imported) {
        document.bytes.clear();
        document.imported = tl::unexpected<Error>(named(document.imported.error(), path));
        reading.documents.push_back(std::move(document));
        return;
    }
    ImportedSource holding = std::move(*document.imported);
    std::vector<ContainedDocument> contained = std::exchange(holding.contained, {});
    const bool isDocument = !holding.passages.isEmpty();
    const QStringList warnings = isDocument ? QStringList() : holding.warnings;
    const bool isArchive = holding.format.isEmpty();
    if (isDocument) {
        document.imported = std::move(holding);
        prepare(document);
        reading.documents.push_back(std::move(document));
    } else if (isArchive && !warnings.isEmpty()) { // what it could not hand out is lost, if nobody hears of it
        reading.documents.push_back(unread(path, {ErrorCode::Damaged, warnings.join(u"; "_s)}));
    }
    const size_t first = reading.documents.size();
    ImportedSource rest;
    rest.contained = std::move(contained);
    addContained(path, rest, depth, reading);
    if (!isArchive && !warnings.isEmpty() && reading.documents.size() > first && reading.documents[first].imported)
        reading.documents[first].imported->warnings = warnings + reading.documents[first].imported->warnings;
}

void DocumentReader::addContained(const QString& path, ImportedSource& source, int depth, FileReading& reading) const {
    for (ContainedDocument& inner : source.contained) {
        const QString innerPath = path + u'/' + inner.name;
        reading.bytesLeft -= inner.bytes.size();
        if (reading.documents.size() >= mostDocuments || reading.bytesLeft < 0) {
            reading.documents.push_back(unread(
                innerPath, {ErrorCode::TooLarge, u"one file holds more than can be read: 100,000 documents or 1 GB"_s,
                            u"Split it."_s}));
            return;
        }
        if (m_cancel->isCancelled()) {
            reading.documents.push_back(unread(innerPath, {ErrorCode::Cancelled, u"stopped"_s}));
            return;
        }
        if (inner.source.empty() && depth + 1 >= deepestDocument) {
            reading.documents.push_back(unread(
                innerPath, {ErrorCode::TooLarge, u"archives are nested deeper than can be read"_s,
                            u"Unpack it, and import the files."_s}));
        } else if (inner.source.empty()) {
            readBytes(innerPath, std::exchange(inner.bytes, {}), depth + 1, reading);
        } else {
            ReadDocument document;
            document.path = innerPath;
            document.fileName = inner.name;
            document.isContained = true;
            document.bytes = std::move(inner.bytes);
            document.sha256 = QCryptographicHash::hash(document.bytes, QCryptographicHash::Sha256);
            document.imported = std::move(inner.source.front());
            prepare(document);
            reading.documents.push_back(std::move(document));
        }
    }
}

Result<ImportedSource> DocumentReader::extract(const QByteArray& bytes, const QString& fileName) const {
    if (isLegacyWord(bytes)) {
        const auto converted = convertLegacyWord(bytes, m_terms.timeout, *m_cancel);
        if (!converted)
            return failure(converted);
        if (!converted->isEmpty())
            return extract(*converted, fileName + u"x"_s);
    }
    ExtractionPool& pool = ExtractionPool::shared();
    const auto sealed = SealedBytes::of(bytes);
    if (!sealed)
        return failure(sealed);
    const ExtractionTerms terms{m_terms.timeout, *m_cancel};
    ReadingRequest request{.fileName = fileName, .password = m_terms.password};
    auto source = pool.read(*sealed, request, terms);
    if (!m_terms.recognisePictures || !bytes.startsWith("%PDF-"))
        return source;
    const bool hasPictures =
        source ? !source->pagesWithoutText.isEmpty() : source.error().code == ErrorCode::Unsupported;
    if (!hasPictures)
        return source;
    auto recognised = recognisePictures(*sealed, m_terms.password, m_terms.recognitionLanguage, pool, terms);
    if (!recognised && source && recognised.error().code != ErrorCode::Cancelled) {
        source->warnings.append(recognised.error().message);
        return source;
    }
    if (!recognised)
        return failure(recognised);
    QStringList leftOut;
    for (const int page : recognised->leftOut)
        leftOut.append(QString::number(page));
    request.recognised = std::move(recognised->pages);
    auto read = pool.read(*sealed, request, terms);
    if (!read && source && read.error().code != ErrorCode::Cancelled) {
        source->warnings.append(u"text recognition was of no use: "_s + read.error().message);
        return source;
    }
    if (read && !request.recognised.isEmpty())
        read->warnings.append(
            u"%1 pages were read by text recognition: expect errors"_s.arg(request.recognised.size()));
    if (read && !leftOut.isEmpty())
        read->warnings.append(u"text recognition left out pages "_s + leftOut.join(u", "_s));
    return read;
}

/// All that can be made ready for the store, which has one thread only.
void DocumentReader::prepare(ReadDocument& document) const {
    ImportedSource& source = *document.imported;
    constexpr qsizetype manyWords = 50'000; // an evaluation of 100 pages: somebody may be waiting for just this one
    const QList<WordBox> words = std::exchange(source.words, {});
    auto packed = beside(words.size() >= manyWords, [&words] { return packPages(words); });
    document.guessed = guessMetadata(document.fileName, source.title, source.text.left(4000), m_siteNames);
    document.sketch = sketchOf(source.text);
    document.words = packed.get();
}

} // namespace sheaf
