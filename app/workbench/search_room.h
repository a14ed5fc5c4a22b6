#pragma once

#include "app/workbench/hit_list.h"
#include "app/workbench/open_review.h"

#include <QWidget>

#include <optional>

class QLabel;
class QListView;

namespace sheaf {

/// What a search found: the hits at the left, the chosen one among its surroundings at the right.
class SearchRoom : public QWidget {
    Q_OBJECT

public:
    explicit SearchRoom(OpenReview& review, QWidget* parent = nullptr);

    /// Searches; while one search runs, only the last asked for afterwards is kept.
    void search(const QString& query);
    [[nodiscard]] const HitModel& hits() const { return m_hits; }
    void focusResults();
    /// Opens the hit that is current.
    void openCurrent();

Q_SIGNALS:
    void openWanted(sheaf::SourceId source, sheaf::TextRange range);
    void searched(const QString& query); ///< its results, or its error, are shown

private:
    void layOut();
    void begin(QString query);
    void take(const Result<SearchResults>& results);
    void takeIndexState(IndexState state);
    void showContext(int row);

    OpenReview* m_review;
    HitModel m_hits;
    QLabel* m_total;
    QLabel* m_problem;
    QListView* m_list;
    QLabel* m_context;
    QLabel* m_contextTitle = nullptr;
    bool m_isSearching = false;
    bool m_indexCaughtUp = false;     // since the search that runs, or ran last, began
    std::optional<QString> m_waiting; // to be searched for next; may be empty: the line was cleared
    QString m_incomplete;             // whose hits so far are shown: again, once the index is there
};

} // namespace sheaf
