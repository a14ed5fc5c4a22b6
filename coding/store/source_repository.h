#pragma once

#include "coding/passage.h"
#include "coding/source.h"
#include "coding/store/project_file.h"
#include "coding/store/text_revision_repository.h"
#include "coding/store/unit_of_work.h"

#include <QByteArray>
#include <QList>

namespace sheaf {

/// A source as an importer read it and a reviewer placed it, ready to be stored.
struct NewSource {
    Source source; ///< id, guid, counts are set by add()
    QString text;
    QList<Passage> passages;
    QList<Page> pages;
    QList<PackedPage> words; ///< see packPages()
    QStringList warnings;
    QByteArray original; ///< the file's bytes
    QList<TextMark> marks = {};
    QByteArray sketch = {}; ///< see NewText

    [[nodiscard]] NewText newText() const {
        return {source.fileName, source.format, source.sha256, original, text,  passages,
                pages,           words,         warnings,      marks,    sketch};
    }
};

/// Sources, and by way of them their current texts.
class SourceRepository {
public:
    explicit SourceRepository(ProjectFile& project) : m_project(&project) {}

    /// Errors: AlreadyExists if a source with the same bytes is held (the hint names it). A title that is taken gets "
    /// (2)" added.
    [[nodiscard]] Result<SourceId> add(const UnitOfWork& work, const NewSource& source);

    /// Changes title, type, site, period, language and confidentiality. `seen` is the source as the caller knows it.
    /// Errors: NotFound, AlreadyExists (the title), ChangedSince (somebody changed one of these meanwhile).
    [[nodiscard]] Result<void> describe(const UnitOfWork& work, const Source& source, const Source& seen);
    /// Gives the source a corrected text. Codings stay with the old one: see CodingRepository::carry.
    /// Errors: NotFound, AlreadyExists if some source's current text comes from the same bytes (the hint names it).
    [[nodiscard]] Result<TextRevisionId> revise(const UnitOfWork& work, SourceId id, const NewText& text);

    /// In the order of sites, then title; then those without a site; confidential ones last. Cost: two queries,
    /// however many sources.
    [[nodiscard]] Result<QList<Source>> all() const;
    [[nodiscard]] Result<Source> byId(SourceId id) const;
    /// By title, file name, GUID or number; case is ignored. Errors: NotFound, Ambiguous (the hint lists the titles).
    [[nodiscard]] Result<Source> find(const QString& name) const;
    [[nodiscard]] Result<std::optional<Source>> bySha256(const QByteArray& sha256) const;
    /// Also where the bytes are those of an earlier text of the source. Cost: O(texts made from these bytes and after).
    [[nodiscard]] Result<std::optional<Source>> holding(const QByteArray& sha256) const;
    /// Cost of these two: O(1), whatever the source holds.
    [[nodiscard]] Result<QString> title(SourceId id) const;
    [[nodiscard]] Result<TextRevisionId> textRevision(SourceId id) const;
    /// The following are of the source's current text.
    [[nodiscard]] Result<QString> text(SourceId id) const;
    /// Errors: Damaged if one lies outside the text, or they overlap.
    [[nodiscard]] Result<QList<Passage>> passages(SourceId id) const;
    /// Its range is not held against the text here: whoever cuts the text does that.
    [[nodiscard]] Result<Passage> passage(PassageId id) const;
    [[nodiscard]] Result<QList<Page>> pages(SourceId id) const;
    /// Only those that touch the range.
    [[nodiscard]] Result<QList<WordBox>> words(SourceId id, TextRange range) const;
    [[nodiscard]] Result<QStringList> warnings(SourceId id) const;
    [[nodiscard]] Result<QList<TextMark>> marks(SourceId id) const;
    [[nodiscard]] Result<QByteArray> original(SourceId id) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
