#pragma once

#include "importers/text_builder.h"

#include <QList>
#include <QString>

#include <optional>

namespace sheaf {

/// When a cue is shown.
struct CueTimes {
    qint64 startMs = -1;
    qint64 endMs = -1;
};

/// What a caption file shows between two times: words, with the tags and entities they were written with.
struct Cue {
    CueTimes times;
    QString payload;
};

struct Cues {
    QList<Cue> cues;
    int damaged = 0; ///< cues with an arrow whose times can't be read
};

/// `00:00:01.000 --> 00:00:04.000 align:start`, with a point or a comma; nothing if either time can't be read.
[[nodiscard]] std::optional<CueTimes> cueTimesFromLine(const QString& line);

/// Writes cues as turns: tags and entities resolved, names taken from `<v Name>` or from labels that come twice, and
/// the cues of one speaker joined. Where no cue names anybody, a passage ends at a sentence's end after some 400 code
/// units or at a pause of three seconds. Warns of damaged cues. Cost: O(text).
void addCues(TextBuilder& builder, const Cues& cues);

} // namespace sheaf
