#include "importers/title_worth_showing.h"

#include "importers/text_builder.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

QString titleWorthShowing(const QString& title, const QString& fileName) {
    static const QRegularExpression machineMade(
        u"^(?:microsoft "
        u"(?:word|powerpoint|excel)\\b.*|(?:document|untitled|presentation|book|doc|slide|normal|title)\\s?\\d*|"
        u"\\(?anonymous\\)?|\\(?unspecified\\)?|powerpoint "
        u"presentation|.*\\.(?:docx?|docm|dotx?|pdf|rtf|odt|indd|qxd|pptx?|xlsx?|txt|tmp)|"
        u".*[\\\\/]{1}.*\\.[a-z0-9]{2,4}|\\[?(?:type|enter|insert|document|report) (?:the )?(?:document )?title.*)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const QString tidy = tidyTitle(title);
    const qsizetype dot = fileName.lastIndexOf(u'.');
    const QString stem = dot > 0 ? fileName.left(dot) : fileName;
    const bool hasLetters = std::any_of(tidy.begin(), tidy.end(), [](QChar c) { return c.isLetter(); });
    if (tidy.size() < 4 || !hasLetters || tidy.compare(stem, Qt::CaseInsensitive) == 0 ||
        machineMade.match(tidy).hasMatch())
        return {};
    return tidy;
}

} // namespace sheaf
