#pragma once

#include "coding/identifiers.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <optional>

namespace sheaf {

/// What a memo hangs on. A coding has one memo, a part of the coding itself; everything else may have many.
enum class MemoOwner { Project, Site, Source, Passage, Attribute, Code, MatrixCell, Finding, Coding };

/// `project`, `site`, `source`, `passage`, `attribute`, `code`, `matrix cell`, `finding`, `coding`
[[nodiscard]] QString toWord(MemoOwner owner);
[[nodiscard]] std::optional<MemoOwner> memoOwnerFromWord(const QString& word);

/// The thing that a memo hangs on: the number of its row; 1 for the project.
struct MemoSubject {
    MemoOwner owner = MemoOwner::Project;
    qint64 id = 1;

    friend bool operator==(const MemoSubject&, const MemoSubject&) = default;
};

/// What a reviewer noted on something.
struct Memo {
    MemoId id;
    QUuid guid;
    MemoSubject on;
    CoderId coder; ///< who wrote it
    QString text;
    QDateTime createdAt; ///< UTC
    QDateTime changedAt; ///< UTC; as createdAt until somebody changes it
};

} // namespace sheaf
