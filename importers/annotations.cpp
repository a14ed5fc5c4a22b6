#include "importers/annotations.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longest = 60; // code units between brackets
constexpr qsizetype mostWords = 4;

/// English, German, French, Spanish, Welsh and Polish, as transcribers write them.
const QSet<QString>& annotationWords() {
    static const QSet<QString> words = {
        u"inaudible"_s,   u"unintelligible"_s, u"unclear"_s,  u"indistinct"_s,    u"crosstalk"_s,  u"overtalk"_s,
        u"overlapping"_s, u"pause"_s,          u"pauses"_s,   u"silence"_s,       u"laughter"_s,   u"laughs"_s,
        u"laugh"_s,       u"laughing"_s,       u"chuckles"_s, u"chuckle"_s,       u"giggles"_s,    u"sighs"_s,
        u"sigh"_s,        u"coughs"_s,         u"coughing"_s, u"cough"_s,         u"crying"_s,     u"cries"_s,
        u"sobs"_s,        u"tearful"_s,        u"sniffs"_s,   u"whispers"_s,      u"applause"_s,   u"music"_s,
        u"noise"_s,       u"nods"_s,           u"gestures"_s, u"interruption"_s,  u"redacted"_s,   u"anonymised"_s,
        u"lacht"_s,       u"lachen"_s,         u"lachend"_s,  u"weint"_s,         u"seufzt"_s,     u"hustet"_s,
        u"räuspert"_s,    u"unverständlich"_s, u"unv"_s,      u"schweigen"_s,     u"rires"_s,      u"rire"_s,
        u"rit"_s,         u"silencio"_s,       u"risas"_s,    u"ríe"_s,           u"inaudibles"_s, u"chwerthin"_s,
        u"saib"_s,        u"śmiech"_s,         u"śmieje"_s,   u"niezrozumiałe"_s, u"cisza"_s,      u"clears"_s};
    return words;
}

/// What may stand with such a word: `long pause`, `phone noise`, `speaks inaudibly`, `pause, 3 sec`.
const QSet<QString>& companions() {
    static const QSet<QString> words = {
        u"long"_s,    u"short"_s,  u"brief"_s,  u"sec"_s,     u"secs"_s,   u"seconds"_s,    u"s"_s,     u"min"_s,
        u"both"_s,    u"all"_s,    u"group"_s,  u"general"_s, u"loud"_s,   u"loudly"_s,     u"soft"_s,  u"softly"_s,
        u"quietly"_s, u"and"_s,    u"word"_s,   u"words"_s,   u"phrase"_s, u"background"_s, u"phone"_s, u"speakers"_s,
        u"speaker"_s, u"speech"_s, u"voices"_s, u"throat"_s,  u"head"_s,   u"laut"_s,       u"leise"_s, u"kurz"_s,
        u"lange"_s,   u"kurze"_s,  u"sich"_s,   u"wort"_s,    u"sek"_s,    u"hir"_s,        u"się"_s,   u"name"_s};
    return words;
}

/// The words between the brackets, folded; times and numbers are left out.
QStringList wordsOf(QStringView content) {
    static const QRegularExpression separator(u"[^\\p{L}\\p{M}'’]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    return content.toString().toLower().split(separator, Qt::SkipEmptyParts);
}

/// f4's `(.)`, `(..)` and `(...)` are pauses of so many seconds.
bool isMarkedPause(QStringView content) {
    return !content.isEmpty() && content.size() <= 3 &&
           std::all_of(content.begin(), content.end(), [](QChar c) { return c == u'.'; });
}

QString detailOf(QStringView content, bool isRound) {
    if (isRound && isMarkedPause(content))
        return u"pause"_s;
    const QStringList words = wordsOf(content);
    if (words.isEmpty() || words.size() > mostWords)
        return {};
    const auto isKnown = [](const QString& word) { return annotationWords().contains(word); };
    const auto belongs = [](const QString& word) {
        return annotationWords().contains(word) || companions().contains(word);
    };
    if (!std::any_of(words.begin(), words.end(), isKnown))
        return {};
    if (isRound && !std::all_of(words.begin(), words.end(), belongs))
        return {};
    return words.join(u' ');
}

} // namespace

QList<TranscriptAnnotation> annotationsIn(QStringView text) {
    QList<TranscriptAnnotation> found;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isRound = text[at] == u'(';
        if (!isRound && text[at] != u'[')
            continue;
        const QStringView reach = text.sliced(at + 1).first(std::min(longest, text.size() - at - 1));
        const qsizetype end = reach.indexOf(isRound ? u')' : u']');
        if (end < 0 || reach.first(end).contains(text[at]))
            continue;
        const QString detail = detailOf(reach.first(end), isRound);
        if (detail.isEmpty())
            continue;
        found.append({{at, at + end + 2}, detail});
        at += end + 1;
    }
    return found;
}

void addSpeech(TextBuilder& builder, QStringView text) {
    qsizetype from = 0;
    for (const TranscriptAnnotation& annotation : annotationsIn(text)) {
        builder.addText(text.sliced(from, annotation.range.start - from));
        const int mark = builder.openMark({.kind = TextMarkKind::Annotation, .detail = annotation.detail});
        builder.addText(annotation.range.in(text));
        builder.closeMark(mark);
        from = annotation.range.end;
    }
    builder.addText(text.sliced(from));
}

} // namespace sheaf
