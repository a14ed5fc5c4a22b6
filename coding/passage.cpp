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

constexpr Word<SpeakerRole> roleWords[] = {
    {SpeakerRole::Unknown, u""},
    {SpeakerRole::Interviewer, u"interviewer"},
    {SpeakerRole::Interviewee, u"interviewee"},
};

} // namespace

QString toWord(PassageKind kind) {
    return wordFor<PassageKind>(kindWords, kind);
}

std::optional<PassageKind> passageKindFromWord(const QString& word) {
    return enumeratorFor<PassageKind>(kindWords, word);
}

QString toWord(SpeakerRole role) {
    return wordFor<SpeakerRole>(roleWords, role);
}

std::optional<SpeakerRole> speakerRoleFromWord(const QString& word) {
    return enumeratorFor<SpeakerRole>(roleWords, word);
}

} // namespace sheaf
