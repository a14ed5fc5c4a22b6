#pragma once

#include "coding/result.h"
#include "importers/importer.h"

#include <QByteArray>
#include <QList>

#include <variant>

namespace sheaf {

/// A page as a picture: rows from the top, three bytes (red, green, blue) a pixel, no padding.
struct PagePicture {
    int width = 0, height = 0; ///< pixels
    QByteArray pixels;         ///< width × height × 3 bytes
};

/// What the reading process is asked to do with a document's bytes.
struct ReadDocumentRequest {
    ReadingRequest reading;
};
struct FindPicturePagesRequest {
    QString password;
};
struct DrawPageRequest {
    QString password;
    int page = 1; ///< from 1
    double dotsPerInch = 100;
};
using ExtractionRequest = std::variant<ReadDocumentRequest, FindPicturePagesRequest, DrawPageRequest>;

/// What it answers: in the order of the requests above.
using ExtractionReply = std::variant<ImportedSource, QList<int>, PagePicture>;

/// The messages between the two, as CBOR (RFC 8949).
[[nodiscard]] QByteArray encodeRequest(const ExtractionRequest& request);
/// Errors: Damaged.
[[nodiscard]] Result<ExtractionRequest> decodeRequest(const QByteArray& bytes);
[[nodiscard]] QByteArray encodeReply(const Result<ExtractionReply>& reply);
/// The error that was sent, or Damaged where the bytes are no reply: they may come from a process that a hostile
/// document has taken over.
[[nodiscard]] Result<ExtractionReply> decodeReply(const QByteArray& bytes);

} // namespace sheaf
