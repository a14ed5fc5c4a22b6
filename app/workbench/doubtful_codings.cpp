#include "app/workbench/doubtful_codings.h"

#include "app/workbench/side_parts.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestQuotation = 400; // shown of a coding, in UTF-16 code units

QString quoted(const QString& words) {
    const QString tidy = words.simplified();
    return u"“%1”"_s.arg(tidy.size() <= longestQuotation ? tidy : tidy.left(longestQuotation) + u"…"_s);
}

} // namespace

Result<QList<DoubtfulCoding>> readDoubtfulCodings(Review& review) {
    const auto sources = review.sources(); // before the suggestions: a correction in between is noticed then
    const auto doubts = ReviewAnchors(review).inDoubt();
    if (!sources)
        return failure(sources);
    if (!doubts)
        return failure(doubts);
    QList<DoubtfulCoding> doubtful;
    for (const AnchorInDoubt& doubt : *doubts) {
        const auto source = std::ranges::find(*sources, doubt.coding.source, &Source::id);
        if (source != sources->end())
            doubtful.append({doubt, source->textRevision});
    }
    return doubtful;
}

DoubtfulCodings::DoubtfulCodings(OpenReview& review, ReadRoom& room, QWidget* parent)
    : QDialog(parent), m_review(&review), m_room(&room), m_list(new QListWidget), m_quotation(makeLabel()),
      m_reason(makeLabel({}, true)), m_suggestion(makeLabel()), m_accept(new QPushButton(tr("&Accept suggestion"))),
      m_place(new QPushButton(tr("&Place at the selection"))), m_remove(new QPushButton(tr("&Remove coding"))) {
    setWindowTitle(tr("Codings that need a look"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 460);
    layOut();
    connectParts();
    showCurrent();
    refresh();
}

void DoubtfulCodings::layOut() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    QLabel* about = makeLabel(tr("The text was corrected, and it is not sure where these codings belong now."), true);
    about->setWordWrap(true);
    layout->addWidget(about);
    m_list->setAccessibleName(windowTitle());
    layout->addWidget(m_list, 1);
    QVBoxLayout* inside = nullptr;
    QFrame* card = makeCard(inside);
    for (QLabel* label : {m_quotation, m_reason, m_suggestion}) {
        label->setWordWrap(true);
        inside->addWidget(label);
    }
    m_quotation->setObjectName(u"quotation"_s);
    m_suggestion->setObjectName(u"suggestion"_s);
    layout->addWidget(card);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("&Close"));
    for (QPushButton* button : {m_accept, m_place, m_remove, close}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    m_accept->setDefault(true); // Enter
    buttons->insertStretch(3);
    layout->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void DoubtfulCodings::connectParts() {
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_isFilling)
            showCurrent();
    });
    connect(m_accept, &QPushButton::clicked, this, &DoubtfulCodings::acceptSuggestion);
    connect(m_place, &QPushButton::clicked, this, &DoubtfulCodings::placeAtSelection);
    connect(m_remove, &QPushButton::clicked, this, &DoubtfulCodings::removeCurrent);
    connect(m_review, &OpenReview::overviewChanged, this, &DoubtfulCodings::refresh);
    connect(&m_room->reader(), &ReaderView::selectionChanged, this, &DoubtfulCodings::enableButtons);
}

void DoubtfulCodings::refresh() {
    m_review->jobs().run(this, readDoubtfulCodings, [this](const Result<QList<DoubtfulCoding>>& doubtful) {
        if (doubtful)
            fill(*doubtful);
        else
            m_review->report(doubtful.error());
    });
}

void DoubtfulCodings::fill(const QList<DoubtfulCoding>& doubtful) {
    const int row = m_list->currentRow();
    m_doubtful = doubtful;
    m_isFilling = true;
    m_list->clear();
    const Overview& overview = m_review->overview();
    for (const DoubtfulCoding& each : m_doubtful) {
        const Code* code = overview.codes.byId(each.doubt.coding.code);
        const Source* source = overview.source(each.doubt.coding.source);
        m_list->addItem(
            tr("%1 · %2").arg(code != nullptr ? code->name : QString(), source != nullptr ? source->title : QString()));
    }
    const auto same = std::ranges::find(m_doubtful, m_shown, [](const auto& each) { return each.doubt.coding.id; });
    const auto at = same != m_doubtful.end() ? static_cast<int>(same - m_doubtful.begin()) : std::max(row, 0);
    m_list->setCurrentRow(std::min(at, m_list->count() - 1));
    m_isFilling = false;
    showCurrent();
    Q_EMIT filled();
}

void DoubtfulCodings::showCurrent() {
    const DoubtfulCoding* shown = current();
    m_reason->setVisible(shown != nullptr);
    m_suggestion->setVisible(shown != nullptr);
    enableButtons();
    if (shown == nullptr) {
        m_quotation->setText(tr("No coding needs a look."));
        m_shown = {};
        return;
    }
    const AnchorInDoubt& doubt = shown->doubt;
    m_quotation->setText(quoted(doubt.coding.quotation));
    m_reason->setText(doubt.reason);
    m_suggestion->setText(
        doubt.suggestion.isEmpty() ? tr("No suggestion: select the words in the text.")
                                   : tr("Suggested: %1").arg(quoted(doubt.suggested)));
    if (std::exchange(m_shown, doubt.coding.id) != doubt.coding.id)
        Q_EMIT placeWanted(doubt.coding.source, doubt.suggestion);
}

void DoubtfulCodings::enableButtons() {
    const DoubtfulCoding* shown = current();
    const auto selected = m_room->selected();
    m_accept->setEnabled(shown != nullptr && !shown->doubt.suggestion.isEmpty());
    m_place->setEnabled(shown != nullptr && selected && selected->source == shown->doubt.coding.source);
    m_remove->setEnabled(shown != nullptr);
}

void DoubtfulCodings::acceptSuggestion() {
    // The range that was shown, in the text it was shown for; another correction since is refused.
    if (const DoubtfulCoding* shown = current(); shown != nullptr && !shown->doubt.suggestion.isEmpty())
        m_room->actions().place(
            shown->doubt.coding.id, {shown->doubt.coding.source, shown->text, shown->doubt.suggestion});
}

void DoubtfulCodings::placeAtSelection() {
    const DoubtfulCoding* shown = current();
    const auto selected = m_room->selected();
    if (shown == nullptr || !selected || selected->source != shown->doubt.coding.source)
        return;
    m_room->actions().place(shown->doubt.coding.id, *selected);
    m_room->reader().dropSelection();
}

void DoubtfulCodings::removeCurrent() {
    if (const DoubtfulCoding* shown = current(); shown != nullptr)
        m_room->actions().remove(shown->doubt.coding.id, shown->doubt.coding.source);
}

const DoubtfulCoding* DoubtfulCodings::current() const {
    const int row = m_list->currentRow();
    return row >= 0 && row < m_doubtful.size() ? &m_doubtful.at(row) : nullptr;
}

} // namespace sheaf
