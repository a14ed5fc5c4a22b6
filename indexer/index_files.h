#pragma once

#include "coding/result.h"
#include "indexer/index_shards.h"
#include "indexer/xapian_query.h"

#include <QString>

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sheaf {

/// The shards of an index, open for reading. Its functions throw what Xapian throws.
class ShardReader {
public:
    /// Whether there is an index in the folder, of whatever format.
    [[nodiscard]] static bool isThere(const QString& folder);
    /// The shards in the index's folder; nothing where there is none of this format.
    static std::optional<ShardReader> openFolder(const QString& folder);
    /// Databases in any order, some of which may be elsewhere. Throws Xapian::DatabaseOpeningError where they are not
    /// all the shards of one index.
    static ShardReader join(const std::vector<Xapian::Database>& shards, bool isRemote);

    /// Looks at what was committed last. False: it is another index now, and has to be opened anew.
    [[nodiscard]] bool refresh();

    /// All shards in one: a docid is a passage's number.
    [[nodiscard]] const Xapian::Database& all() const { return m_all; }
    [[nodiscard]] unsigned count() const { return static_cast<unsigned>(m_shards.size()); }
    [[nodiscard]] IndexTraits traits() const;
    [[nodiscard]] qint64 revision() const; ///< the least that all shards have
    [[nodiscard]] std::string lineage() const;
    [[nodiscard]] std::vector<std::string> partialSources() const; ///< numbers, as commit() was told them
    /// Whether a commit has reached every shard or none.
    [[nodiscard]] bool isEven() const;

private:
    std::vector<Xapian::Database> m_shards;
    Xapian::Database m_all;
    bool m_isRemote = false;
};

/// The shards of an index, open for writing: it holds the write lock of each. What is not committed is dropped.
/// Its functions throw what Xapian throws.
class ShardWriter {
public:
    enum class Start {
        Beginning, ///< where there is no index of this format; DatabaseLockError where another process has made one
        Extending, ///< adding to one with this many shards
        Replacing  ///< an empty one in the place of whatever is there
    };
    ShardWriter(const QString& folder, unsigned count, Start start);

    /// Precondition: the numbers of the passages are Xapian's.
    void add(const std::vector<std::pair<PassageId, Xapian::Document>>& passages);
    void removeSource(SourceId source);
    void commit(qint64 revision, const std::string& lineage, const std::vector<std::string>& partialSources);

private:
    void inEachShard(bool isWorthThreads, const std::function<void(size_t shard)>& work);

    std::vector<Xapian::WritableDatabase> m_shards;
    std::vector<std::string> m_languages;
    QString m_folder;
};

/// How many shards an index gets: one for each core, up to four, since they are written in parallel.
[[nodiscard]] unsigned usualShardCount();

} // namespace sheaf
