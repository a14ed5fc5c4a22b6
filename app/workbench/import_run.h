#pragma once

#include "app/session/import_sources.h"
#include "app/workbench/open_review.h"

#include <QObject>

#include <memory>

namespace sheaf {

/// An import on its way: one at a time, told how far it is, stopped on request.
class ImportRun : public QObject {
    Q_OBJECT

public:
    explicit ImportRun(OpenReview& review, QObject* parent = nullptr);
    ~ImportRun() override;

    /// Begins; nothing happens if one is under way.
    void start(const QStringList& paths, const ImportOptions& options = {});
    /// The files of the last import again, for sources to get the texts of those that have changed.
    void takeChanged();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_cancel != nullptr; }

Q_SIGNALS:
    void progressed(qsizetype done, qsizetype total, const QString& item);
    void finished(const sheaf::ImportReport& report); ///< also when it failed as a whole: then the report is empty

private:
    OpenReview* m_review;
    QStringList m_paths;
    std::shared_ptr<CancelToken> m_cancel; // shared with the job's thread
};

/// One line: `3 imported, 1 held already, 1 failed`.
[[nodiscard]] QString summaryOf(const ImportReport& report);
/// What was recognised, warned of or failed, a paragraph for each file that has something to say.
[[nodiscard]] QString detailsOf(const ImportReport& report);

} // namespace sheaf
