#include "app/session/searching/passage_facets.h"

#include "app/session/searching/code_facet.h"
#include "app/session/searching/filter_values.h"
#include "app/session/searching/passage_facts.h"
#include "coding/name_folding.h"
#include "coding/store/attribute_repository.h"
#include "coding/store/site_repository.h"

#include <QHash>

#include <algorithm>
#include <array>

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

/// Counts by something that whole sources have; an empty value is none.
template <typename ValueOf>
Facet countSources(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places, ValueOf valueOf) {
    QHash<QString, qint64> hitsOfValue;
    for (size_t place = 0; place < places.ofSource.size(); ++place) {
        if (places.ofSource[place] > 0)
            hitsOfValue[valueOf(facts.sources()[place].row)] += places.ofSource[place];
    }
    const qint64 without = hitsOfValue.take(QString());
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
    QHash<QString, qint64> hitsOfValue;
    for (size_t speaker = 1; speaker < hits.size(); ++speaker)
        hitsOfValue.insert(facts.speakers()[static_cast<qsizetype>(speaker)], hits[speaker]);
    return facetOf(asked, hitsOfValue, hits[0]);
}

/// A source's own value, and its site's: both where they differ.
Result<Facet> countAttribute(const PassageFacts& facts, const FacetAsked& asked, const HitPlaces& places) {
    const AttributeRepository attributes(facts.project());
    const auto known = attributes.all();
    if (!known)
        return failure(known);
    QStringList names;
    bool isKnown = false;
    QHash<qint64, QString> values[2]; // of sites, of sources
    for (const Attribute& attribute : *known) {
        names.append(attribute.name);
        if (foldedName(attribute.name) != foldedName(asked.attribute))
            continue;
        isKnown = true;
        const auto held = attributes.values(attribute.owner);
        if (!held)
            return failure(held);
        for (auto owner = held->cbegin(); owner != held->cend(); ++owner)
            values[attribute.owner == AttributeOwner::Source ? 1 : 0].insert(owner.key(), owner->value(attribute.name));
    }
    if (!isKnown) {
        return failure(
            ErrorCode::InvalidArgument, u"there is no attribute “%1”"_s.arg(asked.attribute.trimmed()),
            knownOnes(names));
    }
    QHash<QString, qint64> hitsOfValue;
    qint64 without = 0;
    for (size_t place = 0; place < places.ofSource.size(); ++place) {
        const qint64 hits = places.ofSource[place];
        if (hits == 0)
            continue;
        const auto& source = facts.sources()[place].row;
        const QString ofSite = source.site ? values[0].value(source.site->value) : QString();
        const QString ofSource = values[1].value(source.source.value);
        if (!ofSite.isEmpty())
            hitsOfValue[ofSite] += hits;
        if (!ofSource.isEmpty() && ofSource != ofSite)
            hitsOfValue[ofSource] += hits;
        if (ofSite.isEmpty() && ofSource.isEmpty())
            without += hits;
    }
    return facetOf(asked, hitsOfValue, without);
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
        return countSources(facts, asked, places, [](const Source& source) { return source.period.toString(); });
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
