#include "app/workbench/read_room.h"

#include "app/workbench/codebook_view.h"
#include "app/workbench/source_list.h"

#include <QSplitter>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

Result<ReadableSource> readSource(Review& review, SourceId id) {
    const auto sources = review.sources();
    if (!sources)
        return failure(sources);
    const auto source = std::ranges::find(*sources, id, &Source::id);
    if (source == sources->end())
        return failure(ErrorCode::NotFound, ReadRoom::tr("This source is no longer in the project"));
    auto text = review.text(id);
    auto passages = review.passages(id);
    auto pages = review.pages(id);
    CodingFilter filter;
    filter.source = id;
    auto codings = review.codings(filter);
    if (!text)
        return failure(text);
    if (!passages)
        return failure(passages);
    if (!pages)
        return failure(pages);
    if (!codings)
        return failure(codings);
    return ReadableSource{*source, std::move(*text), std::move(*passages), std::move(*pages), std::move(*codings)};
}

} // namespace

ReadRoom::ReadRoom(OpenReview& review, QWebEngineProfile& profile, QWidget* parent)
    : QWidget(parent), m_review(&review), m_actions(review), m_sources(new SourceList), m_tabs(new QTabBar),
      m_reader(new ReaderView(profile)), m_codebook(new CodebookView), m_splitter(new QSplitter) {
    layOut();
    setFocusProxy(m_reader);
    connectParts();
    m_reader->showNothing(tr("Choose a source at the left."));
}

void ReadRoom::layOut() {
    auto* middle = new QWidget;
    auto* column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs->setDocumentMode(true);
    m_tabs->setExpanding(false);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->setAccessibleName(tr("Open sources"));
    column->addWidget(m_tabs);
    auto* line = new QWidget;
    line->setObjectName(u"line"_s);
    line->setAttribute(Qt::WA_StyledBackground);
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addWidget(m_reader, 1);
    m_splitter->addWidget(m_sources);
    m_splitter->addWidget(middle);
    m_splitter->addWidget(m_codebook);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({268, 782, 318});
    m_splitter->setStretchFactor(1, 1);
    m_sources->setMinimumWidth(160);
    m_codebook->setMinimumWidth(200);
    middle->setMinimumWidth(420);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void ReadRoom::connectParts() {
    connect(m_review, &OpenReview::overviewChanged, this, &ReadRoom::takeOverview);
    connect(m_sources, &SourceList::chosen, this, [this](SourceId source) { openSource(source); });
    connect(m_tabs, &QTabBar::currentChanged, this, &ReadRoom::loadTab);
    connect(m_tabs, &QTabBar::tabCloseRequested, m_tabs, &QTabBar::removeTab);
    connect(&m_actions, &CodingActions::codingsRead, this, &ReadRoom::takeCodings);
    connect(&m_actions, &CodingActions::applied, m_reader, &ReaderView::noteUsed);
    connect(m_codebook, &CodebookView::activated, this, [this](CodeId code) {
        if (!m_reader->selection().isEmpty())
            applyCode(code, m_reader->selection());
    });
    connect(m_reader, &ReaderView::painted, this, &ReadRoom::painted);
    connect(m_reader, &ReaderView::codeWanted, this, &ReadRoom::applyCode);
    connect(m_reader, &ReaderView::newCodeWanted, this, [this](const QString& name, TextRange range) {
        if (currentSource().isValid())
            m_actions.applyNew(name, {currentSource(), m_shown.source.textRevision, range});
    });
    connect(m_reader, &ReaderView::removalWanted, this, [this](CodingId coding) {
        m_actions.remove(coding, currentSource());
    });
    connect(m_reader, &ReaderView::passageReached, this, &ReadRoom::sayWhere);
    connect(m_reader, &ReaderView::codingActivated, this, [this](CodingId id) {
        m_active = id;
        const auto coding = std::ranges::find(m_shown.codings, id, &Coding::id);
        const bool isKnown = coding != m_shown.codings.end();
        m_codebook->showCoding(isKnown ? std::optional(*coding) : std::nullopt, m_review->overview());
        if (isKnown)
            m_codebook->choose(coding->code);
    });
}

void ReadRoom::takeOverview() {
    const Overview& overview = m_review->overview();
    m_sources->show(overview);
    m_codebook->showOverview(overview);
    m_reader->showCodes(overview.codes);
    for (int tab = m_tabs->count() - 1; tab >= 0; --tab) {
        const Source* source = overview.source(sourceOfTab(tab));
        if (source != nullptr)
            m_tabs->setTabText(tab, source->title);
        else
            m_tabs->removeTab(tab);
    }
    if (!currentSource().isValid())
        return;
    m_sources->choose(currentSource());
    const Source* shown = overview.source(currentSource());
    if (shown != nullptr && shown->textRevision != m_shown.source.textRevision)
        takeCorrection();
    else if (m_shownRevision != overview.revision)
        m_actions.refresh(currentSource());
}

void ReadRoom::takeCorrection() {
    if (m_wanted != currentSource())
        return; // another source is on its way
    if (!m_reader->selection().isEmpty()) {
        m_review->report(
            {ErrorCode::ChangedSince, tr("The text of “%1” was corrected").arg(m_shown.source.title),
             tr("What was selected in the earlier text is no longer selected.")});
        m_reader->dropSelection();
    }
    load(currentSource());
}

std::optional<SelectedRange> ReadRoom::selected() const {
    if (!currentSource().isValid() || m_reader->selection().isEmpty())
        return {};
    return SelectedRange{currentSource(), m_shown.source.textRevision, m_reader->selection()};
}

void ReadRoom::openSource(SourceId source, TextRange range) {
    m_rangeWanted = range;
    m_rangeSource = source;
    const int tab = addTab(source);
    if (m_tabs->currentIndex() != tab)
        m_tabs->setCurrentIndex(tab);
    else
        loadTab(tab);
}

int ReadRoom::addTab(SourceId source) {
    if (const int there = tabOf(source); there >= 0)
        return there;
    const Source* known = m_review->overview().source(source);
    const QSignalBlocker quiet(m_tabs); // the first tab would load itself before it has its source
    const int tab = m_tabs->addTab(known != nullptr ? known->title : QString());
    m_tabs->setTabData(tab, source.value);
    return tab;
}

void ReadRoom::restoreTabs(const QList<SourceId>& sources, SourceId current) {
    for (const SourceId source : sources) {
        if (m_review->overview().source(source) != nullptr)
            addTab(source);
    }
    if (tabOf(current) >= 0)
        openSource(current);
}

void ReadRoom::closeCurrentTab() {
    m_tabs->removeTab(m_tabs->currentIndex());
}

QList<SourceId> ReadRoom::openSources() const {
    QList<SourceId> sources;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        sources.append(sourceOfTab(tab));
    return sources;
}

void ReadRoom::loadTab(int tab) {
    const SourceId source = sourceOfTab(tab);
    if (!source.isValid()) {
        m_shown = {};
        m_wanted = {};
        m_reader->showNothing(tr("Choose a source at the left."));
        Q_EMIT statusChanged({}, {});
        return;
    }
    m_wanted = source; // also if it is on screen already: whatever was being loaded isn't wanted any more
    if (source == currentSource()) {
        showWantedRange();
        return;
    }
    load(source);
}

void ReadRoom::load(SourceId source) {
    m_review->jobs().run(
        this, [source](Review& review) { return readSource(review, source); },
        [this, source](const Result<ReadableSource>& loaded) {
            if (source != m_wanted)
                return; // another was asked for meanwhile
            if (loaded)
                showLoaded(*loaded);
            else
                m_review->report(loaded.error());
        });
}

void ReadRoom::showLoaded(const ReadableSource& loaded) {
    m_shown = loaded;
    m_active = {};
    m_shownRevision = m_review->overview().revision;
    m_reader->showSource(loaded, m_review->overview().codes, m_review->overview().coders);
    showWantedRange();
    m_sources->choose(currentSource());
    m_codebook->showCoding({}, m_review->overview());
    sayWhere(0);
}

void ReadRoom::showWantedRange() {
    const TextRange range = std::exchange(m_rangeWanted, {});
    if (!range.isEmpty() && m_rangeSource == currentSource())
        m_reader->showRange(range);
}

void ReadRoom::takeCodings(SourceId source, const QList<Coding>& codings) {
    if (source != currentSource())
        return;
    m_shown.codings = codings;
    m_shownRevision = m_review->overview().revision;
    m_reader->showCodings(codings, m_review->overview().codes, m_review->overview().coders);
    if (std::ranges::find(codings, m_active, &Coding::id) == codings.end()) {
        m_active = {};
        m_codebook->showCoding({}, m_review->overview());
    }
    sayWhere(m_passage);
}

void ReadRoom::applyCode(CodeId code, TextRange range) {
    if (currentSource().isValid())
        m_actions.apply(code, {currentSource(), m_shown.source.textRevision, range});
}

void ReadRoom::sayWhere(int passage) {
    m_passage = passage;
    QStringList place{m_shown.source.title};
    if (passage >= 0 && passage < m_shown.passages.size()) {
        const Passage& here = m_shown.passages.at(passage);
        const QString position = here.kind == PassageKind::Turn ? tr("turn %1 of %2") : tr("passage %1 of %2");
        place.append(position.arg(passage + 1).arg(m_shown.passages.size()));
        if (here.page > 0)
            place.append(tr("page %1").arg(here.page));
    }
    const auto doubtful = std::ranges::count_if(m_shown.codings, &Coding::needsALook);
    QStringList codings{
        tr("%n coding(s) in this source", nullptr, static_cast<int>(m_shown.codings.size() - doubtful))};
    if (doubtful > 0)
        codings.append(tr("%n coding(s) (needs) a look", nullptr, static_cast<int>(doubtful)));
    Q_EMIT statusChanged(place.join(u" · "_s), codings.join(u" · "_s));
}

int ReadRoom::tabOf(SourceId source) const {
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (sourceOfTab(tab) == source)
            return tab;
    }
    return -1;
}

SourceId ReadRoom::sourceOfTab(int tab) const {
    return SourceId{tab < 0 ? 0 : m_tabs->tabData(tab).toLongLong()};
}

} // namespace sheaf
