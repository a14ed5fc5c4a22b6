#pragma once

#include "coding/identifiers.h"

#include <QList>
#include <QString>
#include <QUuid>

#include <optional>

namespace sheaf {

enum class CodeKind { Code, ReviewQuestion, Theme, FrameworkFeature };

/// `code`, `review question`, `theme`, `framework feature`.
[[nodiscard]] QString toWord(CodeKind kind);
[[nodiscard]] std::optional<CodeKind> codeKindFromWord(const QString& word);

struct Code {
    CodeId id;
    QUuid guid;
    std::optional<CodeId> parent;
    int position = 0; ///< among its siblings, from 0
    QString name;     ///< unique among siblings after case folding; never holds a slash
    CodeKind kind = CodeKind::Code;
    QString colour; ///< `#RRGGBB`
    QString definition;
    QString include; ///< when to use it
    QString exclude; ///< when not to
    QString example;
    QList<CodeId> questions; ///< the review questions a theme answers
};

} // namespace sheaf
