#include "importers/extraction/extraction_channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>
#include <unistd.h>

namespace sheaf {

namespace {

constexpr qsizetype headerBytes = 8;
constexpr qsizetype longestRequest = 256 << 20; // the words of a scanned book are some megabytes
// A reply takes memory as it comes, not as it is announced; of the first step only what is written is real.
constexpr qint64 stepBytes = 64LL << 20;

QByteArray headerFor(qsizetype length) {
    const auto value = static_cast<quint64>(length);
    return QByteArray(reinterpret_cast<const char*>(&value), headerBytes);
}

qint64 lengthFrom(const QByteArray& header) {
    quint64 value = 0;
    std::memcpy(&value, header.constData(), headerBytes);
    return value > static_cast<quint64>(std::numeric_limits<qint64>::max()) ? -1 : static_cast<qint64>(value);
}

template <typename Write>
bool allWritten(const QByteArray& bytes, Write write) {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = write(bytes.constData() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += count;
    }
    return true;
}

/// Exactly so many bytes, or nothing.
bool readExactly(int socket, QByteArray& bytes) {
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t count = ::read(socket, bytes.data() + done, static_cast<size_t>(bytes.size() - done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        done += count;
    }
    return true;
}

} // namespace

bool sendRequest(int socket, const QByteArray& message, const SealedBytes& document) {
    QByteArray header = headerFor(message.size());
    iovec part{header.data(), static_cast<size_t>(header.size())};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control = {};
    msghdr frame = {};
    frame.msg_iov = &part;
    frame.msg_iovlen = 1;
    frame.msg_control = control.data();
    frame.msg_controllen = control.size();
    cmsghdr* rights = CMSG_FIRSTHDR(&frame);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(sizeof(int));
    const int descriptor = document.descriptor();
    std::memcpy(CMSG_DATA(rights), &descriptor, sizeof descriptor);
    ssize_t sent = 0;
    do
        sent = ::sendmsg(socket, &frame, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent != headerBytes)
        return false;
    return allWritten(message, [&](const char* from, size_t size) { return ::send(socket, from, size, MSG_NOSIGNAL); });
}

std::optional<ReceivedRequest> receiveRequest(int socket) {
    QByteArray header(headerBytes, Qt::Uninitialized);
    iovec part{header.data(), static_cast<size_t>(header.size())};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control = {};
    msghdr frame = {};
    frame.msg_iov = &part;
    frame.msg_iovlen = 1;
    frame.msg_control = control.data();
    frame.msg_controllen = control.size();
    ssize_t received = 0;
    do
        received = ::recvmsg(socket, &frame, MSG_CMSG_CLOEXEC | MSG_WAITALL);
    while (received < 0 && errno == EINTR);
    if (received != headerBytes)
        return std::nullopt;
    ReceivedRequest request;
    for (cmsghdr* part_of = CMSG_FIRSTHDR(&frame); part_of; part_of = CMSG_NXTHDR(&frame, part_of)) {
        if (part_of->cmsg_level != SOL_SOCKET || part_of->cmsg_type != SCM_RIGHTS)
            continue;
        int descriptor = -1;
        std::memcpy(&descriptor, CMSG_DATA(part_of), sizeof descriptor);
        if (auto sealed = SealedBytes::received(descriptor))
            request.document = std::move(*sealed);
    }
    const qint64 length = lengthFrom(header);
    if (length < 0 || length > longestRequest)
        return std::nullopt;
    request.message = QByteArray(length, Qt::Uninitialized);
    if (!readExactly(socket, request.message))
        return std::nullopt;
    return request;
}

bool writeReply(int pipe, const QByteArray& message) {
    const auto write = [&](const char* from, size_t size) { return ::write(pipe, from, size); };
    return allWritten(headerFor(message.size()), write) && allWritten(message, write);
}

ReplyCollector::State ReplyCollector::readSome(int pipe) {
    for (;;) {
        if (m_length >= 0 && m_filled == m_length)
            return State::Complete;
        std::array<char, headerBytes> head = {};
        const bool inHeader = m_length < 0;
        if (!inHeader && m_filled == m_body.size())
            m_body.resize(std::min(m_length, std::max(m_filled * 2, stepBytes)));
        char* const to = inHeader ? head.data() : m_body.data() + m_filled;
        const qint64 wanted = inHeader ? headerBytes - m_header.size() : m_body.size() - m_filled;
        const ssize_t count = ::read(pipe, to, static_cast<size_t>(wanted));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
            return State::Waiting;
        if (count <= 0)
            return State::Closed;
        if (!inHeader) {
            m_filled += count;
            continue;
        }
        m_header.append(head.data(), count);
        if (m_header.size() < headerBytes)
            continue;
        m_length = lengthFrom(m_header);
        if (m_length < 0 || m_length > longestReply)
            return State::TooLong;
    }
}

QByteArray ReplyCollector::take() {
    m_header.clear();
    m_length = -1;
    m_filled = 0;
    return std::exchange(m_body, {});
}

} // namespace sheaf
