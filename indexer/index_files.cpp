#include "indexer/index_files.h"

#include "coding/beside.h"
#include "indexer/index_folder.h"
#include "indexer/xapian_terms.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <future>
#include <sstream>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

std::string encoded(const QString& path) {
    return QFile::encodeName(path).toStdString();
}

bool isDatabase(const QString& folder) {
    return QFileInfo::exists(folder + u"/iamglass"_s);
}

/// A new database for a shard, in place of what damage may have left of one. Two processes may both have seen that
/// there is none; the second is told that the first is at it, even where that has finished.
Xapian::WritableDatabase newDatabase(const QString& folder, bool replaces) {
    static_cast<void>(makePrivateFolder(folder)); // where that fails, Xapian says why
    const int flags = Xapian::DB_BACKEND_GLASS;
    if (replaces || isDatabase(folder))
        return Xapian::WritableDatabase(encoded(folder), flags | Xapian::DB_CREATE_OR_OVERWRITE);
    try {
        return Xapian::WritableDatabase(encoded(folder), flags | Xapian::DB_CREATE);
    } catch (const Xapian::DatabaseCreateError&) {
        if (isDatabase(folder))
            throw Xapian::DatabaseLockError("another process has made the index");
        return Xapian::WritableDatabase(encoded(folder), flags | Xapian::DB_CREATE_OR_OVERWRITE);
    }
}

std::vector<std::string> wordsOf(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Xapian takes a missing table of positions for an empty one, and finds no phrase any more.
void checkTables(const Xapian::Database& shard) {
    if (!shard.get_metadata(shard_key::positions).empty() && !shard.has_positions())
        throw Xapian::DatabaseCorruptError("the table of positions is missing");
}

/// What an index with more shards, or of a format without shards, has left behind.
void removeOthers(const QString& folder, unsigned count) {
    const QFileInfoList entries = QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    for (const QFileInfo& entry : entries) {
        const QString name = entry.fileName();
        if (!entry.isDir())
            QFile::remove(entry.filePath());
        else if (name.startsWith(u"shard-") && name.sliced(6).toUInt() > count)
            QDir(entry.filePath()).removeRecursively();
    }
}

} // namespace

bool ShardReader::isThere(const QString& folder) {
    return isDatabase(shardFolder(folder, 1));
}

std::optional<ShardReader> ShardReader::openFolder(const QString& folder) {
    if (!isThere(folder))
        return {};
    std::vector<Xapian::Database> shards;
    shards.emplace_back(encoded(shardFolder(folder, 1)), Xapian::DB_BACKEND_GLASS);
    const auto first = placeOf(shards.front());
    if (!first || first->number != 1)
        return {};
    for (unsigned number = 2; number <= first->count; ++number) {
        shards.emplace_back(encoded(shardFolder(folder, number)), Xapian::DB_BACKEND_GLASS);
        if (placeOf(shards.back()) != ShardPlace{number, first->count})
            return {};
    }
    std::ranges::for_each(shards, checkTables);
    return join(shards, false);
}

ShardReader ShardReader::join(const std::vector<Xapian::Database>& shards, bool isRemote) {
    ShardReader reader;
    reader.m_isRemote = isRemote;
    reader.m_shards.resize(shards.size());
    std::vector<bool> isTaken(shards.size(), false);
    for (const Xapian::Database& shard : shards) {
        const auto place = placeOf(shard);
        if (!place)
            throw Xapian::DatabaseOpeningError("not a part of a Sheaf index of this version");
        if (place->count != shards.size() || isTaken[place->number - 1])
            throw Xapian::DatabaseOpeningError("these are not all the shards of one index, each once");
        isTaken[place->number - 1] = true;
        reader.m_shards[place->number - 1] = shard;
    }
    for (const Xapian::Database& shard : reader.m_shards)
        reader.m_all.add_database(shard);
    return reader;
}

bool ShardReader::refresh() {
    m_all.reopen();
    const auto place = placeOf(m_shards.front());
    return place && place->count == m_shards.size();
}

IndexTraits ShardReader::traits() const {
    IndexTraits traits{
        .languages = wordsOf(m_shards.front().get_metadata(shard_key::languages)), .isRemote = m_isRemote};
    if (traits.languages.empty())
        traits.languages = IndexTraits().languages;
    return traits;
}

qint64 ShardReader::revision() const {
    std::vector<qint64> revisions;
    for (const Xapian::Database& shard : m_shards)
        revisions.push_back(QByteArray::fromStdString(shard.get_metadata(shard_key::revision)).toLongLong());
    return std::ranges::min(revisions);
}

std::string ShardReader::lineage() const {
    return m_shards.front().get_metadata(shard_key::lineage);
}

std::vector<std::string> ShardReader::partialSources() const {
    return wordsOf(m_shards.front().get_metadata(shard_key::partial));
}

bool ShardReader::isEven() const {
    const Xapian::Database& first = m_shards.front();
    return std::ranges::all_of(m_shards, [&first](const Xapian::Database& shard) {
        return shard.get_metadata(shard_key::revision) == first.get_metadata(shard_key::revision) &&
               shard.get_metadata(shard_key::lineage) == first.get_metadata(shard_key::lineage) &&
               shard.get_metadata(shard_key::partial) == first.get_metadata(shard_key::partial);
    });
}

ShardWriter::ShardWriter(const QString& folder, unsigned count, Start start) : m_folder(folder) {
    for (unsigned number = 1; number <= count; ++number) {
        const QString place = shardFolder(folder, number);
        m_shards.push_back(
            start == Start::Extending
                ? Xapian::WritableDatabase(encoded(place), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS)
                : newDatabase(place, start == Start::Replacing || number > 1));
        m_shards.back().begin_transaction();
    }
    if (start == Start::Extending)
        m_languages = wordsOf(m_shards.front().get_metadata(shard_key::languages));
    else
        removeOthers(folder, count);
}

void ShardWriter::add(const std::vector<std::pair<PassageId, Xapian::Document>>& passages) {
    for (const auto& [id, document] : passages) {
        const std::string language = languageOf(document);
        if (std::ranges::find(m_languages, language) == m_languages.end())
            m_languages.push_back(language);
    }
    constexpr size_t worthThreads = 200; // passages
    inEachShard(passages.size() >= worthThreads, [&](size_t shard) {
        const ShardPlace place{static_cast<unsigned>(shard) + 1, static_cast<unsigned>(m_shards.size())};
        for (const auto& [id, document] : passages) {
            const auto passage = static_cast<unsigned long long>(id.value);
            if (place.holds(passage))
                m_shards[shard].replace_document(place.documentOf(passage), document);
        }
    });
}

void ShardWriter::removeSource(SourceId source) {
    inEachShard(false, [&](size_t shard) { m_shards[shard].delete_document(sourceTerm(source.value)); });
}

void ShardWriter::commit(qint64 revision, const std::string& lineage, const std::vector<std::string>& partialSources) {
    // Written and synchronised in parallel; should the machine stop in between, the shards differ in their revision.
    inEachShard(true, [&](size_t shard) {
        Xapian::WritableDatabase& writer = m_shards[shard];
        const ShardPlace place{static_cast<unsigned>(shard) + 1, static_cast<unsigned>(m_shards.size())};
        writer.set_metadata(shard_key::format, indexFormat);
        writer.set_metadata(shard_key::place, place.toString());
        writer.set_metadata(shard_key::languages, joined(m_languages));
        writer.set_metadata(shard_key::revision, std::to_string(revision));
        writer.set_metadata(shard_key::lineage, lineage);
        writer.set_metadata(shard_key::partial, joined(partialSources));
        writer.set_metadata(shard_key::positions, writer.has_positions() ? "1" : "");
        writer.commit_transaction();
        writer.close();
        makeFilesPrivate(shardFolder(m_folder, place.number));
    });
}

void ShardWriter::inEachShard(bool isWorthThreads, const std::function<void(size_t shard)>& work) {
    std::vector<std::future<void>> others;
    for (size_t shard = 1; shard < m_shards.size(); ++shard)
        others.push_back(beside(isWorthThreads, [&work, shard] { work(shard); }));
    work(0); // should it throw, the futures wait for their threads
    for (std::future<void>& other : others)
        other.get();
}

unsigned usualShardCount() {
    return static_cast<unsigned>(std::clamp(QThread::idealThreadCount(), 1, 4));
}

} // namespace sheaf
