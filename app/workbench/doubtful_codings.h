#pragma once

#include "app/session/revise_source.h"
#include "app/workbench/read_room.h"

#include <QDialog>

class QLabel;
class QListWidget;
class QPushButton;

namespace sheaf {

/// A coding that needs a look, and the text that its suggestion counts in.
struct DoubtfulCoding {
    AnchorInDoubt doubt;
    TextRevisionId text;
};

/// Errors: as reading. Cost: an alignment for each pair of texts concerned.
[[nodiscard]] Result<QList<DoubtfulCoding>> readDoubtfulCodings(Review& review);

/// The codings whose place in a corrected text nobody is sure of, one after the other: takes the suggestion, the words
/// selected in the reader, or removes the coding. Stays beside the window, which shows the place suggested.
class DoubtfulCodings : public QDialog {
    Q_OBJECT

public:
    DoubtfulCodings(OpenReview& review, ReadRoom& room, QWidget* parent);

Q_SIGNALS:
    void placeWanted(sheaf::SourceId source, sheaf::TextRange suggestion); ///< to be shown; the range may be empty
    void filled();

private:
    void layOut();
    void connectParts();
    void refresh();
    void fill(const QList<DoubtfulCoding>& doubtful);
    void showCurrent();
    void enableButtons();
    void acceptSuggestion();
    void placeAtSelection();
    void removeCurrent();
    [[nodiscard]] const DoubtfulCoding* current() const;

    OpenReview* m_review;
    ReadRoom* m_room;
    QList<DoubtfulCoding> m_doubtful;
    CodingId m_shown;
    bool m_isFilling = false;
    QListWidget* m_list;
    QLabel* m_quotation;
    QLabel* m_reason;
    QLabel* m_suggestion;
    QPushButton* m_accept;
    QPushButton* m_place;
    QPushButton* m_remove;
};

} // namespace sheaf
