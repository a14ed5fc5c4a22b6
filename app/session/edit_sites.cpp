#include "app/session/edit_sites.h"

#include "app/session/files.h"
#include "coding/csv.h"
#include "coding/store/site_repository.h"

namespace sheaf {

using namespace Qt::StringLiterals;

Result<int> EditSites::importExpectedCsv(const QString& path) {
    const auto csv = readCsv(path, {u"site"_s, u"type"_s});
    if (!csv)
        return failure(csv);
    auto work = UnitOfWork::begin(m_review->project(), u"import expected documents"_s);
    if (!work)
        return failure(work);
    SiteRepository sites(m_review->project());
    QList<ExpectedDocument> expected;
    for (qsizetype row = 0; row < csv->rowCount(); ++row) {
        const auto site = sites.put(*work, csv->cell(row, u"site"_s), {});
        if (!site)
            return csv->inRow(row, site.error());
        const auto period = Period::parse(csv->cell(row, u"period"_s));
        if (!period)
            return csv->inRow(row, period.error());
        QString column = csv->cell(row, u"column"_s);
        if (column.isEmpty())
            column = csv->cell(row, u"type"_s);
        expected.append(
            {.site = *site,
             .column = column,
             .type = csv->cell(row, u"type"_s),
             .period = *period,
             .reason = csv->cell(row, u"reason"_s)});
    }
    if (auto set = sites.setExpected(*work, expected); !set)
        return failure(set);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return static_cast<int>(expected.size());
}

} // namespace sheaf
