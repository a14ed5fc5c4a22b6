#include "importers/pdf_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sheaf {

namespace {

constexpr float widestGap = 0.1F;      // ems between letters of a word
constexpr float deepestOverlap = 0.3F; // ems
constexpr float overdrawn = 0.03F;     // ems: a space that leaves no more than this is drawn over
constexpr qsizetype longestWord = 4000;

/// The pen's place and the glyph's width in the direction the text is read.
struct Frame {
    float x, y, width;
};

Frame frameOf(const PdfGlyph& glyph) {
    double x = glyph.x, y = glyph.y, width = glyph.dx;
    switch (glyph.rotation) {
    case 1: // reads downwards
        x = glyph.y, y = -glyph.x, width = glyph.dy;
        break;
    case 2: // upside down
        x = -glyph.x, y = -glyph.y, width = -glyph.dx;
        break;
    case 3: // reads upwards
        x = -glyph.y, y = glyph.x, width = -glyph.dy;
        break;
    default:
        break;
    }
    if (width < 0)
        x += width, width = -width;
    return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(width)};
}

bool isWhiteSpace(unsigned letter) {
    return letter == 0x20 || letter == 0xA0 || (letter >= 0x09 && letter <= 0x0D) ||
           (letter >= 0x2000 && letter <= 0x200A) || letter == 0x202F || letter == 0x205F || letter == 0x3000;
}

bool isUnwritten(unsigned letter) {
    return letter < 0x20 || (letter >= 0x7F && letter < 0xA0) || letter == 0xFEFF || letter == 0x200B ||
           (letter >= 0xD800 && letter <= 0xDFFF) || letter > 0x10FFFF;
}

bool isPrivate(unsigned letter) {
    return (letter >= 0xE000 && letter <= 0xF8FF) || letter >= 0xF0000;
}

bool isRightToLeft(unsigned letter) {
    if (letter < 0x0590)
        return false;
    if (letter < 0x0900 || (letter >= 0xFB1D && letter <= 0xFDFF) || (letter >= 0xFE70 && letter <= 0xFEFC) ||
        (letter >= 0x10800 && letter <= 0x10FFF) || (letter >= 0x1E800 && letter <= 0x1EFFF)) {
        const QChar::Direction direction = QChar::direction(letter);
        return direction == QChar::DirR || direction == QChar::DirAL;
    }
    return false;
}

bool isCombining(unsigned letter) {
    return letter >= 0x0300 && letter < 0x20000 && QChar::category(letter) == QChar::Mark_NonSpacing;
}

/// The combining mark that looks like an accent which stands for itself; 0 if it is none.
char16_t markOfAccent(unsigned letter) {
    switch (letter) {
    case 0x60:
    case 0x2CB:
        return u'\u0300';
    case 0xB4:
    case 0x2CA:
        return u'\u0301';
    case 0x5E:
    case 0x2C6:
        return u'\u0302';
    case 0x7E:
    case 0x2DC:
        return u'\u0303';
    case 0xAF:
    case 0x2C9:
        return u'\u0304';
    case 0x2D8:
        return u'\u0306';
    case 0x2D9:
        return u'\u0307';
    case 0xA8:
        return u'\u0308';
    case 0x2DA:
        return u'\u030A';
    case 0x2DD:
        return u'\u030B';
    case 0x2C7:
        return u'\u030C';
    case 0xB8:
        return u'\u0327';
    case 0x2DB:
        return u'\u0328';
    default:
        return 0;
    }
}

void appendLetter(QString& text, unsigned letter) {
    static constexpr const char16_t* ligatures[] = {u"ff", u"fi", u"fl", u"ffi", u"ffl", u"st", u"st"};
    if (letter >= 0xFB00 && letter <= 0xFB06)
        text += QStringView(ligatures[letter - 0xFB00]);
    else if ((letter >= 0xFB13 && letter <= 0xFDFB) || (letter >= 0xFE70 && letter <= 0xFEFC))
        text += QString(QChar(letter)).normalized(QString::NormalizationForm_KC); // letters in the shape of a place
    else if (letter < 0x10000)
        text += QChar(letter);
    else
        text += QStringView(QChar::fromUcs4(letter));
}

bool isLetter(unsigned letter) {
    return QChar::isLetter(letter);
}

} // namespace

PlaceOnPage PdfWord::placeOn(int page) const {
    const double l = static_cast<double>(left), r = static_cast<double>(right);
    const double t = static_cast<double>(top), b = static_cast<double>(bottom);
    switch (rotation) {
    case 1:
        return {page, -b, l, -t, r};
    case 2:
        return {page, -r, -b, -l, -t};
    case 3:
        return {page, t, -r, b, -l};
    default:
        return {page, l, t, r, b};
    }
}

void PdfWordMaker::add(const PdfGlyph& glyph) {
    const auto [x, y, width] = frameOf(glyph);
    const unsigned first = glyph.letters.empty() ? 0 : glyph.letters[0];
    if (isWhiteSpace(first) && glyph.letters.size() == 1) {
        writeAccent();
        m_spaceSeen = true;
        return;
    }
    ++m_glyphs;
    if (glyph.letters.empty() || isUnwritten(first) || first == 0xFFFD)
        m_unmapped += first != 0x200B && first != 0xFEFF;
    if (glyph.letters.empty() || (isUnwritten(first) && glyph.letters.size() == 1))
        return;
    if (m_accent.mark != 0 && !takesAccent(glyph, x, y, width))
        writeAccent();
    const char16_t mark = std::exchange(m_accent, {}).mark;
    if (const char16_t own = markOfAccent(first); own != 0 && glyph.letters.size() == 1) {
        const float em = static_cast<float>(glyph.fontSize);
        if (m_isOpen && !m_clusters.empty() && std::abs(y - m_word.baseline) < 0.6F * em) {
            const Cluster& last = m_clusters.back();
            const bool isOver = std::abs((x + x + width) / 2 - (last.left + last.right) / 2) < 0.2F * em;
            if (isOver && last.length == 1 && m_text[last.at].isLetter()) { // drawn after the letter it belongs to
                m_text.insert(last.at + last.length, QChar(own));
                ++m_clusters.back().length;
                m_needsNormalising = true;
                return;
            }
        }
        m_accent = {own, first, glyph, x, x + width, y};
        return;
    }
    addLetter(glyph, x, y, width, mark);
}

/// The accent that waited turned out to stand for itself.
void PdfWordMaker::writeAccent() {
    if (m_accent.mark == 0)
        return;
    Accent alone = std::exchange(m_accent, {});
    alone.glyph.letters = std::span(&alone.letter, 1);
    addLetter(alone.glyph, alone.left, alone.baseline, alone.right - alone.left, 0);
}

/// True if the accent that waits is drawn over this letter.
bool PdfWordMaker::takesAccent(const PdfGlyph& glyph, float x, float y, float width) const {
    const float em = static_cast<float>(glyph.fontSize);
    return glyph.rotation == m_accent.glyph.rotation && isLetter(glyph.letters[0]) &&
           std::abs(y - m_accent.baseline) < 0.6F * em &&
           std::abs((x + x + width) - (m_accent.left + m_accent.right)) / 2 < 0.25F * em;
}

bool PdfWordMaker::joinsOpenWord(const PdfGlyph& glyph, float x, float y, float width) const {
    const float em = static_cast<float>(std::max(m_fontSize, 0.1));
    if (glyph.rotation != m_word.rotation || m_text.size() >= longestWord)
        return false;
    if (m_hasOnlyMarks)
        return std::abs(y - m_word.baseline) < em && x < m_word.left + 0.1F * em && x + width > m_word.left - 0.1F * em;
    // A mark may hang over, but what stands further right in a right-to-left word belongs to the word drawn next.
    const float reach = m_hasRightToLeft ? 0.05F * em : 0.3F * em;
    if (isCombining(glyph.letters[0]) && x > m_word.left - 0.3F * em && x < m_word.right + reach)
        return std::abs(y - m_word.baseline) < em;
    if (std::abs(glyph.fontSize - m_fontSize) > 0.05 * m_fontSize ||
        std::abs(y - m_word.baseline) > std::max(0.5F, 0.06F * em))
        return false;
    const float gap = x - m_pen;
    const bool goesOn = gap > -deepestOverlap * em && gap < (m_spaceSeen ? overdrawn : widestGap) * em;
    if (goesOn || !(m_hasRightToLeft || isRightToLeft(glyph.letters[0])))
        return goesOn;
    const float gapLeft = m_word.left - (x + width);
    return gapLeft > -deepestOverlap * em && gapLeft < (m_spaceSeen ? overdrawn : widestGap) * em;
}

/// Keeps what the word holds: marks that were drawn before the letter they stand over.
void PdfWordMaker::openWord(const PdfGlyph& glyph, float x, float y) {
    m_isOpen = true;
    m_fontSize = glyph.fontSize;
    m_word = {};
    m_word.left = m_word.right = m_pen = x;
    m_word.baseline = y;
    m_word.top = y - static_cast<float>(glyph.ascent * glyph.fontSize);
    m_word.bottom = y - static_cast<float>(glyph.descent * glyph.fontSize);
    m_word.rotation = static_cast<quint8>(glyph.rotation);
    m_word.fontSize = static_cast<float>(glyph.fontSize);
    m_word.isBold = glyph.isBold;
    m_word.isFixedPitch = glyph.isFixedPitch;
}

void PdfWordMaker::addLetter(const PdfGlyph& glyph, float x, float y, float width, char16_t mark) {
    const float em = static_cast<float>(glyph.fontSize);
    const bool isMark = isCombining(glyph.letters[0]);
    if (m_isOpen && !m_clusters.empty()) { // a letter drawn twice, a little shifted, looks bold
        const Cluster& last = m_clusters.back();
        const bool isAgain = std::abs(x - last.left) < 0.1F * em && std::abs(y - m_word.baseline) < 0.1F * em &&
                             glyph.rotation == m_word.rotation && width > 0.15F * em && last.length == 1 &&
                             glyph.letters.size() == 1 && m_text[last.at].unicode() == glyph.letters[0];
        if (isAgain) {
            m_word.isBold = true;
            --m_glyphs;
            return;
        }
    }
    if (!m_isOpen || !joinsOpenWord(glyph, x, y, width)) {
        if (m_isOpen && m_spaceSeen)
            m_word.hasSpaceAfter = true;
        closeWord();
        openWord(glyph, x, y);
    } else if (m_hasOnlyMarks && !isMark) {
        openWord(glyph, x, y);
    }
    m_hasOnlyMarks = isMark && (m_hasOnlyMarks || m_clusters.empty());
    m_spaceSeen = false;
    const qsizetype at = m_text.size();
    for (const unsigned letter : glyph.letters.first(std::min<std::size_t>(glyph.letters.size(), 64))) {
        if (isUnwritten(letter))
            continue;
        m_privateLetters += isPrivate(letter);
        m_needsNormalising |= isCombining(letter);
        appendLetter(m_text, letter);
    }
    if (mark != 0) {
        if (m_text.size() > at && m_text.back() == u'\u0131')
            m_text.back() = u'i';
        m_text += QChar(mark);
        m_needsNormalising = true;
    }
    const bool isRight = isRightToLeft(glyph.letters[0]);
    m_hasRightToLeft |= isRight;
    m_clusters.push_back({at, m_text.size() - at, x, x + width, isRight, isMark});
    if (isMark && !m_hasOnlyMarks)
        return; // it stands over a letter, and does not say where the word goes on
    m_pen = x + width;
    m_word.left = std::min(m_word.left, x);
    m_word.right = std::max(m_word.right, x + width);
}

bool PdfWordMaker::repeatsLastWord(const PdfWord& word, QStringView text) const {
    if (m_words.empty())
        return false;
    const PdfWord& last = m_words.back();
    const float near = 0.15F * word.fontSize;
    return std::abs(last.left - word.left) < near && std::abs(last.baseline - word.baseline) < near &&
           last.rotation == word.rotation &&
           QStringView(m_letters).sliced(m_places.back().first, m_places.back().second) == text;
}

void PdfWordMaker::closeWord() {
    if (!m_isOpen)
        return;
    m_isOpen = false;
    if (m_hasRightToLeft)
        writeClusters(m_word);
    if (m_needsNormalising)
        m_text = m_text.normalized(QString::NormalizationForm_C);
    if (m_clusters.size() > 1)
        m_unmapped += m_privateLetters; // alone they are bullets
    const QStringView text = QStringView(m_text).trimmed();
    if (text.isEmpty()) {
        // nothing to read
    } else if (repeatsLastWord(m_word, text)) {
        m_words.back().isBold = true;
        m_words.back().hasSpaceAfter |= m_word.hasSpaceAfter;
    } else {
        m_places.emplace_back(m_letters.size(), text.size());
        m_letters += text;
        m_words.push_back(m_word);
    }
    m_text.resize(0);
    m_clusters.clear();
    m_privateLetters = 0;
    m_hasRightToLeft = m_needsNormalising = m_hasOnlyMarks = false;
}

void PdfWordMaker::finish(PdfPage& page) {
    writeAccent();
    closeWord();
    m_spaceSeen = false;
    m_letters.squeeze();
    page.letters = std::exchange(m_letters, {});
    page.words = std::exchange(m_words, {});
    for (std::size_t i = 0; i < page.words.size(); ++i)
        page.words[i].text = QStringView(page.letters).sliced(m_places[i].first, m_places[i].second);
    m_places.clear();
    page.glyphs = std::exchange(m_glyphs, 0);
    page.unmappedGlyphs = std::exchange(m_unmapped, 0);
}

} // namespace sheaf
