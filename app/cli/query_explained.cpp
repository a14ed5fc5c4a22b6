#include "app/cli/query_explained.h"

#include "app/session/query_language.h"

#include <algorithm>

namespace sheaf::cli {

using namespace Qt::StringLiterals;

namespace {

QString section(const QString& title, const QList<QueryHelp::Entry>& entries) {
    qsizetype width = 0;
    for (const QueryHelp::Entry& entry : entries)
        width = std::max(width, entry.written.size());
    QString text = title + u'\n';
    for (const QueryHelp::Entry& entry : entries) {
        text += u"  %1  %2"_s.arg(entry.written, -static_cast<int>(width)).arg(entry.meaning);
        if (!entry.values.isEmpty())
            text += u": "_s + entry.values.join(u", ");
        text += u"\n  %1  e.g. %2\n"_s.arg(QString(), -static_cast<int>(width)).arg(entry.example);
    }
    return text;
}

} // namespace

QString queryExplained() {
    const QueryHelp help = queryHelp();
    return section(u"What to search for:"_s, help.forms) + section(u"How it is joined:"_s, help.operators) +
           section(u"Fields:"_s, help.fields);
}

} // namespace sheaf::cli
