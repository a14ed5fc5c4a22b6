#include "importers/pdf_hyphens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

bool isHyphen(QChar c) {
    return c == u'-' || c == u'\u2010' || c == u'\u00AD';
}

/// Letters and what stands between them.
QStringView bare(QStringView word) {
    while (!word.isEmpty() && !word.front().isLetter())
        word = word.sliced(1);
    while (!word.isEmpty() && !word.back().isLetter())
        word.chop(1);
    return word;
}

/// Of a word in any case, written in pieces or not. Two words with one fingerprint would settle a hyphen wrongly, no
/// more.
class Fingerprint {
public:
    Fingerprint& add(QStringView piece) {
        for (const QChar c : piece) {
            m_value ^= c.toCaseFolded().unicode();
            m_value *= 0x100000001B3;
        }
        return *this;
    }
    [[nodiscard]] quint64 value() const { return m_value; }

private:
    quint64 m_value = 0xCBF29CE484222325;
};

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

void PdfHyphens::collect() const {
    m_isCollected = true;
    for (const PdfParagraph& paragraph : m_paragraphs)
        for (const PdfLine& line : paragraph.lines)
            add(line);
}

void PdfHyphens::add(const PdfLine& line) const {
    for (qsizetype i = 0; i < line.words.size(); ++i) {
        const bool mayBePiece = i == 0 || i + 1 == line.words.size();
        const QStringView whole = line.words.at(i).text;
        const QStringView word = bare(whole);
        if (!word.isEmpty() && !(mayBePiece && isHyphen(whole.back())))
            m_words.insert(Fingerprint().add(word).value());
    }
}

bool PdfHyphens::knows(QStringView first, QStringView second) const {
    return m_words.contains(Fingerprint().add(first).add(second).value());
}

PdfHyphens::Ending PdfHyphens::ending(QStringView lastWord, QStringView nextWord) const {
    if (lastWord.size() < 2 || !isHyphen(lastWord.back()) || nextWord.isEmpty() || !nextWord.front().isLetter())
        return Ending::None;
    if (!lastWord[lastWord.size() - 2].isLetter())
        return Ending::None;
    if (lastWord.endsWith(u'\u00AD'))
        return Ending::Dropped;
    if (nextWord.front().isUpper())
        return Ending::Kept; // `Anglo-` `Saxon`
    if (!m_isCollected)
        collect();
    const QString first = bare(lastWord.chopped(1)).toString().toCaseFolded();
    const QStringView second = bare(nextWord);
    if (knows(first, second))
        return Ending::Dropped;
    if (knows(QString(first + u'-'), second) || first.contains(u'-') || takesHyphen(first))
        return Ending::Kept;
    const bool bothStandAlone = first.size() > 3 && second.size() > 3 && knows(first) && knows(second);
    return bothStandAlone ? Ending::Kept : Ending::Dropped;
}

} // namespace sheaf
