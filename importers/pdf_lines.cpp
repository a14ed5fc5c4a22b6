#include "importers/pdf_lines.h"

#include "importers/pdf_pieces.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sheaf {

namespace {

constexpr double tabularGap = 2.2;            // ems
constexpr float leastSpace = 0.15F;           // ems
constexpr float leastRightToLeftSpace = 0.1F; // ems: joined letters touch, so that less white parts them
constexpr float raised = 0.15F;               // ems above the base line

/// The white between two neighbours, whichever of them comes first.
float gapBetween(const PdfWord& a, const PdfWord& b) {
    return std::max(b.left - a.right, a.left - b.right);
}

/// `m²` and `10 km²` are units, and the number belongs to them.
bool isUnit(QStringView text, QStringView number) {
    static constexpr const char16_t* units[] = {u"m", u"km", u"cm", u"mm", u"ft", u"R", u"x", u"n", u"r"};
    return (number == u"2" || number == u"3") &&
           std::any_of(std::begin(units), std::end(units), [&](const char16_t* unit) { return text == unit; });
}

/// The mark of a footnote touches the word it belongs to, and must not become part of it. One that the word goes on
/// after is none.
bool isRaisedNumber(const PdfWord& before, const PdfWord& here) {
    return here.fontSize < 0.8F * before.fontSize && here.text.front().isDigit() &&
           here.baseline < before.baseline - raised * before.fontSize && !isUnit(before.text, here.text);
}

bool mayStartWithMarker(QStringView text) {
    const char16_t first = text.isEmpty() ? 0 : text.front().unicode();
    const char16_t second = text.size() < 2 ? 0 : text[1].unicode();
    if (first >= 0x2010 || first == u'-' || first == u'*' || first == 0xB7 || first == u'(' ||
        (first >= u'0' && first <= u'9') || (first == u'o' && second == u' '))
        return true;
    const qsizetype end = text.first(std::min<qsizetype>(text.size(), 7)).indexOf(u' ');
    return end > 1 && (text[end - 1] == u'.' || text[end - 1] == u')');
}

/// How large most letters are.
class CommonSize {
public:
    void add(float size, qsizetype letters) {
        for (std::size_t i = 0; i < m_count; ++i)
            if (std::abs(m_sizes[i].first - size) < 0.05F) {
                m_sizes[i].second += letters;
                return;
            }
        if (m_count < std::size(m_sizes))
            m_sizes[m_count++] = {size, letters};
    }
    [[nodiscard]] double most() const {
        std::pair<float, qsizetype> best{0, 0};
        for (std::size_t i = 0; i < m_count; ++i)
            if (m_sizes[i].second > best.second || (m_sizes[i].second == best.second && m_sizes[i].first > best.first))
                best = m_sizes[i];
        return std::round(static_cast<double>(best.first) * 10) / 10;
    }

private:
    std::pair<float, qsizetype> m_sizes[8];
    std::size_t m_count = 0;
};

void putIntoSpokenOrder(PdfLine& line) {
    qsizetype right = 0, left = 0;
    for (const PdfWord& word : std::as_const(line.words)) {
        right += word.isRightToLeft;
        left += !word.isRightToLeft &&
                std::any_of(word.text.begin(), word.text.end(), [](QChar c) { return c.isLetter(); });
    }
    line.isRightToLeft = right > left;
    if (right == 0)
        return;
    const bool base = line.isRightToLeft;
    if (base)
        std::reverse(line.words.begin(), line.words.end());
    // Runs that go against the line; what is neither, like a number, keeps to the words around it.
    const auto goesAgainst = [&](const PdfWord& word) {
        return base ? !word.isRightToLeft && word.text.front().isLetterOrNumber() : word.isRightToLeft;
    };
    for (auto it = line.words.begin(); it != line.words.end();) {
        auto end = it;
        while (end != line.words.end() && goesAgainst(*end))
            ++end;
        std::reverse(it, end);
        it = end == it ? it + 1 : end;
    }
}

void measure(PdfLine& line) {
    const PdfWord& first = line.words.constFirst();
    line.rotation = first.rotation;
    float left = first.left, top = first.top, right = first.right, bottom = first.bottom;
    for (qsizetype i = 1; i < line.words.size(); ++i) {
        const PdfWord& word = line.words.at(i);
        left = std::min(left, word.left);
        right = std::max(right, word.right);
        if (word.fontSize > 0.85F * line.words.at(i - 1).fontSize) { // not by raised or sunken small words
            top = std::min(top, word.top);
            bottom = std::max(bottom, word.bottom);
        }
    }
    line.left = static_cast<double>(left), line.right = static_cast<double>(right);
    line.top = static_cast<double>(top), line.bottom = static_cast<double>(bottom);
}

void summarise(PdfLine& line) {
    line.isTabular = line.hadLeaders;
    line.isFixedPitch = true;
    CommonSize size;
    qsizetype letters = 0, bold = 0;
    for (const PdfWord& word : std::as_const(line.words)) {
        size.add(word.fontSize, word.text.size());
        letters += word.text.size();
        bold += word.isBold ? word.text.size() : 0;
        line.isFixedPitch &= word.isFixedPitch;
    }
    line.text.resize(0);
    line.text.reserve(letters + line.words.size());
    for (qsizetype i = 0; i < line.words.size(); ++i) {
        const PdfWord& word = line.words.at(i);
        if (line.hasSpaceBefore(i))
            line.text += u' ';
        line.text += word.text;
        line.isTabular |= i > 0 && static_cast<double>(gapBetween(line.words.at(i - 1), word)) >
                                       tabularGap * static_cast<double>(word.fontSize);
    }
    line.fontSize = size.most();
    line.isBold = bold * 10 >= letters * 9;
    line.marker = mayStartWithMarker(line.text) ? listMarkerOf(line.text) : ListMarker();
}

/// Dots between a heading and its page number say nothing; they come as one long word or as many short ones.
void removeLeaders(PdfLine& line) {
    if (std::none_of(
            line.words.constBegin(), line.words.constEnd(), [](const PdfWord& word) { return isDots(word.text); }))
        return;
    QList<PdfWord> kept;
    for (qsizetype first = 0; first < line.words.size();) {
        qsizetype end = first;
        qsizetype dots = 0;
        while (end < line.words.size() && isDots(line.words.at(end).text))
            dots += line.words.at(end++).text.size();
        if (dots >= 4) {
            line.hadLeaders = true;
            if (!kept.isEmpty())
                kept.last().hasSpaceAfter = true;
            first = end;
            continue;
        }
        for (end = std::max(end, first + 1); first < end; ++first)
            kept.append(line.words.at(first));
    }
    line.words = kept;
}

} // namespace

bool PdfLine::hasSpaceBefore(qsizetype word) const {
    if (word <= 0)
        return false;
    const PdfWord& before = words.at(word - 1);
    const PdfWord& here = words.at(word);
    if (before.isRightToLeft || here.isRightToLeft)
        return before.hasSpaceAfter || here.hasSpaceAfter ||
               gapBetween(before, here) > leastRightToLeftSpace * std::min(before.fontSize, here.fontSize);
    if (before.hasSpaceAfter || here.left - before.right > leastSpace * std::min(before.fontSize, here.fontSize))
        return true;
    return isRaisedNumber(before, here) && !goesOnAfter(word);
}

bool PdfLine::goesOnAfter(qsizetype word) const {
    return word + 1 < words.size() && words.at(word + 1).text.front().isLetter() && !hasSpaceBefore(word + 1);
}

QList<PdfLine> linePiecesOfPage(PdfPage& page) {
    QList<PdfLine> lines;
    std::vector<std::vector<PdfWord>> pieces = closeWords(page);
    lines.reserve(static_cast<qsizetype>(pieces.size()));
    for (const std::vector<PdfWord>& words : pieces) {
        PdfLine line;
        line.page = page.page.number;
        line.words = QList<PdfWord>(words.begin(), words.end());
        measure(line);
        removeLeaders(line);
        if (line.words.isEmpty())
            continue;
        putIntoSpokenOrder(line);
        summarise(line);
        lines.append(std::move(line));
    }
    page.words = {};
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
    const bool isRightToLeft = first.isRightToLeft && second.isRightToLeft;
    const bool firstStarts = isRightToLeft ? first.left > second.left : first.left <= second.left;
    PdfLine line = firstStarts ? first : second;
    const PdfLine& rest = firstStarts ? second : first;
    line.words.last().hasSpaceAfter = true;
    line.words += rest.words;
    line.left = std::min(line.left, rest.left);
    line.right = std::max(line.right, rest.right);
    if (rest.fontSize > 0.85 * line.fontSize) {
        line.top = std::min(line.top, rest.top);
        line.bottom = std::max(line.bottom, rest.bottom);
    }
    line.hadLeaders |= rest.hadLeaders;
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
