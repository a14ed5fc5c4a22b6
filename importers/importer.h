#pragma once

#include "coding/result.h"
#include "importers/imported_source.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace sheaf {

/// How sure an importer is that bytes are of its format.
enum class Recognition {
    No,
    ByName,   ///< the ending fits and the content does not speak against it
    ByContent ///< the content says so, whatever the name
};

/// One file format. Importers hold no state, open no file and know nothing of projects.
class Importer {
public:
    virtual ~Importer() = default;
    [[nodiscard]] virtual QStringList endings() const = 0;
    [[nodiscard]] virtual Recognition recognise(QByteArrayView bytes, const QString& ending) const = 0;
    /// Errors: Damaged, Encrypted, Unsupported, TooLarge; one line, without the file's name.
    [[nodiscard]] virtual Result<ImportedSource> read(const QByteArray& bytes, const QString& fileName) const = 0;
};

/// read(), with what is thrown below it as an error, so that one document never ends a batch: TooLarge where memory
/// runs out, Damaged for anything else.
[[nodiscard]] Result<ImportedSource>
readContained(const Importer& importer, const QByteArray& bytes, const QString& fileName);

} // namespace sheaf
