#pragma once

#include "coding/result.h"

namespace sheaf {

class PassageFacts;
class PassageSet;
struct QueryFilter;

/// The parts of a search that words do not decide: resolves them in the project as it is at that moment.
///
/// Threads: those of the facts.
class PassageFilters {
public:
    explicit PassageFilters(PassageFacts& facts) : m_facts(&facts) {}

    /// The passages of all sources that a filter takes. One on codings takes a passage that shares at least one
    /// character with a coding that meets it; codings in doubt count nowhere. May name page furniture, which no search
    /// finds.
    /// Errors: what the project does not know (a site, type, attribute, speaker, code, coder …), or can't be read as
    ///         its attribute's value: InvalidArgument, NotFound or Ambiguous; the message begins `column N: `, the hint
    ///         lists what is known. Of reading.
    /// Precondition: values as Query::parse gives them.
    /// Cost:   see property_filters.h and coding_filters.h.
    [[nodiscard]] Result<PassageSet> resolve(const QueryFilter& filter) const;

private:
    PassageFacts* m_facts;
};

} // namespace sheaf
