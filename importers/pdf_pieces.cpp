#include "importers/pdf_pieces.h"

#include "importers/pdf_spaced_letters.h"

#include <QHash>

#include <algorithm>
#include <cmath>

namespace sheaf {

namespace {

constexpr float furthestGap = 1.0F;    // ems, of words drawn one after the other: further off is another piece
constexpr float furthestApart = 0.85F; // ems, of words that something else was drawn between
constexpr float deepestOverlap = 0.4F; // ems
constexpr float furthestInListing = 4; // ems, in type of one width amid other type
constexpr float leaderReach = 300;     // points
constexpr float bandHeight = 8;        // points
constexpr std::size_t mostLooked = 48; // pieces of one band

struct Sides {
    float left, top, right, bottom;
};

float overlapOf(const Sides& a, const Sides& b) {
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

Sides sidesOf(const PdfWord& word) {
    return {word.left, word.top, word.right, word.bottom};
}

/// Words from left to right that stand close together.
struct Piece {
    std::vector<PdfWord> words;
    Sides sides;

    explicit Piece(const PdfWord& word) : words{word}, sides(sidesOf(word)) {}

    void append(const PdfWord& word) {
        sides.left = std::min(sides.left, word.left);
        sides.right = std::max(sides.right, word.right);
        // A raised or sunken small word must not stretch the line towards its neighbours.
        if (word.fontSize > 0.85F * words.back().fontSize) {
            sides.top = std::min(sides.top, word.top);
            sides.bottom = std::max(sides.bottom, word.bottom);
        }
        words.push_back(word);
    }
    [[nodiscard]] float middle() const { return (sides.top + sides.bottom) / 2; }
};

bool joins(const Piece& piece, const PdfWord& first, const Sides& sides, float furthest, bool hasListings) {
    const PdfWord& last = piece.words.back();
    if (first.rotation != last.rotation)
        return false;
    const float smaller = std::min(piece.sides.bottom - piece.sides.top, sides.bottom - sides.top);
    const float em = std::max(first.fontSize, last.fontSize);
    const float gap = sides.left - piece.sides.right;
    if (hasListings && first.isFixedPitch && last.isFixedPitch)
        furthest = furthestInListing;
    const bool isNear = gap < furthest * em || ((isLeader(first.text) || isLeader(last.text)) && gap < leaderReach);
    return isNear && gap > -deepestOverlap * em && overlapOf(piece.sides, sides) > 0.5F * smaller;
}

/// The same words at the same place, a hair's breadth off.
bool repeats(const Piece& piece, const Piece& other) {
    const float near = 0.15F * other.words.front().fontSize;
    if (std::abs(piece.sides.left - other.sides.left) > near ||
        std::abs(piece.sides.right - other.sides.right) > near ||
        std::abs(piece.words.front().baseline - other.words.front().baseline) > near ||
        piece.words.size() != other.words.size())
        return false;
    return std::equal(piece.words.begin(), piece.words.end(), other.words.begin(), [](const auto& a, const auto& b) {
        return a.text == b.text;
    });
}

/// The pieces so far, findable by their height on the page.
class Bands {
public:
    Bands(std::vector<Piece>& pieces, bool hasListings) : m_pieces(pieces), m_hasListings(hasListings) {}

    void add(std::size_t number) { m_bands[bandOf(m_pieces[number])].push_back(number); }

    /// The piece that this one goes on from; -1 if none. `isAgain` if it is one that is there already.
    [[nodiscard]] qsizetype beforeOf(const Piece& piece, bool& isAgain) const {
        qsizetype best = -1;
        float least = 0;
        for (int shift = -1; shift <= 1; ++shift) {
            const auto band = m_bands.constFind(bandOf(piece) + shift);
            if (band == m_bands.constEnd())
                continue;
            std::size_t left = mostLooked;
            for (auto it = band->rbegin(); it != band->rend() && left > 0; ++it, --left) {
                const Piece& other = m_pieces[*it];
                if (other.words.front().rotation == piece.words.front().rotation && repeats(other, piece)) {
                    isAgain = true;
                    return static_cast<qsizetype>(*it);
                }
                const float gap = std::abs(piece.sides.left - other.sides.right);
                if ((best < 0 || gap < least) &&
                    joins(other, piece.words.front(), piece.sides, furthestApart, m_hasListings)) {
                    best = static_cast<qsizetype>(*it);
                    least = gap;
                }
            }
        }
        return best;
    }

private:
    static qint64 bandOf(const Piece& piece) {
        const qint64 band = std::lround(std::clamp(piece.middle(), -1e7F, 1e7F) / bandHeight);
        return band + piece.words.front().rotation * 0x1'0000'0000;
    }
    std::vector<Piece>& m_pieces;
    bool m_hasListings;
    QHash<qint64, std::vector<std::size_t>> m_bands;
};

} // namespace

bool isDots(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'.' || c == u'\u2026' || c == u'_'; });
}

bool isLeader(QStringView text) {
    return text.size() >= 3 && isDots(text);
}

std::vector<std::vector<PdfWord>> closeWords(PdfPage& page) {
    const auto fixed =
        std::count_if(page.words.begin(), page.words.end(), [](const PdfWord& word) { return word.isFixedPitch; });
    const bool hasListings = static_cast<double>(fixed) < 0.97 * static_cast<double>(page.words.size());
    std::vector<Piece> drawn;
    for (const PdfWord& word : page.words) {
        if (!drawn.empty() && joins(drawn.back(), word, sidesOf(word), furthestGap, hasListings))
            drawn.back().append(word);
        else
            drawn.emplace_back(word);
    }
    std::stable_sort(
        drawn.begin(), drawn.end(), [](const Piece& a, const Piece& b) { return a.sides.left < b.sides.left; });
    std::vector<Piece> pieces;
    pieces.reserve(drawn.size());
    Bands bands(pieces, hasListings);
    for (Piece& piece : drawn) {
        bool isAgain = false;
        const qsizetype before = bands.beforeOf(piece, isAgain);
        if (before < 0) {
            pieces.push_back(std::move(piece));
            bands.add(pieces.size() - 1);
            continue;
        }
        Piece& target = pieces[static_cast<std::size_t>(before)];
        for (const PdfWord& word : piece.words)
            if (isAgain)
                target.words[static_cast<std::size_t>(&word - piece.words.data())].isBold = true;
            else
                target.append(word);
    }
    std::vector<std::vector<PdfWord>> close;
    close.reserve(pieces.size());
    for (Piece& piece : pieces) {
        if (QString spelled = joinSpacedLetters(piece.words); !spelled.isEmpty())
            page.spelled.append(std::move(spelled));
        close.push_back(std::move(piece.words));
    }
    return close;
}

} // namespace sheaf
