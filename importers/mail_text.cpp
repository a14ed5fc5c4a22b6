#include "importers/mail_text.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

struct QuotedLine {
    QString text;
    int depth = 0;
};

QuotedLine withoutMarks(QStringView line, bool isFlowed) {
    QuotedLine quoted;
    while (line.startsWith(u'>') || (!isFlowed && quoted.depth > 0 && line.startsWith(u" >"))) {
        line = line.sliced(line.startsWith(u'>') ? 1 : 2);
        ++quoted.depth;
    }
    // One space behind the marks is no part of the line, nor is the one before a line that would look like a mark.
    if ((quoted.depth > 0 || isFlowed) && line.startsWith(u' '))
        line = line.sliced(1);
    quoted.text = line.toString();
    return quoted;
}

} // namespace

QStringList mailLines(const QString& text, bool isFlowed, bool dropsSpaces) {
    QStringList lines;
    int depth = 0;
    bool goesOn = false;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        QuotedLine quoted = withoutMarks(line, isFlowed);
        const bool isSignatureMark = quoted.text == "-- "_L1;
        if (quoted.depth != depth) {
            lines.append(QString());
            goesOn = false;
        }
        depth = quoted.depth;
        const bool willGoOn = isFlowed && quoted.text.endsWith(u' ') && !isSignatureMark;
        if (willGoOn && dropsSpaces)
            quoted.text.chop(1);
        if (goesOn && !isSignatureMark)
            lines.last() += quoted.text;
        else
            lines.append(quoted.text);
        goesOn = willGoOn;
    }
    return lines;
}

} // namespace sheaf
