#pragma once

#include "app/workbench/hit_list.h"
#include "app/workbench/open_review.h"

#include <QWidget>

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
    void begin(const QString& query);
    void take(const Result<SearchResults>& results);
    void searchAgain(IndexState state);
    void showContext(int row);

    OpenReview* m_review;
    HitModel m_hits;
    QLabel* m_total;
    QLabel* m_problem;
    QListView* m_list;
    QLabel* m_context;
    QLabel* m_contextTitle = nullptr;
    bool m_isSearching = false;
    QString m_waiting;    // to be searched for next
    QString m_incomplete; // what was searched while the index was being made: again, once it is
};

} // namespace sheaf
