#pragma once

#include "importers/importer.h"

namespace sheaf {

/// What oTranscribe saves (`.otr`): JSON that holds a page of text with times in it. Speakers are what stands before a
/// colon; where nobody is named, a turn starts at every time. The recording's name is left out, for it may name people.
class OtrImporter final : public Importer {
public:
    [[nodiscard]] QStringList endings() const override;
    [[nodiscard]] Recognition recognise(QByteArrayView bytes, const QString& ending) const override;
    [[nodiscard]] Result<ImportedSource> read(const QByteArray& bytes, const ReadingRequest& request) const override;
};

} // namespace sheaf
