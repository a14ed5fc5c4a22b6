#include "app/session/searching/passage_filters.h"

#include "app/session/searching/coding_filters.h"
#include "app/session/searching/property_filters.h"
#include "indexer/passage_set.h"

namespace sheaf {

namespace {

PassageSet passagesOf(const PassageFacts& facts, const std::vector<MatchedCoding>& codings) {
    std::vector<PassageFacts::Stretch> stretches;
    stretches.reserve(codings.size());
    for (const MatchedCoding& coding : codings) {
        // Codings come by code and place: many follow on the one before, or lie in it.
        if (!stretches.empty() && stretches.back().first <= coding.passages.first &&
            coding.passages.end <= stretches.back().end)
            continue;
        stretches.push_back(coding.passages);
    }
    return facts.setOf(stretches);
}

struct Resolve {
    const PassageFacts& facts;
    const QueryFilter& filter;

    Result<PassageSet> operator()(const PropertyFilter& property) const {
        switch (property.field) {
        case QueryField::Speaker:
        case QueryField::Role:
        case QueryField::Question:
        case QueryField::Heading:
        case QueryField::Page:
            return passagesThemselves(facts, filter, property);
        default:
            return passagesOfSources(facts, filter, property);
        }
    }
    Result<PassageSet> operator()(const CodingCriteria& criteria) const {
        const auto codings = codingsThatMeet(facts, filter, criteria);
        if (!codings)
            return failure(codings);
        return passagesOf(facts, *codings);
    }
    Result<PassageSet> operator()(const CodingRelation& relation) const {
        auto left = codingsThatMeet(facts, filter, relation.left);
        if (!left)
            return failure(left);
        auto right = codingsThatMeet(facts, filter, relation.right);
        if (!right)
            return failure(right);
        const auto related = codingsInRelation(facts, relation, std::move(*left), std::move(*right));
        if (!related)
            return failure(related);
        return passagesOf(facts, *related);
    }
};

} // namespace

Result<PassageSet> PassageFilters::resolve(const QueryFilter& filter) const {
    if (auto caughtUp = m_facts->catchUp(); !caughtUp)
        return failure(caughtUp);
    return std::visit(Resolve{*m_facts, filter}, filter.what);
}

} // namespace sheaf
