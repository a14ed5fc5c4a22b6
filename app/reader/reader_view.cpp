#include "app/reader/reader_view.h"

#include "app/reader/reader_scheme.h"

#include <QContextMenuEvent>
#include <QLoggingCategory>
#include <QMenu>
#include <QWebChannel>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

Q_LOGGING_CATEGORY(readerLog, "sheaf.reader")

} // namespace

bool ReaderPage::acceptNavigationRequest(const QUrl& url, NavigationType, bool isMainFrame) {
    return isMainFrame && url == readerPageUrl();
}

QWebEnginePage* ReaderPage::createWindow(WebWindowType) {
    return nullptr;
}

void ReaderPage::javaScriptAlert(const QUrl&, const QString&) {}

bool ReaderPage::javaScriptConfirm(const QUrl&, const QString&) {
    return false;
}

bool ReaderPage::javaScriptPrompt(const QUrl&, const QString&, const QString&, QString*) {
    return false;
}

void ReaderPage::javaScriptConsoleMessage(
    JavaScriptConsoleMessageLevel, const QString& message, int line, const QString& file) {
    qCWarning(readerLog, "%s:%d: %s", qUtf8Printable(file), line, qUtf8Printable(message));
}

QStringList ReaderPage::chooseFiles(FileSelectionMode, const QStringList&, const QStringList&) {
    return {};
}

ReaderView::ReaderView(QWebEngineProfile& profile, QWidget* parent) : QWebEngineView(parent) {
    auto* page = new ReaderPage(&profile, this);
    auto* channel = new QWebChannel(page);
    channel->registerObject(u"bridge"_s, &m_bridge);
    page->setWebChannel(channel);
    setPage(page);
    setAccessibleName(tr("Reader"));
    connectBridge();
    connect(page, &QWebEnginePage::renderProcessTerminated, this, [this] {
        m_isReady = false;
        load(readerPageUrl());
    });
    load(readerPageUrl());
}

ReaderView::~ReaderView() {
    // The page must go before the bridge that its channel names.
    delete page();
}

void ReaderView::connectBridge() {
    connect(&m_bridge, &ReaderBridge::ready, this, [this] {
        m_isReady = true;
        sendAll();
    });
    connect(&m_bridge, &ReaderBridge::painted, this, &ReaderView::painted);
    connect(&m_bridge, &ReaderBridge::codingsWerePainted, this, &ReaderView::codingsPainted);
    connect(&m_bridge, &ReaderBridge::selected, this, [this](TextRange range) {
        m_selection = range;
        Q_EMIT selectionChanged(range);
    });
    connect(&m_bridge, &ReaderBridge::codeWanted, this, &ReaderView::codeWanted);
    connect(&m_bridge, &ReaderBridge::newCodeWanted, this, &ReaderView::newCodeWanted);
    connect(&m_bridge, &ReaderBridge::removalWanted, this, &ReaderView::removalWanted);
    connect(&m_bridge, &ReaderBridge::activated, this, &ReaderView::codingActivated);
    connect(&m_bridge, &ReaderBridge::moved, this, &ReaderView::passageReached);
}

void ReaderView::sendAll() {
    Q_EMIT m_bridge.themeChosen(m_dark);
    Q_EMIT m_bridge.codesReplaced(m_codes);
    if (m_source.isEmpty()) {
        Q_EMIT m_bridge.sourceClosed(m_message);
        return;
    }
    Q_EMIT m_bridge.sourceClosed({});
    Q_EMIT m_bridge.sourceOpened(m_source, m_codings);
    if (!m_rangeToShow.isEmpty())
        showRange(std::exchange(m_rangeToShow, {}));
}

void ReaderView::showSource(const ReadableSource& readable, const CodeTree& codes, const QList<Coder>& coders) {
    m_text = {readable.source.textRevision, readable.text.size()};
    m_source = sourceJson(readable);
    m_bridge.setText(m_text.revision);
    m_codings = codingsJson(readable.codings, m_text, codes, coders);
    m_selection = {};
    Q_EMIT selectionChanged({});
    m_rangeToShow = {};
    if (m_isReady) {
        Q_EMIT m_bridge.sourceClosed({});
        Q_EMIT m_bridge.sourceOpened(m_source, m_codings);
    }
}

void ReaderView::showNothing(const QString& message) {
    m_source = {};
    m_bridge.setText({});
    m_codings = {};
    m_message = message;
    m_selection = {};
    if (m_isReady)
        Q_EMIT m_bridge.sourceClosed(message);
}

void ReaderView::showCodings(const QList<Coding>& codings, const CodeTree& codes, const QList<Coder>& coders) {
    const QJsonArray changed = codingsJson(codings, m_text, codes, coders);
    if (changed == m_codings)
        return;
    m_codings = changed;
    if (m_isReady)
        Q_EMIT m_bridge.codingsReplaced(m_codings);
}

void ReaderView::showCodes(const CodeTree& codes) {
    m_codes = codesJson(codes);
    if (m_isReady)
        Q_EMIT m_bridge.codesReplaced(m_codes);
}

void ReaderView::showRange(TextRange range) {
    if (!m_isReady)
        m_rangeToShow = range;
    else
        Q_EMIT m_bridge.rangeShown(static_cast<int>(range.start), static_cast<int>(range.end));
}

void ReaderView::noteUsed(CodeId code) {
    Q_EMIT m_bridge.codeUsed(code.value);
}

void ReaderView::stepToCoding(int by) {
    Q_EMIT m_bridge.stepped(by);
}

void ReaderView::dropSelection() {
    m_selection = {};
    Q_EMIT selectionChanged({});
    if (m_isReady)
        Q_EMIT m_bridge.selectionDropped();
}

void ReaderView::removeCurrentCoding() {
    Q_EMIT m_bridge.removalChosen();
}

void ReaderView::setDark(bool dark) {
    m_dark = dark;
    if (m_isReady)
        Q_EMIT m_bridge.themeChosen(dark);
}

void ReaderView::contextMenuEvent(QContextMenuEvent* event) {
    // The browser's own menu offers pages, downloads and source text; of it only Copy makes sense here.
    QMenu menu(this);
    QAction* copy = menu.addAction(tr("Copy"));
    copy->setEnabled(!m_selection.isEmpty());
    connect(copy, &QAction::triggered, this, [this] { triggerPageAction(QWebEnginePage::Copy); });
    menu.exec(event->globalPos());
}

} // namespace sheaf
