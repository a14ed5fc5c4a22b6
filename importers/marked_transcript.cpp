#include "importers/marked_transcript.h"

#include "importers/speaker_labels.h"

#include <algorithm>

namespace sheaf {

namespace {

constexpr qsizetype farthestSearch = 1000;
constexpr qsizetype longestKey = 64; // of letters that are searched for

bool isLetter(QChar c) {
    return c.isLetterOrNumber() || c.isSurrogate();
}

/// The letters and digits of a text, and where they stand in it.
struct Letters {
    QString text;
    QList<qsizetype> at;

    void add(QStringView from, qsizetype offset) {
        for (qsizetype i = 0; i < from.size(); ++i) {
            if (!isLetter(from[i]))
                continue;
            text += from[i];
            at.append(offset + i);
        }
    }
};

/// Finds places of the lines in the text that was made of them, line by line.
class PlaceFinder {
public:
    explicit PlaceFinder(const QString& turns) { m_turns.add(turns, 0); }

    /// Takes the next line: what of it starts at `offset` of its block reached the turns.
    void addLine(QStringView kept, qsizetype offset) {
        Letters line;
        line.add(kept, offset);
        const QStringView key = QStringView(line.text).left(longestKey);
        const qsizetype window = std::min(m_turns.text.size() - m_next, key.size() + farthestSearch);
        const QStringView ahead = QStringView(m_turns.text).sliced(m_next, window);
        const qsizetype found = ahead.startsWith(key) ? 0 : ahead.indexOf(key);
        if (found < 0 || key.isEmpty())
            return;
        m_next += found;
        for (qsizetype i = 0; i < line.text.size() && m_next < m_turns.text.size(); ++i) {
            if (line.text[i] != m_turns.text[m_next])
                break;
            m_from.append(line.at[i]);
            m_to.append(m_turns.at[m_next++]);
        }
    }

    void nextBlock() { m_blockEnds.append(m_from.size()); }

    /// Where in the turns the first letter stands that is at or after `at` of the block; the text's end if none is.
    [[nodiscard]] qsizetype placeFrom(qsizetype block, qsizetype at) const {
        const qsizetype i = indexOf(block, at);
        return i < m_to.size() ? m_to[i] : m_to.isEmpty() ? 0 : m_to.constLast() + 1;
    }
    /// Behind the last letter before `at` of the block.
    [[nodiscard]] qsizetype placeBefore(qsizetype block, qsizetype at) const {
        const qsizetype i = indexOf(block, at);
        return i > 0 ? m_to[i - 1] + 1 : 0;
    }

private:
    [[nodiscard]] qsizetype indexOf(qsizetype block, qsizetype at) const {
        const auto first = m_from.begin() + (block > 0 ? m_blockEnds[block - 1] : 0);
        return std::lower_bound(first, m_from.begin() + m_blockEnds[block], at) - m_from.begin();
    }

    Letters m_turns;
    qsizetype m_next = 0;         ///< letter of the turns that no line has taken yet
    QList<qsizetype> m_from;      ///< positions in their blocks of the letters that were found
    QList<qsizetype> m_to;        ///< and in the turns
    QList<qsizetype> m_blockEnds; ///< number of letters found up to the end of each block
};

PlaceFinder placesIn(const QString& turns, const QList<DocumentBlock>& blocks) {
    QStringList lines;
    for (const DocumentBlock& block : blocks)
        lines << block.text.split(u'\n') << QString();
    const auto kinds = transcriptLines(lines);
    PlaceFinder places(turns);
    qsizetype number = 0;
    for (const DocumentBlock& block : blocks) {
        qsizetype offset = 0;
        for (qsizetype left = block.text.count(u'\n') + 1; left > 0; --left, ++number) {
            const QString& line = lines[number];
            const TranscriptLine kind = kinds ? kinds->value(number) : TranscriptLine();
            if (kind.kind == TranscriptLine::Kind::Turn)
                places.addLine(kind.head.rest, offset + std::max<qsizetype>(0, line.lastIndexOf(kind.head.rest)));
            else if (kind.kind != TranscriptLine::Kind::Skipped)
                places.addLine(line, offset);
            offset += line.size() + 1;
        }
        ++number; // the empty line between
        places.nextBlock();
    }
    return places;
}

/// Moves the points of the blocks to their places in the turns' text.
QList<MarkPoint> movedPoints(const QString& turns, const QList<DocumentBlock>& blocks, qsizetype marks) {
    const PlaceFinder places = placesIn(turns, blocks);
    QList<qsizetype> starts(marks, -1);
    QList<MarkPoint> points;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        for (const MarkPoint& point : blocks[i].points) {
            if (point.starts) {
                starts[point.mark] = places.placeFrom(i, point.at);
            } else if (starts[point.mark] >= 0) {
                const qsizetype end = places.placeBefore(i, point.at);
                const qsizetype start = starts[point.mark];
                points.append({start, point.mark, true});
                points.append({std::max(start, end), point.mark, false});
            }
        }
    }
    return points;
}

} // namespace

QList<DocumentBlock>
blocksOfTurns(const ImportedSource& turns, const QList<DocumentBlock>& blocks, QList<TextMark>& marks) {
    QList<MarkPoint> points;
    const bool hasPoints =
        std::any_of(blocks.cbegin(), blocks.cend(), [](const DocumentBlock& block) { return !block.points.isEmpty(); });
    if (hasPoints)
        points = movedPoints(turns.text, blocks, marks.size());
    for (const TextMark& mark : turns.marks) {
        points.append({mark.range.start, static_cast<int>(marks.size()), true});
        points.append({mark.range.end, static_cast<int>(marks.size()), false});
        marks.append(mark);
    }
    std::stable_sort(points.begin(), points.end(), [](const MarkPoint& a, const MarkPoint& b) { return a.at < b.at; });

    QList<DocumentBlock> turnBlocks;
    qsizetype next = 0;
    for (const Passage& passage : turns.passages) {
        DocumentBlock block;
        block.like = passage;
        block.text = passage.range.in(turns.text).toString();
        const bool isLast = passage.ordinal == turns.passages.size();
        for (; next < points.size() && (points[next].at <= passage.range.end || isLast); ++next) {
            const qsizetype at = points[next].at - passage.range.start;
            block.points.append(
                {std::clamp<qsizetype>(at, 0, block.text.size()), points[next].mark, points[next].starts});
        }
        turnBlocks.append(block);
    }
    return turnBlocks;
}

} // namespace sheaf
