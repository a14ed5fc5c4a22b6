#include "app/workbench/search_room.h"

#include "app/workbench/side_parts.h"
#include "app/workbench/theme.h"

#include <QHBoxLayout>
#include <QListView>
#include <QRegularExpression>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype mostHits = 200;

/// The passage among its surroundings, as rich text; every foreign word is escaped.
QString contextOf(const Hit& hit) {
    static const QRegularExpression lineBreaks(u"\\s*\\n\\s*"_s);
    const auto escaped = [](const QString& text) { return text.toHtmlEscaped().replace(lineBreaks, u"<br>"_s); };
    return u"<div style=\"line-height:130%\"><span style=\"color:%1\">%2</span><span style=\"background:%3\">%4</span>"
           u"<span style=\"color:%1\">%5</span></div>"_s.arg(
               theme().subtle.name(), escaped(hit.before), theme().chosen.name(), escaped(hit.found.text),
               escaped(hit.after));
}

} // namespace

SearchRoom::SearchRoom(OpenReview& review, QWidget* parent)
    : QWidget(parent), m_review(&review), m_total(makeLabel({}, true)), m_problem(makeLabel()), m_list(new QListView),
      m_context(new QLabel) {
    layOut();
    connect(m_list, &QListView::activated, this, [this] { openCurrent(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
        showContext(current.row());
    });
    connect(m_review, &OpenReview::indexStateChanged, this, &SearchRoom::takeIndexState);
    connect(m_review, &OpenReview::overviewChanged, this, [this] {
        if (m_list->model()->rowCount() == 0 && m_problem->isHidden())
            m_total->setText(tr("Type a query above: leader* NEAR/6 stab*, \"exact words\", AND, OR, NOT."));
    });
}

void SearchRoom::layOut() {
    auto* middle = new QWidget;
    middle->setObjectName(u"ground"_s);
    middle->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_total->setContentsMargins(18, 9, 18, 9);
    column->addWidget(m_total);
    m_problem->setObjectName(u"problem"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    m_list->setModel(&m_hits);
    m_list->setItemDelegate(new HitDelegate(m_list));
    m_list->setResizeMode(QListView::Adjust);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Passages found"));
    m_list->setStyleSheet(u"background: transparent;"_s);
    column->addWidget(m_list, 1);

    QVBoxLayout* sideColumn = nullptr;
    QWidget* side = makeSide(sideColumn);
    side->setFixedWidth(360);
    sideColumn->addWidget(makeHeading(tr("In context"), &m_contextTitle));
    m_context->setTextFormat(Qt::RichText);
    m_context->setWordWrap(true);
    m_context->setAlignment(Qt::AlignTop);
    m_context->setFont(readingFont(1.115));
    m_context->setContentsMargins(16, 4, 16, 16);
    m_context->setAccessibleName(tr("The passage in its context"));
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(m_context);
    scroll->setAccessibleName(tr("In context"));
    sideColumn->addWidget(scroll, 1);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1);
    layout->addWidget(middle, 1);
    layout->addWidget(side);
}

void SearchRoom::search(const QString& query) {
    if (m_isSearching)
        m_waiting = query;
    else
        begin(query);
}

void SearchRoom::begin(QString query) {
    m_incomplete.clear();
    m_indexCaughtUp = false;
    if (query.trimmed().isEmpty()) {
        take(SearchResults{});
        return;
    }
    m_isSearching = true;
    m_total->setText(tr("Searching…"));
    m_review->searches().run(
        this,
        [query, closing = m_review->closing()](Review& review) {
            return searchReview(review, query, mostHits, *closing);
        },
        [this, query](const Result<SearchResults>& results) {
            m_isSearching = false;
            const std::optional<QString> next = std::exchange(m_waiting, std::nullopt);
            if (next && *next != query) {
                begin(*next);
                return;
            }
            take(results);
            Q_EMIT searched(query);
            if (m_indexCaughtUp && !m_incomplete.isEmpty())
                search(m_incomplete);
        });
}

void SearchRoom::takeIndexState(IndexState state) {
    if (state != IndexState::UpToDate)
        return;
    // An answer under way may have been found before.
    m_indexCaughtUp = true;
    if (!m_incomplete.isEmpty())
        search(m_incomplete);
}

void SearchRoom::take(const Result<SearchResults>& results) {
    m_incomplete = results && !results->isComplete ? results->query : QString();
    m_problem->setVisible(!results.has_value());
    m_context->clear();
    if (!results) {
        const Error& error = results.error();
        m_hits.setHits({});
        m_total->clear();
        m_problem->setText(error.hint.isEmpty() ? error.message : error.message + u"\n"_s + error.hint);
        return;
    }
    m_hits.setHits(results->hits);
    QString total = tr("%n passage(s)", nullptr, static_cast<int>(results->total));
    if (results->total > results->hits.size())
        total += tr(" · the best %1 are shown").arg(results->hits.size());
    else if (results->total > 0)
        total += tr(" in %n source(s)", nullptr, results->sourceCount);
    if (results->query.isEmpty())
        total = tr("Type a query above: leader* NEAR/6 stab*, \"exact words\", AND, OR, NOT.");
    if (!results->isComplete)
        total += tr(" so far: the index is being brought up to date");
    m_total->setText(total);
    m_problem->setText(results->remarks.join(u'\n'));
    m_problem->setVisible(!results->remarks.isEmpty());
    if (!results->hits.isEmpty())
        m_list->setCurrentIndex(m_hits.index(0));
}

void SearchRoom::showContext(int row) {
    if (row < 0 || row >= m_hits.rowCount())
        m_context->clear();
    else
        m_context->setText(contextOf(m_hits.hit(row)));
}

void SearchRoom::focusResults() {
    m_list->setFocus(Qt::ShortcutFocusReason);
}

void SearchRoom::openCurrent() {
    const int row = m_list->currentIndex().row();
    if (row < 0 || row >= m_hits.rowCount())
        return;
    const FoundPassage& found = m_hits.hit(row).found;
    const TextRange range = found.matches.isEmpty() ? found.passage.range
                                                    : TextRange{found.matches.first().start, found.matches.last().end};
    Q_EMIT openWanted(found.source, range);
}

} // namespace sheaf
