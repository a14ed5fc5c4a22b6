#include "indexer/passage_index.h"

#include "indexer/analysis.h"
#include "indexer/index_folder.h"
#include "indexer/query_tree.h"
#include "indexer/stemmer.h"
#include "indexer/xapian_errors.h"
#include "indexer/xapian_query.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>

#include <xapian.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

/// To be raised whenever analyse() or the terms change, so that indexes made before are made anew.
constexpr auto currentFormat = "1";
constexpr auto formatKey = "sheaf-format";
constexpr auto revisionKey = "sheaf-revision";
constexpr auto lineageKey = "sheaf-lineage";
constexpr Xapian::valueno sourceSlot = 0;

Xapian::Document documentFor(const IndexedPassage& passage) {
    Xapian::Document document;
    document.add_value(sourceSlot, std::to_string(passage.source.value));
    document.add_boolean_term(sourceTerm(passage.source.value));
    Xapian::termpos position = 1; // Xapian 1.4 reads the positions {0, 1} back as {1}
    for (const Token& token : analyse(passage.text)) {
        document.add_posting(token.folded, position);
        document.add_posting(stemTerm(Stemmer::forLanguage({})(token.folded)), position);
        ++position;
    }
    return document;
}

qint64 toNumber(const std::string& text) {
    return QByteArray::fromStdString(text).toLongLong();
}

bool isDocumentId(PassageId id) {
    return id.isValid() && id.value <= std::numeric_limits<Xapian::docid>::max();
}

Xapian::doccount clamped(qsizetype count, Xapian::doccount most) {
    return static_cast<Xapian::doccount>(std::clamp<qsizetype>(count, 0, most));
}

SearchHits run(const Xapian::Database& reader, const QueryNode& root, qsizetype limit, qsizetype offset) {
    const Xapian::doccount all = reader.get_doccount();
    Xapian::Enquire enquire(reader);
    enquire.set_query(xapianQuery(root));
    // Asked to check every passage, Xapian counts instead of estimating.
    const Xapian::MSet found = enquire.get_mset(clamped(offset, all), clamped(limit, all), all);
    if (found.get_matches_lower_bound() != found.get_matches_upper_bound())
        throw Xapian::InternalError("the number of matches is an estimate");
    SearchHits hits;
    hits.total = found.get_matches_lower_bound();
    for (Xapian::MSetIterator hit = found.begin(); hit != found.end(); ++hit) {
        const SourceId source{toNumber(hit.get_document().get_value(sourceSlot))};
        hits.hits.append({PassageId{*hit}, source, hit.get_weight()});
    }
    return hits;
}

} // namespace

class PassageIndex::Database {
public:
    explicit Database(const QString& folder) : m_folder(folder), m_path(QFile::encodeName(folder).toStdString()) {}

    /// Calls `look` with the index as it was committed last, or returns `nothing` where there is none.
    template <typename Value, typename Look>
    Result<Value> read(Value nothing, Look look) {
        return guardedXapianRead([this] { refresh(); }, [&] { return m_reader ? look(*m_reader) : nothing; });
    }

    Result<qint64> readRevision() {
        const auto stored = [](const Xapian::Database& reader) { return toNumber(reader.get_metadata(revisionKey)); };
        Result<qint64> revision = read<qint64>(0, stored);
        m_knownRevision = revision.value_or(0);
        return revision;
    }

    std::string readLineage() {
        const auto stored = [](const Xapian::Database& reader) { return reader.get_metadata(lineageKey); };
        return read<std::string>({}, stored).value_or(std::string());
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

    Result<void> commit(qint64 revision, const std::string& lineage) {
        const Result<void> committed = write([&](Xapian::WritableDatabase& writer) {
            writer.set_metadata(formatKey, currentFormat);
            writer.set_metadata(revisionKey, std::to_string(revision));
            writer.set_metadata(lineageKey, lineage);
            writer.commit_transaction();
            writer.close();
        });
        m_writer.reset();
        makeFilesPrivate(m_folder);
        if (committed)
            m_knownRevision = revision;
        return committed;
    }

    Result<void> clear() {
        m_writer.reset();
        m_reader.reset();
        if (Result<void> made = makePrivateFolder(m_folder); !made)
            return made;
        const Result<void> opened = openWriter(Xapian::DB_CREATE_OR_OVERWRITE);
        return opened ? commit(0, {}) : opened;
    }

private:
    bool isOnDisk() const { return QFileInfo::exists(m_folder + u"/iamglass"_s); }

    void refresh() {
        if (!isOnDisk()) {
            m_reader.reset();
            return;
        }
        if (m_reader)
            m_reader->reopen();
        else
            m_reader.emplace(m_path, Xapian::DB_BACKEND_GLASS);
        if (m_reader->get_metadata(formatKey) != currentFormat)
            m_reader.reset();
    }

    Result<void> startWriting() {
        if (m_writer)
            return {};
        if (Result<void> made = makePrivateFolder(m_folder); !made)
            return made;
        const qint64 known = m_knownRevision;
        if (Result<void> opened = openWriter(Xapian::DB_CREATE_OR_OPEN); !opened)
            return opened;
        // Only now does nobody else write. Adding to what another process has emptied or carried on would leave gaps
        // that no search shows.
        const Result<qint64> found = readRevision();
        if (!found)
            return failure(found);
        if (*found != known) {
            m_knownRevision = known; // the caller does not know better until it asks
            return failure(
                ErrorCode::Busy, u"Another process has changed the search index meanwhile."_s,
                u"Read its revision again, and bring it up to date from there."_s);
        }
        return m_reader ? Result<void>() : openWriter(Xapian::DB_CREATE_OR_OVERWRITE);
    }

    Result<void> openWriter(int mode) {
        m_writer.reset(); // before the new one, or it would meet its own lock
        return guardedXapian(XapianAccess::Writing, [&] {
            m_writer.emplace(m_path, mode | Xapian::DB_BACKEND_GLASS);
            m_writer->begin_transaction();
        });
    }

    QString m_folder;
    std::string m_path;
    std::optional<Xapian::Database> m_reader; ///< empty where there is no index in our format
    std::optional<Xapian::WritableDatabase> m_writer;
    qint64 m_knownRevision = 0;
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
    if (const Result<qint64> revision = database->readRevision(); !revision)
        return failure(revision);
    return PassageIndex(std::move(database));
}

Result<PassageIndex> PassageIndex::replace(const QString& folder) {
    auto database = std::make_unique<Database>(folder);
    if (const Result<void> cleared = database->clear(); !cleared)
        return failure(cleared);
    return PassageIndex(std::move(database));
}

QString PassageIndex::lineage() const {
    return QString::fromStdString(m_database->readLineage());
}

qint64 PassageIndex::revision() const {
    return m_database->readRevision().value_or(0);
}

qsizetype PassageIndex::passageCount() const {
    const auto count = [](const Xapian::Database& reader) { return static_cast<qsizetype>(reader.get_doccount()); };
    return m_database->read<qsizetype>(0, count).value_or(0);
}

struct AnalysedPassages::Documents {
    std::vector<std::pair<PassageId, Xapian::Document>> all;
};

AnalysedPassages::AnalysedPassages(std::span<const IndexedPassage> passages)
    : m_documents(std::make_unique<Documents>()) {
    m_documents->all.reserve(passages.size());
    for (const IndexedPassage& passage : passages)
        m_documents->all.emplace_back(passage.id, documentFor(passage));
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
    return m_database->write([&](Xapian::WritableDatabase& writer) {
        for (const auto& [id, document] : documents)
            writer.replace_document(static_cast<Xapian::docid>(id.value), document);
    });
}

Result<void> PassageIndex::removeSource(SourceId source) {
    return m_database->write(
        [&](Xapian::WritableDatabase& writer) { writer.delete_document(sourceTerm(source.value)); });
}

Result<void> PassageIndex::commit(qint64 revision, const QString& lineage) {
    return m_database->commit(revision, lineage.toStdString());
}

Result<void> PassageIndex::clear() {
    return m_database->clear();
}

Result<SearchHits> PassageIndex::search(const Query& query, qsizetype limit, qsizetype offset) const {
    return m_database->read<SearchHits>(
        {}, [&](const Xapian::Database& reader) { return run(reader, query.root(), limit, offset); });
}

} // namespace sheaf
