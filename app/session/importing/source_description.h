#pragma once

#include "app/session/import_manifest.h"
#include "app/session/import_sources.h"
#include "app/session/importing/document_reader.h"

namespace sheaf {

/// Puts together what the call, the manifest and the document itself say of a source, the earlier before the later.
/// What was only guessed goes into `recognised`, each with its reason.
class SourceDescription {
public:
    SourceDescription(
        const ImportOptions& options, const ManifestEntry* entry, const ReadDocument& read, QStringList& recognised)
        : m_options(options), m_entry(entry), m_read(read), m_recognised(recognised) {}

    [[nodiscard]] QString title() const;
    [[nodiscard]] QString siteName() const;
    [[nodiscard]] QString type() const;
    [[nodiscard]] Period period() const;
    /// Interviews are confidential and so is what has speakers, unless somebody says otherwise.
    [[nodiscard]] Confidentiality confidentiality(const QString& type) const;
    [[nodiscard]] QString language() const;
    [[nodiscard]] bool isTranscript() const;

private:
    template <typename T>
    T guess(const Guess<T>& guessed, const QString& what) const;

    const ImportOptions& m_options;
    const ManifestEntry* m_entry;
    const ReadDocument& m_read;
    QStringList& m_recognised;
};

} // namespace sheaf
