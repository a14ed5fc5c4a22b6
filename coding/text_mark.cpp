#include "coding/text_mark.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<TextMarkKind> kindWords[] = {
    {TextMarkKind::Link, u"link"},
    {TextMarkKind::Annotation, u"annotation"},
    {TextMarkKind::Comment, u"comment"},
};

} // namespace

QString toWord(TextMarkKind kind) {
    return wordFor<TextMarkKind>(kindWords, kind);
}

std::optional<TextMarkKind> textMarkKindFromWord(const QString& word) {
    return enumeratorFor<TextMarkKind>(kindWords, word);
}

} // namespace sheaf
