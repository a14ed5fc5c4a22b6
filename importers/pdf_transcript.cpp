#include "importers/pdf_transcript.h"

#include "importers/speaker_labels.h"

#include <algorithm>
#include <span>
#include <utility>

namespace sheaf {

namespace {

bool mayBeSpoken(const PdfParagraph& paragraph) {
    return paragraph.kind != PassageKind::TableCell && paragraph.kind != PassageKind::Footnote;
}

qsizetype visibleLetters(QStringView text) {
    return std::count_if(text.begin(), text.end(), [](QChar c) { return !c.isSpace(); });
}

/// How many visible letters of the line come before what is said on it.
qsizetype labelLetters(const QString& line, const TurnHead& head) {
    const qsizetype restAt = head.rest.isEmpty() ? line.size() : line.lastIndexOf(head.rest);
    return visibleLetters(QStringView(line).first(std::max<qsizetype>(0, restAt)));
}

class TurnGrouper {
public:
    QList<PdfParagraph> group(const QList<PdfParagraph>& paragraphs, const QList<TranscriptLine>& roles) {
        qsizetype at = 0;
        for (const PdfParagraph& paragraph : paragraphs) {
            if (!mayBeSpoken(paragraph)) {
                m_grouped.append(paragraph);
                continue;
            }
            m_startsParagraph = true;
            for (const PdfLine& line : paragraph.lines)
                addLine(paragraph, line, roles[at++]);
            ++at; // the empty line that parts paragraphs
        }
        return std::move(m_grouped);
    }

private:
    void addLine(const PdfParagraph& from, PdfLine line, const TranscriptLine& role) {
        line.startsParagraph = m_startsParagraph;
        switch (role.kind) {
        case TranscriptLine::Kind::Skipped:
            return;
        case TranscriptLine::Kind::Turn:
            line.labelLetters = labelLetters(line.text, role.head);
            line.startsParagraph = true;
            if (m_turn < 0 || m_grouped[m_turn].speaker != role.head.speaker)
                open(PassageKind::Turn, 0);
            if (m_grouped[m_turn].lines.isEmpty()) {
                m_grouped[m_turn].speaker = role.head.speaker;
                m_grouped[m_turn].startMs = role.head.startMs;
            }
            m_target = m_turn;
            break;
        case TranscriptLine::Kind::Unspoken:
            open(PassageKind::Paragraph, 0);
            break;
        case TranscriptLine::Kind::Text:
            if (m_turn < 0 && (m_startsParagraph || m_target < 0))
                open(from.kind, from.headingLevel);
            break;
        }
        m_startsParagraph = false;
        m_grouped[m_target].lines.append(line);
    }

    void open(PassageKind kind, int headingLevel) {
        PdfParagraph opened;
        opened.kind = kind;
        opened.headingLevel = headingLevel;
        m_grouped.append(opened);
        m_target = m_grouped.size() - 1;
        m_turn = kind == PassageKind::Turn ? m_target : -1;
    }

    QList<PdfParagraph> m_grouped;
    qsizetype m_target = -1; ///< where text goes
    qsizetype m_turn = -1;   ///< the open turn
    bool m_startsParagraph = true;
};

/// What stands on the lines from the first turn on.
class Spoken {
public:
    explicit Spoken(const QList<PdfParagraph>& paragraphs, const QList<TranscriptLine>& roles) {
        qsizetype at = 0;
        for (const PdfParagraph& paragraph : paragraphs) {
            if (!mayBeSpoken(paragraph))
                continue;
            add(paragraph, std::span(roles).subspan(
                               static_cast<std::size_t>(at), static_cast<std::size_t>(paragraph.lines.size())));
            at += paragraph.lines.size() + 1;
        }
    }

    [[nodiscard]] bool isMostlyStamped() const { return m_stamped * 2 > m_turns; }
    /// Manuals have paragraphs that start with a word and a colon, among many that do not; in a talk hardly any does
    /// not.
    [[nodiscard]] bool isMostlyTurns() const { return m_turns * 10 >= m_paragraphs * turnsOfTen; }
    /// References name each thing in a heading, and say the same few things of it.
    [[nodiscard]] bool hasManyHeadings() const { return m_headings * fewestTurnsOfHeading > m_turns; }
    /// Type samples show letters, and programs print figures.
    [[nodiscard]] bool isMostlyWords() const { return m_inWords * 10 >= m_letters * wordsOfTen; }

private:
    static constexpr qsizetype turnsOfTen = 4, wordsOfTen = 7, fewestTurnsOfHeading = 4;

    void add(const PdfParagraph& paragraph, std::span<const TranscriptLine> roles) {
        const auto isTurn = [](const TranscriptLine& line) { return line.kind == TranscriptLine::Kind::Turn; };
        const qsizetype turns = std::count_if(roles.begin(), roles.end(), isTurn);
        m_turns += turns;
        if (m_turns == 0)
            return; // what stands before the first turn is a head
        m_stamped += std::count_if(roles.begin(), roles.end(), [&](const TranscriptLine& line) {
            return isTurn(line) && line.head.isStamped;
        });
        m_paragraphs += std::max<qsizetype>(turns, 1);
        m_headings += turns == 0 && paragraph.kind == PassageKind::Heading;
        for (const PdfLine& line : paragraph.lines)
            addLetters(line.text);
    }

    void addLetters(QStringView text) {
        qsizetype word = 0;
        for (const QChar c : text) {
            const bool isOfWord = c.isLetter() || c.isMark() || c.isSurrogate();
            m_letters += !c.isSpace();
            word = isOfWord ? word + 1 : 0;
            m_inWords += word == 2 ? 2 : word > 2;
        }
    }

    qsizetype m_turns = 0, m_stamped = 0, m_paragraphs = 0, m_headings = 0;
    qsizetype m_letters = 0, m_inWords = 0;
};

/// Asked of PDFs only: a file of another format that is no transcript is rarely a manual.
bool isTalk(const QList<PdfParagraph>& paragraphs, const QList<TranscriptLine>& roles) {
    const Spoken spoken(paragraphs, roles);
    return spoken.isMostlyStamped() || (spoken.isMostlyTurns() && !spoken.hasManyHeadings() && spoken.isMostlyWords());
}

} // namespace

QList<PdfParagraph> turnsFromParagraphs(QList<PdfParagraph> paragraphs) {
    QStringList lines;
    for (const PdfParagraph& paragraph : std::as_const(paragraphs)) {
        if (!mayBeSpoken(paragraph))
            continue;
        for (const PdfLine& line : paragraph.lines)
            lines.append(line.text);
        lines.append(QString());
    }
    const auto roles = transcriptLines(lines);
    return roles && isTalk(paragraphs, *roles) ? TurnGrouper().group(paragraphs, *roles) : paragraphs;
}

} // namespace sheaf
