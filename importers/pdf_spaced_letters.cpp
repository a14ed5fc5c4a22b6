#include "importers/pdf_spaced_letters.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace sheaf {

namespace {

constexpr float overdrawn = 0.03F;        // ems
constexpr float widestLetterSpace = 0.6F; // ems
constexpr float widestColumn = 0.8F;      // ems: two columns are wider
constexpr float mostUneven = 0.05F;       // of a column
constexpr float roomAtEnds = 0.35F;       // ems, by which a word is wider or narrower than its columns
constexpr float nextColumn = 0.45F;       // of a column, further off is a space
constexpr std::size_t fewestColumns = 3;

bool isSingle(const PdfWord& word) {
    return word.text.size() == 1;
}

float middleOf(const PdfWord& word) {
    return (word.left + word.right) / 2;
}

/// Joins each word to the one before it where `isOneWord` says so of these two.
QString joinWhere(
    std::vector<PdfWord>& words, const std::function<bool(const PdfWord& before, const PdfWord& here)>& isOneWord) {
    QString spelled;
    std::vector<PdfWord> kept;
    std::vector<qsizetype> starts;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const PdfWord& word = words[i];
        if (i == 0 || words[i - 1].hasSpaceAfter || !isOneWord(words[i - 1], word)) {
            starts.push_back(spelled.size());
            kept.push_back(word);
        }
        spelled += word.text;
        kept.back().right = word.right;
        kept.back().hasSpaceAfter = word.hasSpaceAfter;
    }
    if (kept.size() == words.size())
        return {};
    starts.push_back(spelled.size());
    for (std::size_t i = 0; i < kept.size(); ++i)
        kept[i].text = QStringView(spelled).sliced(starts[i], starts[i + 1] - starts[i]);
    words = std::move(kept);
    return spelled;
}

/// How far apart the middles of neighbouring letters are, in points, if that is the same for nearly all of them; else
/// 0.
float columnOf(const std::vector<PdfWord>& words) {
    std::vector<float> steps;
    float white = 0;
    const float em = words[0].fontSize;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const PdfWord& before = words[i - 1];
        const float step = middleOf(words[i]) - middleOf(before);
        if (!isSingle(before) || !isSingle(words[i]) || before.hasSpaceAfter || step <= 0 || step > widestColumn * em)
            continue;
        steps.push_back(step);
        white += words[i].left - before.right;
    }
    if (steps.size() < fewestColumns || white <= overdrawn * em * static_cast<float>(steps.size()))
        return 0;
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    const float column = steps[steps.size() / 2];
    const auto even = std::count_if(
        steps.begin(), steps.end(), [&](float step) { return std::abs(step - column) <= mostUneven * column; });
    return even * 10 >= static_cast<std::ptrdiff_t>(steps.size()) * 9 ? column : 0;
}

/// Whether a word's letters have the room that columns give them; words of wider or narrower type don't.
bool fillsColumns(const PdfWord& word, float column) {
    const float columns = static_cast<float>(word.text.size()) * column;
    return isSingle(word) || std::abs(word.right - word.left - columns) < roomAtEnds * word.fontSize;
}

QString joinColumns(std::vector<PdfWord>& words) {
    const float column = columnOf(words);
    if (column <= 0)
        return {};
    return joinWhere(words, [&](const PdfWord& before, const PdfWord& here) {
        const float between = static_cast<float>(before.text.size() + here.text.size()) / 2 * column;
        return std::abs(here.fontSize - before.fontSize) < 0.1F * before.fontSize && fillsColumns(before, column) &&
               fillsColumns(here, column) && middleOf(here) - middleOf(before) < between + nextColumn * column;
    });
}

} // namespace

QString joinSpacedLetters(std::vector<PdfWord>& words) {
    if (words.size() <= fewestColumns ||
        std::any_of(words.begin(), words.end(), [](const PdfWord& word) { return word.isRightToLeft; }))
        return {};
    if (QString spelled = joinColumns(words); !spelled.isEmpty())
        return spelled;
    if (!std::all_of(
            words.begin(), words.end(), [](const PdfWord& word) { return isSingle(word) && word.text[0].isLetter(); }))
        return {};
    float least = words[1].left - words[0].right;
    for (std::size_t i = 2; i < words.size(); ++i)
        least = std::min(least, words[i].left - words[i - 1].right);
    const float em = words[0].fontSize;
    if (least <= overdrawn * em || least > widestLetterSpace * em)
        return {};
    return joinWhere(
        words, [&](const PdfWord& before, const PdfWord& here) { return here.left - before.right < 1.3F * least; });
}

} // namespace sheaf
