#include "app/workbench/undo_actions.h"

#include "app/session/history.h"
#include "app/workbench/theme.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWhat = 72; // of a change in a menu, in UTF-16 code units

/// A change's words as a menu shows them: one line, no mnemonic.
QString inMenu(const QString& what) {
    const QString tidy = what.simplified();
    const QString shown = tidy.size() <= longestWhat ? tidy : tidy.left(longestWhat) + u"…"_s;
    return QString(shown).replace(u'&', u"&&"_s);
}

void label(QAction& action, const QString& plain, const QString& saying, const std::optional<HistoryEntry>& next) {
    action.setText(next ? saying.arg(inMenu(next->what)) : plain);
    action.setToolTip(next ? QString(saying).remove(u'&').arg(next->what) : QString(plain).remove(u'&'));
    action.setEnabled(next.has_value());
}

} // namespace

UndoActions::UndoActions(OpenReview& review, QObject* parent) : QObject(parent), m_review(&review) {
    m_undo.setShortcuts(QKeySequence::Undo);
    m_redo.setShortcuts(QKeySequence::Redo);
    m_undo.setIcon(themeIcon(u"undo"_s, theme().ink, theme().ink));
    m_redo.setIcon(themeIcon(u"redo"_s, theme().ink, theme().ink));
    for (QAction* action : {&m_undo, &m_redo})
        action->setIconVisibleInMenu(false);
    connect(&m_undo, &QAction::triggered, this, [this] { run(Direction::Back); });
    connect(&m_redo, &QAction::triggered, this, [this] { run(Direction::Again); });
    connect(m_review, &OpenReview::overviewChanged, this, &UndoActions::relabel);
    connect(m_review, &OpenReview::coderChanged, this, &UndoActions::relabel);
    relabel();
}

void UndoActions::relabel() {
    label(m_undo, tr("&Undo"), tr("&Undo: %1"), m_review->overview().nextUndo);
    label(m_redo, tr("&Redo"), tr("&Redo: %1"), m_review->overview().nextRedo);
}

void UndoActions::run(Direction direction) {
    const bool isBack = direction == Direction::Back;
    const auto& shown = isBack ? m_review->overview().nextUndo : m_review->overview().nextRedo;
    // While other jobs run the label is of before them: then it is the coder's last change that is meant, as with the
    // key held down. Otherwise what the label says is done, or nothing.
    const std::optional<qint64> promised =
        shown && m_review->jobs().pending() == 0 ? std::optional(shown->revision) : std::nullopt;
    m_review->jobs().run(
        this,
        [isBack, promised](Review& review) -> Result<HistoryEntry> {
            History history(review);
            const auto next = isBack ? history.nextUndo(review.coder()) : history.nextRedo(review.coder());
            if (!next)
                return failure(next);
            if (*next && promised && (*next)->revision != *promised) {
                return failure(
                    ErrorCode::ChangedSince, UndoActions::tr("There is a later change: %1").arg((*next)->what),
                    UndoActions::tr("The menu names it now."));
            }
            const auto done = isBack ? history.undo(review.coder()) : history.redo(review.coder());
            if (done && *next) {
                HistoryEntry change = **next; // told by what it was, not by “undo: …”
                return change;
            }
            return done;
        },
        [this, isBack](const Result<HistoryEntry>& change) {
            if (change)
                m_review->noteSaved((isBack ? tr("Undone: %1") : tr("Made again: %1")).arg(change->what));
            else
                m_review->reportUnsaved(change.error());
            m_review->reload();
        });
}

} // namespace sheaf
