#include "app/exporters/cell_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>

namespace sheaf {

using namespace Qt::StringLiterals;

namespace {

bool isLegal(QChar c) {
    return (c >= u' ' && c.unicode() < 0xFFFE && !c.isSurrogate()) || c == u'\t' || c == u'\n';
}

bool opensQuotation(QChar c) {
    return c == u'"' || c.category() == QChar::Punctuation_InitialQuote || c == u'\u201E' || c == u'\u201A';
}

} // namespace

QString legalText(const QString& text) {
    QString legal;
    legal.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate()) {
            legal += c;
            legal += text.at(++i);
        } else if (c == u'\r') {
            if (i + 1 >= text.size() || text.at(i + 1) != u'\n')
                legal += u'\n';
        } else if (isLegal(c)) {
            legal += c;
        }
    }
    return legal;
}

QString languageTag(const QString& language) {
    static const QRegularExpression tag(u"\\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}\\z"_s);
    return tag.match(language).hasMatch() ? language : u"en-GB"_s;
}

bool isRightToLeft(const QString& language) {
    return QLocale(languageTag(language)).textDirection() == Qt::RightToLeft;
}

QString inQuotationMarks(const QString& quotation, const QString& language) {
    const QString bare = quotation.trimmed();
    if (bare.isEmpty() || opensQuotation(bare.front()))
        return bare;
    return QLocale(languageTag(language)).quoteString(bare);
}

qsizetype columnCount(const Table& table) {
    qsizetype count = table.columns.size();
    for (const TableRow& row : table.rows) {
        if (!row.isGroup)
            count = std::max(count, row.cells.size());
    }
    return count;
}

TableCell cellAt(const TableRow& row, qsizetype column) {
    return column < row.cells.size() ? row.cells.at(column) : TableCell{};
}

QString groupText(const TableRow& row) {
    QStringList texts;
    for (const TableCell& cell : row.cells)
        texts += cell.items;
    return legalText(texts.join(u", "_s));
}

} // namespace sheaf
