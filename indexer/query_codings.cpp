#include "indexer/query_codings.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace sheaf {
namespace {

constexpr int defaultPassages = 1; // between codings, where a search does not say how many

bool isMetOncePerCoding(QueryField field) {
    return field != QueryField::Memo; // whose text may have several words
}

void add(const WrittenCriterion& added, QueryFilter& filter) {
    auto& criteria = std::get<CodingCriteria>(filter.what).criteria;
    filter.start = criteria.empty() ? added.start : std::min(filter.start, added.start);
    filter.written +=
        (criteria.empty() ? u""_s : u" "_s) + (added.criterion.isNegated ? u"-"_s : u""_s) + added.written;
    criteria.push_back(added.criterion);
}

QueryFilter filterOf(const WrittenCriterion& only) {
    QueryFilter filter{.what = CodingCriteria{}};
    add(only, filter);
    return filter;
}

bool hasSameField(const QueryFilter& filter, QueryField field) {
    return std::ranges::any_of(std::get<CodingCriteria>(filter.what).criteria, [&](const auto& criterion) {
        return criterion.field == field && !criterion.isNegated;
    });
}

SignedFilter exclusionOf(WrittenCriterion criterion) {
    criterion.criterion.isNegated = false;
    return {filterOf(criterion), true};
}

CodingRelation::Kind kindOf(QueryToken::Kind token) {
    switch (token) {
    case QueryToken::Kind::Within:
        return CodingRelation::Kind::Within;
    case QueryToken::Kind::Overlaps:
        return CodingRelation::Kind::Overlaps;
    case QueryToken::Kind::FollowedBy:
        return CodingRelation::Kind::FollowedBy;
    default:
        return CodingRelation::Kind::Near;
    }
}

} // namespace

std::vector<SignedFilter> codingFilters(const std::vector<WrittenCriterion>& run) {
    std::vector<SignedFilter> filters;
    std::vector<WrittenCriterion> waiting; // negated ones, for the first wanted one
    std::size_t open = 0;                  // one more than the place of the filter that others join; 0: none yet
    for (const WrittenCriterion& next : run) {
        const QueryField field = next.criterion.field;
        if (next.criterion.isNegated && field == QueryField::Code) {
            filters.push_back(exclusionOf(next));
        } else if (next.criterion.isNegated && open == 0) {
            waiting.push_back(next);
        } else if (
            open != 0 && (next.criterion.isNegated || !isMetOncePerCoding(field) ||
                          !hasSameField(filters[open - 1].filter, field))) {
            add(next, filters[open - 1].filter);
        } else {
            filters.push_back({QueryFilter{.what = CodingCriteria{}}, false});
            open = filters.size();
            for (const WrittenCriterion& before : waiting)
                add(before, filters.back().filter);
            waiting.clear();
            add(next, filters.back().filter);
        }
    }
    if (open == 0) {
        filters.clear();
        std::ranges::transform(run, std::back_inserter(filters), exclusionOf);
    } else if (run.back().criterion.field != QueryField::Code || !run.back().criterion.isNegated) {
        const auto opened = filters.begin() + static_cast<std::ptrdiff_t>(open);
        std::rotate(opened - 1, opened, filters.end());
    }
    return filters;
}

QueryFilter codingRelation(const QueryToken& relation, QueryFilter left, QueryFilter right) {
    return {
        .start = left.start,
        .written = left.written + u' ' + relation.written + u' ' + right.written,
        .what = CodingRelation{
            .kind = kindOf(relation.kind),
            .distance = relation.distance.value_or(defaultPassages),
            .unit = relation.distance ? relation.unit : CodingRelation::Unit::Passages,
            .left = std::get<CodingCriteria>(std::move(left.what)),
            .right = std::get<CodingCriteria>(std::move(right.what))}};
}

} // namespace sheaf
