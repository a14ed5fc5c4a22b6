#include "app/session/searching/passage_facets.h"

#include "app/session/searching/attribute_values.h"
#include "app/session/searching/code_facet.h"
#include "app/session/searching/filter_values.h"
#include "app/session/searching/passage_facts.h"
#include "coding/store/site_repository.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, 6> facetWords = {"site"_L1,    "type"_L1,      "period"_L1,
                                                         "speaker"_L1, "attribute"_L1, "code"_L1};

/// The hits as positions, by source.
struct HitPlaces {
    std::vector<std::uint32_t> positions; ///< ascending
    std::vector<qint64> ofSource;         ///< how many, at the places of PassageFacts::sources()
};

HitPlaces placesOf(const PassageFacts& facts, std::span<const PassageId> hits) {
    const auto passages = facts.passages();
    // Sources by where their passages stand: hits and passages are walked along together.
    std::vector<std::uint32_t> order;
    for (std::uint32_t place = 0; place < facts.sources().size(); ++place) {
        if (!facts.sources()[place].passages.isEmpty())
            order.push_back(place);
    }
    std::ranges::sort(order, {}, [&](std::uint32_t place) { return facts.sources()[place].passages.first; });
    HitPlaces places{.positions = {}, .ofSource = std::vector<qint64>(facts.sources().size())};
    places.positions.reserve(hits.size());
    auto hit = hits.begin();
    for (const std::uint32_t place : order) {
        const PassageFacts::Stretch stretch = facts.sources()[place].passages;
        const std::uint32_t firstId = passages[stretch.first].id;
        const std::uint32_t lastId = passages[stretch.end - 1].id;
        while (hit != hits.end() && hit->value < firstId)
            ++hit;
        std::uint32_t at = stretch.first;
        for (; hit != hits.end() && hit->value <= lastId; ++hit) {
            while (passages[at].id < hit->value)
                ++at;
            if (passages[at].id != hit->value)
                continue;
            places.positions.push_back(at);
            ++places.ofSource[place];
        }
    }
    return places;
}

Facet facetOf(const FacetAsked& asked, const QHash<QString, qint64>& hitsOfValue, qint64 without) {
    Facet facet{.asked = asked, .counts = {}, .without = without};
    for (auto value = hitsOfValue.cbegin(); value != hitsOfValue.cend(); ++value) {
        if (*value > 0)
            facet.counts.append({value.key(), *value});
    }
    std::ranges::sort(facet.counts, [](const FacetCount& a, const FacetCount& b) {
        return a.hits != b.hits ? a.hits > b.hits : a.value < b.value;
    });
    return facet;
}

/// The values that filters take for one as one, each written as most of the hits have it.
QHash<QString, qint64> joinedSpellings(const QHash<QString, qint64>& hitsOfSpelling) {
    QHash<QString, FacetCount> joined;
    QHash<QString, qint64> mostHits;
    for (auto spelling = hitsOfSpelling.cbegin(); spelling != hitsOfSpelling.cend(); ++spelling) {
        const QString name = comparedName(spelling.key());
        FacetCount& count = joined[name];
        qint64& most = mostHits[name];
        count.hits += *spelling;
        if (*spelling > most || (*spelling == most && (count.value.isEmpty() || spelling.key() < count.value))) {
            count.value = spelling.key();
            most = *spelling;
        }
    }
    QHash<QString, qint64> hitsOfValue;
    for (const FacetCount& count : std::as_const(joined))
        hitsOfValue.insert(count.value, count.hits);
    return hitsOfValue;
}

/// Counts by something that whole sources have; an empty value is none.
template <typename ValueOf>
Facet countSources(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places, ValueOf valueOf) {
    QHash<QString, qint64> hitsOfSpelling;
    for (size_t place = 0; place < places.ofSource.size(); ++place) {
        if (places.ofSource[place] > 0)
            hitsOfSpelling[valueOf(facts.sources()[place].row)] += places.ofSource[place];
    }
    const qint64 without = hitsOfSpelling.take(QString());
    return facetOf(asked, joinedSpellings(hitsOfSpelling), without);
}

/// A period holds for every source that shares a month with it, as its filter does.
Facet countPeriods(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    QHash<QString, std::pair<Period, qint64>> hitsOfPeriod;
    for (size_t place = 0; place < places.ofSource.size(); ++place) {
        const Period& period = facts.sources()[place].row.period;
        auto& [kept, hits] = hitsOfPeriod[period.toString()];
        kept = period;
        hits += places.ofSource[place];
    }
    const qint64 without = hitsOfPeriod.take(QString()).second;
    hitsOfPeriod.removeIf([](const auto& entry) { return entry.value().second == 0; });
    QHash<QString, qint64> hitsOfValue;
    for (const auto& [period, own] : std::as_const(hitsOfPeriod)) {
        qint64& hits = hitsOfValue[period.toString()];
        for (const auto& [other, hitsOfOther] : std::as_const(hitsOfPeriod))
            hits += period.overlaps(other) ? hitsOfOther : 0;
    }
    return facetOf(asked, hitsOfValue, without);
}

Result<Facet> countSites(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    const auto sites = SiteRepository(facts.project()).all();
    if (!sites)
        return failure(sites);
    QHash<SiteId, QString> names;
    for (const Site& site : *sites)
        names.insert(site.id, site.name);
    return countSources(facts, asked, places, [&names](const PassageLookup::SourceRow& source) {
        return source.site ? names.value(*source.site) : QString();
    });
}

Facet countSpeakers(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    std::vector<qint64> hits(static_cast<size_t>(facts.speakers().size()));
    for (const std::uint32_t position : places.positions)
        ++hits[static_cast<size_t>(facts.passages()[position].speaker)];
    QHash<QString, qint64> hitsOfSpelling;
    for (size_t speaker = 1; speaker < hits.size(); ++speaker) {
        if (hits[speaker] > 0)
            hitsOfSpelling.insert(facts.speakers()[static_cast<qsizetype>(speaker)], hits[speaker]);
    }
    return facetOf(asked, joinedSpellings(hitsOfSpelling), hits[0]);
}

/// Where the values of an attribute are found among the sources that have hits.
struct FoundValues {
    Attribute attribute;
    QHash<QString, std::vector<size_t>> places; ///< of sources, by what a filter may ask for
};

/// A source's own value, and its site's. A value counts where its filter would find it: a year also at its days.
Result<Facet> countAttribute(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    const auto named = attributesNamed(facts.project(), asked.attribute);
    if (!named)
        return failure(named);
    std::vector<FoundValues> found;
    QHash<QString, qint64> hitsOfSpelling;
    std::vector<qint64> without = places.ofSource;
    for (const HeldAttribute& held : *named) {
        FoundValues& values = found.emplace_back(FoundValues{.attribute = held.attribute, .places = {}});
        for (size_t place = 0; place < places.ofSource.size(); ++place) {
            const auto& source = facts.sources()[place].row;
            const bool isOfSource = held.attribute.owner == AttributeOwner::Source;
            const qint64 owner = isOfSource ? source.source.value : source.site.value_or(SiteId{}).value;
            const QString value = held.values.value(owner);
            if (places.ofSource[place] == 0 || value.isEmpty())
                continue;
            hitsOfSpelling[value] += places.ofSource[place];
            without[place] = 0;
            for (const QString& sought : findableBy(held.attribute, value))
                values.places[sought].push_back(place);
        }
    }
    const QHash<QString, qint64> shown = joinedSpellings(hitsOfSpelling);
    QHash<QString, qint64> hitsOfValue;
    for (auto value = shown.keyBegin(); value != shown.keyEnd(); ++value) {
        std::set<size_t> holders; // a source and its site may both have it
        for (const FoundValues& values : found) {
            const auto sought = soughtAs(values.attribute, *value);
            const auto there = values.places.value(sought.value_or(comparedName(*value)));
            holders.insert(there.begin(), there.end());
        }
        for (const size_t place : holders)
            hitsOfValue[*value] += places.ofSource[place];
    }
    return facetOf(asked, hitsOfValue, std::accumulate(without.begin(), without.end(), qint64{0}));
}

Result<Facet> countCodes(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    const auto counts = countHitsOfCodes(facts, places.positions);
    if (!counts)
        return failure(counts);
    return facetOf(asked, counts->ofPath, counts->uncoded);
}

Result<Facet> countOne(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    using Source = PassageLookup::SourceRow;
    switch (asked.kind) {
    case FacetKind::Site:
        return countSites(facts, asked, places);
    case FacetKind::Type:
        return countSources(facts, asked, places, [](const Source& source) { return source.type; });
    case FacetKind::Period:
        return countPeriods(facts, asked, places);
    case FacetKind::Speaker:
        return countSpeakers(facts, asked, places);
    case FacetKind::Attribute:
        return countAttribute(facts, asked, places);
    case FacetKind::Code:
        return countCodes(facts, asked, places);
    }
    return failure(ErrorCode::Internal, u"a facet of no kind"_s);
}

} // namespace

QString toWord(FacetKind kind) {
    return facetWords[static_cast<std::size_t>(kind)].toString();
}

FacetAsked facetFromWord(const QString& word) {
    for (std::size_t kind = 0; kind < facetWords.size(); ++kind) {
        if (word.compare(facetWords[kind], Qt::CaseInsensitive) == 0 && FacetKind(kind) != FacetKind::Attribute)
            return {.kind = FacetKind(kind)};
    }
    return {.kind = FacetKind::Attribute, .attribute = word};
}

Result<QList<Facet>> PassageFacets::count(std::span<const PassageId> hits, std::span<const FacetAsked> facets) const {
    if (auto caughtUp = m_facts->catchUp(); !caughtUp)
        return failure(caughtUp);
    const HitPlaces places = placesOf(*m_facts, hits);
    QList<Facet> counted;
    for (const FacetAsked& asked : facets) {
        auto facet = countOne(*m_facts, asked, places);
        if (!facet)
            return failure(facet);
        counted.append(std::move(*facet));
    }
    return counted;
}

} // namespace sheaf
