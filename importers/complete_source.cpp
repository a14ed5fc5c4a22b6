#include "importers/complete_source.h"

#include "importers/language.h"
#include "importers/mojibake.h"
#include "importers/speaker_names.h"
#include "importers/speaker_roles.h"
#include "importers/turn_times.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

void completeText(ImportedSource& source) {
    const QString language = languageOf(source.text);
    if (!language.isEmpty() && !isSameLanguage(language, source.language))
        source.language = language;
    const QString wrongLetters = mojibakeWarning(source.text);
    if (!wrongLetters.isEmpty())
        source.warnings.append(wrongLetters);
    const auto isTurn = [](const Passage& passage) { return passage.kind == PassageKind::Turn; };
    if (std::none_of(source.passages.cbegin(), source.passages.cend(), isTurn))
        return;
    // Type alone may have told who asks (questions in bold): that is not to be guessed anew.
    const bool areKnown = std::ranges::any_of(
        source.passages, [](const Passage& passage) { return passage.role != SpeakerRole::Unknown; });
    if (!areKnown)
        assignSpeakerRoles(source.passages, source.text);
    const bool areCaptions = source.format == "vtt"_L1 || source.format == "srt"_L1;
    source.warnings += oddTimes(source.passages, areCaptions);
    source.warnings += similarSpeakers(source.passages);
}

} // namespace

void completeSource(ImportedSource& source) {
    completeText(source);
    for (ContainedDocument& contained : source.contained)
        for (ImportedSource& inner : contained.source)
            completeText(inner); // what holds sources in sources is read one by one
}

} // namespace sheaf
