#pragma once

#include "coding/passage.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"
#include "coding/store/word_box_codec.h"
#include "coding/text_mark.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace sheaf {

class Sql;

/// A text as an importer read it, with what it found in it.
struct NewText {
    QString fileName;    ///< as it was imported, without folders
    QString format;      ///< `pdf`, `docx`, `vtt`, `srt`, `txt`
    QByteArray sha256;   ///< of the original bytes, 32 bytes
    QByteArray original; ///< the file's bytes
    QString text;
    QList<Passage> passages;
    QList<Page> pages;
    QList<PackedPage> words; ///< see packPages()
    QStringList warnings;
    QList<TextMark> marks = {};
    QByteArray sketch = {}; ///< by which texts that are nearly the same are found; empty for none
};

/// The sketch of a source's current text.
struct TextSketchOf {
    SourceId source;
    QString title;
    QByteArray sketch;
};

/// One of the texts that a source has had.
struct TextRevision {
    TextRevisionId id;
    int number = 0; ///< 1 for the text that was imported, 2 for the first correction …
    QString fileName;
    QByteArray sha256;
    qsizetype textLength = 0; ///< UTF-16 code units
    qint64 addedIn = 0;       ///< the project's revision
    QDateTime addedAt;        ///< UTC
};

/// The texts of sources with their passages, pages, word boxes and original bytes: written once, never changed, never
/// removed, and therefore not in the journal. The row of the source says which one is its current text.
class TextRevisionRepository {
public:
    explicit TextRevisionRepository(const ProjectFile& project) : m_project(&project) {}

    /// Bytes that are held already (by their hash) are not stored again. `previous`: the text that this one corrects.
    [[nodiscard]] Result<TextRevisionId>
    add(const UnitOfWork& work, const NewText& text, std::optional<TextRevisionId> previous = {});

    /// This text and those it corrects, newest first.
    [[nodiscard]] Result<QList<TextRevision>> withPrevious(TextRevisionId id) const;
    [[nodiscard]] Result<QString> text(TextRevisionId id) const;
    /// Errors: Damaged if one lies outside the text, or they overlap.
    [[nodiscard]] Result<QList<Passage>> passages(TextRevisionId id) const;
    /// Who speaks in any text the source has had, without repetition: its current one, those it corrects, and those
    /// that its codings stand in (a correction that was undone).
    [[nodiscard]] Result<QStringList> speakers(SourceId source) const;
    [[nodiscard]] Result<QList<Page>> pages(TextRevisionId id) const;
    /// Only those that touch the range.
    [[nodiscard]] Result<QList<WordBox>> words(TextRevisionId id, TextRange range) const;
    [[nodiscard]] Result<QStringList> warnings(TextRevisionId id) const;
    /// Links, annotations and comments, in the order of the text.
    [[nodiscard]] Result<QList<TextMark>> marks(TextRevisionId id) const;
    /// Of every source that has one. Cost: some hundred bytes a source.
    [[nodiscard]] Result<QList<TextSketchOf>> sketches() const;
    [[nodiscard]] Result<QByteArray> original(TextRevisionId id) const;

    /// The start of a statement that finds passages, and how its rows read. The source is null where the text is not
    /// the current one of any.
    static const QString selectPassages;
    static constexpr int sourceColumn = 1;
    [[nodiscard]] static Passage passageFrom(const Sql& row);

private:
    const ProjectFile* m_project;
};

} // namespace sheaf
