#include "importers/schedule_questions.h"

#include "importers/schedule_words.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr double leastScore = 0.48;
constexpr double looseWeight = 0.8;
constexpr double foreignWeight = 1.0; // of a word that no question of the schedule has
constexpr double goingBack = 0.85;
constexpr double skipping = 0.95;
constexpr double probing = 0.5;
constexpr double naming = 1e9;             // a question called by its number beats every likeness
constexpr qsizetype mostSentences = 40;    // of a turn that are looked at
constexpr qsizetype longestSentence = 600; // what is longer asks nothing by itself

struct Asked {
    int number = 0;
    QHash<QString, double> weights; ///< of its words, by stem
    double whole = 0;
};

QList<Asked> weighted(const QList<ScheduleQuestion>& questions) {
    QList<QSet<QString>> stems;
    QHash<QString, int> spread; // in how many questions a word stands
    for (const ScheduleQuestion& question : questions) {
        QSet<QString> own;
        for (const ScheduleWord& word : scheduleWords(question.text))
            own.insert(word.stem);
        for (const QString& stem : std::as_const(own))
            ++spread[stem];
        stems.append(own);
    }
    QList<Asked> all;
    for (qsizetype i = 0; i < questions.size(); ++i) {
        Asked asked{questions[i].number, {}, 0};
        for (const QString& stem : std::as_const(stems[i])) {
            const double weight = std::log(1 + static_cast<double>(questions.size()) / spread.value(stem));
            asked.weights.insert(stem, weight);
            asked.whole += weight;
        }
        all.append(asked);
    }
    return all;
}

/// Whether the sentence can be answered by yes or no: `Was that difficult?`. A request that opens with `can I` or
/// `could you` is none, nor is one that goes on to ask what or how.
bool isPolar(const QString& sentence) {
    static const QRegularExpression polar(
        u"^(?:(?:and|so|but|hm|well|okay|right)[,.]?\\s+)*(?:is|are|was|were|has|have|had|did|does|do|would|could you "
        u"say "
        "that|don|didn|isn|wasn)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression open(
        u"\\b(?:what|how|which|why|tell me|describe)\\b"_s, QRegularExpression::CaseInsensitiveOption);
    const QString start = sentence.trimmed();
    return polar.match(start).hasMatch() && !open.match(start).hasMatch();
}

/// The sentences of a turn, then every two neighbours, then all of it.
QStringList stretchesOf(const QString& turn) {
    static const QRegularExpression end(u"(?<=[.?!؟？。])\\s+|\\n+"_s);
    QStringList sentences = turn.split(end, Qt::SkipEmptyParts).mid(0, mostSentences);
    sentences.removeIf([](const QString& sentence) { return sentence.size() > longestSentence; });
    QStringList stretches = sentences;
    for (qsizetype i = 0; i + 1 < sentences.size(); ++i)
        stretches.append(sentences[i] + u' ' + sentences[i + 1]);
    if (sentences.size() > 2)
        stretches.append(turn.left(longestSentence));
    return stretches;
}

/// The number of a question that is called by it: `question 3`, `Q3`, `the third question`.
int calledByNumber(const QString& turn) {
    static const QStringList cardinals = {u"one"_s,   u"two"_s,   u"three"_s, u"four"_s, u"five"_s,   u"six"_s,
                                          u"seven"_s, u"eight"_s, u"nine"_s,  u"ten"_s,  u"eleven"_s, u"twelve"_s};
    static const QStringList ordinals = {u"first"_s, u"second"_s, u"third"_s,    u"fourth"_s,
                                         u"fifth"_s, u"sixth"_s,  u"seventh"_s,  u"eighth"_s,
                                         u"ninth"_s, u"tenth"_s,  u"eleventh"_s, u"twelfth"_s};
    static const QRegularExpression byCardinal(
        u"\\b(?:question|q)(?:\\s+(?:number|no)\\b\\.?)?\\s*(\\d{1,2}|%1)\\b"_s.arg(cardinals.join(u'|')),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression byOrdinal(
        u"\\b(%1) question\\b"_s.arg(ordinals.join(u'|')), QRegularExpression::CaseInsensitiveOption);
    if (const auto match = byCardinal.match(turn); match.hasMatch()) {
        const QString word = match.captured(1).toLower();
        const int number = word.toInt();
        return number > 0 ? number : static_cast<int>(cardinals.indexOf(word)) + 1;
    }
    if (const auto match = byOrdinal.match(turn); match.hasMatch())
        return static_cast<int>(ordinals.indexOf(match.captured(1).toLower())) + 1;
    return 0;
}

/// Goes through the interviewer's turns in order and remembers what was asked.
class Recogniser {
public:
    explicit Recogniser(const QList<ScheduleQuestion>& questions) : m_questions(weighted(questions)) {
        for (const Asked& asked : std::as_const(m_questions))
            for (auto it = asked.weights.begin(); it != asked.weights.end(); ++it)
                m_rarest[it.key()] = std::max(m_rarest.value(it.key()), it.value());
    }

    /// The question that the turn asks or probes.
    int questionAfter(const QString& turn) {
        const int called = calledByNumber(turn);
        const Asked* best = nullptr;
        double bestScore = 0;
        const QStringList stretches = stretchesOf(turn);
        for (const QString& stretch : stretches) {
            const QList<ScheduleWord> words = scheduleWords(stretch);
            if (words.isEmpty())
                continue;
            const bool polar = isPolar(stretch);
            for (const Asked& asked : std::as_const(m_questions)) {
                const double score = likeness(words, asked, polar) * easeOf(asked.number);
                if (score > bestScore) {
                    bestScore = score;
                    best = &asked;
                }
            }
        }
        for (const Asked& asked : std::as_const(m_questions))
            if (called > 0 && asked.number == called) {
                bestScore = naming;
                best = &asked;
            }
        if (best && bestScore >= leastScore) {
            m_current = best->number;
            m_asked.insert(m_current);
        }
        return m_current;
    }

private:
    [[nodiscard]] double likeness(const QList<ScheduleWord>& words, const Asked& asked, bool polar) const {
        double shared = 0, said = 0;
        int hits = 0;
        for (const ScheduleWord& word : words) {
            const auto weight = asked.weights.constFind(word.stem);
            if (weight == asked.weights.constEnd()) {
                said += std::max(foreignWeight, m_rarest.value(word.stem, 0));
                continue;
            }
            ++hits;
            shared += *weight * (word.isLoose ? looseWeight : 1);
            said += *weight;
        }
        if (hits == 0 || asked.whole <= 0)
            return 0;
        const double score = std::sqrt(shared / said * (shared / asked.whole));
        return polar && hits == 1 ? score * probing : score;
    }

    /// How readily an interviewer comes to a question from where the interview stands.
    [[nodiscard]] double easeOf(int number) const {
        if (number == m_current)
            return 1;
        if (m_asked.contains(number))
            return goingBack;
        const bool skips = std::any_of(m_questions.begin(), m_questions.end(), [&](const Asked& between) {
            return between.number > m_current && between.number < number && !m_asked.contains(between.number);
        });
        return skips ? skipping : 1;
    }

    QList<Asked> m_questions;
    QHash<QString, double> m_rarest; ///< a word's weight in the schedule
    QSet<int> m_asked;
    int m_current = 0;
};

} // namespace

void recogniseQuestions(QList<Passage>& passages, QStringView text, const QList<ScheduleQuestion>& questions) {
    Recogniser recogniser(questions);
    int current = 0;
    for (Passage& passage : passages) {
        if (passage.kind != PassageKind::Turn)
            continue;
        if (passage.role == SpeakerRole::Interviewer)
            current = recogniser.questionAfter(passage.range.in(text).toString());
        passage.question = current;
    }
}

} // namespace sheaf
