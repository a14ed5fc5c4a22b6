#include "importers/markdown_blocks.h"

#include "importers/html_content.h"
#include "importers/markdown_parts.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <md4c.h>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype longestText = std::numeric_limits<MD_SIZE>::max() / 2;
constexpr qsizetype mostRemembered = 10'000;

class MarkdownReader {
public:
    explicit MarkdownReader(MarkupBlocks& blocks) : m_blocks(blocks) {}

    Result<void> read(const QByteArray& text) {
        m_cellsLeft = 1000 + text.size(); // a short row is filled up to the width of its table's head
        MD_PARSER parser = {};
        parser.flags = MD_DIALECT_GITHUB;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return static_cast<MarkdownReader*>(self)->enterBlock(type, detail);
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
            return static_cast<MarkdownReader*>(self)->leaveBlock(type);
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            static_cast<MarkdownReader*>(self)->enterSpan(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
            static_cast<MarkdownReader*>(self)->leaveSpan(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* start, MD_SIZE size, void* self) {
            static_cast<MarkdownReader*>(self)->addText(type, QByteArrayView(start, static_cast<qsizetype>(size)));
            return 0;
        };
        const int stopped = md_parse(text.constData(), static_cast<MD_SIZE>(text.size()), &parser, this);
        m_blocks.end();
        if (m_error)
            return tl::unexpected(*m_error);
        if (stopped != 0)
            return failure(ErrorCode::TooLarge, u"reading it needs more memory than there is"_s);
        return {};
    }

private:
    struct List {
        bool isOrdered = false;
        unsigned next = 1;
    };

    int enterBlock(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
        case MD_BLOCK_UL:
            m_blocks.end();
            m_lists.append({false, 1});
            break;
        case MD_BLOCK_OL:
            m_blocks.end();
            m_lists.append({true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
            break;
        case MD_BLOCK_LI:
            startItem(*static_cast<MD_BLOCK_LI_DETAIL*>(detail));
            break;
        case MD_BLOCK_H: {
            Passage heading;
            heading.kind = PassageKind::Heading;
            heading.headingLevel = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
            m_blocks.begin(heading);
            break;
        }
        case MD_BLOCK_P:
        case MD_BLOCK_CODE:
            m_blocks.begin(context());
            break;
        case MD_BLOCK_HTML:
            m_blocks.end();
            m_html.clear();
            m_inHtml = true;
            break;
        case MD_BLOCK_TABLE:
            m_blocks.end();
            m_row = -1;
            break;
        case MD_BLOCK_TR:
            ++m_row;
            m_column = -1;
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            if (--m_cellsLeft < 0)
                return stop({ErrorCode::TooLarge, u"a table has far more cells than text"_s, {}, {}});
            m_blocks.beginCell(m_row, ++m_column);
            break;
        default:
            break;
        }
        return 0;
    }

    int leaveBlock(MD_BLOCKTYPE type) {
        switch (type) {
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            m_lists.removeLast();
            m_blocks.end();
            break;
        case MD_BLOCK_LI:
            m_blocks.dropPrefix();
            m_blocks.end();
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            m_blocks.endCell();
            break;
        case MD_BLOCK_HTML:
            return readCollectedHtml();
        case MD_BLOCK_H:
        case MD_BLOCK_P:
        case MD_BLOCK_CODE:
            m_blocks.end();
            break;
        default:
            break;
        }
        return 0;
    }

    [[nodiscard]] Passage context() const {
        Passage passage;
        passage.kind = m_lists.isEmpty() ? PassageKind::Paragraph : PassageKind::ListItem;
        return passage;
    }

    void startItem(const MD_BLOCK_LI_DETAIL& item) {
        if (m_lists.last().isOrdered)
            m_blocks.addPrefix(u"%1. "_s.arg(m_lists.last().next++));
        if (item.is_task)
            m_blocks.addPrefix(item.task_mark == ' ' ? u"[ ] "_s : u"[x] "_s);
        m_blocks.begin(context());
    }

    int readCollectedHtml() {
        m_inHtml = false;
        // A blank line ends a block of HTML, and so parts the rows of a table from its start.
        static const QRegularExpression row(
            u"^\\s*<t(?:body|head|r|d|h)\\b"_s, QRegularExpression::CaseInsensitiveOption);
        if (row.match(QString::fromLatin1(m_html.left(60))).hasMatch())
            m_html.prepend("<table>");
        const auto head = readHtml(m_html, HtmlDialect::Html, m_blocks);
        return head ? 0 : stop(head.error());
    }

    int stop(const Error& error) {
        m_error = error;
        return 1;
    }

    void enterSpan(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_IMG)
            ++m_images;
        else if (type == MD_SPAN_A && m_images == 0)
            m_blocks.openLink(targetFrom(static_cast<MD_SPAN_A_DETAIL*>(detail)->href));
    }

    void leaveSpan(MD_SPANTYPE type) {
        if (type == MD_SPAN_IMG)
            --m_images;
        else if (type == MD_SPAN_A && m_images == 0)
            m_blocks.closeLink();
    }

    /// Many links may share one target: so do we.
    QString targetFrom(const MD_ATTRIBUTE& attribute) {
        QString target;
        if (attribute.size > 4 * 2000)
            return {};
        for (qsizetype i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
            const MD_OFFSET start = attribute.substr_offsets[i];
            const QByteArrayView piece(
                attribute.text + start, static_cast<qsizetype>(attribute.substr_offsets[i + 1] - start));
            target += attribute.substr_types[i] == MD_TEXT_ENTITY ? resolved(piece) : QString::fromUtf8(piece);
        }
        if (m_targets.size() > mostRemembered)
            m_targets.clear();
        return *m_targets.insert(target, target);
    }

    QString resolved(QByteArrayView reference) {
        const QByteArray key = reference.toByteArray();
        if (m_references.size() > mostRemembered)
            m_references.clear();
        auto found = m_references.constFind(key);
        if (found == m_references.constEnd())
            found = m_references.insert(key, resolvedReference(key));
        return *found;
    }

    void addText(MD_TEXTTYPE type, QByteArrayView bytes) {
        if (m_inHtml) {
            m_html += bytes;
            return;
        }
        if (m_images > 0)
            return;
        switch (type) {
        case MD_TEXT_BR:
            m_blocks.addText(u"\n");
            break;
        case MD_TEXT_SOFTBR:
            m_blocks.addText(QString(QChar(MarkupBlock::softBreak)));
            break;
        case MD_TEXT_NULLCHAR:
            m_blocks.addText(QString(QChar(QChar::ReplacementCharacter)));
            break;
        case MD_TEXT_ENTITY:
            m_blocks.addText(resolved(bytes));
            break;
        case MD_TEXT_HTML:
            if (bytes.size() < 8 && bytes.toByteArray().toLower().startsWith("<br"))
                m_blocks.addText(u"\n");
            break;
        default:
            m_blocks.addText(withBrackets(bytes));
        }
    }

    static QString withBrackets(QByteArrayView bytes) {
        QString text = QString::fromUtf8(bytes);
        text.replace(QChar(MarkdownParts::noteOpens), u'[');
        text.replace(QChar(MarkdownParts::noteCloses), u']');
        return text;
    }

    MarkupBlocks& m_blocks;
    QList<List> m_lists;
    QByteArray m_html;
    bool m_inHtml = false;
    int m_images = 0;
    int m_row = -1;
    int m_column = -1;
    qsizetype m_cellsLeft = 0;
    QHash<QString, QString> m_targets;
    QHash<QByteArray, QString> m_references;
    std::optional<Error> m_error;
};

} // namespace

Result<void> readMarkdown(const QString& text, MarkupBlocks& blocks) {
    const QByteArray bytes = text.toUtf8();
    if (bytes.size() > longestText)
        return failure(ErrorCode::TooLarge, u"the text is too long"_s);
    return MarkdownReader(blocks).read(bytes);
}

} // namespace sheaf
