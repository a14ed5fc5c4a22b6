#pragma once

#include "coding/text_alignment.h"
#include "coding/text_range.h"

#include <QString>

#include <optional>

namespace sheaf {

/// What a coding keeps to be found again (see Coding).
struct Anchor {
    TextRange range;
    QString quotation;
    QString before;
    QString after;
};

/// How surely a coding was found again in a corrected text, surest first.
///
/// Exactly:     the alignment kept every unit of the range, and what stood on at least one side of it.
/// ByContext:   the alignment did not, but the same words stand between the same contexts, in one place only; or they
///              stood and stand in one place only, and one side of them is much as it was.
/// ByAlignment: the words were changed a little (similarity of at least enoughSimilarity), in their old place.
/// Uncertain:   everything else; a person decides.
enum class CarriedHow { Exactly, ByContext, ByAlignment, Uncertain };

[[nodiscard]] QString toWord(CarriedHow how); ///< `exactly`, `by context`, `by alignment`, `uncertain`
[[nodiscard]] std::optional<CarriedHow> carriedHowFromWord(const QString& word);

struct CarriedAnchor {
    CarriedHow how = CarriedHow::Uncertain;
    TextRange range;       ///< in the new text; if Uncertain, the best guess, which may be empty
    double similarity = 0; ///< of the quotation's words to those of the range, 0 to 1
    QString reason;        ///< for people, if Uncertain: one short sentence without a full stop

    friend bool operator==(const CarriedAnchor&, const CarriedAnchor&) = default;
};

/// What share of its words a passage must have kept to be carried by alignment.
inline constexpr double enoughSimilarity = 0.75;
/// What share of the words beside a passage must be kept for that side to speak for it.
inline constexpr double enoughContext = 0.5;
/// How many words a quotation needs to speak for itself, without anything beside it.
inline constexpr int wordsThatIdentify = 4;

/// Carries the anchors of one text to a corrected one.
///
/// Never silently: a passage that also stands in an equally good new place, a short word whose surroundings are gone, a
/// quotation that is not what stands in the old text, are Uncertain. Places that the alignment kept from elsewhere in
/// the old text are somebody else's, and never candidates. Contexts are taken from the old text; an anchor's own serve
/// where its range is damaged.
///
/// Units:   UTF-16 code units; both texts with LF line ends and without a byte order mark, as importers make them. What
/// is
///          not Uncertain fits, is not empty and parts no surrogate pair; ByContext and ByAlignment part no cluster.
/// Errors:  none.
/// Threads: pure; one carrier may be used from several threads.
/// Cost:    making one, an alignment. carry(): O(range + log text) where the passage and both contexts are as they
/// were,
///          O(both texts) otherwise.
class AnchorCarrier {
public:
    AnchorCarrier(const QString& from, const QString& to);

    [[nodiscard]] CarriedAnchor carry(const Anchor& anchor) const;

private:
    QString m_from;
    QString m_to;
    TextAlignment m_alignment;
};

} // namespace sheaf
