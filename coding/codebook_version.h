#pragma once

#include "coding/code_tree.h"

#include <QDateTime>

namespace sheaf {

/// The codebook as it stood at a revision of the project, with why it was kept.
struct CodebookVersion {
    CodebookVersionId id;
    QUuid guid;
    int number = 0; ///< from 1
    QString name;
    QString reason;
    qint64 ofRevision = 0; ///< the codebook after this change
    CoderId coder;
    QDateTime createdAt; ///< UTC
};

enum class CodebookChange { Added, Removed, Renamed, Moved, Described };
[[nodiscard]] QString toWord(CodebookChange change); ///< `added`, `removed`, `renamed`, `moved`, `described anew`

struct CodebookDifference {
    CodebookChange change = CodebookChange::Added;
    CodeId code;
    QString before; ///< the code's path in the earlier codebook; empty if it was added
    QString after;  ///< in the later one; empty if it was removed
    QStringList fields =
        {}; ///< of Described: `definition`, `include`, `exclude`, `example`, `kind`, `colour`, `questions`
};

/// What became of each code. One that was renamed, moved and described stands there three times; its place among its
/// siblings does not count. In the order of the later codebook; what was removed comes last, in the order of the
/// earlier one.
[[nodiscard]] QList<CodebookDifference> compareCodebooks(const CodeTree& before, const CodeTree& after);

} // namespace sheaf
