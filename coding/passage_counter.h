#pragma once

#include "coding/identifiers.h"
#include "coding/text_range.h"

#include <algorithm>

namespace sheaf {

/// Counts the separate stretches of text among ranges that come by source and position: those that share a code unit
/// are one, those that only touch are two. O(1) a range.
class PassageCounter {
public:
    /// Ranges of one source come together, none before one that starts later. True if this one begins a stretch.
    bool add(SourceId source, TextRange range) {
        const bool isNewSource = source != m_source;
        const bool begins = isNewSource || range.start >= m_coveredTo;
        m_source = source;
        m_sources += isNewSource;
        m_passages += begins;
        m_characters += begins ? range.length() : std::max<qsizetype>(range.end - m_coveredTo, 0);
        m_coveredTo = begins ? range.end : std::max(m_coveredTo, range.end);
        return begins;
    }
    [[nodiscard]] int passages() const { return m_passages; }
    [[nodiscard]] int sources() const { return m_sources; }
    [[nodiscard]] qsizetype characters() const { return m_characters; } ///< UTF-16 units that any range covers

private:
    SourceId m_source = {-1};
    qsizetype m_coveredTo = -1;
    int m_passages = 0;
    int m_sources = 0;
    qsizetype m_characters = 0;
};

} // namespace sheaf
