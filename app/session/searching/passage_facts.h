#pragma once

#include "coding/store/passage_lookup.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sheaf {

class PassageSet;

/// Where passages stand and who speaks in them, for all of a project, in a compact form that filters and facets walk
/// through: passages by the million.
///
/// Texts are never changed, so what was read of them stays true; sources are read anew whenever the project's revision
/// is another, and so are codings, when somebody asks for all of them. A passage's place in the order of numbers is its
/// position.
///
/// Threads: belongs to the thread of its project.
/// Memory:  about 45 bytes a passage, 72 a coding once all were asked for.
class PassageFacts {
public:
    /// Positions [first, end).
    struct Stretch {
        std::uint32_t first = 0;
        std::uint32_t end = 0;

        [[nodiscard]] bool isEmpty() const { return end <= first; }
        friend auto operator<=>(const Stretch&, const Stretch&) = default;
    };
    struct Passage {
        std::uint32_t id = 0;
        std::int32_t start = 0; ///< in its text
        std::int32_t end = 0;
        std::int32_t page = 0;
        std::int32_t question = 0;
        std::int32_t speaker = 0;         ///< a place in speakers()
        std::uint32_t searchedBefore = 0; ///< how many passages before it, in all texts, are no page furniture
        std::int8_t headingLevel = 0;
        SpeakerRole role = SpeakerRole::Unknown;
        bool isTurn = false;
        bool isFurniture = false;
    };
    /// A source with its current text.
    struct SourceFacts {
        PassageLookup::SourceRow row;
        Stretch passages;
    };

    /// A coding in the current text of its source.
    struct Coding {
        PassageLookup::CodingRow row;
        std::int32_t source = 0; ///< a place in sources()
        Stretch passages;        ///< that share a character with it; never empty
    };

    explicit PassageFacts(ProjectFile& project) : m_project(&project) {}

    /// Makes it agree with the project as it is now. Not within a unit of work: what that takes back would stay here.
    /// Cost: a read if nothing has changed; 0.4 µs for each new passage, and the list of sources, if something has.
    /// Errors: of reading; Damaged (the passages of a text do not stand together). Nothing is kept then: the next call
    ///         reads everything, and says it again if it is still so.
    [[nodiscard]] Result<void> catchUp();

    [[nodiscard]] ProjectFile& project() const { return *m_project; }
    [[nodiscard]] std::span<const Passage> passages() const { return m_passages; }
    /// By number.
    [[nodiscard]] std::span<const SourceFacts> sources() const { return m_sources; }
    /// The first one is empty: nobody is named.
    [[nodiscard]] const QStringList& speakers() const { return m_speakers; }

    /// The source whose current text this is, as a place in sources(); -1 if it is none's. Cost: O(1).
    [[nodiscard]] int sourceOfText(qint64 text) const { return m_sourceOfText.value(text, -1); }
    /// The passages of a source that share a character with a range of its text. Cost: O(log passages of the source +
    /// passages found).
    [[nodiscard]] Stretch touching(const SourceFacts& source, qint32 start, qint32 end) const;
    /// How many passages that are searched stand between two stretches of one text; 0 if they overlap.
    [[nodiscard]] std::uint32_t searchedBetween(Stretch before, Stretch after) const;

    /// The codings with these codes, by code, then text, then start; those in doubt (of an earlier text) and those that
    /// touch no passage are left out. Cost: 0.3 µs a coding.
    [[nodiscard]] Result<std::vector<Coding>> codings(const QSet<CodeId>& codes) const;
    /// All of them, read at the first call after a change of the project; valid until the next catchUp().
    [[nodiscard]] Result<std::span<const Coding>> codings() const;

    /// In any order; passages of several texts may not stand in one stretch.
    [[nodiscard]] PassageSet setOf(const std::vector<Stretch>& stretches) const;
    /// Every passage of every source.
    [[nodiscard]] PassageSet all() const;

private:
    [[nodiscard]] Result<void> readNewPassages();
    [[nodiscard]] Result<void> readSources();
    [[nodiscard]] Result<std::vector<Coding>> readCodings(const std::optional<QSet<CodeId>>& codes) const;

    ProjectFile* m_project;
    qint64 m_revision = -1;
    std::vector<Passage> m_passages;
    QHash<qint64, Stretch> m_texts;
    std::vector<SourceFacts> m_sources;
    QHash<qint64, int> m_sourceOfText;
    mutable std::vector<Coding> m_codings;
    mutable qint64 m_codingsRevision = -1;
    QStringList m_speakers{QString()};
    QHash<QByteArray, std::int32_t> m_placeOfSpeaker{{QByteArray(), 0}};
    std::vector<std::int32_t> m_ends; // of the passages once more, so that looking for a place touches little memory
};

} // namespace sheaf
