#pragma once

#include "coding/code_tree.h"
#include "coding/coding.h"
#include "coding/passage.h"
#include "coding/register.h"
#include "coding/result.h"
#include "coding/site.h"
#include "coding/source.h"
#include "coding/text_mark.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace sheaf {

class PassageFacts;
class ProjectFile;

/// What `codings` looks for; an empty filter finds all.
struct CodingFilter {
    std::optional<SourceId> source;
    std::optional<CodeId> code; ///< with everything below it
    std::optional<CoderId> coder;
    std::optional<SiteId> site;
};

/// An open review: its project file and what is known of its passages. Everything that reads a review goes
/// through here; the use cases that change one stand beside it, a class each, and take a Review.
///
/// Threads: belongs to the thread that opened it; a job on another thread opens its own (cost: about a millisecond).
/// Errors:  of reading: Unreadable, Damaged, Busy; and as each function says.
class Review {
public:
    /// ReadOnly also works where the project, or its folder, can't be written.
    enum class Access { ReadWrite, ReadOnly };

    /// Makes a project. `templateName` is one of templates(). Errors: AlreadyExists, ReadOnly, InvalidArgument
    /// (template).
    static Result<Review> create(const QString& path, const QString& title, const QString& templateName);
    /// Errors: NotFound, Damaged (not a project), NewerFormat, ReadOnly, Busy.
    static Result<Review> open(const QString& path, Access access = Access::ReadWrite);
    [[nodiscard]] static QStringList templates(); ///< `blank`, `practice-review`

    Review(Review&&) noexcept;
    Review& operator=(Review&&) noexcept;
    ~Review();

    [[nodiscard]] QString path() const;
    [[nodiscard]] QString title() const;
    /// Who changes the review, by name, in all that does not name somebody else; the user's login name unless set.
    [[nodiscard]] QString coder() const;
    void setCoder(const QString& name);
    /// Grows with each change by whichever process: compare to know whether to reload.
    [[nodiscard]] qint64 revision() const;

    [[nodiscard]] Result<QList<Source>> sources() const;
    /// By title, file name, GUID or number. Errors: NotFound, Ambiguous.
    [[nodiscard]] Result<Source> findSource(const QString& name) const;
    [[nodiscard]] Result<QString> text(SourceId source) const;
    [[nodiscard]] Result<QList<Passage>> passages(SourceId source) const;
    /// Who speaks in any of the texts that the source has had: names to be masked.
    [[nodiscard]] Result<QStringList> speakers(SourceId source) const;
    [[nodiscard]] Result<QList<Page>> pages(SourceId source) const;
    [[nodiscard]] Result<QList<WordBox>> words(SourceId source, TextRange range) const;
    [[nodiscard]] Result<QStringList> warnings(SourceId source) const;
    /// Links, annotations and comments, in the order of the text.
    [[nodiscard]] Result<QList<TextMark>> marks(SourceId source) const;
    [[nodiscard]] Result<QByteArray> original(SourceId source) const;

    [[nodiscard]] Result<QList<Site>> sites() const;
    [[nodiscard]] Result<CodeTree> codes() const;
    [[nodiscard]] Result<QList<Coder>> coders() const;
    [[nodiscard]] Result<QList<Coding>> codings(const CodingFilter& filter = {}) const;
    /// All codings as counts need them, by source and position: without words, a fraction of the cost of codings().
    /// Without those in doubt, which count nowhere until somebody has said where they belong.
    [[nodiscard]] Result<QList<CodedRange>> codedRanges() const;
    [[nodiscard]] Result<int> codingsInDoubt() const;
    [[nodiscard]] Result<QList<ExpectedDocument>> expectedDocuments() const;

    /// For the use cases of this layer.
    [[nodiscard]] ProjectFile& project() const { return *m_project; }
    /// Where every passage stands: empty until caught up, and kept while the review is open.
    [[nodiscard]] PassageFacts& passageFacts() const { return *m_passageFacts; }

private:
    explicit Review(ProjectFile project);
    std::unique_ptr<ProjectFile> m_project;
    std::unique_ptr<PassageFacts> m_passageFacts;
};

} // namespace sheaf
