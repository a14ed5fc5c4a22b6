#include "tests/importers/transcript_renderer.h"

#include <array>

using namespace Qt::StringLiterals;

namespace sheaf::test {

namespace {

/// What invented interviewers ask.
const QStringList& questions() {
    static const QStringList all = {
        u"How did the programme start where you are?"_s,
        u"Who decided that, and when?"_s,
        u"[crosstalk] Sorry, go on. What was different for families?"_s,
        u"Could you give me an example, without names?"_s,
        u"What made supervision better?"_s,
        u"And the schools?"_s,
        u"Was anybody against it?"_s,
        u"You said “patience” before; what did you mean by that?"_s,
        u"How do you know that it works?"_s,
        u"Hm. And if the money had not ended in March?"_s,
        u"What would you do otherwise, at 9:30 on a Monday, so to say?"_s,
        u"¿Y los padres? I mean the fathers, above all."_s,
    };
    return all;
}

/// What invented people answer.
const QStringList& answers() {
    static const QStringList all = {
        u"Slowly, to be honest, and then all at once."_s,
        u"There’s one thing I’d say to anybody: don’t start with the forms, start with the visit."_s,
        u"We had three teams in the north of the borough & none in the south."_s,
        u"(lacht) The first week we had no desks."_s,
        u"Then [inaudible 00:00:12] left, and the whole plan went with him."_s,
        u"It’s in the report — page 12, I think — that fewer than 5 % came back within a year."_s,
        u"A mother told us: “You’re the first who asked what I wanted.”"_s,
        u"Mae’r gwaith yn anodd, as my colleague from Bangor says, but it is good work."_s,
        u"Practitioners who still hold cases are believed in a way that managers are not."_s,
        u"[long pause] I would rather not go into that."_s,
        u"The panel met on Tuesdays, the schools on Thursdays, and nobody on Fridays."_s,
        u"We wrote it down in four words; it took a year to learn them."_s,
        u"Some of it was luck. (nods) Some of it wasn’t."_s,
        u"You’d need somebody who answers the telephone, that’s all."_s,
        u"Fathers came when we moved the meeting from 14:00 to the evening."_s,
        u"Kuratorinnen aus Göteborg und Łódź haben uns besucht; they liked the cake."_s,
        u"In the end it comes down to who stays."_s,
        u"Two managers, one psychologist, and a dog called Bramble 🐕."_s,
        u"If the funding stops, the habit stays, or so I hope."_s,
        u"Every quarter somebody asks for the same number in another column."_s,
    };
    return all;
}

struct Cast {
    QString title;
    QStringList speakers; ///< the interviewer first
    int turns;
    qsizetype longest; ///< answers in the longest turn
};

/// The same numbers on every machine.
class Dice {
public:
    explicit Dice(quint32 seed) : m_state(seed) {}
    qsizetype below(qsizetype limit) {
        m_state = m_state * 1664525U + 1013904223U;
        return static_cast<qsizetype>(m_state >> 8) % limit;
    }

private:
    quint32 m_state;
};

QStringList answerOf(Dice& dice, qsizetype sentences) {
    QStringList paragraphs(1);
    for (qsizetype i = 0; i < sentences; ++i) {
        if (!paragraphs.constLast().isEmpty() && dice.below(5) == 0)
            paragraphs.append(QString());
        QString& last = paragraphs.last();
        last += (last.isEmpty() ? QString() : u" "_s) + answers()[dice.below(answers().size())];
    }
    return paragraphs;
}

Conversation played(const Cast& cast, quint32 seed) {
    Dice dice(seed);
    Conversation conversation{cast.title, {}};
    qint64 time = 5200;
    for (int i = 0; i < cast.turns; ++i) {
        const bool asks = i % 2 == 0;
        const qsizetype others = cast.speakers.size() - 1;
        SpokenTurn turn;
        turn.speaker = asks ? cast.speakers.constFirst() : cast.speakers[1 + (i / 2 + dice.below(2)) % others];
        turn.startMs = time;
        turn.paragraphs = asks ? QStringList{questions()[dice.below(questions().size())]}
                               : answerOf(dice, i == 7 ? cast.longest : 1 + dice.below(6));
        conversation.turns.append(turn);
        // Now and then a program writes a time twice, or one that lies before the last.
        time += i == 11 ? 0 : i == 19 ? -4300 : 2100 + 37 * dice.below(2000);
    }
    return conversation;
}

} // namespace

QList<Conversation> longConversations() {
    const std::array casts = {
        Cast{
            u"Invented interview 1 about a practice programme, with nobody real in it"_s,
            {u"Tamsin Wren"_s, u"Okonjo-Bright, Délia (Guest)"_s},
            36,
            12},
        Cast{
            u"Invented focus group 2 about a practice programme, with nobody real in it"_s,
            {u"Facilitator"_s, u"O’Hara, J. R."_s, u"Ms B. Sørensen"_s, u"נועה לוי"_s, u"李明"_s,
             u"D'Arcy (they/them)"_s},
            44,
            20},
        Cast{u"Invented interview 3 about a practice programme, with nobody real in it"_s, {u"I"_s, u"P1"_s}, 32, 60},
    };
    QList<Conversation> conversations;
    quint32 seed = 7;
    for (const Cast& cast : casts)
        conversations.append(played(cast, ++seed));
    return conversations;
}

} // namespace sheaf::test
