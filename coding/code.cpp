#include "coding/code.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<CodeKind> kindWords[] = {
    {CodeKind::Code, u"code"},
    {CodeKind::ReviewQuestion, u"review question"},
    {CodeKind::Theme, u"theme"},
    {CodeKind::FrameworkFeature, u"framework feature"},
};

} // namespace

QString toWord(CodeKind kind) {
    return wordFor<CodeKind>(kindWords, kind);
}

std::optional<CodeKind> codeKindFromWord(const QString& word) {
    return enumeratorFor<CodeKind>(kindWords, word);
}

} // namespace sheaf
