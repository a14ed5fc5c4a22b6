#include "importers/pdf_outline.h"

#include <algorithm>
#include <cmath>

namespace sheaf {

namespace {

constexpr qsizetype longestTitle = 300;
constexpr qsizetype mostLines = 4;
constexpr int deepestLevel = 9;

/// Letters and digits alone, case folded, without a number before the title.
QString keyOf(int page, QStringView title) {
    qsizetype start = 0;
    while (start < title.size() && (title[start].isDigit() || title[start] == u'.' || title[start].isSpace()))
        ++start;
    if (start == title.size())
        start = 0; // a title that is a number
    QString key = QString::number(page) + u':';
    for (const QChar c : title.sliced(start))
        if (c.isLetterOrNumber())
            key += c.toCaseFolded();
    return key;
}

int halfPoints(double size) {
    return static_cast<int>(std::lround(size * 2));
}

} // namespace

PdfOutline::PdfOutline(const QList<PdfOutlineEntry>& entries) {
    for (const PdfOutlineEntry& entry : entries) {
        const QString key =
            keyOf(entry.page, QStringView(entry.title).first(std::min(entry.title.size(), longestTitle)));
        if (!key.endsWith(u':') && !m_levels.contains(key))
            m_levels.insert(key, std::clamp(entry.level, 1, deepestLevel));
    }
}

int PdfOutline::levelOf(const PdfParagraph& paragraph) const {
    if (m_levels.isEmpty() || paragraph.lines.size() > mostLines)
        return 0;
    QString text;
    for (const PdfLine& line : paragraph.lines)
        text += line.text + u' ';
    return text.size() > longestTitle ? 0 : m_levels.value(keyOf(paragraph.page(), text), 0);
}

void PdfOutline::remember(double fontSize, int level) {
    int& known = m_sizes[halfPoints(fontSize)];
    known = known == 0 ? level : std::min(known, level);
}

int PdfOutline::levelOfSize(double fontSize) const {
    return m_sizes.value(halfPoints(fontSize), 0);
}

} // namespace sheaf
