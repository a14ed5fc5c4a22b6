#include "coding/store/search_look_repository.h"

#include "coding/name_folding.h"
#include "coding/store/sql.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

void joinRuns(std::vector<NumberRun>& runs) {
    std::ranges::sort(runs);
    size_t kept = 0;
    for (const NumberRun& run : runs) {
        if (kept > 0 && run.first <= runs[kept - 1].last + 1)
            runs[kept - 1].last = std::max(runs[kept - 1].last, run.last);
        else
            runs[kept++] = run;
    }
    runs.resize(kept);
}

} // namespace

Result<SearchLookRepository::Seen> SearchLookRepository::seenBy(const QString& coder, SavedSearchId search) const {
    Sql sql(
        m_project->database(),
        u"SELECT search_look.id, search_look.looked_at, search_look.passages FROM search_look "
        "JOIN coder ON coder.id = search_look.coder_id WHERE search_look.search_id = ? AND coder.folded = ?"_s);
    Seen seen;
    qint64 broken = 0;
    const auto read = sql.bindId(search).bind(foldedName(coder)).each([&](const Sql& row) {
        const auto at = QDateTime::fromString(row.text(1), Qt::ISODateWithMs);
        if (!seen.lastAt || *seen.lastAt < at)
            seen.lastAt = at;
        const auto runs = unpackRuns(row.bytes(2));
        if (runs)
            seen.passages.insert(seen.passages.end(), runs->begin(), runs->end());
        else
            broken = row.integer(0);
    });
    if (!read)
        return failure(read);
    if (broken != 0)
        return failure(ErrorCode::Damaged, u"search look %1 can't be read"_s.arg(broken));
    joinRuns(seen.passages);
    return seen;
}

Result<void>
SearchLookRepository::add(const UnitOfWork& work, SavedSearchId search, const std::vector<NumberRun>& passages) {
    const auto added = work.insert(
        u"search_look"_s, {{u"guid"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"search_id"_s, search.value},
                           {u"coder_id"_s, work.coder().value},
                           {u"looked_at"_s, timestamp(QDateTime::currentDateTimeUtc())},
                           {u"passages"_s, passages.empty() ? QByteArray("") : packRuns(passages)}});
    return added ? Result<void>() : failure(added);
}

Result<void> SearchLookRepository::removeOf(const UnitOfWork& work, SavedSearchId search) {
    Sql sql(m_project->database(), u"SELECT id FROM search_look WHERE search_id = ? ORDER BY id"_s);
    QList<qint64> looks;
    if (auto read = sql.bindId(search).each([&looks](const Sql& row) { looks.append(row.integer(0)); }); !read)
        return read;
    for (const qint64 look : std::as_const(looks)) {
        if (auto removed = work.remove(u"search_look"_s, look); !removed)
            return removed;
    }
    return {};
}

} // namespace sheaf
