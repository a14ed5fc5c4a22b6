#include "importers/speaker_roles.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int fewestTurns = 3;         // of who may be told for an interviewer by behaviour
constexpr double leastQuestions = 0.5; // share of turns that ask
constexpr double leastLead = 0.25;     // by which the share must pass that of all others

struct Speaker {
    QString label;
    int turns = 0;
    int questions = 0;
    qsizetype length = 0;
    SpeakerRole role = SpeakerRole::Unknown;

    [[nodiscard]] double questionShare() const { return static_cast<double>(questions) / turns; }
    [[nodiscard]] double meanLength() const { return static_cast<double>(length) / turns; }
};

bool isQuestionMark(QChar c) {
    return c == u'?' || c == u'\u061F' || c == u'\uFF1F' || c == u'\u037E' || c == u'\u2047' || c == u'\u2048';
}

/// The speakers in the order in which they first speak.
QList<Speaker> speakersOf(const QList<Passage>& passages, QStringView text) {
    QList<Speaker> speakers;
    QHash<QString, qsizetype> places;
    for (const Passage& passage : passages) {
        if (passage.kind != PassageKind::Turn || passage.speaker.isEmpty())
            continue;
        const auto known = places.constFind(passage.speaker);
        const qsizetype at = known == places.constEnd() ? speakers.size() : *known;
        if (at == speakers.size()) {
            places.insert(passage.speaker, at);
            speakers.append({.label = passage.speaker, .role = roleFromLabel(passage.speaker)});
        }
        const QStringView said = passage.range.in(text);
        Speaker& speaker = speakers[at];
        ++speaker.turns;
        speaker.questions += std::any_of(said.begin(), said.end(), isQuestionMark);
        speaker.length += said.size();
    }
    return speakers;
}

bool anyIs(const QList<Speaker>& speakers, SpeakerRole role) {
    return std::any_of(speakers.begin(), speakers.end(), [role](const Speaker& s) { return s.role == role; });
}

/// The one speaker who by behaviour asks while the others answer, or -1.
qsizetype askerAmong(const QList<Speaker>& speakers) {
    qsizetype best = -1;
    for (qsizetype i = 0; i < speakers.size(); ++i)
        if (speakers[i].turns >= fewestTurns &&
            (best < 0 || speakers[i].questionShare() > speakers[best].questionShare()))
            best = i;
    if (best < 0 || speakers.size() < 2)
        return -1;
    const Speaker& asker = speakers[best];
    Speaker others;
    double highestShare = 0;
    for (qsizetype i = 0; i < speakers.size(); ++i) {
        if (i == best)
            continue;
        others.turns += speakers[i].turns;
        others.length += speakers[i].length;
        // Who says next to nothing may do so by asking back.
        if (speakers[i].turns * 10 >= asker.turns)
            highestShare = std::max(highestShare, speakers[i].questionShare());
    }
    const bool starts = best == 0;
    const bool asks = asker.questionShare() >= leastQuestions &&
                      asker.questionShare() - highestShare >= (starts ? leastLead : 2 * leastLead);
    return asks && asker.meanLength() < others.meanLength() ? best : -1;
}

void settleByBehaviour(QList<Speaker>& speakers) {
    const qsizetype asker = askerAmong(speakers);
    if (asker < 0)
        return;
    for (Speaker& speaker : speakers)
        speaker.role = speaker.questionShare() >= leastQuestions && speaker.turns >= fewestTurns
                           ? SpeakerRole::Unknown
                           : SpeakerRole::Interviewee;
    speakers[asker].role = SpeakerRole::Interviewer;
}

/// Some labels say roles: the names among them play the other part, if there is no doubt about it.
void settleTheRest(QList<Speaker>& speakers) {
    const auto unknown = std::count_if(
        speakers.begin(), speakers.end(), [](const Speaker& s) { return s.role == SpeakerRole::Unknown; });
    const bool hasAsker = anyIs(speakers, SpeakerRole::Interviewer);
    if (!hasAsker && unknown != 1)
        return;
    for (Speaker& speaker : speakers)
        if (speaker.role == SpeakerRole::Unknown)
            speaker.role = hasAsker ? SpeakerRole::Interviewee : SpeakerRole::Interviewer;
}

} // namespace

SpeakerRole roleFromLabel(const QString& label) {
    static const QRegularExpression asks(
        u"^(?:i|int|intv|iv|iwer|mod|q|fac|interviewer(?:in)?|moderator(?:in)?|facilitator|researcher)\\.?\\s*\\d{0,2}$"
        u"|"
        "\\b(?:interviewer|moderator|facilitator|researcher)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression answers(
        u"^(?:p|r|b|a|ip|resp|part|respondent|interviewee|participant|informant|befragte[r]?|fg)\\.?\\s*\\d{0,3}$|"
        "\\b(?:interviewee|respondent|participant)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString simple = label.simplified().left(100);
    if (asks.match(simple).hasMatch())
        return SpeakerRole::Interviewer;
    return answers.match(simple).hasMatch() ? SpeakerRole::Interviewee : SpeakerRole::Unknown;
}

void assignSpeakerRoles(QList<Passage>& passages, QStringView text) {
    QList<Speaker> speakers = speakersOf(passages, text);
    const bool labelsSay = anyIs(speakers, SpeakerRole::Interviewer) || anyIs(speakers, SpeakerRole::Interviewee);
    if (labelsSay)
        settleTheRest(speakers);
    else
        settleByBehaviour(speakers);
    QHash<QString, SpeakerRole> roles;
    for (const Speaker& speaker : std::as_const(speakers))
        roles.insert(speaker.label, speaker.role);
    for (Passage& passage : passages)
        if (passage.kind == PassageKind::Turn)
            passage.role = roles.value(passage.speaker);
}

} // namespace sheaf
