#include "importers/otr_html.h"

#include "importers/timestamps.h"

#include <QByteArrayView>

#include <array>
#include <cmath>
#include <gumbo.h>
#include <map>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype mostBytes = 32 * 1024 * 1024;
constexpr qsizetype longestTag = 4096;
constexpr qint64 deepest = 100;
constexpr qint64 mostWork = 8'000'000; // tags × depth: what an open element can make the parser copy

struct ParserOptions {
    GumboOptions options = kGumboDefaultOptions;
    ParserOptions() { options.max_errors = 0; }
};

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Elements that never hold others: they need no end.
bool isVoid(const QByteArray& name) {
    static constexpr std::array names = {"br", "hr", "img", "input", "wbr", "p"}; // a paragraph ends at the next
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether the parser can read the page in fair time: it nests without limit, destroys by recursion, and opens
/// formatting that was never closed again in every paragraph.
bool isFair(QByteArrayView html) {
    std::map<QByteArray, qint64> open;
    qint64 depth = 0, deepestSeen = 0, tags = 0;
    for (qsizetype at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
        const bool closes = at + 1 < html.size() && html[at + 1] == '/';
        qsizetype end = at + (closes ? 2 : 1);
        const qsizetype start = end;
        while (end < html.size() && end - start < 20 && (isLetter(html[end]) || (html[end] >= '0' && html[end] <= '9')))
            ++end;
        if (end == start)
            continue;
        ++tags;
        const qsizetype close = html.sliced(at).first(std::min(longestTag, html.size() - at)).indexOf('>');
        if (close < 0)
            return false;
        const QByteArray name = html.sliced(start, end - start).toByteArray().toLower();
        if (isVoid(name))
            continue;
        qint64& count = open[name];
        const qint64 step = closes ? (count > 0 ? -1 : 0) : 1;
        count += step;
        depth += step;
        deepestSeen = std::max(deepestSeen, depth);
        if (open.size() > 100)
            return false;
    }
    return deepestSeen <= deepest && tags * (deepestSeen + 1) <= mostWork;
}

bool isBlock(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
        return true;
    default:
        return false;
    }
}

bool isHidden(GumboTag tag) {
    return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_HEAD || tag == GUMBO_TAG_TEMPLATE;
}

/// `5.2` seconds as a time that every transcript may hold; nothing if the element bears none.
QString timeOf(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_SPAN)
        return {};
    const GumboAttribute* seconds = gumbo_get_attribute(&element.attributes, "data-timestamp");
    if (!seconds)
        return {};
    bool isNumber = false;
    const double value = QByteArrayView(seconds->value).trimmed().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(value) || value < 0 || value >= 1000.0 * 3600)
        return {};
    const auto ms = static_cast<qint64>(std::llround(value * 1000));
    return u"[%1:%2:%3.%4] "_s.arg(ms / 3'600'000)
        .arg(ms / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms / 1000 % 60, 2, 10, QLatin1Char('0'))
        .arg(ms % 1000, 3, 10, QLatin1Char('0'));
}

/// Walks the tree without recursion and writes lines.
class LineWriter {
public:
    QStringList write(const GumboNode* root) {
        enter(root);
        while (!m_path.empty()) {
            Place& place = m_path.back();
            const GumboVector& children = place.node->v.element.children;
            if (place.next < children.length) {
                enter(static_cast<const GumboNode*>(children.data[place.next++]));
                continue;
            }
            if (isBlock(place.node->v.element.tag))
                endParagraph();
            m_path.pop_back();
        }
        endParagraph();
        return std::move(m_lines);
    }

private:
    struct Place {
        const GumboNode* node;
        unsigned next = 0;
    };

    void enter(const GumboNode* node) {
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
            m_line += QString::fromUtf8(node->v.text.text).replace(u'\n', u' ');
            return;
        }
        if (node->type != GUMBO_NODE_ELEMENT || isHidden(node->v.element.tag))
            return;
        const GumboElement& element = node->v.element;
        if (isBlock(element.tag))
            endParagraph();
        if (element.tag == GUMBO_TAG_BR) {
            endLine();
            return;
        }
        const QString time = m_line.trimmed().isEmpty() ? timeOf(element) : QString();
        if (!time.isEmpty()) {
            m_line = time;
            return;
        }
        m_path.push_back({node});
    }

    void endLine() {
        m_lines.append(m_line.trimmed());
        m_line.clear();
    }

    void endParagraph() {
        if (!m_line.trimmed().isEmpty())
            endLine();
        if (!m_lines.isEmpty() && !m_lines.constLast().isEmpty())
            m_lines.append(QString());
        m_line.clear();
    }

    std::vector<Place> m_path;
    QStringList m_lines;
    QString m_line;
};

} // namespace

Result<QStringList> linesOfOtrHtml(const QByteArray& html) {
    if (html.size() > mostBytes || !isFair(html))
        return failure(
            ErrorCode::TooLarge, u"its text is marked up in a way that can't be read safely"_s,
            u"Export the transcript from oTranscribe as plain text."_s);
    const ParserOptions parser;
    const auto destroy = [&parser](GumboOutput* output) { gumbo_destroy_output(&parser.options, output); };
    const std::unique_ptr<GumboOutput, decltype(destroy)> output(
        gumbo_parse_with_options(&parser.options, html.constData(), static_cast<size_t>(html.size())), destroy);
    return LineWriter().write(output->root);
}

} // namespace sheaf
