#pragma once

#include "app/workbench/open_review.h"

#include <QObject>

namespace sheaf {

/// A range as it was selected: in which text of which source.
struct SelectedRange {
    SourceId source;
    TextRevisionId text;
    TextRange range;
};

/// What a reader does to codings, as jobs. Each ends with the source's codings as they are then. What was selected in a
/// text that has been corrected since is refused (ChangedSince): its positions mean something else now.
class CodingActions : public QObject {
    Q_OBJECT

public:
    explicit CodingActions(OpenReview& review, QObject* parent = nullptr);

    void apply(CodeId code, const SelectedRange& selected);
    /// Adds the code to the codebook, at the top level, if no code of that name is there; applies it.
    void applyNew(const QString& name, const SelectedRange& selected);
    void remove(CodingId coding, SourceId source);
    /// Says where a coding that needs a look belongs now.
    void place(CodingId coding, const SelectedRange& selected);
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
    /// Runs what gives the code that was applied, then reads the codings.
    template <typename Work>
    void change(SourceId source, Work work);
    void take(SourceId source, const Result<Outcome>& outcome);

    OpenReview* m_review;
};

} // namespace sheaf
