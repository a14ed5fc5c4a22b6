#include "importers/declared_language.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

QString declaredLanguage(const QString& declared) {
    static const QRegularExpression tag(u"\\A[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}\\z"_s);
    const QString trimmed = declared.left(40).trimmed();
    return tag.match(trimmed).hasMatch() && !trimmed.startsWith("zxx"_L1) ? trimmed : QString();
}

} // namespace sheaf
