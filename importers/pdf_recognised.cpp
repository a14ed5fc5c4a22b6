#include "importers/pdf_recognised.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sheaf {

namespace {

constexpr qsizetype mostWords = 100'000; // of a page
constexpr float lettersHeight = 0.93F;   // ems, from the tallest letter to the deepest

bool isOnPage(const RecognisedPage::Word& word, const Page& page) {
    return std::isfinite(word.left) && std::isfinite(word.right) && std::isfinite(word.top) &&
           std::isfinite(word.bottom) && word.left < word.right && word.top < word.bottom && word.right > 0 &&
           word.bottom > 0 && word.left < page.width && word.top < page.height;
}

/// Boxes around single words differ in height with their letters; those of a line, taken together, tell its type.
void settleLine(std::vector<PdfWord>& words, std::size_t first) {
    if (first >= words.size())
        return;
    float top = words[first].top, bottom = words[first].bottom;
    for (std::size_t i = first; i < words.size(); ++i) {
        top = std::min(top, words[i].top);
        bottom = std::max(bottom, words[i].bottom);
    }
    for (std::size_t i = first; i < words.size(); ++i) {
        words[i].fontSize = std::clamp((bottom - top) / lettersHeight, 1.0F, 500.0F);
        words[i].baseline = bottom;
    }
}

/// Lines without tall or deep letters look smaller than they are: what is near the usual size is of that size.
void settlePage(std::vector<PdfWord>& words) {
    if (words.empty())
        return;
    std::vector<float> sizes;
    for (const PdfWord& word : words)
        sizes.push_back(word.fontSize);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    const float usual = std::round(*middle * 2) / 2;
    for (PdfWord& word : words)
        word.fontSize =
            word.fontSize > 0.65F * usual && word.fontSize < 1.3F * usual ? usual : std::round(word.fontSize * 2) / 2;
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
    settlePage(page.words);
    for (std::size_t i = 0; i < places.size(); ++i)
        page.words[i].text = QStringView(page.letters).sliced(places[i].first, places[i].second);
    if (!page.words.empty())
        page.isPicture = false;
}

} // namespace sheaf
