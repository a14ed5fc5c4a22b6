#include "importers/pdf_recognised.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sheaf {

namespace {

constexpr qsizetype mostWords = 100'000; // of a page
constexpr double lettersHeight = 0.75;   // of a type's size: what a box around a word of any letters is high

bool isOnPage(const RecognisedPage::Word& word, const Page& page) {
    return std::isfinite(word.left) && std::isfinite(word.right) && std::isfinite(word.top) &&
           std::isfinite(word.bottom) && word.left < word.right && word.top < word.bottom && word.right > 0 &&
           word.bottom > 0 && word.left < page.width && word.top < page.height;
}

/// Boxes around single words differ in height with their letters; the line's common height makes them alike.
void settleLine(std::vector<PdfWord>& words, std::size_t first) {
    if (first >= words.size())
        return;
    std::vector<float> tops, bottoms;
    for (std::size_t i = first; i < words.size(); ++i) {
        tops.push_back(words[i].top);
        bottoms.push_back(words[i].bottom);
    }
    const auto half = static_cast<std::ptrdiff_t>(tops.size() / 2);
    std::nth_element(tops.begin(), tops.begin() + half, tops.end());
    std::nth_element(bottoms.begin(), bottoms.begin() + half, bottoms.end());
    const float top = tops[static_cast<std::size_t>(half)], bottom = bottoms[static_cast<std::size_t>(half)];
    const float size = std::clamp((bottom - top) / static_cast<float>(lettersHeight), 1.0F, 500.0F);
    for (std::size_t i = first; i < words.size(); ++i) {
        words[i].fontSize = std::round(size * 2) / 2;
        words[i].baseline = bottom;
    }
}

} // namespace

void addRecognisedWords(PdfPage& page, const QList<RecognisedPage>& recognised) {
    const auto found = std::find_if(recognised.begin(), recognised.end(), [&](const RecognisedPage& candidate) {
        return candidate.page == page.page.number;
    });
    if (found == recognised.end() || !page.words.empty())
        return;
    std::vector<std::pair<qsizetype, qsizetype>> places;
    std::size_t lineStart = 0;
    int line = 0;
    for (const RecognisedPage::Word& word : found->words) {
        const QString text = word.text.trimmed();
        if (text.isEmpty() || !isOnPage(word, page.page) || places.size() >= mostWords)
            continue;
        if (word.line != line)
            settleLine(page.words, std::exchange(lineStart, page.words.size()));
        line = word.line;
        PdfWord taken;
        taken.left = static_cast<float>(word.left), taken.right = static_cast<float>(word.right);
        taken.top = static_cast<float>(word.top), taken.bottom = static_cast<float>(word.bottom);
        taken.hasSpaceAfter = true;
        taken.isRightToLeft = text.isRightToLeft();
        places.emplace_back(page.letters.size(), text.size());
        page.letters += text;
        page.words.push_back(taken);
    }
    settleLine(page.words, lineStart);
    for (std::size_t i = 0; i < places.size(); ++i)
        page.words[i].text = QStringView(page.letters).sliced(places[i].first, places[i].second);
    if (!page.words.empty())
        page.isPicture = false;
}

} // namespace sheaf
