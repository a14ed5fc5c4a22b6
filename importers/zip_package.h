#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>

namespace sheaf {

/// Reads members of a zip file held in memory. The one file that knows libzip.
///
/// Limits:  10,000 members; 256 MB unpacked in all members asked for; a member over 16 MB may not be packed more than
/// 200 to 1. Threads: one object, one thread.
class ZipPackage {
public:
    /// `bytes` must outlive the package. Errors: Damaged, Encrypted, TooLarge.
    static Result<ZipPackage> open(const QByteArray& bytes);

    ZipPackage(ZipPackage&&) noexcept;
    ZipPackage& operator=(ZipPackage&&) noexcept;
    ~ZipPackage();

    [[nodiscard]] bool contains(const QString& name) const;
    /// Errors: NotFound, Damaged, Encrypted, TooLarge.
    [[nodiscard]] Result<QByteArray> read(const QString& name);

    /// Members by their place in the archive, from 0: two may have one name.
    [[nodiscard]] qsizetype memberCount() const;
    /// Names that are not marked as UTF-8 are read as such if they are, else as code page 437.
    [[nodiscard]] QString nameOf(qsizetype member) const;
    /// Errors: Damaged, Encrypted, TooLarge.
    [[nodiscard]] Result<QByteArray> read(qsizetype member);

private:
    struct Archive;
    explicit ZipPackage(std::unique_ptr<Archive> archive);

    std::unique_ptr<Archive> m_archive;
};

/// Whether the bytes start as a zip file does; one without members has only an end.
[[nodiscard]] bool isZip(QByteArrayView bytes);

/// Whether the bytes are a zip file with a member whose name starts so. Of a damaged one, whether the name occurs in it
/// at all. Cost: O(members), O(bytes) if it is damaged.
[[nodiscard]] bool zipHolds(QByteArrayView bytes, QByteArrayView nameStart);

} // namespace sheaf
