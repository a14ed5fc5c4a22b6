#include "indexer/index_places.h"

#include "indexer/xapian_errors.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

constexpr unsigned answerTimeout = 60'000;  // ms
constexpr unsigned connectTimeout = 10'000; // ms
constexpr qint64 maxStubSize = 100'000;     // bytes

struct Place {
    QString folder; ///< of a database on this machine
    std::string host;
    unsigned port = 0;
};

tl::unexpected<Error> notAPlace(const QString& written) {
    return failure(
        ErrorCode::InvalidArgument, u"Not a place of a search index: “%1”"_s.arg(written),
        u"Write remote:HOST:PORT, several with commas between, or the path of a stub file."_s);
}

std::optional<Place> serverAt(const QString& written) {
    const qsizetype colon = written.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = colon > 0 ? written.sliced(colon + 1).toUInt(&isNumber) : 0;
    if (!isNumber || port == 0 || port > 65535)
        return {};
    return Place{.folder = {}, .host = written.first(colon).toStdString(), .port = port};
}

/// A line of a stub file, in the format that xapian-core's "admin notes" describe: a kind and where it is.
std::optional<Place> placeInStub(const QString& line, const QDir& besideStub) {
    const QString kind = line.section(u' ', 0, 0);
    const QString where = line.section(u' ', 1).trimmed();
    if (where.isEmpty())
        return {};
    if (kind == u"remote")
        return serverAt(where);
    if (kind == u"glass" || kind == u"auto")
        return Place{.folder = besideStub.absoluteFilePath(where), .host = {}};
    return {};
}

Result<std::vector<Place>> placesInStub(const QString& path) {
    QFile stub(path);
    if (!QFileInfo(path).isFile() || stub.size() > maxStubSize || !stub.open(QIODevice::ReadOnly))
        return notAPlace(path);
    std::vector<Place> places;
    const QStringList lines = QString::fromUtf8(stub.readAll()).split(u'\n');
    for (const QString& line : lines) {
        const QString trimmed = line.simplified();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        const auto place = placeInStub(trimmed, QFileInfo(path).absoluteDir());
        if (!place)
            return notAPlace(trimmed);
        places.push_back(*place);
    }
    return places;
}

Result<std::vector<Place>> placesAsWritten(const QString& written) {
    constexpr auto prefix = "remote:"_L1;
    if (!written.startsWith(prefix))
        return placesInStub(written);
    std::vector<Place> places;
    const QStringList servers = written.sliced(prefix.size()).split(u',');
    for (const QString& server : servers) {
        const QString trimmed = server.trimmed();
        const auto place = serverAt(trimmed.startsWith(prefix) ? trimmed.sliced(prefix.size()) : trimmed);
        if (!place)
            return notAPlace(written);
        places.push_back(*place);
    }
    return places;
}

Xapian::Database databaseAt(const Place& place) {
    return place.folder.isEmpty()
               ? Xapian::Remote::open(place.host, place.port, answerTimeout, connectTimeout)
               : Xapian::Database(QFile::encodeName(place.folder).toStdString(), Xapian::DB_BACKEND_GLASS);
}

} // namespace

Result<ShardReader> openIndexPlaces(const QString& written) {
    const auto places = placesAsWritten(written);
    if (!places)
        return failure(places);
    if (places->empty())
        return notAPlace(written);
    std::optional<Error> mismatch;
    auto opened = guardedXapian(XapianAccess::Reading, [&] {
        std::vector<Xapian::Database> shards;
        bool isRemote = false;
        for (const Place& place : *places) {
            shards.push_back(databaseAt(place));
            isRemote = isRemote || place.folder.isEmpty();
        }
        try {
            ShardReader index = ShardReader::join(shards, isRemote);
            if (!index.isEven())
                throw Xapian::DatabaseOpeningError("the shards are of different states, or of different projects");
            return index;
        } catch (const Xapian::DatabaseOpeningError& error) {
            mismatch = Error{
                ErrorCode::Unreadable, u"What lies at “%1” does not make one search index."_s.arg(written),
                u"Name every shard that one “sheaf reindex” made, each once."_s,
                QString::fromStdString(error.get_msg())};
            throw;
        }
    });
    if (mismatch)
        return tl::unexpected<Error>(std::move(*mismatch));
    return opened;
}

} // namespace sheaf
