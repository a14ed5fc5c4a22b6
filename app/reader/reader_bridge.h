#pragma once

#include "coding/identifiers.h"
#include "coding/text_range.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>

namespace sheaf {

/// The one object that the reader's page sees, over a QWebChannel. Slots are called by the page, whose numbers are not
/// trusted: a range that can't be one is dropped here, and whether it fits the text is asked again where it is coded.
///
/// The page paints later than the workbench thinks, so whatever it says about positions names the text that it has on
/// screen, by the number of its revision; what concerns another text than the one last opened, be it of another source
/// or from before a correction, is dropped.
///
/// Threads: GUI thread only.
class ReaderBridge : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// The text that requests are taken for; not valid: none.
    void setText(TextRevisionId text) { m_text = text; }
    /// The words that the page shows, translated.
    Q_INVOKABLE QJsonObject pageWords() const;

public Q_SLOTS:
    void pageReady();
    void sourcePainted(qint64 source);
    void codingsPainted(int count);
    void selectionMade(qint64 text, qint64 start, qint64 end); ///< an empty range: nothing is selected any more
    void codeRequested(qint64 text, qint64 code, qint64 start, qint64 end);
    void newCodeRequested(qint64 text, const QString& name, qint64 start, qint64 end);
    void removalRequested(qint64 text, qint64 coding);
    void codingActivated(qint64 coding); ///< 0: none
    void positionChanged(int passage);   ///< index of the passage that is read

Q_SIGNALS:
    // To the page.
    void sourceOpened(const QJsonObject& source, const QJsonArray& codings);
    void sourceClosed(const QString& message);
    void codingsReplaced(const QJsonArray& codings);
    void codesReplaced(const QJsonArray& codes);
    void rangeShown(int start, int end);
    void codeUsed(qint64 code);
    void stepped(int by); ///< to the next (1) or previous (-1) coding
    void selectionDropped();
    void removalChosen(); ///< of the coding the reader stands on
    void themeChosen(bool dark);

    // To the workbench.
    void ready();
    void painted(sheaf::SourceId source);
    void codingsWerePainted(int count);
    void selected(sheaf::TextRange range);
    void codeWanted(sheaf::CodeId code, sheaf::TextRange range);
    void newCodeWanted(const QString& name, sheaf::TextRange range);
    void removalWanted(sheaf::CodingId coding);
    void activated(sheaf::CodingId coding);
    void moved(int passage);

private:
    [[nodiscard]] bool isShown(qint64 text) const { return m_text.isValid() && m_text.value == text; }

    TextRevisionId m_text;
};

} // namespace sheaf
