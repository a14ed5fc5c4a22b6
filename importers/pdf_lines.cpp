#include "importers/pdf_lines.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace sheaf {

namespace {

constexpr double tabularGap = 2.2;  // ems
constexpr double furthestGap = 1.0; // ems: further off is another piece, which may be a column or a cell

bool isDots(const QString& text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.' || c == u'\u2026' || c == u'_'; });
}

bool isLeader(const QString& text) {
    return text.size() >= 3 && isDots(text);
}

bool standsBeside(const PdfLine& line, const PdfWord& word) {
    if (word.rotation != line.rotation)
        return false;
    const PdfWord& last = line.words.constLast();
    const double overlap = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    const double smaller = std::min(line.bottom - line.top, word.height());
    const double em = std::max(word.fontSize, last.fontSize);
    const double reach = isLeader(word.text) || isLeader(last.text) ? 300 : furthestGap * em;
    return overlap > 0.5 * smaller && word.left > last.right - 0.4 * em && word.left - line.right < reach;
}

void addWord(PdfLine& line, const PdfWord& word) {
    if (line.words.isEmpty()) {
        line.left = word.left, line.top = word.top, line.right = word.right, line.bottom = word.bottom;
        line.rotation = word.rotation;
    } else {
        line.left = std::min(line.left, word.left);
        line.right = std::max(line.right, word.right);
        // A raised or sunken small word must not stretch the line towards its neighbours.
        if (word.fontSize > 0.85 * line.words.constLast().fontSize) {
            line.top = std::min(line.top, word.top);
            line.bottom = std::max(line.bottom, word.bottom);
        }
    }
    line.words.append(word);
}

void summarise(PdfLine& line) {
    line.isTabular = line.hadLeaders;
    line.text.clear();
    QHash<int, qsizetype> lettersBySize;
    qsizetype letters = 0, bold = 0;
    for (qsizetype i = 0; i < line.words.size(); ++i) {
        const PdfWord& word = line.words[i];
        line.text += line.hasSpaceBefore(i) ? u' ' + word.text : word.text;
        lettersBySize[static_cast<int>(std::lround(word.fontSize * 10))] += word.text.size();
        letters += word.text.size();
        bold += word.isBold ? word.text.size() : 0;
        const double gap = i == 0 ? 0 : word.left - line.words[i - 1].right;
        line.isTabular |= gap > tabularGap * word.fontSize;
    }
    qsizetype most = 0;
    for (auto it = lettersBySize.constBegin(); it != lettersBySize.constEnd(); ++it) {
        const double size = it.key() / 10.0;
        if (it.value() > most || (it.value() == most && size > line.fontSize)) {
            most = it.value();
            line.fontSize = size;
        }
    }
    line.isBold = bold * 10 >= letters * 9;
}

} // namespace

bool PdfLine::hasSpaceBefore(qsizetype word) const {
    if (word <= 0)
        return false;
    const PdfWord& before = words[word - 1];
    const PdfWord& here = words[word];
    if (before.hasSpaceAfter || here.left - before.right > 0.15 * std::min(before.fontSize, here.fontSize))
        return true;
    // The mark of a footnote touches the word it belongs to, and must not become part of it.
    const bool isRaisedNumber =
        here.fontSize < 0.8 * before.fontSize && here.text.front().isDigit() && !before.text.back().isDigit();
    return isRaisedNumber;
}

namespace {

/// Dots between a heading and its page number say nothing; they come as one long word or as many short ones.
void removeLeaders(PdfLine& line) {
    QList<PdfWord> kept;
    for (qsizetype first = 0; first < line.words.size();) {
        qsizetype end = first;
        qsizetype dots = 0;
        while (end < line.words.size() && isDots(line.words[end].text))
            dots += line.words[end++].text.size();
        if (dots >= 4) {
            line.hadLeaders = true;
            if (!kept.isEmpty())
                kept.last().hasSpaceAfter = true;
            first = end;
            continue;
        }
        for (end = std::max(end, first + 1); first < end; ++first)
            kept.append(line.words[first]);
    }
    line.words = kept;
}

} // namespace

QList<PdfLine> linePiecesOfPage(const PdfPage& page) {
    QList<PdfLine> lines;
    for (const PdfWord& word : page.words) {
        if (lines.isEmpty() || !standsBeside(lines.constLast(), word)) {
            lines.append(PdfLine());
            lines.last().page = page.page.number;
        }
        addWord(lines.last(), word);
    }
    for (PdfLine& line : lines)
        removeLeaders(line);
    lines.removeIf([](const PdfLine& line) { return line.words.isEmpty(); });
    for (PdfLine& line : lines)
        summarise(line);
    return lines;
}

bool standBeside(const PdfLine& first, const PdfLine& second) {
    const double overlap = std::min(first.bottom, second.bottom) - std::max(first.top, second.top);
    const double smaller = std::min(first.bottom - first.top, second.bottom - second.top);
    const bool apart =
        second.left > first.right - 0.4 * first.fontSize || first.left > second.right - 0.4 * first.fontSize;
    return first.page == second.page && first.rotation == second.rotation && overlap > 0.5 * smaller && apart;
}

PdfLine joined(const PdfLine& first, const PdfLine& second) {
    PdfLine line = first.left <= second.left ? first : second;
    const PdfLine& rest = first.left <= second.left ? second : first;
    line.words.last().hasSpaceAfter = true;
    for (const PdfWord& word : rest.words)
        addWord(line, word);
    line.hadLeaders |= rest.hadLeaders;
    line.isTabular = false;
    line.fontSize = 0;
    summarise(line);
    return line;
}

bool followsDownwards(const PdfLine& above, const PdfLine& below) {
    if (above.page != below.page || above.rotation != below.rotation)
        return false;
    const double overlap = std::min(above.right, below.right) - std::max(above.left, below.left);
    const double step = below.bottom - above.bottom;
    return overlap > 0 && step > 0.3 * std::min(above.fontSize, below.fontSize);
}

} // namespace sheaf
