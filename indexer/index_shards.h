#pragma once

#include "coding/identifiers.h"

#include <QString>

#include <xapian.h>

#include <optional>
#include <string>

namespace sheaf {

/// One of the parts of an index. Passages go round: passage 1 to the first shard, 2 to the second, … Xapian numbers the
/// documents of several databases in just this way, so that in all shards together, opened in their order, a docid is a
/// passage's number.
struct ShardPlace {
    unsigned number = 1; ///< from 1
    unsigned count = 1;

    [[nodiscard]] bool holds(unsigned long long passage) const { return (passage - 1) % count == number - 1; }
    /// The docid in this shard. Precondition: holds(passage).
    [[nodiscard]] Xapian::docid documentOf(unsigned long long passage) const {
        return static_cast<Xapian::docid>((passage - 1) / count + 1);
    }
    [[nodiscard]] unsigned long long passageOf(Xapian::docid document) const {
        return (document - 1ULL) * count + number;
    }
    /// The first passage from this one on that the shard holds.
    [[nodiscard]] unsigned long long firstFrom(unsigned long long passage) const {
        const unsigned long long ahead = (passage - 1) % count;
        return passage + (number - 1 + count - ahead) % count;
    }

    [[nodiscard]] std::string toString() const; ///< `1/2`, as the shard's own metadata say
    [[nodiscard]] static std::optional<ShardPlace> fromString(const std::string& text);

    friend bool operator==(const ShardPlace&, const ShardPlace&) = default;
};

inline constexpr unsigned maxShards = 64;

/// To be raised whenever analyse(), the stems or the terms change, so that indexes made before are made anew.
inline constexpr auto indexFormat = "2";

/// What a shard says of itself, in Xapian's metadata.
namespace shard_key {
inline constexpr auto format = "sheaf-format";
inline constexpr auto revision = "sheaf-revision";
inline constexpr auto lineage = "sheaf-lineage";
inline constexpr auto languages = "sheaf-languages"; ///< the keys of its passages' stemmers, with blanks between
inline constexpr auto place = "sheaf-shard";
inline constexpr auto positions = "sheaf-positions"; ///< `1` if its passages have any
inline constexpr auto partial = "sheaf-partial";     ///< sources that may be in it in part, with blanks between
} // namespace shard_key

/// The place that a database says it has; nothing where it is no shard of this format. Throws what Xapian throws.
[[nodiscard]] std::optional<ShardPlace> placeOf(const Xapian::Database& shard);

/// The folder of a shard in the index's own.
[[nodiscard]] QString shardFolder(const QString& indexFolder, unsigned number);

} // namespace sheaf
