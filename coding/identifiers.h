#pragma once

#include <QHash>

#include <compare>

namespace sheaf {

/// A row's number in the project, typed so that a code's number never passes for a source's. 0 means "none yet".
/// Numbers are stable within a project file and never used again; across projects only GUIDs identify.
template <typename Entity>
struct Id {
    qint64 value = 0;

    [[nodiscard]] constexpr bool isValid() const { return value > 0; }
    friend constexpr auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using SourceId = Id<struct SourceTag>;
using TextRevisionId = Id<struct TextRevisionTag>;
using PassageId = Id<struct PassageTag>;
using SiteId = Id<struct SiteTag>;
using AttributeId = Id<struct AttributeTag>;
using CodeId = Id<struct CodeTag>;
using CoderId = Id<struct CoderTag>;
using CodingId = Id<struct CodingTag>;
using MemoId = Id<struct MemoTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using SynonymGroupId = Id<struct SynonymGroupTag>;
using CodebookVersionId = Id<struct CodebookVersionTag>;
using ExpectedDocumentId = Id<struct ExpectedDocumentTag>;

} // namespace sheaf
