#include "importers/speaker_names.h"

#include "importers/speaker_roles.h"

#include <QHash>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype reach = 100;
constexpr qsizetype mostSpeakers = 150;
constexpr qsizetype mostLines = 10;
constexpr qsizetype leastLetters = 5; // of a word that may hold a slip: `Ada` and `Ida` are two people
constexpr qsizetype manyLetters = 10; // of a word that may hold two

bool hasDigit(const QString& word) {
    return std::any_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

/// In a word with digits, letters that look like digits are taken for them.
QString withoutLookalikes(QString word) {
    if (!hasDigit(word))
        return word;
    for (QChar& c : word)
        c = c == u'o' ? u'0' : c == u'l' || c == u'i' ? u'1' : c;
    return word;
}

/// Lower case, without accents and punctuation.
QStringList wordsOf(const QString& label) {
    QString plain;
    for (const QChar c : label.left(reach).normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            plain += c;
        else if (!c.isMark() && c != u'\'' && c != u'\u2019')
            plain += u' ';
    }
    QStringList words = plain.split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = withoutLookalikes(word);
    return words;
}

/// How many letters to add, drop, change or swap with their neighbour.
int slipsBetween(const QString& a, const QString& b) {
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> before(width), above(width), row(width);
    for (size_t j = 0; j < width; ++j)
        above[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j);
            row[j] = std::min({row[j - 1] + 1, above[j] + 1, above[j - 1] + (a[i - 1] != b[at - 1])});
            if (i > 1 && at > 1 && a[i - 1] == b[at - 2] && a[i - 2] == b[at - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[width - 1];
}

bool isSlip(const QString& a, const QString& b) {
    const qsizetype length = std::min(a.size(), b.size());
    if (hasDigit(a) || hasDigit(b) || std::max(a.size(), b.size()) > length + 2 || length + 1 < leastLetters ||
        std::max(a.size(), b.size()) < leastLetters)
        return false;
    return slipsBetween(a, b) <= (length >= manyLetters ? 2 : 1);
}

} // namespace

bool mayBeOneSpeaker(const QString& first, const QString& second) {
    QStringList a = wordsOf(first), b = wordsOf(second);
    if (a.isEmpty() || b.isEmpty())
        return false;
    if (a.join(QString()) == b.join(QString()))
        return true;
    const SpeakerRole firstRole = roleFromLabel(first), secondRole = roleFromLabel(second);
    const bool playOtherParts =
        firstRole != secondRole && firstRole != SpeakerRole::Unknown && secondRole != SpeakerRole::Unknown;
    if (a.size() != b.size() || playOtherParts)
        return false;
    a.sort();
    b.sort();
    if (a == b)
        return true;
    QStringList onlyFirst, onlySecond;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(onlyFirst));
    std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(onlySecond));
    return onlyFirst.size() == 1 && onlySecond.size() == 1 && isSlip(onlyFirst.constFirst(), onlySecond.constFirst());
}

QStringList similarSpeakers(const QList<Passage>& passages) {
    QStringList speakers;
    QHash<QString, int> turns;
    for (const Passage& passage : passages)
        if (passage.kind == PassageKind::Turn && !passage.speaker.isEmpty() && ++turns[passage.speaker] == 1)
            speakers.append(passage.speaker);
    speakers.resize(std::min(speakers.size(), mostSpeakers));
    const auto named = [&](const QString& speaker) {
        const int count = turns.value(speaker);
        return count == 1 ? u"“%1” (1 turn)"_s.arg(speaker) : u"“%1” (%2 turns)"_s.arg(speaker).arg(count);
    };
    QStringList lines;
    for (qsizetype i = 0; i < speakers.size(); ++i)
        for (qsizetype j = i + 1; j < speakers.size() && lines.size() < mostLines; ++j)
            if (mayBeOneSpeaker(speakers[i], speakers[j])) {
                const bool inOrder = turns.value(speakers[i]) <= turns.value(speakers[j]);
                lines.append(u"speakers %1 and %2 may be the same"_s.arg(
                    named(inOrder ? speakers[i] : speakers[j]), named(inOrder ? speakers[j] : speakers[i])));
            }
    return lines;
}

} // namespace sheaf
