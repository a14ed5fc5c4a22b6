#include "importers/guess_metadata.h"

namespace sheaf {
GuessedMetadata guessMetadata(const QString&, const QString&, const QString&, const QStringList&) {
    return {};
}
} // namespace sheaf
