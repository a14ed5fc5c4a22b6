#pragma once

#include "app/workbench/open_review.h"

#include <QObject>

namespace sheaf {

/// What a reader does to codings, as jobs. Each ends with the source's codings as they are then.
class CodingActions : public QObject {
    Q_OBJECT

public:
    explicit CodingActions(OpenReview& review, QObject* parent = nullptr);

    void apply(CodeId code, SourceId source, TextRange range);
    /// Adds the code to the codebook, at the top level, if no code of that name is there; applies it.
    void applyNew(const QString& name, SourceId source, TextRange range);
    void remove(CodingId coding, SourceId source);
    /// Reads the codings again.
    void refresh(SourceId source);

Q_SIGNALS:
    void applied(sheaf::CodeId code);
    void codingsRead(sheaf::SourceId source, const QList<sheaf::Coding>& codings);

private:
    struct Outcome {
        CodeId code; ///< not valid if none was applied
        QList<Coding> codings;
    };
    void take(SourceId source, const Result<Outcome>& outcome);

    OpenReview* m_review;
};

} // namespace sheaf
