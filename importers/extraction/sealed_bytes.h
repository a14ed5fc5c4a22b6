#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sheaf {

/// Bytes in memory that nobody can change any more, also not through another process's descriptor: what is hashed,
/// parsed elsewhere and stored is the same. Never on disk.
class SealedBytes {
public:
    /// Errors: TooLarge if there is no memory for a copy, ReadOnly if files may not be so long (RLIMIT_FSIZE).
    static Result<SealedBytes> of(QByteArrayView bytes);
    /// What a descriptor of sealed bytes holds; takes the descriptor. Errors: Unreadable (also if they are not sealed).
    static Result<SealedBytes> received(int descriptor);

    SealedBytes(SealedBytes&& other) noexcept;
    SealedBytes& operator=(SealedBytes&& other) noexcept;
    ~SealedBytes();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Not a copy: good as long as this lives.
    [[nodiscard]] QByteArray bytes() const;

private:
    SealedBytes() = default;
    Result<void> map();

    int m_descriptor = -1;
    void* m_mapped = nullptr;
    qsizetype m_size = 0;
};

} // namespace sheaf
