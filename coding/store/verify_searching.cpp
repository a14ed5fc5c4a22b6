#include "coding/store/fault_list.h"
#include "coding/store/number_runs.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<void> verifySearching(const QSqlDatabase& database, FaultList& faults) {
    Sql lonely(
        database, u"SELECT synonym_group.id FROM synonym_group LEFT JOIN synonym ON synonym.group_id = "
                  "synonym_group.id GROUP BY synonym_group.id HAVING COUNT(synonym.id) < 2"_s);
    const auto grouped = lonely.each([&faults](const Sql& row) {
        faults.add(
            u"synonym group %1 holds fewer than two words"_s.arg(row.integer(0)), u"synonym_group"_s, row.integer(0));
    });
    if (!grouped)
        return grouped;
    Sql looks(database, u"SELECT id, looked_at, passages FROM search_look"_s);
    return looks.each([&faults](const Sql& row) {
        if (!unpackRuns(row.bytes(2)))
            faults.add(
                u"search look %1 does not say what was seen"_s.arg(row.integer(0)), u"search_look"_s, row.integer(0));
        else if (!QDateTime::fromString(row.text(1), Qt::ISODateWithMs).isValid())
            faults.add(
                u"search look %1 does not say when it was"_s.arg(row.integer(0)), u"search_look"_s, row.integer(0));
    });
}

} // namespace sheaf
