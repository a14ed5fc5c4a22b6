#pragma once

#include "app/session/review.h"
#include "coding/progress.h"
#include "coding/stretches.h"

#include <QHash>
#include <QList>
#include <QString>

namespace sheaf {

/// Which words of a review are meant: those for which all that is said here holds; all, if nothing is said.
struct TextScope {
    QList<SiteId> sites = {};         ///< in sources of any of these
    QList<SourceId> sources = {};     ///< in any of these
    QList<CodeId> codes = {};         ///< coded with any of these, or with what lies below it
    QString query = {};               ///< in passages that this search finds
    bool withoutConfidential = false; ///< not in confidential sources; they count for no rest either

    [[nodiscard]] bool isEverything() const {
        return sites.isEmpty() && sources.isEmpty() && codes.isEmpty() && query.isEmpty();
    }
};

/// Parts of the sources' texts. A word is in a part if the whole of it is.
class TextParts {
public:
    void add(SourceId source, TextRange range) { m_parts[source].add(range); }
    void addWhole(SourceId source);
    [[nodiscard]] bool touch(SourceId source) const { return m_parts.contains(source); }
    [[nodiscard]] bool hold(SourceId source, TextRange word) const {
        const auto found = m_parts.constFind(source);
        return found != m_parts.cend() && found->cover(word);
    }

private:
    QHash<SourceId, Stretches> m_parts;
};

/// A scope as ranges of texts.
class ScopedTexts {
public:
    /// Errors: of the search (InvalidArgument, Busy while another program brings the index up to date,
    /// Cancelled), NotFound (code).
    [[nodiscard]] static Result<ScopedTexts> of(Review& review, const TextScope& scope, const CancelToken& cancel = {});

    [[nodiscard]] const QStringList& notes() const { return m_notes; } ///< of the search, as of a SearchAnswer
    [[nodiscard]] bool touch(SourceId source) const;
    [[nodiscard]] bool hold(SourceId source, TextRange word) const;

private:
    std::vector<TextParts> m_all; // a word must be in each
    QStringList m_notes;
};

/// What is coded with a code or what lies below it; codings in doubt are left out.
[[nodiscard]] TextParts codedParts(const QList<CodedRange>& codings, const QSet<CodeId>& codes);

} // namespace sheaf
