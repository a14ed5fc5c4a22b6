#pragma once

#include "coding/identifiers.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace sheaf {

/// How a line came into the history. Changes of projects of format 1 are Unrecorded: their rows were not kept.
enum class HistoryKind { Unrecorded, Change, Undo, Redo };
[[nodiscard]] QString toWord(HistoryKind kind); ///< `unrecorded`, `change`, `undo`, `redo`
[[nodiscard]] std::optional<HistoryKind> historyKindFromWord(const QString& word);

/// A change as the history tells it.
struct HistoryEntry {
    qint64 revision = 0;
    QDateTime at; ///< UTC
    CoderId coder;
    QString coderName; ///< empty where nobody was noted
    QString what;
    QString reason;
    HistoryKind kind = HistoryKind::Change;
    std::optional<qint64> ofRevision; ///< of Undo and Redo: the change they are about
    std::optional<qint64> undoneIn;   ///< of a Change: the undo that holds
    int rowCount = 0;
};

/// A thing whose history is asked for: a row of a table of the store, `coding` 12.
struct HistoryObject {
    QString table;
    qint64 id = 0;
};

struct HistoryFilter {
    std::optional<CoderId> coder = {};
    QDateTime since = {}; ///< included; null: from the beginning
    QDateTime until = {}; ///< not included; null: to now
    QString text = {};    ///< in what or reason, case ignored
    std::optional<HistoryObject> object = {};
    std::optional<qint64> after = {}; ///< only revisions after this one
    int limit = 0;                    ///< 0: all
};

} // namespace sheaf
