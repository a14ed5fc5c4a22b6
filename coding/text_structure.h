#pragma once

#include "coding/passage.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

// What a text's own structure says of its parts: who speaks, under which heading, in which column. All pure;
// O(passages). Passages in the order of the text, ranges in UTF-16 units of it.

/// A stretch of text, and the names that its structure gives it, outermost first; no name is empty.
struct NamedStretch {
    QStringList names;
    TextRange range;
};

/// What each named speaker says before another speaks: one range a turn, in order. Page furniture does not end a turn;
/// what is no turn of somebody named does.
[[nodiscard]] QList<TextRange> wholeTurns(const QList<Passage>& passages);

enum class SpeakerNaming {
    ByName,
    ByRole, ///< `Interviewer`, `Interviewee`, `Speaker of unknown role`: names nobody
};
/// Turns by their speaker; those of nobody named are left out.
[[nodiscard]] QList<NamedStretch> stretchesBySpeaker(const QList<Passage>& passages, SpeakerNaming naming);

/// The text right under each heading, up to the next heading of any level, by the headings that it stands under. Page
/// furniture at its ends is left out, and so are headings without text.
[[nodiscard]] QList<NamedStretch> stretchesByHeading(const QList<Passage>& passages, const QString& text);

/// The cells of tables by what stands in the first row of their column. Empty cells, and those of columns without a
/// header, are left out. Where cells follow each other, one that lies above or to the left of the last starts another
/// table.
[[nodiscard]] QList<NamedStretch> stretchesByColumn(const QList<Passage>& passages, const QString& text);

/// What a code may be called after some text: on one line, slashes as dashes, at most 80 UTF-16 units and a `…`. May be
/// empty.
[[nodiscard]] QString codeNameFrom(QStringView text);

} // namespace sheaf
