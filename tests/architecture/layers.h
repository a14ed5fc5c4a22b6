#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sheaf::architecture {

/// A folder of the tree and what its files may include. The deepest folder a file lies in is its layer.
struct Layer {
    QString folder;
    QStringList mayUse; ///< folders of other layers; its own is always allowed
    QStringList
        libraries; ///< Qt modules (`QtCore`), or how a library's header begins (`unicode/`); `<vector>` needs no leave
};

/// The whole table, as architecture has it.
[[nodiscard]] const QList<Layer>& layers();
/// The layer the file lies in; null if none.
[[nodiscard]] const Layer* layerOf(const QString& path);

/// One include line: `"coding/table.h"` or `<QString>`.
struct Include {
    QString name;
    bool quoted = false;

    friend bool operator==(const Include&, const Include&) = default;
};

/// The include lines of a source text, in order.
[[nodiscard]] QList<Include> includesOf(const QString& sourceText);

/// Why the file (a path from the repository root) may not have this include; empty if it may.
[[nodiscard]] QString faultOf(const QString& path, const Include& include);

} // namespace sheaf::architecture
