#pragma once

#include "coding/text_range.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf {

/// What can be written in a search, for people. Made from the tables that the parser goes by.
struct QueryHelp {
    struct Entry {
        QString written; ///< `NEAR/n`, `site:`
        QString meaning;
        QString example;    ///< a search that parses
        QStringList values; ///< the words that a field takes, or some that it often has; else empty
    };
    QList<Entry> forms; ///< words, phrases, wildcards, values
    QList<Entry> operators;
    QList<Entry> fields;
};
[[nodiscard]] QueryHelp queryHelp();

/// What could stand at the cursor.
struct QueryCompletions {
    struct Entry {
        QString text; ///< what to put in place of `replaced`: `site:`, `NEAR/`, `role:interviewee`
        QString meaning;
    };
    TextRange replaced;   ///< the piece before the cursor that they begin with; in UTF-16 code units of the search
    QList<Entry> entries; ///< in the order of the tables; a project's own names are the caller's to add
};
/// `cursor`: in UTF-16 code units of the text; one outside is taken for the nearest end. None within quotes or a
/// regular expression. Threads: pure. Cost: O(text).
[[nodiscard]] QueryCompletions completionsFor(const QString& text, qsizetype cursor);

} // namespace sheaf
