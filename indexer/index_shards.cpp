#include "indexer/index_shards.h"

#include <QByteArray>
#include <QList>

using namespace Qt::StringLiterals;

namespace sheaf {

std::string ShardPlace::toString() const {
    return std::to_string(number) + "/" + std::to_string(count);
}

std::optional<ShardPlace> ShardPlace::fromString(const std::string& text) {
    const QList<QByteArray> parts = QByteArray::fromStdString(text).split('/');
    if (parts.size() != 2)
        return {};
    const ShardPlace place{parts[0].toUInt(), parts[1].toUInt()};
    const bool isPlace = place.number >= 1 && place.number <= place.count && place.count <= maxShards;
    return isPlace ? std::optional(place) : std::nullopt;
}

std::optional<ShardPlace> placeOf(const Xapian::Database& shard) {
    if (shard.get_metadata(shard_key::format) != indexFormat)
        return {};
    return ShardPlace::fromString(shard.get_metadata(shard_key::place));
}

QString shardFolder(const QString& indexFolder, unsigned number) {
    return indexFolder + u"/shard-%1"_s.arg(number);
}

} // namespace sheaf
