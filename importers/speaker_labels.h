#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace sheaf {

/// What a line of a transcript says of who speaks when.
struct TurnHead {
    QString speaker;        ///< empty for a lone time
    qint64 startMs = -1;    ///< -1 where the line bears no time
    QString rest;           ///< what is said on the same line
    bool isStamped = false; ///< a time in a shape that only transcripts have; a label without one must prove itself
    bool speakerFollows = false; ///< `0:0:5.100 --> 0:0:8.250`: the next line is the name
};

/// Reads the head of a turn off a line, in any of the shapes Teams, Otter, Rev, Trint, Descript, f4, Transana and
/// people's own hands give it: `Name␣␣0:05`, `Name (0:05):`, `[0:05] Name: …`, `0:05 Name: …`, `Name: … #00:00:05-2#`,
/// `[id1] …`, `Name: …`. Cost: looks at the first 200 code units.
[[nodiscard]] std::optional<TurnHead> turnHeadFromLine(const QString& line);

/// Names have capitals, save for small words inside them, and roles and numbers (`speaker 1`) need none; `A mother told
/// us` and `was` are speech that goes on behind a colon.
[[nodiscard]] bool looksLikeSpeech(const QString& label);

/// `Well depth`, `Pump state`: the second word of a person's name has a capital, save for the small words of names;
/// roles, numbers (`Speaker one`) and writing without capitals are no things. A few people are labelled like them
/// (`Support worker`), so this is doubt, not proof.
[[nodiscard]] bool looksLikeThing(const QString& label);

/// `AO`, `A.O.`, `JR2`, `Speaker 1`: what people who type talk up put for names.
[[nodiscard]] bool isInitialsOrNumber(const QString& label);

/// A part of a list between commas: `Okafor`, `J. R.`, `Ben (Guest)`, but no part of a sentence.
[[nodiscard]] bool mayBeListedName(const QString& part);

/// Cuts off the time that f4 and easytranscript put at a paragraph's end, `#00:00:05-2#`; -1 if there is none.
[[nodiscard]] qint64 takeStampAtEnd(QString& text);

/// One stretch of a transcript: what one speaker says before another speaks, or text that nobody speaks.
struct TranscriptBlock {
    bool isTurn = false;
    QString speaker;
    qint64 startMs = -1;
    QStringList paragraphs; ///< without label and time
};

struct Transcript {
    QList<TranscriptBlock> blocks;
};

/// The transcript that the lines are (an empty line parts paragraphs), or nothing if they are some other text.
///
/// A label is a speaker only if it starts a line at least twice, or is listed under SPEAKERS, or bears a time, or says
/// a role (`RESPONDENT:`) among speakers who are proven; so `Slowly: very slowly.` stays speech and `Note: …` stays
/// text. Labels without times must in sum carry a fair share of the paragraphs: a report with `Aim:` here and there is
/// no transcript. And their speakers must take turns, or be labelled as only transcripts do it (roles, initials,
/// numbers); `Well depth: 40 m` must come five times, and among questions.
[[nodiscard]] std::optional<Transcript> transcriptFromLines(const QStringList& lines);

/// What one line of a transcript is.
struct TranscriptLine {
    enum class Kind {
        Text,
        Turn,     ///< `head` says whose
        Skipped,  ///< a name or a list that a head has taken up
        Unspoken, ///< `Ada started transcription`
    };
    Kind kind = Kind::Text;
    TurnHead head;
};

/// One for each line, or nothing if they are some other text: transcriptFromLines() for those who keep the lines.
[[nodiscard]] std::optional<QList<TranscriptLine>> transcriptLines(const QStringList& lines);

/// The label before a colon, and what follows it, if the line starts with something that could be a name.
[[nodiscard]] std::optional<TurnHead> plainLabelFromLine(const QString& line);

} // namespace sheaf
