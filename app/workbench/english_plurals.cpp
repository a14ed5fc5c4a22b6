#include "app/workbench/english_plurals.h"

using namespace Qt::StringLiterals;

namespace sheaf {

QString EnglishPlurals::translate(const char*, const char* sourceText, const char*, int n) const {
    if (n < 0)
        return {}; // not counted: the source text stands
    return QString::fromUtf8(sourceText)
        .replace(u"(s)"_s, n == 1 ? QString() : u"s"_s)
        .replace(u"(needs)"_s, n == 1 ? u"needs"_s : u"need"_s);
}

} // namespace sheaf
