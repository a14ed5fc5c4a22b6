#pragma once

#include "app/session/searching/passage_facts.h"
#include "indexer/query_filter.h"

namespace sheaf {

class PassageSet;

/// Passages by what is known of their source: site, type, period, round, language, title, confidentiality, attributes.
///
/// Names are compared as names are; a title is looked for by words. A name that the project does not know is an error,
/// and no empty answer: InvalidArgument, whose message begins with the filter's column and whose hint lists the known.
/// Cost: O(sources), and one query for attributes. Precondition: the facts are caught up.
[[nodiscard]] Result<PassageSet>
passagesOfSources(const PassageFacts& facts, const QueryFilter& filter, const PropertyFilter& property);

/// Passages by what is known of themselves: speaker, role, question of the schedule that they answer (as Answers has
/// it), heading they stand under, page they begin on. Errors as above.
/// Cost: O(passages); heading: also reads the texts that have headings.
[[nodiscard]] Result<PassageSet>
passagesThemselves(const PassageFacts& facts, const QueryFilter& filter, const PropertyFilter& property);

} // namespace sheaf
