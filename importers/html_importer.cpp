#include "importers/html_importer.h"

#include "importers/html_content.h"
#include "importers/html_decoding.h"
#include "importers/text_builder.h"
#include "importers/title_worth_showing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype prologueBytes = 4096; // where a page must show itself

/// What is left of the start of a file without white space, comments and processing instructions.
QString startOf(QByteArrayView bytes) {
    const QByteArrayView sample = bytes.first(std::min(bytes.size(), prologueBytes));
    QString start;
    for (const char c : sample)
        if (c != '\0') // UTF-16
            start += QLatin1Char(c);
    if (start.startsWith("\u00EF\u00BB\u00BF"_L1))
        start.remove(0, 3);
    else if (start.startsWith(u"\u00FF\u00FE") || start.startsWith(u"\u00FE\u00FF"))
        start.remove(0, 2);
    QStringView rest = QStringView(start).trimmed();
    while (rest.startsWith("<!--"_L1) || rest.startsWith("<?"_L1)) {
        const QLatin1StringView mark = rest.startsWith("<?"_L1) ? ">"_L1 : "-->"_L1;
        const qsizetype end = rest.indexOf(mark);
        if (end < 0)
            return {};
        rest = rest.sliced(end + mark.size()).trimmed();
    }
    return rest.left(40).toString().toLower();
}

} // namespace

QStringList HtmlImporter::endings() const {
    return {u"html"_s, u"htm"_s, u"xhtml"_s};
}

Recognition HtmlImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const QString start = startOf(bytes);
    for (const QLatin1StringView first : {"<!doctype html"_L1, "<html>"_L1, "<html "_L1, "<html\n"_L1, "<html\r"_L1})
        if (start.startsWith(first))
            return Recognition::ByContent;
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> HtmlImporter::read(const QByteArray& bytes, const ReadingRequest& request) const {
    const auto decoded = decodeHtml(bytes);
    if (!decoded)
        return failure(decoded);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    MarkupBlocks blocks;
    const bool isXhtml = QStringView(decoded->text).trimmed().startsWith("<?xml"_L1);
    const auto head = readHtml(decoded->text.toUtf8(), isXhtml ? HtmlDialect::Xhtml : HtmlDialect::Html, blocks);
    if (!head)
        return failure(head);
    addBlocks(builder, blocks.take());
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Unsupported, u"the page holds no text to read"_s,
            u"If a script fills it, open it in a browser and save it from there."_s);
    builder.setLanguage(head->language);
    return builder.take(u"html"_s, titleWorthShowing(head->title, request.fileName));
}

} // namespace sheaf
