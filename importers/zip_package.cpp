#include "importers/zip_package.h"

#include <zip.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr zip_int64_t mostMembers = 10'000;
constexpr quint64 mostUnpackedBytes = 256ULL << 20;
constexpr quint64 smallMemberBytes = 16ULL << 20;
constexpr quint64 highestRatio = 200;

QString wordsOf(zip_error_t* error) {
    return QString::fromUtf8(zip_error_strerror(error));
}

tl::unexpected<Error> damaged(const QString& detail) {
    return failure(
        ErrorCode::Damaged, u"the file is cut short or damaged"_s, u"Get the file again from where it came from."_s,
        detail);
}

} // namespace

struct ZipPackage::Archive {
    zip_t* zip = nullptr;
    quint64 unpacked = 0;

    Archive() = default;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive() {
        if (zip)
            zip_discard(zip);
    }
};

ZipPackage::ZipPackage(std::unique_ptr<Archive> archive) : m_archive(std::move(archive)) {}
ZipPackage::ZipPackage(ZipPackage&&) noexcept = default;
ZipPackage& ZipPackage::operator=(ZipPackage&&) noexcept = default;
ZipPackage::~ZipPackage() = default;

Result<ZipPackage> ZipPackage::open(const QByteArray& bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    auto archive = std::make_unique<Archive>();
    if (source)
        archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (!archive->zip) {
        const QString detail = wordsOf(&error);
        zip_source_free(source); // takes a null pointer; a source that could not be opened is still ours
        zip_error_fini(&error);
        return damaged(detail);
    }
    zip_error_fini(&error);
    if (zip_get_num_entries(archive->zip, 0) > mostMembers)
        return failure(ErrorCode::TooLarge, u"the file packs more than 10,000 parts"_s);
    return ZipPackage(std::move(archive));
}

bool ZipPackage::contains(const QString& name) const {
    return zip_name_locate(m_archive->zip, name.toUtf8().constData(), ZIP_FL_ENC_UTF_8) >= 0;
}

qsizetype ZipPackage::memberCount() const {
    return static_cast<qsizetype>(std::max<zip_int64_t>(0, zip_get_num_entries(m_archive->zip, 0)));
}

QString ZipPackage::nameOf(qsizetype member) const {
    const char* name = zip_get_name(m_archive->zip, static_cast<zip_uint64_t>(member), ZIP_FL_ENC_GUESS);
    return QString::fromUtf8(name);
}

Result<QByteArray> ZipPackage::read(const QString& name) {
    const zip_int64_t member = zip_name_locate(m_archive->zip, name.toUtf8().constData(), ZIP_FL_ENC_UTF_8);
    if (member < 0)
        return failure(ErrorCode::NotFound, u"the file lacks its part %1"_s.arg(name));
    return read(static_cast<qsizetype>(member));
}

Result<QByteArray> ZipPackage::read(qsizetype member) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive->zip, static_cast<zip_uint64_t>(member), 0, &stat) != 0)
        return damaged(wordsOf(zip_get_error(m_archive->zip)));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        return failure(
            ErrorCode::Encrypted, u"the file is protected by a password"_s, u"Save a copy without the password."_s);
    if (!(stat.valid & ZIP_STAT_SIZE) || !(stat.valid & ZIP_STAT_COMP_SIZE))
        return damaged(u"sizes unknown"_s);
    m_archive->unpacked += std::min<quint64>(stat.size, mostUnpackedBytes + 1);
    const bool isBomb = stat.size > smallMemberBytes && stat.size / highestRatio > stat.comp_size;
    if (m_archive->unpacked > mostUnpackedBytes || isBomb)
        return failure(ErrorCode::TooLarge, u"the file unpacks to more than can be read"_s);

    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen_index(m_archive->zip, stat.index, 0), zip_fclose);
    if (!file)
        return damaged(wordsOf(zip_get_error(m_archive->zip)));
    QByteArray content(static_cast<qsizetype>(stat.size), Qt::Uninitialized);
    qsizetype filled = 0;
    while (filled < content.size()) {
        const zip_int64_t count =
            zip_fread(file.get(), content.data() + filled, static_cast<zip_uint64_t>(content.size() - filled));
        if (count <= 0)
            return damaged(wordsOf(zip_file_get_error(file.get())));
        filled += count;
    }
    char beyond = 0;
    if (zip_fread(file.get(), &beyond, 1) != 0) // also makes libzip compare the checksum
        return damaged(wordsOf(zip_file_get_error(file.get())));
    return content;
}

bool isZip(QByteArrayView bytes) {
    return bytes.startsWith(QByteArrayView("PK\x03\x04", 4)) || bytes.startsWith(QByteArrayView("PK\x05\x06", 4));
}

bool zipHolds(QByteArrayView bytes, QByteArrayView nameStart) {
    if (!isZip(bytes))
        return false;
    const QByteArray borrowed = QByteArray::fromRawData(bytes.data(), bytes.size());
    const auto package = ZipPackage::open(borrowed);
    if (!package)
        return bytes.contains(nameStart);
    const QString start = QString::fromUtf8(nameStart);
    for (qsizetype member = 0; member < package->memberCount(); ++member)
        if (package->nameOf(member).startsWith(start))
            return true;
    return false;
}

} // namespace sheaf
