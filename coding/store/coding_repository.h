#pragma once

#include "coding/coding.h"
#include "coding/store/project_file.h"
#include "coding/store/unit_of_work.h"

#include <QList>
#include <QSet>

#include <optional>

namespace sheaf {

/// Coders and their codings.
class CodingRepository {
public:
    explicit CodingRepository(ProjectFile& project) : m_project(&project) {}

    /// The coder of this name, added if new.
    [[nodiscard]] Result<CoderId> coder(const UnitOfWork& work, const QString& name);
    [[nodiscard]] Result<QList<Coder>> coders() const;

    /// Stores codings; id, guid and time are set here, and the source's current text where none is given. One that is
    /// there already (same text, code, coder and range) is not stored again: its number is returned, and the evidence,
    /// stance and memo given are written over its own. Cost: O(1) each, independent of how many the source has.
    /// `added`, if given: how many were not there before.
    [[nodiscard]] Result<QList<CodingId>> add(const UnitOfWork& work, QList<Coding> codings, int* added = nullptr);
    /// Changes voice, evidence, stance and memo. `seen` is the coding as the caller knows it.
    /// Errors: NotFound, ChangedSince (somebody changed one of these meanwhile).
    [[nodiscard]] Result<void> describe(const UnitOfWork& work, const Coding& coding, const Coding& seen);
    /// Citations of it keep their quotation; findings that rested on it lose it. Errors: NotFound.
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, CodingId id);

    /// Gives a coding another code, or another place (text revision, range, quotation and context), as `changed` has
    /// them. Where the same coder's coding of that code stands at that place already, the two become one: it keeps both
    /// memos, and whatever else was said of either (`join`). Returns the number of the coding that is there now.
    [[nodiscard]] Result<CodingId> put(const UnitOfWork& work, const Coding& changed);

    struct Filter {
        std::optional<SourceId> source;
        std::optional<QSet<CodeId>> codes;
        std::optional<CoderId> coder;
        std::optional<SiteId> site;
        bool onlyNeedsALook = false;
    };
    /// In the order of sources and positions.
    [[nodiscard]] Result<QList<Coding>> find(const Filter& filter) const;
    [[nodiscard]] Result<QList<Coding>> all() const { return find({}); }
    /// What counting needs of codings, by source and position. Those that wait for a look are left out: their positions
    /// are of another text, and nobody knows whether their words still stand. Cost: one walk along an index.
    [[nodiscard]] Result<QList<CodedRange>> ranges() const;
    /// How many ranges() leaves out.
    [[nodiscard]] Result<int> countInDoubt() const;
    [[nodiscard]] Result<Coding> byId(CodingId id) const;
    [[nodiscard]] Result<int> countOf(const QSet<CodeId>& codes) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
