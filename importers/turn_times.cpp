#include "importers/turn_times.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qint64 minute = 60'000;

QString shown(qint64 ms) {
    return u"%1:%2:%3"_s.arg(ms / 3'600'000)
        .arg(ms / minute % 60, 2, 10, QLatin1Char('0'))
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'));
}

QString turns(int count) {
    return count == 1 ? u"one turn"_s : u"%1 turns"_s.arg(count);
}

} // namespace

QStringList oddTimes(const QList<Passage>& passages, bool mayShare) {
    qint64 latest = -1, last = -1;
    int back = 0, repeated = 0;
    QString again;
    for (const Passage& passage : passages) {
        if (passage.kind != PassageKind::Turn || passage.startMs < 0)
            continue;
        const qint64 time = passage.startMs;
        repeated += time == last;
        if (time < last && latest > 2 * minute && time < latest / 10) {
            if (again.isEmpty())
                again = u"the time starts again at %1 after %2: the transcript may hold two recordings"_s.arg(
                    shown(time), shown(latest));
            latest = time;
        } else {
            back += time < latest;
            latest = std::max(latest, time);
        }
        last = time;
    }
    QStringList lines;
    if (back > 0)
        lines.append(u"the time goes back at %1"_s.arg(turns(back)));
    if (!again.isEmpty())
        lines.append(again);
    if (repeated > 0 && !mayShare)
        lines.append(u"the time of the turn before is repeated at %1"_s.arg(turns(repeated)));
    return lines;
}

} // namespace sheaf
