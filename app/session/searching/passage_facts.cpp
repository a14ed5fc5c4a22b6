#include "app/session/searching/passage_facts.h"

#include "indexer/passage_set.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

Result<void> PassageFacts::catchUp() {
    const qint64 revision = m_project->revision();
    if (revision == m_revision)
        return {};
    auto read = readNewPassages();
    if (read)
        read = readSources();
    if (!read) { // what was read so far may be torn, and must not pass for whole at the next call
        *this = PassageFacts(*m_project);
        return read;
    }
    m_revision = revision;
    return {};
}

Result<void> PassageFacts::readNewPassages() {
    qint64 torn = 0;
    std::uint32_t searched =
        m_passages.empty() ? 0 : m_passages.back().searchedBefore + (m_passages.back().isFurniture ? 0 : 1);
    qint64 lastText = 0;
    Stretch* stretch = nullptr;
    const auto take = [&](const PassageLookup::PassageRow& row) {
        const auto position = static_cast<std::uint32_t>(m_passages.size());
        if (stretch == nullptr || row.text != lastText) {
            auto there = m_texts.find(row.text);
            if (there == m_texts.end())
                there = m_texts.insert(row.text, Stretch{position, position});
            stretch = &*there;
            lastText = row.text;
        }
        if (stretch->end != position)
            torn = row.text;
        stretch->end = position + 1;
        const auto name = QByteArray::fromRawData(row.speaker.data(), static_cast<qsizetype>(row.speaker.size()));
        auto speaker = m_placeOfSpeaker.constFind(name);
        if (speaker == m_placeOfSpeaker.cend()) {
            const QByteArray kept(row.speaker.data(), static_cast<qsizetype>(row.speaker.size()));
            speaker = m_placeOfSpeaker.insert(kept, static_cast<std::int32_t>(m_speakers.size()));
            m_speakers.append(QString::fromUtf8(kept));
        }
        m_passages.push_back(Passage{
            .id = static_cast<std::uint32_t>(row.id),
            .start = row.start,
            .end = row.end,
            .page = row.page,
            .question = row.question,
            .speaker = *speaker,
            .searchedBefore = searched,
            .headingLevel = static_cast<std::int8_t>(row.headingLevel),
            .role = row.role,
            .isTurn = row.isTurn,
            .isFurniture = row.isFurniture});
        m_ends.push_back(row.end);
        searched += row.isFurniture ? 0 : 1;
    };
    const auto read = PassageLookup(*m_project).eachPassageAfter(m_passages.empty() ? 0 : m_passages.back().id, take);
    if (read && torn != 0) {
        return failure(
            ErrorCode::Damaged, u"the passages of text %1 do not stand together"_s.arg(torn),
            u"the project was changed by something else; go back to a copy of it"_s);
    }
    return read;
}

Result<void> PassageFacts::readSources() {
    auto rows = PassageLookup(*m_project).sources();
    if (!rows)
        return failure(rows);
    m_sources.clear();
    m_sourceOfText.clear();
    for (PassageLookup::SourceRow& row : *rows) {
        m_sourceOfText.insert(row.text.value, static_cast<int>(m_sources.size()));
        const Stretch passages = m_texts.value(row.text.value);
        m_sources.push_back({std::move(row), passages});
    }
    return {};
}

Result<std::vector<PassageFacts::Coding>> PassageFacts::readCodings(const std::optional<QSet<CodeId>>& codes) const {
    const auto rows = PassageLookup(*m_project).codings(codes);
    if (!rows)
        return failure(rows);
    std::vector<Coding> found;
    found.reserve(rows->size());
    qint64 text = 0;
    int place = -1;
    for (const PassageLookup::CodingRow& row : *rows) {
        if (row.text != text) {
            text = row.text;
            place = sourceOfText(text);
        }
        if (place < 0)
            continue;
        const SourceFacts& source = m_sources[static_cast<size_t>(place)];
        if (source.row.source.value != row.source)
            continue;
        const Stretch passages = touching(source, row.start, row.end);
        if (!passages.isEmpty())
            found.push_back({row, place, passages});
    }
    return found;
}

Result<std::vector<PassageFacts::Coding>> PassageFacts::codings(const QSet<CodeId>& codes) const {
    return readCodings(codes);
}

Result<std::span<const PassageFacts::Coding>> PassageFacts::codings() const {
    if (m_codingsRevision != m_revision) {
        auto read = readCodings(std::nullopt);
        if (!read)
            return failure(read);
        m_codings = std::move(*read);
        m_codingsRevision = m_revision;
    }
    return std::span<const Coding>(m_codings);
}

PassageFacts::Stretch PassageFacts::touching(const SourceFacts& source, qint32 start, qint32 end) const {
    const auto ends = std::span(m_ends).first(source.passages.end);
    const auto from = ends.begin() + source.passages.first;
    const auto first = static_cast<std::uint32_t>(std::upper_bound(from, ends.end(), start) - ends.begin());
    std::uint32_t last = first; // most ranges lie in a passage or two
    while (last < source.passages.end && m_passages[last].start < end)
        ++last;
    return {first, last};
}

std::uint32_t PassageFacts::searchedBetween(Stretch before, Stretch after) const {
    if (after.first < before.end)
        return 0;
    const Passage& last = m_passages[before.end - 1];
    return m_passages[after.first].searchedBefore - last.searchedBefore - (last.isFurniture ? 0 : 1);
}

PassageSet PassageFacts::setOf(const std::vector<Stretch>& stretches) const {
    std::vector<PassageSet::Run> runs;
    runs.reserve(stretches.size());
    for (const Stretch stretch : stretches) {
        if (!stretch.isEmpty())
            runs.push_back({m_passages[stretch.first].id, m_passages[stretch.end - 1].id});
    }
    return PassageSet(std::move(runs));
}

PassageSet PassageFacts::all() const {
    std::vector<Stretch> stretches;
    stretches.reserve(m_sources.size());
    for (const SourceFacts& source : m_sources)
        stretches.push_back(source.passages);
    return setOf(stretches);
}

} // namespace sheaf
