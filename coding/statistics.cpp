#include "coding/statistics.h"

#include "coding/passage_counter.h"
#include "coding/position_of.h"

#include <algorithm>
#include <ranges>
#include <vector>

namespace sheaf {

namespace {

/// The codings that count, by source and position, told by where their source and code stand in the material.
struct Counted {
    qsizetype source;
    qsizetype code;
    CoderId coder;
    TextRange range;
};

std::vector<Counted> countedIn(const CodedMaterial& material) {
    QList<CodedRange> codings = material.codings;
    sortAsRead(codings);
    const PositionOf sources(idsOf(material.sources));
    const PositionOf codes(idsOf(material.codes.inOrder()));
    std::vector<Counted> counted;
    counted.reserve(static_cast<size_t>(codings.size()));
    for (const CodedRange& coding : std::as_const(codings)) {
        const Counted one{sources(coding.source), codes(coding.code), coding.coder, coding.range};
        if (one.source >= 0 && one.code >= 0)
            counted.push_back(one);
    }
    return counted;
}

QList<CoderId> codersOf(const std::vector<Counted>& codings) {
    QList<CoderId> coders;
    for (const Counted& coding : codings) {
        if (coders.isEmpty() || coders.last() != coding.coder)
            coders.append(coding.coder);
    }
    std::ranges::sort(coders);
    coders.erase(std::ranges::unique(coders).begin(), coders.end());
    return coders;
}

/// Where each source's site stands, -1 where none may be counted.
QList<qsizetype> sitesOf(const CodedMaterial& material) {
    const PositionOf sites(idsOf(material.sites));
    QList<qsizetype> found;
    for (const Source& source : material.sources) {
        const bool counts = source.site && source.confidentiality != Confidentiality::Confidential;
        found.append(counts ? sites(*source.site) : -1);
    }
    return found;
}

/// Where each code and those above it stand in the codebook, itself first.
QList<QList<qsizetype>> linesUp(const CodeTree& codes) {
    QList<QList<qsizetype>> lines; // parents come before children
    const PositionOf positions(idsOf(codes.inOrder()));
    for (const Code& code : codes.inOrder()) {
        QList<qsizetype> line{lines.size()};
        if (const qsizetype parent = code.parent ? positions(*code.parent) : -1; parent >= 0 && parent < lines.size())
            line += lines[parent];
        lines.append(line);
    }
    return lines;
}

class Tally {
public:
    Tally(qsizetype sites, qsizetype coders)
        : m_sites(static_cast<size_t>(sites)), m_coders(static_cast<size_t>(coders)) {}

    void add(const Counted& coding, qsizetype site, qsizetype coder) {
        ++m_codings;
        m_stretches.add(SourceId{coding.source}, coding.range);
        if (site >= 0)
            m_sites[static_cast<size_t>(site)] = true;
        m_coders[static_cast<size_t>(coder)] = true;
    }
    [[nodiscard]] CodeCounts counts() const {
        return {
            .codings = m_codings,
            .passages = m_stretches.passages(),
            .sources = m_stretches.sources(),
            .sites = static_cast<int>(std::ranges::count(m_sites, true)),
            .coders = static_cast<int>(std::ranges::count(m_coders, true)),
            .characters = m_stretches.characters()};
    }

private:
    int m_codings = 0;
    PassageCounter m_stretches;
    std::vector<bool> m_sites, m_coders;
};

} // namespace

QList<CodeStatistics> codeStatistics(const CodedMaterial& material) {
    const std::vector<Counted> codings = countedIn(material);
    const QList<qsizetype> siteOfSource = sitesOf(material);
    const QList<CoderId> coders = codersOf(codings);
    const PositionOf coderAt(coders);
    const auto lines = linesUp(material.codes);
    const auto codeCount = static_cast<size_t>(lines.size());
    std::vector<Tally> own(codeCount, Tally(material.sites.size(), coders.size()));
    std::vector<Tally> withBelow = own;
    for (const Counted& coding : codings) {
        const qsizetype site = siteOfSource[coding.source];
        const qsizetype coder = coderAt(coding.coder);
        own[static_cast<size_t>(coding.code)].add(coding, site, coder);
        for (const qsizetype code : lines[coding.code])
            withBelow[static_cast<size_t>(code)].add(coding, site, coder);
    }
    QList<CodeStatistics> statistics;
    for (size_t code = 0; code < codeCount; ++code) {
        statistics.append(
            {material.codes.inOrder()[static_cast<qsizetype>(code)].id, own[code].counts(), withBelow[code].counts()});
    }
    return statistics;
}

QList<SourceStatistics> sourceStatistics(const CodedMaterial& material) {
    QList<SourceStatistics> statistics;
    for (const Source& source : material.sources)
        statistics.append({.source = source.id});
    QList<PassageCounter> stretches(statistics.size());
    QList<qsizetype> lastSourceOfCode(material.codes.inOrder().size(), -1);
    for (const Counted& coding : countedIn(material)) {
        SourceStatistics& source = statistics[coding.source];
        ++source.codings;
        stretches[coding.source].add(source.source, coding.range);
        if (lastSourceOfCode[coding.code] != coding.source) {
            lastSourceOfCode[coding.code] = coding.source;
            ++source.codes;
        }
    }
    for (qsizetype at = 0; at < statistics.size(); ++at) {
        SourceStatistics& source = statistics[at];
        source.passages = stretches[at].passages();
        source.characters = stretches[at].characters();
        const qsizetype length = material.sources[at].textLength;
        if (length > 0)
            source.share = std::min(1.0, static_cast<double>(source.characters) / static_cast<double>(length));
    }
    return statistics;
}

QList<CodeId> usedInOneSource(const QList<CodeStatistics>& codes) {
    QList<CodeId> found;
    for (const CodeStatistics& code : codes) {
        if (code.withBelow.sources == 1)
            found.append(code.code);
    }
    return found;
}

QList<CodeId> neverUsed(const QList<CodeStatistics>& codes) {
    QList<CodeId> found;
    for (const CodeStatistics& code : codes) {
        if (code.withBelow.codings == 0)
            found.append(code.code);
    }
    return found;
}

QList<SourceId> neverCoded(const QList<SourceStatistics>& sources) {
    QList<SourceId> found;
    for (const SourceStatistics& source : sources) {
        if (source.codings == 0)
            found.append(source.source);
    }
    return found;
}

namespace {

/// Sweeps along one source after another. Stretches are first made whole, code by code, then swept by where they start.
class Sweep {
public:
    explicit Sweep(qsizetype codes) : m_width(codes), m_open(codes), m_counts(codes * codes) {}

    void add(qsizetype source, qsizetype code, TextRange range) {
        if (source != m_source) {
            finishSource();
            m_source = source;
        }
        TextRange& open = m_open[code];
        if (range.start < open.end) {
            open.end = std::max(open.end, range.end);
            return;
        }
        close(code);
        open = range;
    }
    [[nodiscard]] QList<int> finish() {
        finishSource();
        return m_counts;
    }

private:
    struct Stretch {
        TextRange range;
        qsizetype code;
    };
    void close(qsizetype code) {
        if (!m_open[code].isEmpty())
            m_stretches.push_back({m_open[code], code});
        m_open[code] = {};
    }
    void finishSource() {
        for (qsizetype code = 0; code < m_width; ++code)
            close(code);
        std::ranges::sort(m_stretches, {}, [](const Stretch& stretch) { return stretch.range.start; });
        std::vector<Stretch> reaching; // of each code one at most
        for (const Stretch& stretch : m_stretches) {
            std::erase_if(reaching, [&](const Stretch& other) { return other.range.end <= stretch.range.start; });
            for (const Stretch& other : reaching) {
                ++m_counts[stretch.code * m_width + other.code];
                ++m_counts[other.code * m_width + stretch.code];
            }
            ++m_counts[stretch.code * m_width + stretch.code];
            reaching.push_back(stretch);
        }
        m_stretches.clear();
    }

    qsizetype m_width;
    qsizetype m_source = -1;
    QList<TextRange> m_open; // empty where a code has none
    std::vector<Stretch> m_stretches;
    QList<int> m_counts;
};

} // namespace

Cooccurrence cooccurrence(const CodedMaterial& material, const QList<CodeId>& codes) {
    const PositionOf listed(codes);
    QList<qsizetype> countsFor; // by the code's place in the codebook
    for (const QList<qsizetype>& line : linesUp(material.codes)) {
        qsizetype nearest = -1;
        for (auto above = line.cbegin(); above != line.cend() && nearest < 0; ++above)
            nearest = listed(material.codes.inOrder()[*above].id);
        countsFor.append(nearest);
    }
    Sweep sweep(codes.size());
    for (const Counted& coding : countedIn(material)) {
        if (const qsizetype code = countsFor[coding.code]; code >= 0)
            sweep.add(coding.source, code, coding.range);
    }
    return {codes, sweep.finish()};
}

} // namespace sheaf
