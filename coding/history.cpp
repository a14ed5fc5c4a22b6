#include "coding/history.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<HistoryKind> historyKindWords[] = {
    {HistoryKind::Unrecorded, u"unrecorded"},
    {HistoryKind::Change, u"change"},
    {HistoryKind::Undo, u"undo"},
    {HistoryKind::Redo, u"redo"},
};

} // namespace

QString toWord(HistoryKind kind) {
    return wordFor<HistoryKind>(historyKindWords, kind);
}

std::optional<HistoryKind> historyKindFromWord(const QString& word) {
    return enumeratorFor<HistoryKind>(historyKindWords, word);
}

} // namespace sheaf
