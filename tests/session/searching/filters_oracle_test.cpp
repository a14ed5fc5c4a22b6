#include "app/session/searching/passage_facets.h"
#include "app/session/searching/passage_facts.h"
#include "app/session/searching/passage_filters.h"
#include "coding/name_folding.h"
#include "coding/store/code_repository.h"
#include "coding/store/coding_repository.h"
#include "coding/store/source_repository.h"
#include "coding/word_tokens.h"
#include "indexer/passage_set.h"
#include "indexer/query_filter.h"
#include "tests/support/temporary_project.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

// Filters on codings against their definition, asked of every passage and every coding in turn.

namespace sheaf {
namespace {

using namespace Qt::StringLiterals;

int pick(int below) {
    return *rc::gen::inRange(0, below);
}

const QStringList codeNames{u"A"_s, u"A1"_s, u"A2"_s, u"B"_s};
const QStringList coderNames{u"Ann"_s, u"Ben"_s};

/// A small project: two or three texts, some page furniture, four codes of which two stand below another.
class RandomProject {
public:
    RandomProject() {
        auto work = UnitOfWork::begin(*project, {u"set up"_s, coderNames[0]}).value();
        CodeRepository codes(*project);
        for (const QString& name : codeNames) {
            Code code;
            code.name = name;
            if (name.size() == 2)
                code.parent = codeIds[0];
            codeIds.append(codes.add(work, code).value());
        }
        const int count = 2 + pick(2);
        for (int number = 0; number < count; ++number) {
            QStringList paragraphs;
            for (int paragraph = 1 + pick(6); paragraph > 0; --paragraph)
                paragraphs.append(QStringList(1 + pick(4), u"ab"_s).join(u' '));
            NewSource made = inMemorySource(u"Source %1"_s.arg(number), paragraphs);
            for (Passage& passage : made.passages) {
                if (pick(5) == 0)
                    passage.kind = PassageKind::PageFurniture;
            }
            sourceIds.append(SourceRepository(*project).add(work, made).value());
            texts.insert(sourceIds.last(), made.text);
            passages += SourceRepository(*project).passages(sourceIds.last()).value();
        }
        RC_ASSERT(work.commit().has_value());
        for (const QString& coder : coderNames)
            codeAtRandom(coder);
        codings = CodingRepository(*project).all().value();
        tree = codes.tree().value();
        const auto known = CodingRepository(*project).coders().value();
        for (const Coder& coder : known)
            coders.insert(coder.id, coder.name);
    }

    TemporaryProject project;
    QList<CodeId> codeIds;
    QList<SourceId> sourceIds;
    QHash<SourceId, QString> texts;
    QList<Passage> passages; ///< of all sources, by number
    QList<Coding> codings;
    QHash<CoderId, QString> coders;
    CodeTree tree;

private:
    void codeAtRandom(const QString& coder) {
        auto work = UnitOfWork::begin(*project, {u"code"_s, coder}).value();
        QList<Coding> made;
        for (int number = pick(6); number > 0; --number) {
            Coding coding;
            coding.source = sourceIds[pick(static_cast<int>(sourceIds.size()))];
            const auto length = static_cast<int>(texts[coding.source].size());
            const int start = pick(length);
            coding.range = {start, start + 1 + pick(std::min(12, length - start))};
            coding.code = codeIds[pick(4)];
            coding.coder = work.coder();
            coding.quotation = u"…"_s;
            if (pick(2) == 0)
                coding.evidence = static_cast<EvidenceStrength>(pick(4));
            if (pick(2) == 0)
                coding.stance = static_cast<Stance>(pick(4));
            if (pick(2) == 0)
                coding.memo = pick(2) == 0 ? u"first"_s : u"second"_s;
            made.append(coding);
        }
        RC_ASSERT(CodingRepository(*project).add(work, made).has_value());
        RC_ASSERT(work.commit().has_value());
    }
};

CodingCriteria anyCriteria() {
    CodingCriteria criteria;
    bool hasCode = false;
    for (int number = 1 + pick(3); number > 0; --number) {
        CodingCriteria::Criterion criterion;
        criterion.isNegated = pick(3) == 0;
        criterion.value.isAny = pick(6) == 0;
        switch (pick(4)) {
        case 0:
            criterion.field = QueryField::Coder;
            criterion.value.from = coderNames[pick(2)];
            break;
        case 1:
            criterion.field = QueryField::Evidence;
            criterion.value.from = toWord(static_cast<EvidenceStrength>(pick(4)));
            if (pick(2) == 0)
                criterion.value.to = QString();
            break;
        case 2:
            criterion.field = pick(2) == 0 ? QueryField::Stance : QueryField::Memo;
            criterion.value.from =
                criterion.field == QueryField::Memo ? u"first"_s : toWord(static_cast<Stance>(pick(4)));
            break;
        default:
            criterion.field = QueryField::Code;
            criterion.isNegated = criterion.isNegated || std::exchange(hasCode, true);
            criterion.value.from = codeNames[pick(4)];
            criterion.value.isExact = pick(3) == 0;
        }
        criteria.criteria.push_back(criterion);
    }
    return criteria;
}

class Oracle {
public:
    explicit Oracle(const RandomProject& random) : m_random(random) {}

    bool meets(const Coding& coding, const CodingCriteria& criteria) const {
        return std::ranges::all_of(criteria.criteria, [&](const CodingCriteria::Criterion& criterion) {
            return holds(coding, criterion.field, criterion.value) != criterion.isNegated;
        });
    }
    bool stands(const Coding& left, const Coding& right, const CodingRelation& relation) const {
        if (left.id == right.id || left.source != right.source || touched(right).isEmpty())
            return false;
        const bool isClose =
            left.range.overlaps(right.range) || between(left, right, relation.unit) <= relation.distance;
        switch (relation.kind) {
        case CodingRelation::Kind::Within:
            return right.range.contains(left.range);
        case CodingRelation::Kind::Overlaps:
            return left.range.overlaps(right.range);
        case CodingRelation::Kind::Near:
            return isClose;
        case CodingRelation::Kind::FollowedBy:
            return right.range.start >= left.range.end && isClose;
        }
        return false;
    }
    QList<const Passage*> touched(const Coding& coding) const {
        QList<const Passage*> found;
        for (const Passage& passage : m_random.passages) {
            if (passage.source == coding.source && passage.range.overlaps(coding.range))
                found.append(&passage);
        }
        return found;
    }
    template <typename Fits>
    std::set<qint64> passagesWhere(Fits fits) const {
        std::set<qint64> found;
        for (const Coding& coding : m_random.codings) {
            if (!fits(coding))
                continue;
            for (const Passage* passage : touched(coding))
                found.insert(passage->id.value);
        }
        return found;
    }

private:
    bool holds(const Coding& coding, QueryField field, const FieldValue& value) const {
        switch (field) {
        case QueryField::Code: {
            const CodeId wanted = m_random.codeIds[codeNames.indexOf(value.from)];
            return value.isAny || coding.code == wanted ||
                   (!value.isExact && m_random.tree.withDescendants(wanted).contains(coding.code));
        }
        case QueryField::Coder:
            return value.isAny || m_random.coders[coding.coder] == value.from;
        case QueryField::Evidence:
            return coding.evidence && (value.isAny || (value.to ? *coding.evidence >= *evidenceFromWord(value.from)
                                                                : *coding.evidence == *evidenceFromWord(value.from)));
        case QueryField::Stance:
            return coding.stance && (value.isAny || *coding.stance == *stanceFromWord(value.from));
        default:
            return !coding.memo.isEmpty() && (value.isAny || coding.memo == value.from);
        }
    }
    qsizetype between(const Coding& a, const Coding& b, CodingRelation::Unit unit) const {
        const Coding& first = a.range.start < b.range.start ? a : b;
        const Coding& second = &first == &a ? b : a;
        if (unit == CodingRelation::Unit::Words) {
            const TextRange gap{first.range.end, second.range.start};
            return std::ranges::count_if(WordSplitter().tokens(gap.in(m_random.texts[a.source])), &WordToken::isWord);
        }
        const int from = touched(first).last()->ordinal;
        const int to = touched(second).first()->ordinal;
        return std::ranges::count_if(m_random.passages, [&](const Passage& passage) {
            return passage.source == a.source && passage.kind != PassageKind::PageFurniture && passage.ordinal > from &&
                   passage.ordinal < to;
        });
    }

    const RandomProject& m_random;
};

std::set<qint64> numbersOf(const Result<PassageSet>& found) {
    RC_ASSERT(found.has_value());
    std::set<qint64> numbers;
    for (const PassageSet::Run run : found->runs()) {
        for (qint64 number = run.first; number <= run.last; ++number)
            numbers.insert(number);
    }
    return numbers;
}

TEST(FiltersOracle, CriteriaFindThePassagesOfEveryCodingThatMeetsAll) {
    const bool holds = rc::check([] {
        RandomProject random;
        const Oracle oracle(random);
        PassageFacts facts(*random.project);
        for (int round = 0; round < 20; ++round) {
            const CodingCriteria criteria = anyCriteria();
            const auto found = PassageFilters(facts).resolve({.start = 0, .written = {}, .what = criteria});
            RC_ASSERT(numbersOf(found) == oracle.passagesWhere([&](const Coding& coding) {
                return oracle.meets(coding, criteria);
            }));
        }
    });
    EXPECT_TRUE(holds);
}

TEST(FiltersOracle, RelationsFindThePassagesOfEveryCodingThatStandsSoToAnother) {
    const bool holds = rc::check([] {
        RandomProject random;
        const Oracle oracle(random);
        PassageFacts facts(*random.project);
        for (int round = 0; round < 30; ++round) {
            const CodingRelation relation{
                .kind = static_cast<CodingRelation::Kind>(pick(4)),
                .distance = pick(4),
                .unit = static_cast<CodingRelation::Unit>(pick(2)),
                .left = anyCriteria(),
                .right = anyCriteria()};
            const auto found = PassageFilters(facts).resolve({.start = 0, .written = {}, .what = relation});
            RC_ASSERT(numbersOf(found) == oracle.passagesWhere([&](const Coding& left) {
                return !oracle.touched(left).isEmpty() && oracle.meets(left, relation.left) &&
                       std::ranges::any_of(random.codings, [&](const Coding& right) {
                           return oracle.meets(right, relation.right) && oracle.stands(left, right, relation);
                       });
            }));
        }
    });
    EXPECT_TRUE(holds);
}

TEST(FiltersOracle, CountsOfCodesAreWhatTheirFiltersFind) {
    const bool holds = rc::check([] {
        RandomProject random;
        PassageFacts facts(*random.project);
        QList<PassageId> hits;
        for (const Passage& passage : random.passages) {
            if (pick(3) > 0)
                hits.append(passage.id);
        }
        const FacetAsked asked{.kind = FacetKind::Code};
        const auto counted =
            PassageFacets(facts).count({hits.constData(), static_cast<size_t>(hits.size())}, {&asked, 1});
        RC_ASSERT(counted.has_value());
        QHash<QString, qint64> ofPath;
        for (const FacetCount& count : counted->first().counts)
            ofPath.insert(count.value, count.hits);
        const PassageSet all = PassageSet::of({hits.constData(), static_cast<size_t>(hits.size())});
        const auto filtered = [&](const FieldValue& value) {
            const CodingCriteria criteria{{{.field = QueryField::Code, .value = value}}};
            const auto found = PassageFilters(facts).resolve({.start = 0, .written = {}, .what = criteria});
            RC_ASSERT(found.has_value());
            return static_cast<qint64>(found->intersected(all).size());
        };
        for (const CodeId code : random.codeIds) {
            const QString path = random.tree.path(code);
            RC_ASSERT(ofPath.value(path) == filtered({.from = path}));
        }
        RC_ASSERT(counted->first().without == hits.size() - filtered({.isAny = true}));
    });
    EXPECT_TRUE(holds);
}

} // namespace
} // namespace sheaf
