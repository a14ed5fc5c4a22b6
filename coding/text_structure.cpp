#include "coding/text_structure.h"

#include <QHash>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 80; // UTF-16 units

bool isFurniture(const Passage& passage) {
    return passage.kind == PassageKind::PageFurniture;
}

bool isNamedTurn(const Passage& passage) {
    return passage.kind == PassageKind::Turn && !passage.speaker.isEmpty();
}

/// One after the other, each named speaker's passages in a row.
QList<std::pair<const Passage*, TextRange>> turnsOf(const QList<Passage>& passages) {
    QList<std::pair<const Passage*, TextRange>> turns;
    bool isOpen = false;
    for (const Passage& passage : passages) {
        if (isFurniture(passage))
            continue;
        const bool goesOn = isOpen && isNamedTurn(passage) && turns.last().first->speaker == passage.speaker;
        if (goesOn)
            turns.last().second.end = passage.range.end;
        else if (isNamedTurn(passage))
            turns.append({&passage, passage.range});
        isOpen = isNamedTurn(passage);
    }
    return turns;
}

QString roleName(SpeakerRole role) {
    switch (role) {
    case SpeakerRole::Interviewer:
        return u"Interviewer"_s;
    case SpeakerRole::Interviewee:
        return u"Interviewee"_s;
    case SpeakerRole::Unknown:
        break;
    }
    return u"Speaker of unknown role"_s;
}

bool isBlank(TextRange range, const QString& text) {
    return !range.fits(text) || range.in(text).trimmed().isEmpty();
}

} // namespace

QList<TextRange> wholeTurns(const QList<Passage>& passages) {
    QList<TextRange> ranges;
    for (const auto& [first, range] : turnsOf(passages))
        ranges.append(range);
    return ranges;
}

QList<NamedStretch> stretchesBySpeaker(const QList<Passage>& passages, SpeakerNaming naming) {
    QList<NamedStretch> stretches;
    for (const auto& [first, range] : turnsOf(passages)) {
        const QString name = naming == SpeakerNaming::ByRole ? roleName(first->role) : codeNameFrom(first->speaker);
        if (!name.isEmpty())
            stretches.append({{name}, range});
    }
    return stretches;
}

QList<NamedStretch> stretchesByHeading(const QList<Passage>& passages, const QString& text) {
    QList<NamedStretch> stretches;
    QList<std::pair<int, QString>> above; // level and name of the headings that the text stands under
    bool isOpen = false;
    for (const Passage& passage : passages) {
        if (isFurniture(passage) || isBlank(passage.range, text))
            continue;
        if (passage.kind == PassageKind::Heading) {
            isOpen = false;
            while (!above.isEmpty() && above.last().first >= passage.headingLevel)
                above.removeLast();
            if (const QString name = codeNameFrom(passage.range.in(text)); !name.isEmpty())
                above.append({passage.headingLevel, name});
        } else if (isOpen) {
            stretches.last().range.end = passage.range.end;
        } else if (!above.isEmpty()) {
            QStringList names;
            for (const auto& [level, name] : std::as_const(above))
                names.append(name);
            stretches.append({names, passage.range});
            isOpen = true;
        }
    }
    return stretches;
}

QList<NamedStretch> stretchesByColumn(const QList<Passage>& passages, const QString& text) {
    QList<NamedStretch> stretches;
    QHash<int, QString> headers;
    int headerRow = -1;
    std::pair last{-1, -1}; // row and column
    for (const Passage& passage : passages) {
        if (isFurniture(passage))
            continue;
        const bool isCell = passage.kind == PassageKind::TableCell && passage.row >= 0 && passage.column >= 0;
        if (!isCell || std::pair{passage.row, passage.column} < last) { // another table, if any
            headers.clear();
            headerRow = -1;
        }
        last = isCell ? std::pair{passage.row, passage.column} : std::pair{-1, -1};
        if (!isCell || isBlank(passage.range, text))
            continue;
        if (headerRow < 0)
            headerRow = passage.row;
        if (passage.row > headerRow) {
            if (const QString name = headers.value(passage.column); !name.isEmpty())
                stretches.append({{name}, passage.range});
        } else if (!headers.contains(passage.column)) {
            headers.insert(passage.column, codeNameFrom(passage.range.in(text)));
        }
    }
    return stretches;
}

QString codeNameFrom(QStringView text) {
    QString name = text.toString().simplified().replace(u'/', u'-');
    name.remove(QChar::SoftHyphen);
    if (name.size() <= longestName)
        return name;
    qsizetype end = name.lastIndexOf(u' ', longestName);
    if (end < longestName / 2)
        end = name[longestName].isLowSurrogate() ? longestName - 1 : longestName;
    return name.first(end).trimmed() + u'…';
}

} // namespace sheaf
