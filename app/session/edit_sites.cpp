#include "app/session/edit_sites.h"

#include "app/session/files.h"
#include "coding/csv.h"
#include "coding/name_folding.h"
#include "coding/store/site_repository.h"

#include <algorithm>

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
    const auto before = sites.expected();
    if (!before)
        return failure(before);
    // A reason that somebody gave by hand stays where the file says nothing.
    const auto reasonBefore = [&before](const ExpectedDocument& document) {
        const auto same = std::ranges::find_if(*before, [&](const ExpectedDocument& other) {
            return other.site == document.site && other.column == document.column && other.type == document.type &&
                   other.period == document.period;
        });
        return same == before->end() ? QString() : same->reason;
    };
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
        if (expected.last().reason.isEmpty())
            expected.last().reason = reasonBefore(expected.last());
    }
    if (auto set = sites.setExpected(*work, expected); !set)
        return failure(set);
    if (auto committed = work->commit(); !committed)
        return failure(committed);
    return static_cast<int>(expected.size());
}

Result<void> EditSites::explain(const Gap& gap, const QString& reason) {
    SiteRepository sites(m_review->project());
    const auto site = sites.find(gap.site);
    if (!site)
        return failure(site);
    const auto period = Period::parse(gap.period);
    if (!period)
        return failure(period);
    const auto expected = sites.expected();
    if (!expected)
        return failure(expected);
    QList<ExpectedDocument> meant;
    QStringList columns;
    QStringList periods;
    for (const ExpectedDocument& document : *expected) {
        if (document.site != site->id)
            continue;
        if (!columns.contains(document.column))
            columns.append(document.column);
        if (foldedName(document.column) != foldedName(gap.column))
            continue;
        periods.append(document.period.isNull() ? u"none"_s : document.period.toString());
        if (period->isNull() || document.period == *period)
            meant.append(document);
    }
    const QString what = u"“%1” of %2"_s.arg(gap.column.trimmed(), site->name);
    if (periods.isEmpty()) {
        return failure(
            ErrorCode::NotFound, u"%1 is not expected"_s.arg(what),
            columns.isEmpty() ? u"nothing is: “sheaf register PROJECT --expected FILE.csv” says what is"_s
                              : u"expected there: "_s + columns.join(u", "_s));
    }
    if (meant.size() != 1) {
        return failure(
            meant.isEmpty() ? ErrorCode::NotFound : ErrorCode::Ambiguous,
            u"%1 fits %2 expected documents"_s.arg(what).arg(meant.size()),
            u"say the period: "_s + periods.join(u", "_s));
    }
    auto work = UnitOfWork::begin(m_review->project(), u"say why %1 is missing"_s.arg(what));
    if (!work)
        return failure(work);
    if (auto explained = sites.explain(*work, meant.first(), reason); !explained)
        return explained;
    return work->commit();
}

} // namespace sheaf
