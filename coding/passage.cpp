#include "coding/passage.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<PassageKind> kindWords[] = {
    {PassageKind::Paragraph, u"paragraph"},
    {PassageKind::Heading, u"heading"},
    {PassageKind::ListItem, u"list-item"},
    {PassageKind::TableCell, u"table-cell"},
    {PassageKind::Turn, u"turn"},
    {PassageKind::Footnote, u"footnote"},
    {PassageKind::PageFurniture, u"page-furniture"},
};

} // namespace

QString toWord(PassageKind kind) {
    return wordFor<PassageKind>(kindWords, kind);
}

std::optional<PassageKind> passageKindFromWord(const QString& word) {
    return enumeratorFor<PassageKind>(kindWords, word);
}

} // namespace sheaf
