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

    /// Stores codings; id, guid and time are set here. One that is there already (same source, code, coder and range)
    /// is not stored again: its number is returned, and the evidence, stance and memo given are written over its own.
    /// Cost: O(1) each, independent of how many the source has.
    [[nodiscard]] Result<QList<CodingId>> add(const UnitOfWork& work, QList<Coding> codings);
    /// Errors: NotFound.
    [[nodiscard]] Result<void> remove(const UnitOfWork& work, CodingId id);

    struct Filter {
        std::optional<SourceId> source;
        std::optional<QSet<CodeId>> codes;
        std::optional<CoderId> coder;
        std::optional<SiteId> site;
    };
    /// In the order of sources and positions.
    [[nodiscard]] Result<QList<Coding>> find(const Filter& filter) const;
    [[nodiscard]] Result<QList<Coding>> all() const { return find({}); }
    [[nodiscard]] Result<Coding> byId(CodingId id) const;

private:
    ProjectFile* m_project;
};

} // namespace sheaf
