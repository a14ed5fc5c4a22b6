#pragma once

#include "app/session/import_sources.h"
#include "app/session/importing/document_reader.h"
#include "app/session/importing/similar_texts.h"
#include "importers/schedule_questions.h"

#include <QHash>

namespace sheaf {

class ImportManifest;
class UnitOfWork;

/// Stores documents one after the other, each as one unit of work.
class DocumentStore {
public:
    /// What is referred to must outlive this. Cost: O(sources held).
    DocumentStore(
        Review& review, const ImportOptions& options, const ImportManifest& manifest, const QList<Site>& sites,
        const QList<Source>& held, const QList<ScheduleQuestion>& schedule);

    /// What became of it.
    [[nodiscard]] ImportedFile store(ReadDocument document);

private:
    [[nodiscard]] Result<void> storeImported(ReadDocument& document, ImportedFile& file);
    [[nodiscard]] Result<SourceId> add(ReadDocument& document, ImportedFile& file);
    [[nodiscard]] Result<void> revise(const Source& earlier, ReadDocument& document, ImportedFile& file);
    [[nodiscard]] Result<std::optional<SiteId>> siteNamed(const QString& name, const QString& path) const;
    /// The source that this document seems to be a later state of.
    [[nodiscard]] std::optional<Source> earlierStateOf(const ReadDocument& document, std::optional<SiteId> site) const;
    [[nodiscard]] Result<void> addWhatBelongs(
        const UnitOfWork& work, SourceId source, const QList<TextMark>& marks,
        const QList<std::pair<QString, QString>>& attributes, QStringList& warnings);
    [[nodiscard]] QStringList warningsOfManifest(const ReadDocument& document) const;

    Review& m_review;
    const ImportOptions& m_options;
    const ImportManifest& m_manifest;
    QHash<QString, SiteId> m_sites;
    QMultiHash<QString, Source>
        m_byFileName; // of sources held before the call, as long as no file was taken for theirs
    QList<ScheduleQuestion> m_schedule;
    SimilarTexts m_similar;
};

} // namespace sheaf
