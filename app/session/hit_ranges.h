#pragma once

#include "app/session/code_passages.h"
#include "app/session/search_passages.h"

#include <QHash>

#include <set>

namespace sheaf {

/// Which ranges the hits of a search code, each once: several hits of a turn code it one time.
class HitRanges {
public:
    HitRanges(const Review& review, CodingExtent extent) : m_review(&review), m_extent(extent) {}

    /// `text`, `language`: of the source. Errors: of reading its passages.
    [[nodiscard]] Result<QList<TextRange>> of(const FoundPassage& found, const QString& text, const QString& language);
    /// How many hits had no match, where matches or their sentences are coded.
    [[nodiscard]] int withoutMatch() const { return m_withoutMatch; }

private:
    Result<TextRange> turnOf(const FoundPassage& found);

    const Review* m_review;
    CodingExtent m_extent;
    QHash<SourceId, QList<TextRange>> m_turns;
    std::set<std::pair<qint64, TextRange>> m_given;
    int m_withoutMatch = 0;
};

} // namespace sheaf
