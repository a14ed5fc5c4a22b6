#include "app/reader/reader_bridge.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestName = 200; // of a code made in the palette, in UTF-16 code units

bool isRange(qint64 start, qint64 end) {
    return 0 <= start && start < end;
}

} // namespace

QJsonObject ReaderBridge::pageWords() const {
    return {
        {u"typeToFind"_s, tr("Type to find or create a code")},
        {u"create"_s, tr("Create “%1”")},
        {u"code"_s, tr("code")},
        {u"newCode"_s, tr("new code")},
        {u"choose"_s, tr("choose")},
        {u"close"_s, tr("close")}};
}

void ReaderBridge::pageReady() {
    Q_EMIT ready();
}

void ReaderBridge::sourcePainted(qint64 source) {
    Q_EMIT painted(SourceId{source});
}

void ReaderBridge::codingsPainted(int count) {
    Q_EMIT codingsWerePainted(count);
}

void ReaderBridge::selectionMade(qint64 text, qint64 start, qint64 end) {
    if (!isShown(text))
        return;
    Q_EMIT selected(isRange(start, end) ? TextRange{start, end} : TextRange{});
}

void ReaderBridge::codeRequested(qint64 text, qint64 code, qint64 start, qint64 end) {
    if (isShown(text) && code > 0 && isRange(start, end))
        Q_EMIT codeWanted(CodeId{code}, {start, end});
}

void ReaderBridge::newCodeRequested(qint64 text, const QString& name, qint64 start, qint64 end) {
    const QString tidy = name.simplified();
    if (isShown(text) && !tidy.isEmpty() && tidy.size() <= longestName && isRange(start, end))
        Q_EMIT newCodeWanted(tidy, {start, end});
}

void ReaderBridge::removalRequested(qint64 text, qint64 coding) {
    if (isShown(text) && coding > 0)
        Q_EMIT removalWanted(CodingId{coding});
}

void ReaderBridge::codingActivated(qint64 coding) {
    Q_EMIT activated(CodingId{coding > 0 ? coding : 0});
}

void ReaderBridge::positionChanged(int passage) {
    if (passage >= 0)
        Q_EMIT moved(passage);
}

} // namespace sheaf
