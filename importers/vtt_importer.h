#pragma once

#include "importers/importer.h"

namespace sheaf {

/// WebVTT transcripts as Teams, Stream and Zoom write them: one passage a turn, however many cues it runs over.
///
/// A turn ends where another speaks. Where no cue names anybody, a passage ends at a sentence's end after some 400 code
/// units or at a pause of three seconds. Source: W3C WebVTT (4 April 2019), sections 4.1 and 4.2.2; notes, styles and
/// regions are never speech.
class VttImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
