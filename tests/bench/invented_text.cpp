#include "tests/bench/invented_text.h"

namespace sheaf::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortestPassage = 300;
constexpr qsizetype longestPassage = 900;

template <typename List>
auto anyOf(const List& list, SeededNumbers& numbers) {
    return list[numbers.below(list.size())];
}

QString sentence(SeededNumbers& numbers) {
    static const QStringList emoji{u"🌱"_s, u"😀"_s, u"👩‍👩‍👧"_s};
    QString made;
    const qsizetype words = numbers.between(6, 18);
    for (qsizetype word = 0; word < words; ++word) {
        QString next = inventedWord(numbers);
        if (word == 0)
            next[0] = next[0].toUpper();
        if (numbers.oneIn(50))
            next += u'\u0301';
        if (numbers.oneIn(80))
            next += u' ' + anyOf(emoji, numbers);
        if (word > 0)
            made += numbers.oneIn(12) ? u", "_s : u" "_s;
        made += next;
    }
    return made + u'.';
}

} // namespace

QString inventedWord(SeededNumbers& numbers) {
    static const QStringList onsets{u"b"_s, u"br"_s, u"d"_s, u"f"_s, u"gl"_s, u"h"_s, u"k"_s, u"l"_s, u"m"_s,  u"n"_s,
                                    u"p"_s, u"pr"_s, u"r"_s, u"s"_s, u"st"_s, u"t"_s, u"v"_s, u"w"_s, u"th"_s, u""_s};
    static const QStringList vowels{u"a"_s, u"e"_s, u"i"_s, u"o"_s, u"u"_s, u"ea"_s, u"ou"_s};
    static const QStringList codas{u""_s, u""_s, u"n"_s, u"r"_s, u"s"_s, u"l"_s, u"nd"_s, u"m"_s};
    QString word;
    const qsizetype syllables = numbers.between(1, 3);
    for (qsizetype syllable = 0; syllable < syllables; ++syllable) {
        word += anyOf(onsets, numbers);
        word += anyOf(vowels, numbers);
        word += anyOf(codas, numbers);
    }
    return word;
}

InventedText inventText(SeededNumbers& numbers, qsizetype length) {
    InventedText made;
    while (made.text.size() < length) {
        if (!made.text.isEmpty())
            made.text += u'\n';
        const qsizetype start = made.text.size();
        const qsizetype wanted = numbers.between(shortestPassage, longestPassage);
        QList<TextRange> sentences;
        for (;;) {
            const QString next = sentence(numbers);
            const qsizetype soFar = made.text.size() - start;
            if (soFar >= shortestPassage && soFar + 1 + next.size() > wanted)
                break;
            if (!sentences.isEmpty())
                made.text += u' ';
            sentences.append({made.text.size(), made.text.size() + next.size()});
            made.text += next;
        }
        made.passages.append({start, made.text.size()});
        made.sentences.append(sentences);
    }
    return made;
}

} // namespace sheaf::bench
