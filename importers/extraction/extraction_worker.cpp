#include "importers/extraction/extraction_worker.h"

#include "importers/extraction/extraction_channel.h"
#include "importers/extraction/extraction_message.h"
#include "importers/extraction/sandbox.h"
#include "importers/import_document.h"
#include "importers/page_picture.h"
#include "importers/pdf_picture_pages.h"

#include <array>
#include <ctime>
#include <exception>
#include <iconv.h>
#include <new>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr std::chrono::hours longestDocument{1}; // whoever asked waits less; this is for when nobody waits any more

template <typename T>
Result<ExtractionReply> replyFrom(Result<T> result) {
    if (!result)
        return failure(result);
    return ExtractionReply(std::move(*result));
}

struct Answering {
    const QByteArray& bytes;

    Result<ExtractionReply> operator()(const ReadDocumentRequest& request) const {
        return replyFrom(importDocument(bytes, request.reading));
    }
    Result<ExtractionReply> operator()(const FindPicturePagesRequest& request) const {
        return replyFrom(picturePagesOfPdf(bytes, request.password));
    }
    Result<ExtractionReply> operator()(const DrawPageRequest& request) const {
        return replyFrom(drawPage(bytes, request));
    }
};

Result<ExtractionReply> answerTo(const ExtractionRequest& request, const SealedBytes& document) {
    const QByteArray bytes = document.bytes();
    try {
        return std::visit(Answering{bytes}, request);
    } catch (const std::bad_alloc&) {
        return failure(ErrorCode::TooLarge, u"reading it needs more memory than there is"_s);
    } catch (const std::exception& thrown) {
        return failure(ErrorCode::Damaged, u"the content can't be read"_s, {}, QString::fromUtf8(thrown.what()));
    }
}

} // namespace

void prepareExtraction() {
    // glibc loads most of its converters from files, and keeps them loaded while one of them is open.
    for (const char* charset : {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "WINDOWS-1252"}) {
        static_cast<void>(::iconv_open("UTF-8", charset));
        static_cast<void>(::iconv_open(charset, "UTF-8"));
    }
    static_cast<void>(::localtime_r(std::array<time_t, 1>{0}.data(), std::array<tm, 1>{}.data()));
}

int serveExtraction(int socket, int pipe) {
    while (const auto received = receiveRequest(socket)) {
        const auto request = decodeRequest(received->message);
        if (!request || !received->document)
            return 1; // whoever asks so is not ours
        allowProcessorTime(longestDocument);
        if (!writeReply(pipe, encodeReply(answerTo(request->request, *received->document), request->number)))
            break;
    }
    return 0;
}

} // namespace sheaf
