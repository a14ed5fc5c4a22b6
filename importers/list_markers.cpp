#include "importers/list_markers.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

ListMarker listMarkerOf(QStringView line) {
    // The private-use code points are what Symbol and Wingdings bullets come out as.
    static const QRegularExpression bullet(
        u"^(?:[\u2022\u2023\u25AA\u25AB\u25CF\u25CB\u25E6\u25A0\u25A1\u2043\u2219\u27A2\u2714\u2713\uF0B7\uF0A7\uF0D8\uF0FC\uF076]\\s*|[-*\u2013\u00B7o]\\s+)(?=\\S)"_s);
    static const QRegularExpression number(
        u"^(?:\\(?(?:\\d{1,3}|[a-zA-Z]|[ivx]{1,5})\\)|(?:\\d{1,3}|[a-z]|[ivx]{1,5})\\.)\\s+(?=\\S)"_s);
    const QString start = line.left(24).toString();
    if (const auto match = bullet.match(start); match.hasMatch())
        return {match.capturedLength(), true};
    if (const auto match = number.match(start); match.hasMatch())
        return {match.capturedLength(), false};
    return {};
}

} // namespace sheaf
