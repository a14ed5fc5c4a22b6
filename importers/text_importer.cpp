#include "importers/text_importer.h"

#include "importers/list_markers.h"
#include "importers/maxqda_structured.h"
#include "importers/text_builder.h"
#include "importers/text_decoding.h"
#include "importers/transcript_passages.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestWrappedLine = 120; // a longer line was not broken by hand or by a mail program

/// The column at which lines were wrapped, or 0 if they were not.
qsizetype wrapWidth(const QStringList& lines) {
    QList<qsizetype> lengths;
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        const qsizetype length = lines[i].trimmed().size();
        if (length > longestWrappedLine)
            return 0;
        if (length > 0 && !lines[i + 1].trimmed().isEmpty())
            lengths.append(length);
    }
    if (lengths.isEmpty())
        return 0;
    std::sort(lengths.begin(), lengths.end());
    const qsizetype width = lengths[(lengths.size() - 1) * 95 / 100];
    return width >= 50 ? width : 0;
}

bool isIndented(const QString& line) {
    return line.startsWith("  "_L1) || line.startsWith(u'\t');
}

/// Reads the lines of a text that is no transcript, one at a time.
class PlainTextReader {
public:
    PlainTextReader(TextBuilder& builder, qsizetype wrap) : m_builder(builder), m_wrap(wrap) {}

    void read(const QStringList& lines) {
        for (const QString& line : lines)
            readLine(line);
        m_builder.end();
    }

private:
    void readLine(const QString& line) {
        const QString text = line.trimmed();
        if (text.isEmpty()) {
            m_builder.end();
            m_last.clear();
            m_inTable = false;
        } else if (!addHeading(text) && !addTableRow(text)) {
            addParagraphLine(line, text);
        }
    }

    bool addHeading(const QString& text) {
        const auto level = std::find_if(text.begin(), text.end(), [](QChar c) { return c != u'#'; }) - text.begin();
        if (level < 1 || level > 6 || level == text.size() || !text[level].isSpace())
            return false;
        qsizetype end = text.size();
        while (end > level && text[end - 1] == u'#')
            --end;
        QString title = text.first(end).sliced(level).trimmed();
        if (title.size() > 4 && title.startsWith("**"_L1) && title.endsWith("**"_L1))
            title = title.sliced(2, title.size() - 4);
        Passage heading;
        heading.kind = PassageKind::Heading;
        heading.headingLevel = static_cast<int>(level);
        m_builder.addPassage(heading, title);
        m_last.clear();
        return true;
    }

    bool addTableRow(const QString& text) {
        if (text.size() < 3 || !text.startsWith(u'|') || !text.endsWith(u'|')) {
            m_inTable = false;
            return false;
        }
        m_row = m_inTable ? m_row : -1;
        m_inTable = true;
        m_last.clear();
        static const QRegularExpression rule(u"^[|:\\s-]+$"_s);
        if (rule.match(text).hasMatch())
            return true; // parts the header from the body, and says nothing
        Passage cell;
        cell.kind = PassageKind::TableCell;
        cell.row = ++m_row;
        const QStringList cells = text.sliced(1, text.size() - 2).replace("<br>"_L1, " "_L1).split(u'|');
        for (const QString& content : cells) {
            ++cell.column;
            m_builder.addPassage(cell, content);
        }
        return true;
    }

    void addParagraphLine(const QString& line, const QString& text) {
        const ListMarker marker = listMarkerOf(text);
        if (marker.length == 0 && continues(line, text)) {
            m_builder.addText(u"\n");
            m_builder.addText(text);
        } else {
            Passage passage;
            passage.kind = marker.length > 0 ? PassageKind::ListItem : PassageKind::Paragraph;
            m_inList = marker.length > 0;
            m_builder.begin(passage);
            m_builder.addText(marker.isBullet ? QStringView(text).sliced(marker.length) : QStringView(text));
        }
        m_last = text;
    }

    [[nodiscard]] bool continues(const QString& line, const QString& text) const {
        if (m_last.isEmpty())
            return false;
        if (m_inList && isIndented(line))
            return true;
        const qsizetype firstWord = text.indexOf(u' ') < 0 ? text.size() : text.indexOf(u' ');
        return m_wrap > 0 && m_last.size() + 1 + firstWord > m_wrap;
    }

    TextBuilder& m_builder;
    qsizetype m_wrap;
    QString m_last; ///< the line before, if a paragraph is open
    bool m_inList = false;
    bool m_inTable = false;
    int m_row = -1;
};

} // namespace

QStringList TextImporter::endings() const {
    return {u"txt"_s, u"md"_s, u"text"_s, u"markdown"_s};
}

Recognition TextImporter::recognise(QByteArrayView, const QString& ending) const {
    return endings().contains(ending) ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> TextImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    QStringList lines = decoded->text.split(u'\n');
    if (isMaxqdaStructured(lines)) {
        addMaxqdaStructured(builder, lines);
    } else if (const auto transcript = transcriptFromLines(lines)) {
        addTranscript(builder, *transcript);
    } else {
        PlainTextReader(builder, wrapWidth(lines)).read(lines);
    }
    if (!builder.hasPassages())
        return failure(ErrorCode::Damaged, u"the file holds no text"_s);
    return builder.take(u"txt"_s, {});
}

} // namespace sheaf
