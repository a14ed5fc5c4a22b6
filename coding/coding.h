#pragma once

#include "coding/identifiers.h"
#include "coding/text_range.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace sheaf {

/// How strong the evidence is that a passage gives (the framework's grades, weakest first).
enum class EvidenceStrength { Anecdotal, SelfReported, Monitored, Evaluated };
/// How a passage stands to what the code claims: what the field calls its role.
enum class Stance { Supports, Qualifies, Contradicts, DeviantCase };
/// Whose words a passage is: what somebody said, what the writer makes of it, what a document sets down, what is
/// reported of others' words.
enum class Voice { Participant, Author, Document, SecondHand };

[[nodiscard]] QString toWord(EvidenceStrength strength); ///< `anecdotal`, `self-reported`, `monitored`, `evaluated`
[[nodiscard]] QString toWord(Stance stance);             ///< `supports`, `qualifies`, `contradicts`, `deviant case`
/// `participant's words`, `author's interpretation`, `document statement`, `second-hand`
[[nodiscard]] QString toWord(Voice voice);
[[nodiscard]] std::optional<EvidenceStrength> evidenceFromWord(const QString& word);
[[nodiscard]] std::optional<Stance> stanceFromWord(const QString& word);
/// Also `participant`, `author`, `document`.
[[nodiscard]] std::optional<Voice> voiceFromWord(const QString& word);

struct Coder {
    CoderId id;
    QUuid guid;
    QString name;
};

/// A code applied by a coder to a range of a source.
struct Coding {
    CodingId id;
    QUuid guid;
    SourceId source;
    TextRevisionId textRevision; ///< the text that the range counts in; the source's current one, unless needsALook
    CodeId code;
    CoderId coder;
    TextRange range;   ///< in the text of that revision
    QString quotation; ///< exactly the text of the range
    QString before;    ///< up to 32 code units before it, never half a surrogate pair
    QString after;     ///< likewise after it
    std::optional<EvidenceStrength> evidence;
    std::optional<Stance> stance;
    std::optional<Voice> voice;
    QString memo;
    QDateTime createdAt;     ///< UTC
    bool needsALook = false; ///< the source's text was corrected since, and nobody has said where this belongs now
};

/// What counts need of a coding: cheap to read by the ten thousand.
struct CodedRange {
    CodingId id;
    SourceId source;
    CodeId code;
    CoderId coder;
    TextRange range; ///< in the source's text
};

/// By source and position, as a text is read; those that stand there already cost one pass.
void sortAsRead(QList<CodedRange>& codings);

} // namespace sheaf
