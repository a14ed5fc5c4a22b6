#include "importers/settled_marks.h"

#include <algorithm>

namespace sheaf {

namespace {

struct Place {
    qsizetype block = -1;
    qsizetype at = 0;
};

/// Where the first visible character stands; the text's length if it has none.
qsizetype firstVisible(QStringView text) {
    const auto found = std::find_if(text.begin(), text.end(), [](QChar c) {
        return !c.isSpace() && c.category() != QChar::Other_Format && c.category() != QChar::Other_Control;
    });
    return found - text.begin();
}

bool isBlank(QStringView text) {
    return firstVisible(text) == text.size();
}

/// The end of the character that starts at `at`.
qsizetype afterCharacter(QStringView text, qsizetype at) {
    const bool isPair = at + 1 < text.size() && text[at].isHighSurrogate() && text[at + 1].isLowSurrogate();
    return std::min(text.size(), at + (isPair ? 2 : 1));
}

/// Where each mark starts and ends among the blocks that show something.
struct Places {
    QList<Place> starts, ends;
};

Places placesOf(QList<DocumentBlock>& blocks, qsizetype marks) {
    Places places{QList<Place>(marks), QList<Place>(marks)};
    qsizetype kept = 0;
    for (DocumentBlock& block : blocks) {
        const bool isEmpty = isBlank(block.text);
        for (const MarkPoint& point : std::as_const(block.points)) {
            if (point.mark < 0 || point.mark >= marks)
                continue;
            Place& place = (point.starts ? places.starts : places.ends)[point.mark];
            const bool isOutOfPlace = !point.starts && places.starts[point.mark].block < 0;
            if (place.block < 0 && !isOutOfPlace)
                place = {kept, isEmpty ? 0 : std::clamp<qsizetype>(point.at, 0, block.text.size())};
        }
        kept += !isEmpty;
    }
    return places;
}

/// `visible` says where each block's first visible character stands.
void settle(
    Place& start, Place& end, const QList<DocumentBlock>& blocks, const QList<qsizetype>& visible, bool isComment) {
    const Place last{blocks.size() - 1, blocks.constLast().text.size()};
    if (start.block > last.block)
        start = last;
    if (end.block < 0)
        end = start;
    if (end.block > last.block)
        end = last;
    if (end.block > start.block && end.at <= visible[end.block]) {
        --end.block;
        end.at = blocks[end.block].text.size();
    }
    if (end.block == start.block) {
        end.at = std::max(end.at, start.at);
        if (isComment && end.at <= visible[start.block])
            end.at = afterCharacter(blocks[start.block].text, visible[start.block]);
    }
}

} // namespace

void settleMarks(QList<DocumentBlock>& blocks, const QList<TextMark>& marks) {
    Places places = placesOf(blocks, marks.size());
    blocks.removeIf([](const DocumentBlock& block) { return isBlank(block.text); });
    QList<qsizetype> visible;
    for (DocumentBlock& block : blocks) {
        block.points.clear();
        visible.append(firstVisible(block.text));
    }
    if (blocks.isEmpty())
        return;
    for (int mark = 0; mark < marks.size(); ++mark) {
        Place& start = places.starts[mark];
        if (start.block < 0)
            continue;
        Place& end = places.ends[mark];
        settle(start, end, blocks, visible, marks[mark].kind == TextMarkKind::Comment);
        blocks[start.block].points.append({start.at, mark, true});
        blocks[end.block].points.append({end.at, mark, false});
    }
    for (DocumentBlock& block : blocks)
        std::stable_sort(block.points.begin(), block.points.end(), [](const MarkPoint& a, const MarkPoint& b) {
            return a.at < b.at;
        });
}

} // namespace sheaf
