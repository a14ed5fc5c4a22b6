#include "importers/pdf_hyphens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

bool isHyphen(QChar c) {
    return c == u'-' || c == u'\u2010' || c == u'\u00AD';
}

/// Letters and inner hyphens alone, case folded.
QString bare(const QString& word) {
    qsizetype first = 0, end = word.size();
    while (first < end && !word[first].isLetter())
        ++first;
    while (end > first && !word[end - 1].isLetter())
        --end;
    return word.sliced(first, end - first).toCaseFolded();
}

/// First parts of compounds that English writes with a hyphen.
bool takesHyphen(const QString& first) {
    static const QSet<QString> parts = {
        u"self"_s,   u"well"_s,  u"co"_s,     u"non"_s,       u"multi"_s,    u"cross"_s,  u"long"_s,
        u"short"_s,  u"peer"_s,  u"part"_s,   u"full"_s,      u"high"_s,     u"low"_s,    u"half"_s,
        u"post"_s,   u"pre"_s,   u"semi"_s,   u"mid"_s,       u"anti"_s,     u"ex"_s,     u"all"_s,
        u"sector"_s, u"child"_s, u"family"_s, u"strengths"_s, u"evidence"_s, u"trauma"_s, u"relationship"_s};
    return parts.contains(first);
}

} // namespace

PdfHyphens::PdfHyphens(const QList<PdfLine>& lines) {
    for (const PdfLine& line : lines)
        for (qsizetype i = 0; i < line.words.size(); ++i) {
            const bool mayBePiece = i == 0 || i + 1 == line.words.size();
            const QString word = bare(line.words[i].text);
            if (!word.isEmpty() && !(mayBePiece && isHyphen(line.words[i].text.back())))
                m_words.insert(word);
        }
}

PdfHyphens::Ending PdfHyphens::ending(const QString& lastWord, const QString& nextWord) const {
    if (lastWord.size() < 2 || !isHyphen(lastWord.back()) || nextWord.isEmpty() || !nextWord.front().isLetter())
        return Ending::None;
    if (!lastWord[lastWord.size() - 2].isLetter())
        return Ending::None;
    if (lastWord.endsWith(u'\u00AD'))
        return Ending::Dropped;
    if (nextWord.front().isUpper())
        return Ending::Kept; // `Anglo-` `Saxon`
    const QString first = bare(lastWord.chopped(1));
    const QString second = bare(nextWord);
    if (m_words.contains(first + second))
        return Ending::Dropped;
    if (m_words.contains(first + u'-' + second) || first.contains(u'-') || takesHyphen(first))
        return Ending::Kept;
    const bool bothStandAlone =
        first.size() > 3 && second.size() > 3 && m_words.contains(first) && m_words.contains(second);
    return bothStandAlone ? Ending::Kept : Ending::Dropped;
}

} // namespace sheaf
