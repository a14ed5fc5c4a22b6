#pragma once

#include "importers/extraction/sealed_bytes.h"

#include <QByteArray>

#include <optional>

namespace sheaf {

/// One frame of a request: the message and the document that it is about. A frame is a length of eight bytes, as the
/// machine has them, and so many bytes of CBOR; the document's descriptor travels with the length (SCM_RIGHTS).
struct ReceivedRequest {
    QByteArray message;
    std::optional<SealedBytes> document;
};

/// Sends over a socket. False if the other end is gone.
[[nodiscard]] bool sendRequest(int socket, const QByteArray& message, const SealedBytes& document);
/// Waits for the next request; nothing once the other end is closed.
[[nodiscard]] std::optional<ReceivedRequest> receiveRequest(int socket);

/// Writes a reply's frame to a pipe. False if nobody reads.
[[nodiscard]] bool writeReply(int pipe, const QByteArray& message);

/// Collects a reply from a pipe as it comes.
class ReplyCollector {
public:
    enum class State { Waiting, Complete, Closed, TooLong };
    /// Reads what there is, without waiting if the pipe does not block.
    State readSome(int pipe);
    [[nodiscard]] QByteArray take();

    /// Longer replies are not taken.
    static constexpr qint64 longestReply = 1LL << 30;

private:
    QByteArray m_header;
    QByteArray m_body;
    qint64 m_length = -1;
    qint64 m_filled = 0;
};

} // namespace sheaf
