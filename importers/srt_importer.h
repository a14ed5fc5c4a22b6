#pragma once

#include "importers/importer.h"

namespace sheaf {

/// SubRip captions (`.srt`, often saved as `.txt`): a number, a line of two times, the words; one passage a turn, as
/// for WebVTT.
///
/// No standard says what the format is. Read leniently: numbers may be missing or wrong, empty lines may stand within
/// a cue or be missing between two; a cue ends where the next line of times stands.
class SrtImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
