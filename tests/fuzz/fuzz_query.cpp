#include "indexer/query.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;

/// Any bytes as a search: it is understood or refused, and what it marks lies inside the text, in order, without
/// overlaps.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    static const QString text =
        u"The leader's well-being, a stable home; a home for 3.5 years. e\u0301tude 👩‍👩‍👧 שָׁלוֹם 子供 a a a b c"_s;
    const auto* const bytes = reinterpret_cast<const char*>(data);
    const auto query = sheaf::Query::parse(QString::fromUtf8(bytes, static_cast<qsizetype>(size)));
    if (!query)
        return 0;
    const sheaf::Query::Match match = query->match(text);
    qsizetype end = 0;
    for (const sheaf::TextRange range : match.ranges) {
        if (!range.fits(text) || range.isEmpty() || range.start < end)
            std::abort();
        end = range.end;
    }
    if (!match.matches && !match.ranges.isEmpty())
        std::abort();
    return 0;
}
