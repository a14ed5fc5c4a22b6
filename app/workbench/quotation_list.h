#pragma once

#include "app/workbench/synthesis_job.h"

#include <QListWidget>

namespace sheaf {

/// Quotations below one another, each with a bar in its code's colour and its place.
class QuotationList : public QListWidget {
    Q_OBJECT

public:
    explicit QuotationList(QWidget* parent = nullptr);
    void setQuotations(const QList<PlacedQuotation>& quotations);

Q_SIGNALS:
    void openWanted(sheaf::SourceId source, sheaf::TextRange range);

private:
    QList<PlacedQuotation> m_quotations;
};

} // namespace sheaf
