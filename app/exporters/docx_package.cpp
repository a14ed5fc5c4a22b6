#include "app/exporters/docx_package.h"

#include <zip.h>

#include <memory>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

struct SourceFree {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, SourceFree>;

struct ArchiveDiscard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveDiscard>;

tl::unexpected<Error> zipFailure(const char* words) {
    return failure(ErrorCode::Internal, u"The document could not be packed."_s, {}, QString::fromUtf8(words));
}

bool addPart(zip_t* archive, const PackagePart& part) {
    constexpr zip_uint16_t midnight = 0;
    constexpr zip_uint16_t firstOf1980 = (1U << 5U) | 1U; // MS-DOS date: year since 1980, month, day
    zip_source_t* source =
        zip_source_buffer(archive, part.content.constData(), static_cast<zip_uint64_t>(part.content.size()), 0);
    if (source == nullptr)
        return false;
    const zip_int64_t index = zip_file_add(archive, part.name.constData(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto at = static_cast<zip_uint64_t>(index);
    return zip_file_set_dostime(archive, at, midnight, firstOf1980, 0) == 0;
}

/// Everything a closed archive wrote to its in-memory source.
QByteArray contentOf(zip_source_t* source) {
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_source_stat(source, &status) < 0 || (status.valid & ZIP_STAT_SIZE) == 0 || zip_source_open(source) < 0)
        return {};
    QByteArray bytes(static_cast<qsizetype>(status.size), Qt::Uninitialized);
    const zip_int64_t read = zip_source_read(source, bytes.data(), status.size);
    zip_source_close(source);
    return read == bytes.size() ? bytes : QByteArray();
}

} // namespace

Result<QByteArray> zipPackage(const QList<PackagePart>& parts) {
    zip_error_t error;
    zip_error_init(&error);
    const Source source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (!source)
        return zipFailure(zip_error_strerror(&error));
    Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
    if (!archive)
        return zipFailure(zip_error_strerror(&error));
    zip_source_keep(source.get()); // the archive gives its own hold away when it closes

    for (const PackagePart& part : parts) {
        if (!addPart(archive.get(), part))
            return zipFailure(zip_strerror(archive.get()));
    }
    if (zip_close(archive.get()) < 0)
        return zipFailure(zip_strerror(archive.get()));
    static_cast<void>(archive.release()); // closed: no longer ours to discard

    QByteArray bytes = contentOf(source.get());
    if (bytes.isEmpty())
        return zipFailure("the packed bytes could not be read back");
    return bytes;
}

} // namespace sheaf
