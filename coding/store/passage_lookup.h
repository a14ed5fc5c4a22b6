#pragma once

#include "coding/coding.h"
#include "coding/passage.h"
#include "coding/source.h"
#include "coding/store/project_file.h"

#include <QSet>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace sheaf {

/// What a search asks of the whole project at once: every passage, every coding, in few bytes each. Rows are handed on
/// as they are read, past the driver's variants.
///
/// Errors: as reading says. Cost: a fraction of a microsecond a row.
class PassageLookup {
public:
    explicit PassageLookup(const ProjectFile& project) : m_project(&project) {}

    /// A source as filters ask of it; of a Source, without what must be counted.
    struct SourceRow {
        SourceId source;
        TextRevisionId text; ///< the current one
        std::optional<SiteId> site;
        QString title;
        QString type;
        Period period;
        QString language;
        Confidentiality confidentiality = Confidentiality::Confidential;
    };
    /// By number.
    [[nodiscard]] Result<std::vector<SourceRow>> sources() const;

    /// A passage of any text that a source has or had.
    struct PassageRow {
        qint64 id = 0;
        qint64 text = 0; ///< a TextRevisionId
        qint32 start = 0;
        qint32 end = 0;
        qint32 page = 0;
        qint32 question = 0;
        qint32 headingLevel = 0;
        SpeakerRole role = SpeakerRole::Unknown;
        bool isTurn = false;
        bool isFurniture = false;
        std::string_view speaker; ///< UTF-8; goes with the call
    };
    /// Those with a number above `after`, ascending. Passages are never changed or removed.
    [[nodiscard]] Result<void> eachPassageAfter(qint64 after, const std::function<void(const PassageRow&)>& take) const;

    /// A coding's place.
    struct CodingRow {
        qint64 id = 0;
        qint64 code = 0;
        qint64 coder = 0;
        qint64 source = 0;
        qint64 text = 0; ///< a TextRevisionId
        qint32 start = 0;
        qint32 end = 0;
    };
    /// Codings with these codes, or all: by code, then text, then start; also those in an earlier text. Reads one index
    /// and no row of the table.
    [[nodiscard]] Result<std::vector<CodingRow>> codings(const std::optional<QSet<CodeId>>& codes = {}) const;

    /// What a coding says besides its place.
    enum class Said { Evidence, Stance, Voice, Memo };
    /// The codings for whose words of this kind `fits` holds, ascending; those without any are not asked about.
    /// Cost: reads every row of the codings asked about.
    [[nodiscard]] Result<std::vector<qint64>> codingsSaying(
        Said what, const std::optional<QSet<CodeId>>& codes, const std::function<bool(const QString&)>& fits) const;

    /// Pages with this label, as printed, by text and number.
    struct PageRow {
        qint64 text = 0; ///< a TextRevisionId
        int number = 0;
    };
    [[nodiscard]] Result<std::vector<PageRow>> pagesLabelled(const QString& label) const;

private:
    const ProjectFile* m_project;
};

} // namespace sheaf
