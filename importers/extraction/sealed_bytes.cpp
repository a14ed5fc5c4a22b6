#include "importers/extraction/sealed_bytes.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int seals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

tl::unexpected<Error> noMemory() {
    return failure(
        ErrorCode::TooLarge, u"there is no memory for the document"_s, u"Close other programs and try again."_s);
}

/// A limit to the length of files counts for those in memory too.
tl::unexpected<Error> noRoom() {
    return failure(
        ErrorCode::ReadOnly, u"the document is longer than this user's files may be, or the disk is full"_s,
        u"`ulimit -f` tells the limit."_s);
}

bool writeAll(int descriptor, QByteArrayView bytes) {
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), static_cast<size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace

Result<SealedBytes> SealedBytes::of(QByteArrayView bytes) {
    SealedBytes sealed;
    sealed.m_descriptor = ::memfd_create("document", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    errno = 0;
    if (sealed.m_descriptor < 0 || !writeAll(sealed.m_descriptor, bytes) ||
        ::fcntl(sealed.m_descriptor, F_ADD_SEALS, seals) != 0)
        return errno == EFBIG ? noRoom() : noMemory();
    if (auto mapped = sealed.map(); !mapped)
        return failure(mapped);
    return sealed;
}

Result<SealedBytes> SealedBytes::received(int descriptor) {
    SealedBytes sealed;
    sealed.m_descriptor = descriptor;
    const int found = ::fcntl(descriptor, F_GET_SEALS);
    if (found < 0 || (found & seals) != seals)
        return failure(ErrorCode::Unreadable, u"the document's bytes may still change"_s);
    if (auto mapped = sealed.map(); !mapped)
        return failure(mapped);
    return sealed;
}

Result<void> SealedBytes::map() {
    struct stat status = {};
    if (::fstat(m_descriptor, &status) != 0)
        return failure(ErrorCode::Unreadable, u"the document's bytes can't be read"_s);
    m_size = static_cast<qsizetype>(status.st_size);
    if (m_size == 0)
        return {};
    void* mapped = ::mmap(nullptr, static_cast<size_t>(m_size), PROT_READ, MAP_SHARED, m_descriptor, 0);
    if (mapped == MAP_FAILED)
        return noMemory();
    m_mapped = mapped;
    return {};
}

SealedBytes::SealedBytes(SealedBytes&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)), m_mapped(std::exchange(other.m_mapped, nullptr)),
      m_size(std::exchange(other.m_size, 0)) {}

SealedBytes& SealedBytes::operator=(SealedBytes&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    std::swap(m_mapped, other.m_mapped);
    std::swap(m_size, other.m_size);
    return *this;
}

SealedBytes::~SealedBytes() {
    if (m_mapped)
        ::munmap(m_mapped, static_cast<size_t>(m_size));
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

QByteArray SealedBytes::bytes() const {
    return m_mapped ? QByteArray::fromRawData(static_cast<const char*>(m_mapped), m_size) : QByteArray();
}

} // namespace sheaf
