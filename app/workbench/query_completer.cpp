#include "app/workbench/query_completer.h"

#include "app/session/query_language.h"
#include "app/workbench/theme.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype fewestLetters = 2; // of a piece without a colon: below, every word would be in the way
constexpr int mostEntries = 40;
constexpr int textRole = Qt::UserRole;

} // namespace

QueryCompleter::QueryCompleter(QLineEdit* field) : QObject(field), m_field(field) {
    m_list.setModel(&m_model);
    m_list.setWidget(field);
    m_list.setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_list.setCompletionRole(textRole);
    m_list.setMaxVisibleItems(10);
    auto* popup = new QListView;
    popup->setFont(uiFont(0.92));
    popup->setAccessibleName(tr("What could be written next"));
    popup->setFocusPolicy(Qt::NoFocus);
    m_list.setPopup(popup);
    connect(field, &QLineEdit::textEdited, this, &QueryCompleter::offer);
    connect(&m_list, qOverload<const QString&>(&QCompleter::activated), this, &QueryCompleter::take);
}

bool QueryCompleter::isOffering() const {
    return m_list.popup()->isVisible();
}

QStringList QueryCompleter::offered() const {
    QStringList texts;
    for (int row = 0; isOffering() && row < m_model.rowCount(); ++row)
        texts.append(m_model.item(row)->data(textRole).toString());
    return texts;
}

void QueryCompleter::offer() {
    const QString search = m_field->text();
    const QueryCompletions found = completionsFor(search, m_field->cursorPosition());
    const QString piece = found.replaced.in(search).toString();
    m_start = found.replaced.start;
    m_model.clear();
    if (piece.size() >= fewestLetters || piece.contains(u':')) {
        addNames(piece);
        for (const QueryCompletions::Entry& entry : found.entries)
            add(entry.text, entry.meaning);
    }
    const bool isWritten = m_model.rowCount() == 1 && m_model.item(0)->data(textRole).toString() == piece;
    if (m_model.rowCount() == 0 || isWritten)
        m_list.popup()->hide();
    else
        m_list.complete();
}

void QueryCompleter::addNames(const QString& piece) {
    const qsizetype colon = piece.indexOf(u':');
    if (colon < 0)
        return;
    const QString begun = piece.sliced(colon + 1);
    for (const QString& name : m_names.value(piece.first(colon).toLower())) {
        if (name.startsWith(begun, Qt::CaseInsensitive) && !name.contains(u'"') && m_model.rowCount() < mostEntries)
            add(piece.first(colon + 1) + u'"' + name + u'"', {});
    }
}

void QueryCompleter::add(const QString& text, const QString& meaning) {
    auto* item = new QStandardItem(meaning.isEmpty() ? text : text + u"   "_s + meaning);
    item->setData(text, textRole);
    m_model.appendRow(item);
}

void QueryCompleter::take(const QString& text) {
    const QString search = m_field->text();
    const qsizetype start = std::min(m_start, search.size());
    const qsizetype end = std::clamp<qsizetype>(m_field->cursorPosition(), start, search.size());
    m_field->setText(search.first(start) + text + search.sliced(end));
    m_field->setCursorPosition(static_cast<int>(start + text.size()));
    Q_EMIT taken();
    if (text.endsWith(u':'))
        offer();
}

} // namespace sheaf
