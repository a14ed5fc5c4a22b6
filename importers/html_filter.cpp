#include "importers/html_filter.h"

#include <QHash>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int deepestNesting = 400;
constexpr qsizetype longestName = 32;
constexpr qsizetype longestValue = 4000;

const QSet<QByteArray>& nestingElements() {
    static const QSet<QByteArray> names = {
        "a",      "address", "article", "aside",    "blockquote", "caption", "center", "details", "dialog",
        "dir",    "div",     "dl",      "fieldset", "figcaption", "figure",  "footer", "form",    "header",
        "hgroup", "h1",      "h2",      "h3",       "h4",         "h5",      "h6",     "legend",  "main",
        "menu",   "nav",     "ol",      "pre",      "section",    "summary", "sup",    "table",   "ul"};
    return names;
}

/// Elements that others end without a tag of their own, so that any number may follow on another.
const QSet<QByteArray>& otherElements() {
    static const QSet<QByteArray> names = {"html", "head", "body", "p",  "li",    "dt",    "dd",   "tr",
                                           "td",   "th",   "br",   "hr", "tbody", "thead", "tfoot"};
    return names;
}

/// Elements whose content never shows, or shows without being text.
const QSet<QByteArray>& unseenElements() {
    static const QSet<QByteArray> names = {"audio", "canvas", "datalist", "object", "svg", "template", "video"};
    return names;
}

/// Elements whose content is no markup, and what becomes of it.
const QSet<QByteArray>& rawElements() {
    static const QSet<QByteArray> names = {"iframe", "noembed",  "noframes", "noscript", "script",
                                           "style",  "textarea", "title",    "xmp"};
    return names;
}

const QSet<QByteArray>& keptAttributes() {
    static const QSet<QByteArray> names = {"class", "colspan", "epub:type", "href",  "id",      "lang",
                                           "role",  "rowspan", "start",     "value", "xml:lang"};
    return names;
}

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool hidesItself(const QByteArray& style) {
    QByteArray plain = style.toLower();
    plain.removeIf([](char c) { return isSpace(c); });
    return plain.contains("display:none") || plain.contains("visibility:hidden");
}

class HtmlFilter {
public:
    HtmlFilter(QByteArrayView page, HtmlDialect dialect) : m_page(page), m_isXhtml(dialect == HtmlDialect::Xhtml) {}

    Result<QByteArray> filtered() {
        m_out.reserve(m_page.size() / 2);
        m_out += "<!DOCTYPE html>"; // whatever the page says: without, tables would stand inside paragraphs
        while (m_at < m_page.size()) {
            const qsizetype open = indexOf("<", m_at);
            addText(m_page.sliced(m_at, open - m_at));
            m_at = open;
            if (m_at < m_page.size())
                readMarkup();
            if (m_depth > deepestNesting)
                return failure(ErrorCode::TooLarge, u"the page nests deeper than can be read"_s);
        }
        return std::move(m_out);
    }

private:
    struct Tag {
        QByteArray name;
        QByteArray attributes; ///< those to keep, ready to be written
        bool isHidden = false;
        bool closesItself = false;
    };

    /// Where `what` starts, or the page's end.
    [[nodiscard]] qsizetype indexOf(QByteArrayView what, qsizetype from) const {
        const qsizetype found = m_page.indexOf(what, from);
        return found < 0 ? m_page.size() : found;
    }

    [[nodiscard]] char charAt(qsizetype at) const { return at < m_page.size() ? m_page[at] : '\0'; }

    void addText(QByteArrayView text) { m_out += text; }

    /// Text that holds no markup, though it may look like it.
    void addLiteral(QByteArrayView text, bool keepReferences) {
        QByteArray escaped = text.toByteArray();
        if (!keepReferences)
            escaped.replace('&', "&amp;");
        addText(escaped.replace('<', "&lt;"));
    }

    void readMarkup() {
        const QByteArrayView rest = m_page.sliced(m_at);
        if (rest.startsWith("<!--")) {
            skipComment();
        } else if (m_isXhtml && rest.startsWith("<![CDATA[")) {
            const qsizetype end = indexOf("]]>", m_at);
            addLiteral(m_page.sliced(m_at + 9, std::max(end, m_at + 9) - m_at - 9), false);
            m_at = std::min(m_page.size(), end + 3);
        } else if (rest.startsWith("<!") || rest.startsWith("<?")) {
            m_at = std::min(m_page.size(), indexOf(">", m_at) + 1);
        } else if (isLetter(charAt(m_at + 1))) {
            ++m_at;
            openElement(readTag());
        } else if (charAt(m_at + 1) == '/' && isLetter(charAt(m_at + 2))) {
            m_at += 2;
            closeElement(readTag().name);
        } else if (charAt(m_at + 1) == '/') {
            m_at = std::min(m_page.size(), indexOf(">", m_at) + 1);
        } else {
            addText("&lt;");
            ++m_at;
        }
    }

    void skipComment() {
        const QByteArrayView inside = m_page.sliced(m_at + 4);
        if (inside.startsWith(">") || inside.startsWith("->")) {
            m_at += 4 + inside.indexOf('>') + 1;
            return;
        }
        // Looking for both ends each time would cost the square of the comments.
        const qsizetype end = indexOf("--", m_at + 4);
        qsizetype at = end;
        while (at < m_page.size() && charAt(at + 2) != '>' && !(charAt(at + 2) == '!' && charAt(at + 3) == '>'))
            at = indexOf("--", at + 1);
        m_at = std::min(m_page.size(), at + (charAt(at + 2) == '!' ? 4 : 3));
    }

    /// Reads a tag from its name to its `>`.
    Tag readTag() {
        Tag tag;
        const qsizetype start = m_at;
        while (m_at < m_page.size() && !isSpace(m_page[m_at]) && m_page[m_at] != '/' && m_page[m_at] != '>')
            ++m_at;
        tag.name = m_page.sliced(start, std::min(m_at - start, longestName)).toByteArray().toLower();
        while (m_at < m_page.size() && m_page[m_at] != '>') {
            if (isSpace(m_page[m_at]) || m_page[m_at] == '/') {
                tag.closesItself = m_page[m_at] == '/' && charAt(m_at + 1) == '>';
                ++m_at;
            } else {
                readAttribute(tag);
            }
        }
        m_at = std::min(m_page.size(), m_at + 1);
        return tag;
    }

    void skipSpace() {
        while (m_at < m_page.size() && isSpace(m_page[m_at]))
            ++m_at;
    }

    void readAttribute(Tag& tag) {
        const qsizetype start = m_at++; // the first character belongs to the name, even a `=`
        while (m_at < m_page.size() && !isSpace(m_page[m_at]) && !QByteArrayView("/>=").contains(m_page[m_at]))
            ++m_at;
        const QByteArray name = m_page.sliced(start, std::min(m_at - start, longestName)).toByteArray().toLower();
        skipSpace();
        QByteArrayView value;
        if (charAt(m_at) == '=') {
            ++m_at;
            skipSpace();
            value = readValue();
        }
        value = value.first(std::min(value.size(), longestValue));
        const QByteArray kept = ' ' + name + "=\"";
        if (name == "hidden" || (name == "style" && hidesItself(value.toByteArray())))
            tag.isHidden = true;
        else if (keptAttributes().contains(name) && !tag.attributes.contains(kept))
            tag.attributes += kept + value.toByteArray().replace('"', "&quot;") + '"';
    }

    QByteArrayView readValue() {
        const char quote = charAt(m_at);
        const qsizetype start = m_at;
        if (quote == '"' || quote == '\'') {
            const qsizetype end = indexOf(QByteArrayView(&quote, 1), start + 1);
            m_at = std::min(m_page.size(), end + 1);
            return m_page.sliced(start + 1, end - start - 1);
        }
        while (m_at < m_page.size() && !isSpace(m_page[m_at]) && m_page[m_at] != '>')
            ++m_at;
        return m_page.sliced(start, m_at - start);
    }

    void openElement(const Tag& tag) {
        const bool isEmpty = tag.closesItself && (m_isXhtml || m_foreign > 0);
        if (rawElements().contains(tag.name)) {
            if (!isEmpty)
                readRaw(tag.name);
        } else if (nestingElements().contains(tag.name) || otherElements().contains(tag.name)) {
            m_out += '<' + tag.name + tag.attributes + (tag.isHidden ? " hidden>" : ">");
            if (isEmpty && tag.name != "br" && tag.name != "hr")
                m_out += "</" + tag.name + '>';
            else if (nestingElements().contains(tag.name))
                ++m_nested[tag.name], ++m_depth;
        } else if (!isVoid(tag.name)) {
            openInline(tag, isEmpty);
        } else if (tag.name == "img") {
            m_out += ' ';
        }
    }

    /// Any other element is left out, its text kept. One that does not show is written as a `span`, which ends with its
    /// paragraph, or, where whole paragraphs may stand in it, as an `object`, which does not.
    void openInline(const Tag& tag, bool isEmpty) {
        const bool isForeign = tag.name == "svg" || tag.name == "math";
        if (tag.name == "option" || tag.name == "button" || tag.name == "label")
            m_out += ' ';
        if (isEmpty || (isForeign && tag.closesItself))
            return;
        const QByteArray written = unseenElements().contains(tag.name) ? "object"_ba : tag.isHidden ? "span"_ba : ""_ba;
        m_inline[tag.name].append(written);
        m_foreign += isForeign;
        m_depth += !written.isEmpty();
        if (!written.isEmpty())
            m_out += '<' + written + " hidden>";
    }

    static bool isVoid(const QByteArray& name) {
        static const QSet<QByteArray> names = {"area", "base", "col",   "embed",  "img",   "input",
                                               "link", "meta", "param", "source", "track", "wbr"};
        return names.contains(name);
    }

    void closeElement(const QByteArray& name) {
        if (nestingElements().contains(name)) {
            int& open = m_nested[name];
            if (open > 0) {
                --open;
                --m_depth;
                m_out += "</" + name + '>';
            }
        } else if (otherElements().contains(name)) {
            m_out += "</" + name + '>';
        } else if (const auto open = m_inline.find(name); open != m_inline.end() && !open->isEmpty()) {
            const QByteArray written = open->takeLast();
            m_foreign -= name == "svg" || name == "math";
            m_depth -= !written.isEmpty();
            if (!written.isEmpty())
                m_out += "</" + written + '>';
        }
    }

    /// The content of an element that ends only with its own end tag.
    void readRaw(const QByteArray& name) {
        const qsizetype start = m_at;
        qsizetype end = start;
        do {
            end = indexOf("</", end == start ? start : end + 2);
        } while (end < m_page.size() && !endsRaw(end + 2, name));
        const QByteArrayView content = m_page.sliced(start, end - start);
        if (name == "title" && !m_hasTitle && m_foreign == 0) {
            m_out += "<title>";
            addLiteral(content, true);
            m_out += "</title>";
            m_hasTitle = true;
        } else if (name == "textarea" || name == "xmp") {
            addLiteral(content, name == "textarea");
        }
        m_at = end;
        if (end < m_page.size()) {
            m_at += 2;
            readTag();
        }
    }

    [[nodiscard]] bool endsRaw(qsizetype at, const QByteArray& name) const {
        const char after = charAt(at + name.size());
        return m_page.size() - at > name.size() &&
               m_page.sliced(at, name.size()).compare(name, Qt::CaseInsensitive) == 0 &&
               (isSpace(after) || after == '/' || after == '>');
    }

    QByteArrayView m_page;
    bool m_isXhtml;
    qsizetype m_at = 0;
    QByteArray m_out;
    QHash<QByteArray, int> m_nested;               ///< elements that are open, by name
    int m_depth = 0;                               ///< how many are, with the spans that hide
    QHash<QByteArray, QList<QByteArray>> m_inline; ///< other elements that are open, and what they are written as
    int m_foreign = 0; ///< drawings and formulas that are open: XML, where tags close themselves
    bool m_hasTitle = false;
};

} // namespace

Result<QByteArray> filteredHtml(const QByteArray& page, HtmlDialect dialect) {
    return HtmlFilter(page, dialect).filtered();
}

} // namespace sheaf
