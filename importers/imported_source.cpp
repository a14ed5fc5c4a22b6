#include "importers/imported_source.h"

namespace sheaf {

namespace {

QString brokenCharacter(QStringView text) {
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t unit = text[i].unicode();
        if (unit == u'\r' || unit == u'\0' || unit == u'\uFEFF')
            return QStringLiteral("text holds U+%1 at %2").arg(unit, 4, 16, QLatin1Char('0')).arg(i);
        if (!QChar::isSurrogate(unit))
            continue;
        const bool paired =
            QChar::isHighSurrogate(unit) && i + 1 < text.size() && QChar::isLowSurrogate(text[i + 1].unicode());
        if (!paired)
            return QStringLiteral("lone surrogate at %1").arg(i);
        ++i;
    }
    return {};
}

bool splitsSurrogatePair(QStringView text, qsizetype at) {
    return at > 0 && at < text.size() && text[at].isLowSurrogate() && text[at - 1].isHighSurrogate();
}

QString brokenPassage(const ImportedSource& source) {
    const QStringView text = source.text;
    qsizetype end = 0;
    int ordinal = 0;
    for (const Passage& passage : source.passages) {
        const QString name = QStringLiteral("passage %1 ").arg(++ordinal);
        if (passage.ordinal != ordinal)
            return name + QStringLiteral("has ordinal %1").arg(passage.ordinal);
        if (!passage.range.fits(text) || passage.range.isEmpty())
            return name + QStringLiteral("is empty or lies outside the text");
        if (ordinal > 1 && !text.sliced(end, std::max<qsizetype>(0, passage.range.start - end)).contains(u'\n'))
            return name + QStringLiteral("overlaps the one before, or no line feed parts them");
        if (text[passage.range.start].isSpace() || text[passage.range.end - 1].isSpace())
            return name + QStringLiteral("starts or ends with white space");
        if (splitsSurrogatePair(text, passage.range.start) || splitsSurrogatePair(text, passage.range.end))
            return name + QStringLiteral("splits a surrogate pair");
        if (passage.page < 0 || passage.page > source.pages.size())
            return name + QStringLiteral("names a page that is not there");
        end = passage.range.end;
    }
    return {};
}

QString brokenWord(const ImportedSource& source) {
    qsizetype start = 0;
    for (qsizetype i = 0; i < source.words.size(); ++i) {
        const WordBox& word = source.words[i];
        const QString name = QStringLiteral("word box %1 ").arg(i);
        if (!word.range.fits(source.text) || word.range.isEmpty())
            return name + QStringLiteral("is empty or lies outside the text");
        if (word.range.start < start)
            return name + QStringLiteral("is out of order");
        start = word.range.start;
        if (word.page < 1 || word.page > source.pages.size())
            return name + QStringLiteral("names a page that is not there");
        const Page& page = source.pages[word.page - 1];
        const bool inside = 0 <= word.left && word.left <= word.right && word.right <= page.width && 0 <= word.top &&
                            word.top <= word.bottom && word.bottom <= page.height;
        if (!inside)
            return name + QStringLiteral("lies outside its page");
    }
    return {};
}

QString brokenMark(const ImportedSource& source) {
    qsizetype start = 0;
    for (qsizetype i = 0; i < source.marks.size(); ++i) {
        const TextRange range = source.marks[i].range;
        const QString name = QStringLiteral("mark %1 ").arg(i);
        if (!range.fits(source.text) || range.isEmpty())
            return name + QStringLiteral("is empty or lies outside the text");
        if (splitsSurrogatePair(source.text, range.start) || splitsSurrogatePair(source.text, range.end))
            return name + QStringLiteral("splits a surrogate pair");
        if (range.start < start)
            return name + QStringLiteral("is out of order");
        start = range.start;
    }
    return {};
}

QString brokenContent(const ImportedSource& source) {
    if (source.passages.isEmpty() && source.contained.empty())
        return QStringLiteral("it holds neither passages nor documents");
    for (const ContainedDocument& document : source.contained) {
        if (document.name.isEmpty() || document.name.contains(u'/'))
            return QStringLiteral("a document in it has no name or a path for a name");
        for (const ImportedSource& inner : document.source)
            if (const QString fault = checkImported(inner); !fault.isEmpty())
                return document.name + QStringLiteral(": ") + fault;
    }
    for (const int page : source.pagesWithoutText)
        if (page < 1 || page > source.pages.size())
            return QStringLiteral("a page without text is not there");
    return {};
}

} // namespace

QString checkImported(const ImportedSource& source) {
    for (const QString& fault :
         {brokenCharacter(source.text), brokenPassage(source), brokenWord(source), brokenMark(source),
          brokenContent(source)})
        if (!fault.isEmpty())
            return fault;
    for (qsizetype i = 0; i < source.pages.size(); ++i)
        if (source.pages[i].number != i + 1)
            return QStringLiteral("page %1 is numbered %2").arg(i + 1).arg(source.pages[i].number);
    return {};
}

} // namespace sheaf
