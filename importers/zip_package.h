#pragma once

#include "coding/result.h"

#include <QByteArray>
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

private:
    struct Archive;
    explicit ZipPackage(std::unique_ptr<Archive> archive);

    std::unique_ptr<Archive> m_archive;
};

} // namespace sheaf
