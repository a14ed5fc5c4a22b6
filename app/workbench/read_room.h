#pragma once

#include "app/reader/reader_view.h"
#include "app/workbench/coding_actions.h"
#include "app/workbench/open_review.h"

#include <QWidget>

#include <optional>

class QSplitter;
class QTabBar;

namespace sheaf {

class CodebookView;
class SourceList;

/// Where sources are read and coded: the list of sources, the reader with its tabs, the codebook.
class ReadRoom : public QWidget {
    Q_OBJECT

public:
    ReadRoom(OpenReview& review, QWebEngineProfile& profile, QWidget* parent = nullptr);

    /// Opens a source in a tab, or goes to its tab; scrolls to the range if there is one.
    void openSource(SourceId source, TextRange range = {});
    void closeCurrentTab();
    /// Puts sources into tabs without reading them, but the current one.
    void restoreTabs(const QList<SourceId>& sources, SourceId current);
    [[nodiscard]] SourceId currentSource() const { return m_shown.source.id; } ///< not valid: none
    [[nodiscard]] QList<SourceId> openSources() const;
    /// What is selected in the reader; not there if nothing is.
    [[nodiscard]] std::optional<SelectedRange> selected() const;
    [[nodiscard]] CodingActions& actions() { return m_actions; }
    [[nodiscard]] ReaderView& reader() { return *m_reader; }
    [[nodiscard]] QSplitter& splitter() { return *m_splitter; }

Q_SIGNALS:
    void painted(sheaf::SourceId source);
    void statusChanged(const QString& place, const QString& codings);

private:
    void layOut();
    void connectParts();
    void takeOverview();
    int addTab(SourceId source); ///< its tab, if it has one
    void loadTab(int tab);
    void load(SourceId source);
    void takeCorrection();
    void showLoaded(const ReadableSource& loaded);
    void showWantedRange();
    void takeCodings(SourceId source, const QList<Coding>& codings);
    void applyCode(CodeId code, TextRange range);
    void sayWhere(int passage);
    [[nodiscard]] int tabOf(SourceId source) const;
    [[nodiscard]] SourceId sourceOfTab(int tab) const;

    OpenReview* m_review;
    CodingActions m_actions;
    SourceList* m_sources;
    QTabBar* m_tabs;
    ReaderView* m_reader;
    CodebookView* m_codebook;
    QSplitter* m_splitter;
    ReadableSource m_shown;
    qint64 m_shownRevision = -1;
    SourceId m_wanted;       // the source being loaded
    TextRange m_rangeWanted; // of m_rangeSource
    SourceId m_rangeSource;
    CodingId m_active;
    int m_passage = 0;
};

} // namespace sheaf
