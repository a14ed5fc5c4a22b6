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

/// The messages between the two, as CBOR (RFC 8949). A reply bears the number of its request.
[[nodiscard]] QByteArray encodeRequest(const ExtractionRequest& request, int number);
struct NumberedRequest {
    ExtractionRequest request;
    int number = 0;
};
/// Errors: Internal.
[[nodiscard]] Result<NumberedRequest> decodeRequest(const QByteArray& bytes);
[[nodiscard]] QByteArray encodeReply(const Result<ExtractionReply>& reply, int number);
/// The error that was sent; or Internal where the bytes are no reply to this request: they may come from a process that
/// a hostile document has taken over. Memory: at most 8 million items are looked at.
[[nodiscard]] Result<ExtractionReply> decodeReply(const QByteArray& bytes, int number);

} // namespace sheaf
