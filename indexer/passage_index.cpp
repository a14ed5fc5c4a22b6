#include "indexer/passage_index.h"

#include "indexer/index_files.h"
#include "indexer/index_folder.h"
#include "indexer/index_places.h"
#include "indexer/index_search.h"
#include "indexer/similarity_search.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_query.h"
#include "indexer/xapian_terms.h"

#include <QStandardPaths>
#include <QThread>
#include <QUuid>

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

bool isDocumentId(PassageId id) {
    return id.isValid() && id.value <= std::numeric_limits<Xapian::docid>::max();
}

unsigned shardCount(unsigned wanted) {
    return wanted == 0 ? usualShardCount() : std::min(wanted, maxShards);
}

/// The shards do not commit at one moment; a reader that comes in between waits a little for the others.
void waitUntilEven(ShardReader& reader) {
    constexpr int attempts = 10;
    constexpr unsigned long pause = 10; // ms
    for (int attempt = 0; attempt < attempts && !reader.isEven(); ++attempt) {
        QThread::msleep(pause);
        if (!reader.refresh())
            return;
    }
}

} // namespace

class PassageIndex::Database {
public:
    explicit Database(const QString& folder) : m_folder(folder) {}
    /// To be read only.
    explicit Database(ShardReader places) : m_reader(std::move(places)) {}

    /// Calls `look` with the index as it was committed last, or returns `nothing` where there is none.
    template <typename Value, typename Look>
    Result<Value> read(Value nothing, Look look) {
        return guardedXapianRead([this] { refresh(); }, [&] { return m_reader ? look(*m_reader) : nothing; });
    }

    Result<Reached> readReached() {
        Result<Reached> reached = read<Reached>({}, [](const ShardReader& reader) {
            Reached found{reader.revision(), QString::fromStdString(reader.lineage()), {}};
            for (const std::string& source : reader.partialSources())
                found.partial.append(SourceId{QByteArray::fromStdString(source).toLongLong()});
            return found;
        });
        m_known = reached.value_or(Reached());
        return reached;
    }

    QStringList shardFolders() {
        const unsigned count =
            isElsewhere() ? 0 : read<unsigned>(0, [](const ShardReader& reader) { return reader.count(); }).value_or(0);
        QStringList folders;
        for (unsigned number = 1; number <= count; ++number)
            folders.append(shardFolder(m_folder, number));
        return folders;
    }

    /// Runs `change` under the write lock, taking it first where this object does not hold it yet.
    template <typename Change>
    Result<void> write(Change change) {
        Result<void> changed = startWriting();
        if (changed)
            changed = guardedXapian(XapianAccess::Writing, [&] { change(*m_writer); });
        if (!changed)
            m_writer.reset(); // its transaction with it: half a change must not be committed with the next one
        return changed;
    }

    Result<void> commit(const Reached& reached) {
        std::vector<std::string> partial;
        for (const SourceId source : reached.partial)
            partial.push_back(std::to_string(source.value));
        const Result<void> committed = write(
            [&](ShardWriter& writer) { writer.commit(reached.revision, reached.lineage.toStdString(), partial); });
        m_writer.reset();
        if (committed)
            m_known = reached;
        return committed;
    }

    Result<void> clear(unsigned shards) {
        if (isElsewhere())
            return toBeReadOnly();
        m_writer.reset();
        m_reader.reset();
        if (Result<void> made = makePrivateFolder(m_folder); !made)
            return made;
        const Result<void> opened = openWriter(shardCount(shards), ShardWriter::Start::Replacing);
        return opened ? commit({}) : opened;
    }

private:
    bool isElsewhere() const { return m_folder.isEmpty(); }
    static tl::unexpected<Error> toBeReadOnly() {
        return failure(ErrorCode::ReadOnly, u"This index is elsewhere, and to be searched only."_s);
    }

    void refresh() {
        if (isElsewhere()) {
            if (!m_reader->refresh())
                throw Xapian::DatabaseOpeningError("it is another index now");
            return;
        }
        if (!ShardReader::isThere(m_folder))
            m_reader.reset();
        else if (!m_reader || !m_reader->refresh())
            m_reader = ShardReader::openFolder(m_folder);
        if (m_reader && !m_writer)
            waitUntilEven(*m_reader);
    }

    Result<void> startWriting() {
        if (m_writer)
            return {};
        if (isElsewhere())
            return toBeReadOnly();
        if (Result<void> made = makePrivateFolder(m_folder); !made)
            return made;
        const Reached known = m_known;
        if (const auto looked = read<bool>(false, [](const ShardReader&) { return true; }); !looked)
            return failure(looked);
        const Result<void> opened = m_reader ? openWriter(m_reader->count(), ShardWriter::Start::Extending)
                                             : openWriter(usualShardCount(), ShardWriter::Start::Beginning);
        if (!opened)
            return opened;
        // Only now does nobody else write. Adding to what another process has emptied or carried on would leave gaps
        // that no search shows.
        const Result<Reached> found = readReached();
        if (!found)
            return failure(found);
        m_known = known; // the caller does not know better until it asks
        if (found->revision != known.revision || found->lineage != known.lineage)
            return failure(
                ErrorCode::Busy, u"Another process has changed the search index meanwhile."_s,
                u"Read its revision again, and bring it up to date from there."_s);
        if (m_reader && !m_reader->isEven())
            return failure(ErrorCode::Unreadable, u"Writing the search index was interrupted."_s);
        return {};
    }

    Result<void> openWriter(unsigned count, ShardWriter::Start start) {
        m_writer.reset(); // before the new one, or it would meet its own lock
        return guardedXapian(XapianAccess::Writing, [&] { m_writer.emplace(m_folder, count, start); });
    }

    QString m_folder;                    ///< empty where the index is elsewhere
    std::optional<ShardReader> m_reader; ///< empty where there is no index in our format
    std::optional<ShardWriter> m_writer;
    Reached m_known;
};

PassageIndex::PassageIndex(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
PassageIndex::PassageIndex(PassageIndex&&) noexcept = default;
PassageIndex& PassageIndex::operator=(PassageIndex&&) noexcept = default;
PassageIndex::~PassageIndex() = default;

Result<QString> PassageIndex::folderFor(const QString& projectGuid) {
    const QUuid guid = QUuid::fromString(projectGuid);
    if (guid.isNull())
        return failure(ErrorCode::InvalidArgument, u"Not a project's GUID: “%1”"_s.arg(projectGuid));
    const QString sheaf = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/sheaf"_s;
    const QString folder = sheaf + u"/index-"_s + guid.toString(QUuid::WithoutBraces);
    for (const QString& made : {sheaf, folder}) {
        if (const Result<void> isMade = makePrivateFolder(made); !isMade)
            return failure(isMade);
    }
    return folder;
}

Result<PassageIndex> PassageIndex::open(const QString& folder) {
    auto database = std::make_unique<Database>(folder);
    if (const Result<Reached> reached = database->readReached(); !reached)
        return failure(reached);
    return PassageIndex(std::move(database));
}

Result<PassageIndex> PassageIndex::openPlaces(const QString& places) {
    auto reader = openIndexPlaces(places);
    if (!reader)
        return failure(reader);
    auto database = std::make_unique<Database>(std::move(*reader));
    if (const Result<Reached> reached = database->readReached(); !reached)
        return failure(reached);
    return PassageIndex(std::move(database));
}

Result<PassageIndex> PassageIndex::replace(const QString& folder, unsigned shards) {
    auto database = std::make_unique<Database>(folder);
    if (const Result<void> cleared = database->clear(shards); !cleared)
        return failure(cleared);
    return PassageIndex(std::move(database));
}

Result<PassageIndex::Reached> PassageIndex::reached() const {
    return m_database->readReached();
}

qint64 PassageIndex::revision() const {
    return reached().value_or(Reached()).revision;
}

qsizetype PassageIndex::passageCount() const {
    const auto count = [](const ShardReader& reader) { return static_cast<qsizetype>(reader.all().get_doccount()); };
    return m_database->read<qsizetype>(0, count).value_or(0);
}

QStringList PassageIndex::shardFolders() const {
    return m_database->shardFolders();
}

struct AnalysedPassages::Documents {
    std::vector<std::pair<PassageId, Xapian::Document>> all;
    std::exception_ptr trouble; ///< told by whoever adds them, as the one that Xapian's exceptions stop at
};

AnalysedPassages::AnalysedPassages(std::span<const IndexedPassage> passages)
    : m_documents(std::make_unique<Documents>()) {
    try {
        m_documents->all.reserve(passages.size());
        for (const IndexedPassage& passage : passages)
            m_documents->all.emplace_back(passage.id, documentFor(passage));
    } catch (...) {
        m_documents->trouble = std::current_exception();
    }
}

AnalysedPassages::AnalysedPassages(AnalysedPassages&&) noexcept = default;
AnalysedPassages& AnalysedPassages::operator=(AnalysedPassages&&) noexcept = default;
AnalysedPassages::~AnalysedPassages() = default;

Result<void> PassageIndex::add(AnalysedPassages passages) {
    const auto& documents = passages.m_documents->all;
    const auto bad = std::ranges::find_if_not(documents, isDocumentId, [](const auto& each) { return each.first; });
    if (bad != documents.end())
        return failure(
            ErrorCode::InvalidArgument, u"The index takes no passage of the number %1."_s.arg(bad->first.value));
    return m_database->write([&](ShardWriter& writer) {
        if (passages.m_documents->trouble)
            std::rethrow_exception(passages.m_documents->trouble);
        writer.add(documents);
    });
}

Result<void> PassageIndex::removeSource(SourceId source) {
    return m_database->write([&](ShardWriter& writer) { writer.removeSource(source); });
}

Result<void> PassageIndex::commit(qint64 revision, const QString& lineage, const QList<SourceId>& partial) {
    return m_database->commit({revision, lineage, partial});
}

Result<void> PassageIndex::clear(unsigned shards) {
    return m_database->clear(shards);
}

Result<SearchHits> PassageIndex::search(const Query& query, const SearchRequest& request) const {
    auto found = m_database->read<Result<SearchHits>>(
        {}, [&](const ShardReader& reader) { return searchShards(reader, query, request); });
    return found ? std::move(*found) : failure(found);
}

Result<SearchHits> PassageIndex::search(const Query& query, qsizetype limit, qsizetype offset) const {
    return search(query, SearchRequest{.limit = limit, .offset = offset});
}

Result<SimilarPassages> PassageIndex::similarTo(const SimilarRequest& request) const {
    auto similar = m_database->read<Result<SimilarPassages>>(
        {}, [&](const ShardReader& reader) { return similarInShards(reader, request); });
    return similar ? std::move(*similar) : failure(similar);
}

Result<bool> PassageIndex::occurs(const QueryNode& word) const {
    return m_database->read<bool>(false, [&](const ShardReader& reader) {
        const std::vector<std::string> languages = reader.traits().languages;
        return std::ranges::any_of(languages, [&](const std::string& language) {
            const std::vector<std::string> terms = termsOf(word, language);
            return std::ranges::any_of(terms, [&](const std::string& term) { return reader.all().term_exists(term); });
        });
    });
}

Result<void> PassageIndex::eachWord(
    const std::string& prefix, const std::function<void(const std::string& word, qsizetype passages)>& take) const {
    const auto words = m_database->read<bool>(false, [&](const ShardReader& reader) {
        const Xapian::Database& all = reader.all();
        const Xapian::TermIterator end = all.allterms_end(prefix);
        for (auto term = all.allterms_begin(prefix); term != end; ++term) {
            if (isWordTerm(*term))
                take(*term, static_cast<qsizetype>(term.get_termfreq()));
        }
        return true;
    });
    return words ? Result<void>() : failure(words);
}

} // namespace sheaf
