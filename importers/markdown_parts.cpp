#include "importers/markdown_parts.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype mostFrontMatterLines = 500;
constexpr qsizetype longestNoteName = 100;

/// The number of lines that front matter takes, its rules included; 0 if there is none. What does not look like keys
/// and values is text between two rules.
qsizetype frontMatterLength(const QStringList& lines) {
    static const QRegularExpression entry(u"^(?:[\\w.-]{1,60}\\s*:(?:\\s.*)?|[\\s#-].*|)$"_s);
    if (lines.isEmpty() || lines[0].trimmed() != "---"_L1 || lines[0].startsWith(u' '))
        return 0;
    for (qsizetype i = 1; i < std::min(lines.size(), mostFrontMatterLines); ++i) {
        const QString line = lines[i].left(200);
        if (i > 1 && (line.trimmed() == "---"_L1 || line.trimmed() == "..."_L1))
            return i + 1;
        if (!entry.match(line).hasMatch())
            return 0;
    }
    return 0;
}

QString unquoted(const QString& value) {
    const QString text = value.trimmed();
    const bool isQuoted = text.size() >= 2 && text.front() == text.back() && (text[0] == u'"' || text[0] == u'\'');
    return isQuoted ? text.sliced(1, text.size() - 2) : text;
}

void readFrontMatter(const QStringList& lines, MarkdownParts& parts) {
    for (const QString& line : lines) {
        const qsizetype colon = line.indexOf(u':');
        const QString key = line.first(std::max<qsizetype>(colon, 0));
        if (key == "title"_L1 && parts.title.isEmpty())
            parts.title = unquoted(line.sliced(colon + 1));
        else if (key == "lang"_L1 && parts.language.isEmpty())
            parts.language = unquoted(line.sliced(colon + 1));
    }
}

qsizetype indentOf(const QString& line) {
    const auto first = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
    const qsizetype spaces = first - line.begin();
    return first != line.end() && *first == u'\t' ? spaces + 4 : spaces;
}

/// Keeps count of whether lines lie in fenced code. Source: CommonMark 0.30, 4.5.
class Fences {
public:
    /// True if the line is code or one of its fences.
    bool takes(const QString& line) {
        const qsizetype indent = indentOf(line);
        const QStringView text = QStringView(line).sliced(std::min(indent, line.size()));
        const QChar mark = text.isEmpty() ? QChar() : text[0];
        qsizetype length = 0;
        while (length < text.size() && text[length] == mark)
            ++length;
        const bool isFence = indent < 4 && length >= 3 && (mark == u'`' || mark == u'~');
        if (m_length == 0) {
            if (!isFence || (mark == u'`' && text.sliced(length).contains(u'`')))
                return false;
            m_mark = mark;
            m_length = length;
            return true;
        }
        if (isFence && mark == m_mark && length >= m_length && text.sliced(length).trimmed().isEmpty())
            m_length = 0;
        return true;
    }

private:
    QChar m_mark;
    qsizetype m_length = 0; ///< of the fence that opened; 0 outside code
};

/// The name of the note that starts on the line, or nothing; `rest` is what follows the colon.
QString noteStartedBy(const QString& line, QString& rest) {
    const qsizetype indent = indentOf(line);
    if (indent > 3 || !QStringView(line).sliced(indent).startsWith("[^"_L1))
        return {};
    const qsizetype end = line.indexOf("]:"_L1, indent);
    const qsizetype length = end - indent - 2;
    if (end < 0 || length < 1 || length > longestNoteName)
        return {};
    const QString name = line.sliced(indent + 2, length);
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.isSpace() || c == u']' || c == u'['; }))
        return {};
    rest = line.sliced(end + 2);
    return name;
}

struct Note {
    QStringList lines;
    qsizetype number = 0; ///< of its mark; 0 as long as none was met
};

class Splitter {
public:
    void split(const QStringList& lines, MarkdownParts& parts) {
        for (const QString& line : lines)
            readLine(line);
        for (const auto& [line, isCode] : std::as_const(m_body))
            parts.body += (isCode ? line : withNumbers(line)) + u'\n';
        // A note may hold the mark of another, which then follows.
        for (qsizetype i = 0; i < m_inOrder.size() || i < m_notes.size(); ++i) {
            if (i == m_inOrder.size())
                addUnmarked();
            QString text;
            const QStringList noteLines = m_notes[m_inOrder[i]].lines;
            for (const QString& line : noteLines)
                text += withNumbers(line) + u'\n';
            parts.notes.append(text);
        }
    }

private:
    void readLine(const QString& line) {
        const bool isBlank = line.trimmed().isEmpty();
        if (m_inNote && (isBlank || indentOf(line) >= 4)) {
            m_notes.last().lines.append(isBlank ? QString() : withoutIndent(line));
            m_afterBlank = isBlank;
            return;
        }
        QString rest;
        const bool isCode = m_fences.takes(line);
        const QString name = isCode ? QString() : noteStartedBy(line, rest);
        if (!name.isEmpty() && !m_noteNamed.contains(name)) {
            m_noteNamed.insert(name, m_notes.size());
            m_notes.append({{rest.trimmed()}});
            m_inNote = true;
            m_afterBlank = false;
            m_body.append({QString(), true});
            return;
        }
        const QChar first = isBlank ? QChar() : line.trimmed()[0];
        const bool goesOn = m_inNote && !m_afterBlank && !isCode && !QStringView(u"#|>-*+`~").contains(first);
        if (goesOn) {
            m_notes.last().lines.append(line);
            return;
        }
        m_inNote = false;
        m_body.append({line, isCode});
    }

    static QString withoutIndent(const QString& line) {
        const auto first = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
        const qsizetype spaces = first - line.begin();
        return spaces < 4 ? line.sliced(spaces + 1) : line.sliced(4);
    }

    /// The line with each `[^name]` that has a note as its number.
    QString withNumbers(const QString& line) {
        QString result;
        qsizetype done = 0;
        for (qsizetype at = line.indexOf("[^"_L1); at >= 0; at = line.indexOf("[^"_L1, at + 2)) {
            const qsizetype end =
                QStringView(line).sliced(at, std::min(line.size() - at, longestNoteName + 3)).indexOf(u']');
            const auto note = end < 0 ? m_noteNamed.cend() : m_noteNamed.constFind(line.sliced(at + 2, end - 2));
            if (note == m_noteNamed.cend())
                continue;
            result += QStringView(line).sliced(done, at - done);
            result +=
                QChar(MarkdownParts::noteOpens) + QString::number(numberOf(*note)) + QChar(MarkdownParts::noteCloses);
            done = at + end + 1;
        }
        result += QStringView(line).sliced(done);
        return result;
    }

    qsizetype numberOf(qsizetype note) {
        qsizetype& number = m_notes[note].number;
        if (number == 0) {
            m_inOrder.append(note);
            number = m_inOrder.size();
        }
        return number;
    }

    /// Gives the first note that no mark leads to the next number.
    void addUnmarked() {
        while (m_notes[m_nextUnmarked].number > 0)
            ++m_nextUnmarked;
        static_cast<void>(numberOf(m_nextUnmarked));
    }

    Fences m_fences;
    QList<std::pair<QString, bool>> m_body; ///< lines, and whether they are code
    QList<Note> m_notes;                    ///< as they stand in the file
    QHash<QString, qsizetype> m_noteNamed;
    QList<qsizetype> m_inOrder;
    qsizetype m_nextUnmarked = 0;
    bool m_inNote = false;
    bool m_afterBlank = false;
};

} // namespace

MarkdownParts markdownParts(const QString& text) {
    MarkdownParts parts;
    parts.lines = text.split(u'\n');
    const qsizetype front = frontMatterLength(parts.lines);
    readFrontMatter(parts.lines.first(front), parts);
    parts.lines.remove(0, front);
    Splitter().split(parts.lines, parts);
    return parts;
}

} // namespace sheaf
