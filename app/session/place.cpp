#include "app/session/place.h"

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

const Passage* passageAt(const QList<Passage>& passages, qsizetype position) {
    if (passages.isEmpty())
        return nullptr;
    const auto after =
        std::ranges::upper_bound(passages, position, {}, [](const Passage& passage) { return passage.range.start; });
    return after == passages.begin() ? &*after : &*std::prev(after);
}

QString placeIn(const Passage& passage, bool anonymous) {
    QStringList parts;
    if (passage.page > 0)
        parts.append(u"p. %1"_s.arg(passage.page));
    if (!anonymous && !passage.speaker.isEmpty())
        parts.append(passage.speaker);
    if (passage.startMs >= 0) {
        parts.append(clockTime(passage.startMs));
    } else {
        parts.append(u"¶ %1"_s.arg(passage.ordinal));
    }
    return parts.join(u", "_s);
}

QString clockTime(qint64 ms) {
    if (ms < 0)
        return {};
    const qint64 seconds = ms / 1000;
    const auto two = [](qint64 number) { return u"%1"_s.arg(number, 2, 10, QChar(u'0')); };
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60);
}

} // namespace sheaf
