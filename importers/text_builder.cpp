#include "importers/text_builder.h"

#include <algorithm>
#include <cmath>

namespace sheaf {

namespace {

constexpr qsizetype mostPieces = 16; // of a word that hyphens part: more would cost their square, and no word has them

bool isNoBreakSpace(char16_t unit) {
    return unit == u'\u00A0' || unit == u'\u202F';
}

/// Of what may wait between two visible characters, the stronger of the two wins.
char16_t strongerSpace(char16_t waiting, char16_t next) {
    if (waiting == 0)
        return next;
    return waiting == u'\n' || next == u'\n' ? u'\n' : u' ';
}

bool isDropped(char16_t unit) {
    return unit == u'\uFEFF' || unit == u'\u00AD' || QChar::category(unit) == QChar::Other_Control;
}

bool isVisible(QChar c) {
    return !c.isSpace() && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control;
}

double clamped(double value, double limit) {
    return std::isfinite(value) ? std::clamp(value, 0.0, limit) : 0.0;
}

} // namespace

QStringView TextBuilder::separatorBefore(const Passage& next) const {
    if (m_source.passages.isEmpty())
        return u"";
    const Passage& last = m_source.passages.constLast();
    const bool sameList = last.kind == PassageKind::ListItem && next.kind == PassageKind::ListItem;
    const bool sameRow =
        last.kind == PassageKind::TableCell && next.kind == PassageKind::TableCell && last.row == next.row;
    return sameList || sameRow ? u"\n" : u"\n\n";
}

void TextBuilder::begin(const Passage& like, LineBreaks lineBreaks) {
    end();
    m_open = like;
    m_open.speaker = tidyTitle(like.speaker);
    m_isOpen = true;
    m_lineBreaks = lineBreaks;
    m_space = 0;
    m_rollback = m_source.text.size();
    m_marksTouched.clear();
    m_wordsBefore = m_source.words.size();
    m_source.text += separatorBefore(m_open);
    m_open.range.start = m_source.text.size();
}

void TextBuilder::flushSpace() {
    if (m_space != 0 && m_source.text.size() > m_open.range.start)
        m_source.text += QChar(m_space);
    m_space = 0;
}

void TextBuilder::append(char16_t unit) {
    if (QChar::isSpace(unit)) {
        const bool breaksLine = unit == u'\n' || unit == u'\u2028' || unit == u'\u2029';
        const char16_t space = breaksLine && m_lineBreaks == LineBreaks::Keep ? u'\n'
                               : isNoBreakSpace(unit)                         ? unit
                                                                              : u' ';
        m_space = strongerSpace(m_space, space);
        return;
    }
    if (isDropped(unit))
        return;
    flushSpace();
    startMarks();
    m_source.text += QChar(unit);
}

void TextBuilder::startMarks() {
    for (const int mark : std::as_const(m_startlessMarks))
        m_marks[mark].range.start = m_source.text.size();
    m_marksTouched += m_startlessMarks;
    m_startlessMarks.clear();
}

int TextBuilder::openMark(TextMark mark) {
    const int number = static_cast<int>(m_marks.size());
    mark.range = {-1, -1};
    m_startlessMarks.append(number);
    m_marks.append(std::move(mark));
    return number;
}

void TextBuilder::closeMark(int number) {
    TextMark& mark = m_marks[number];
    const qsizetype end = m_source.text.size();
    const qsizetype waiting = m_startlessMarks.lastIndexOf(number);
    if (waiting >= 0)
        m_startlessMarks.removeAt(waiting);
    m_marksTouched.append(number);
    if (waiting >= 0 && mark.kind == TextMarkKind::Comment && end > 0 && !m_source.text.back().isSpace())
        mark.range.start = end - (m_source.text.back().isLowSurrogate() ? 2 : 1);
    mark.range.end = end;
}

/// A passage that left no trace takes what was marked in it along; a mark that began before it ends before it.
void TextBuilder::dropMarksFrom(qsizetype start) {
    for (const int number : std::as_const(m_marksTouched)) {
        TextMark& mark = m_marks[number];
        const bool isOpen = mark.range.end < 0;
        mark.range.end = std::min(mark.range.end, start);
        if (mark.range.start < start)
            continue;
        mark.range.start = -1;
        if (isOpen)
            m_startlessMarks.append(number);
    }
    m_marksTouched.clear();
}

void TextBuilder::addText(QStringView text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (QChar::isHighSurrogate(unit) && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            flushSpace();
            startMarks();
            m_source.text += text[i];
            m_source.text += text[++i];
        } else if (QChar::isSurrogate(unit) || QChar::isNonCharacter(unit)) {
            append(QChar::ReplacementCharacter);
        } else {
            append(unit);
        }
    }
}

void TextBuilder::addBox(TextRange range, const PlaceOnPage& place) {
    if (range.isEmpty() || place.page < 1 || place.page > m_source.pages.size())
        return;
    const Page& page = m_source.pages[place.page - 1];
    WordBox box{range, place.page};
    box.left = clamped(std::min(place.left, place.right), page.width);
    box.right = clamped(std::max(place.left, place.right), page.width);
    box.top = clamped(std::min(place.top, place.bottom), page.height);
    box.bottom = clamped(std::max(place.top, place.bottom), page.height);
    m_source.words.append(box);
}

void TextBuilder::addWord(QStringView text, const PlaceOnPage& place) {
    // White space that waits is written only if the word turns out to hold a visible character.
    const bool spaceWaits = m_space != 0 && m_source.text.size() > m_open.range.start;
    const qsizetype start = m_source.text.size() + (spaceWaits ? 1 : 0);
    addText(text.trimmed());
    addBox({start, m_source.text.size()}, place);
}

void TextBuilder::addRestOfWord(QStringView text, const PlaceOnPage& place) {
    if (m_source.words.size() <= m_wordsBefore) {
        addWord(text, place);
        return;
    }
    m_space = 0;
    const TextRange first = m_source.words.constLast().range;
    addText(text.trimmed());
    const TextRange whole{first.start, m_source.text.size()};
    const bool isFull = m_source.words.size() - m_wordsBefore >= mostPieces &&
                        m_source.words[m_source.words.size() - mostPieces].range == first;
    if (isFull) {
        addBox({first.end, whole.end}, place);
        return;
    }
    for (auto box = m_source.words.rbegin(); box != m_source.words.rend() && box->range == first; ++box)
        box->range = whole;
    addBox(whole, place);
}

bool TextBuilder::end() {
    if (!m_isOpen)
        return false;
    m_isOpen = false;
    m_space = 0;
    const QStringView content = QStringView(m_source.text).sliced(m_open.range.start);
    if (!std::any_of(content.begin(), content.end(), isVisible)) {
        m_source.text.truncate(m_rollback);
        m_source.words.resize(m_wordsBefore);
        dropMarksFrom(m_rollback);
        return false;
    }
    m_open.range.end = m_source.text.size();
    m_open.id = {};
    m_open.source = {};
    m_open.ordinal = static_cast<int>(m_source.passages.size()) + 1;
    m_source.passages.append(m_open);
    return true;
}

bool TextBuilder::addPassage(const Passage& like, QStringView text, LineBreaks lineBreaks) {
    begin(like, lineBreaks);
    addText(text);
    return end();
}

void TextBuilder::addWarning(const QString& line) {
    if (!m_source.warnings.contains(line))
        m_source.warnings.append(line);
}

ImportedSource TextBuilder::take(const QString& format, const QString& title) {
    end();
    m_source.format = format;
    m_source.title = tidyTitle(title);
    for (TextMark& mark : m_marks) {
        if (mark.range.end < 0)
            mark.range.end = m_source.text.size();
        if (mark.range.start >= 0 && !mark.range.isEmpty())
            m_source.marks.append(std::move(mark));
    }
    std::stable_sort(m_source.marks.begin(), m_source.marks.end(), [](const TextMark& a, const TextMark& b) {
        return a.range.start < b.range.start;
    });
    m_marks.clear();
    m_startlessMarks.clear();
    m_marksTouched.clear();
    return std::exchange(m_source, {});
}

QString tidyTitle(QStringView title) {
    QString tidy;
    for (qsizetype i = 0; i < title.size() && i < 1000; ++i) {
        const QChar c = title[i];
        const bool pair = c.isHighSurrogate() && i + 1 < title.size() && title[i + 1].isLowSurrogate();
        if (c.isSpace())
            tidy += u' ';
        else if (pair)
            tidy += title.sliced(i++, 2);
        else if (!c.isSurrogate() && !c.isNonCharacter() && !isDropped(c.unicode()))
            tidy += c;
    }
    tidy = tidy.simplified();
    if (tidy.size() > 300)
        tidy.truncate(tidy[299].isHighSurrogate() ? 299 : 300);
    return tidy.trimmed();
}

} // namespace sheaf
