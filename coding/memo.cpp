#include "coding/memo.h"

#include "coding/words.h"

namespace sheaf {

namespace {

constexpr Word<MemoOwner> ownerWords[] = {
    {MemoOwner::Project, u"project"},        {MemoOwner::Site, u"site"},           {MemoOwner::Source, u"source"},
    {MemoOwner::Passage, u"passage"},        {MemoOwner::Attribute, u"attribute"}, {MemoOwner::Code, u"code"},
    {MemoOwner::MatrixCell, u"matrix cell"}, {MemoOwner::Finding, u"finding"},     {MemoOwner::Coding, u"coding"}};

} // namespace

QString toWord(MemoOwner owner) {
    return wordFor<MemoOwner>(ownerWords, owner);
}

std::optional<MemoOwner> memoOwnerFromWord(const QString& word) {
    return enumeratorFor<MemoOwner>(ownerWords, word);
}

} // namespace sheaf
