#pragma once

#include "app/reader/reader_bridge.h"
#include "app/reader/source_json.h"

#include <QWebEnginePage>
#include <QWebEngineView>

namespace sheaf {

/// A page that stays where it is: no other address, no second window, no permissions, no dialogs.
class ReaderPage : public QWebEnginePage {
    Q_OBJECT

public:
    using QWebEnginePage::QWebEnginePage;

protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType type) override;
    void javaScriptAlert(const QUrl& origin, const QString& message) override;
    bool javaScriptConfirm(const QUrl& origin, const QString& message) override;
    bool javaScriptPrompt(const QUrl& origin, const QString& message, const QString& preset, QString* answer) override;
    void javaScriptConsoleMessage(
        JavaScriptConsoleMessageLevel level, const QString& message, int line, const QString& file) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList& old, const QStringList& mimeTypes) override;
};

/// Shows a source with its codings, and says what its reader selects and asks for.
///
/// What is shown before the page has loaded is kept and shown then; likewise after the page's process died, when it is
/// loaded anew. Threads: GUI thread. Cost: nothing here waits; a source of a thousand pages is on screen in about a
/// second.
class ReaderView : public QWebEngineView {
    Q_OBJECT

public:
    /// The profile must outlive the view.
    explicit ReaderView(QWebEngineProfile& profile, QWidget* parent = nullptr);
    ~ReaderView() override;

    void showSource(const ReadableSource& readable, const CodeTree& codes, const QList<Coder>& coders);
    /// Shows no source, but a line that says why or what to do.
    void showNothing(const QString& message);
    void showCodings(const QList<Coding>& codings, const CodeTree& codes, const QList<Coder>& coders);
    void showCodes(const CodeTree& codes);
    /// Scrolls to a range of the source shown and lets it stand out for a moment.
    void showRange(TextRange range);
    /// Puts a code in front of those that `R` and `1` to `9` apply.
    void noteUsed(CodeId code);
    /// Goes to the next (1) or the previous (-1) coding, and stands on it.
    void stepToCoding(int by);
    /// Forgets what is selected, and closes the palette.
    void dropSelection();
    /// Asks for the removal of the coding that the reader stands on, if any.
    void removeCurrentCoding();
    void setDark(bool dark);

    [[nodiscard]] TextRange selection() const { return m_selection; } ///< empty if nothing is selected

Q_SIGNALS:
    void painted(sheaf::SourceId source);
    void codingsPainted(int count);
    void selectionChanged(sheaf::TextRange range);
    void codeWanted(sheaf::CodeId code, sheaf::TextRange range);
    void newCodeWanted(const QString& name, sheaf::TextRange range);
    void removalWanted(sheaf::CodingId coding);
    void codingActivated(sheaf::CodingId coding);
    void passageReached(int passage);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void connectBridge();
    void sendAll();

    ReaderBridge m_bridge;
    bool m_isReady = false;
    bool m_dark = false;
    QJsonObject m_source; // empty: no source is shown
    QJsonArray m_codings;
    QJsonArray m_codes;
    QString m_message;
    ShownText m_text;
    TextRange m_rangeToShow;
    TextRange m_selection;
};

} // namespace sheaf
