#include "app/session/searching/coding_filters.h"

#include "app/session/searching/filter_values.h"
#include "coding/name_folding.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"

#include <algorithm>
#include <functional>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

using CodingRow = PassageLookup::CodingRow;
using Criterion = CodingCriteria::Criterion;

/// Which codes a value means. Nothing: any.
Result<std::optional<QSet<CodeId>>> codesOf(const CodeTree& tree, const QueryFilter& filter, const FieldValue& value) {
    using Codes = std::optional<QSet<CodeId>>;
    if (value.isAny)
        return Codes();
    const auto code = tree.find(value.from);
    if (!code)
        return filterError(filter, code.error());
    return Codes(value.isExact ? QSet{*code} : tree.withDescendants(*code));
}

Result<qint64> coderOf(const PassageFacts& facts, const QueryFilter& filter, const FieldValue& value) {
    const auto coders = CodingRepository(facts.project()).coders();
    if (!coders)
        return failure(coders);
    QStringList names;
    for (const Coder& coder : *coders) {
        if (foldedName(coder.name) == foldedName(value.from))
            return coder.id.value;
        names.append(coder.name);
    }
    return filterError(
        filter, ErrorCode::InvalidArgument, u"there is no coder “%1”"_s.arg(value.from.trimmed()), knownOnes(names));
}

using FitsWords = std::function<bool(const QString&)>;

template <typename Enum>
FitsWords wordThatIs(const FieldValue& value, std::optional<Enum> (*fromWord)(const QString&)) {
    return
        [wanted = fromWord(value.from), fromWord](const QString& said) { return wanted && fromWord(said) == wanted; };
}

FitsWords evidenceThatIs(const FieldValue& value) {
    const auto from = evidenceFromWord(value.from); // nothing, if open, is below all
    const auto to = evidenceFromWord(value.to.value_or(value.from)).value_or(EvidenceStrength::Evaluated);
    return [from, to](const QString& said) {
        const auto held = evidenceFromWord(said);
        return held && from <= held && held <= to;
    };
}

/// Which words about a coding fit a criterion on evidence, stance, voice or memo.
FitsWords wordsThatFit(const Criterion& criterion) {
    const FieldValue& value = criterion.value;
    if (value.isAny)
        return [](const QString& said) { return !said.trimmed().isEmpty(); };
    switch (criterion.field) {
    case QueryField::Evidence:
        return evidenceThatIs(value);
    case QueryField::Stance:
        return wordThatIs(value, stanceFromWord);
    case QueryField::Voice:
        return wordThatIs(value, voiceFromWord);
    default:
        return HoldsWords(value.from); // of the memo
    }
}

PassageLookup::Said saidOf(QueryField field) {
    switch (field) {
    case QueryField::Evidence:
        return PassageLookup::Said::Evidence;
    case QueryField::Stance:
        return PassageLookup::Said::Stance;
    case QueryField::Voice:
        return PassageLookup::Said::Voice;
    default:
        return PassageLookup::Said::Memo;
    }
}

/// Criteria made ready to be asked of each coding.
class Meets {
public:
    Result<void> prepare(const PassageFacts& facts, const QueryFilter& filter, const CodingCriteria& criteria) {
        const auto isOnCode = [](const Criterion& criterion) { return criterion.field == QueryField::Code; };
        CodeTree tree;
        if (std::ranges::any_of(criteria.criteria, isOnCode)) {
            const auto read = CodeRepository(facts.project()).tree();
            if (!read)
                return failure(read);
            tree = *read;
        }
        for (const Criterion& criterion : criteria.criteria) { // first, as the rest is asked of these codes only
            if (!isOnCode(criterion))
                continue;
            const auto codes = codesOf(tree, filter, criterion.value);
            if (!codes)
                return failure(codes);
            if (criterion.isNegated && !*codes)
                m_codes = QSet<CodeId>(); // no coding is without a code
            else if (criterion.isNegated)
                m_tests.push_back([not_ = **codes](const CodingRow& row) { return !not_.contains({row.code}); });
            else if (*codes)
                m_codes = m_codes ? QSet<CodeId>(*m_codes).intersect(**codes) : **codes;
        }
        for (const Criterion& criterion : criteria.criteria) {
            if (isOnCode(criterion))
                continue;
            if (auto added = criterion.field == QueryField::Coder ? addCoder(facts, filter, criterion)
                                                                  : addWords(facts, criterion);
                !added)
                return added;
        }
        return {};
    }
    [[nodiscard]] const std::optional<QSet<CodeId>>& codes() const { return m_codes; }
    [[nodiscard]] bool operator()(const CodingRow& row) const {
        return std::ranges::all_of(m_tests, [&row](const auto& test) { return test(row); });
    }

private:
    Result<void> addCoder(const PassageFacts& facts, const QueryFilter& filter, const Criterion& criterion) {
        if (criterion.value.isAny) { // every coding has one
            m_tests.push_back([isNegated = criterion.isNegated](const CodingRow&) { return !isNegated; });
            return {};
        }
        const auto coder = coderOf(facts, filter, criterion.value);
        if (!coder)
            return failure(coder);
        m_tests.push_back([coder = *coder, isNegated = criterion.isNegated](const CodingRow& row) {
            return (row.coder == coder) != isNegated;
        });
        return {};
    }
    Result<void> addWords(const PassageFacts& facts, const Criterion& criterion) {
        const FitsWords fits = wordsThatFit(criterion);
        auto saying = PassageLookup(facts.project()).codingsSaying(saidOf(criterion.field), m_codes, fits);
        if (!saying)
            return failure(saying);
        m_tests.push_back([saying = std::move(*saying), isNegated = criterion.isNegated](const CodingRow& row) {
            return std::ranges::binary_search(saying, row.id) != isNegated;
        });
        return {};
    }

    std::optional<QSet<CodeId>> m_codes;
    std::vector<std::function<bool(const CodingRow&)>> m_tests;
};

} // namespace

Result<std::vector<MatchedCoding>>
codingsThatMeet(const PassageFacts& facts, const QueryFilter& filter, const CodingCriteria& criteria) {
    Meets meets;
    if (auto prepared = meets.prepare(facts, filter, criteria); !prepared)
        return failure(prepared);
    std::vector<MatchedCoding> found;
    const auto take = [&](std::span<const PassageFacts::Coding> codings) {
        for (const PassageFacts::Coding& coding : codings) {
            if (meets(coding.row))
                found.push_back({coding.row.id, coding.source, coding.row.start, coding.row.end, coding.passages});
        }
    };
    if (!meets.codes()) {
        const auto all = facts.codings();
        if (!all)
            return failure(all);
        take(*all);
    } else {
        const auto some = facts.codings(*meets.codes());
        if (!some)
            return failure(some);
        take(*some);
    }
    return found;
}

} // namespace sheaf
