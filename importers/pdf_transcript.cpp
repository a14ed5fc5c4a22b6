#include "importers/pdf_transcript.h"

#include "importers/speaker_labels.h"

#include <algorithm>
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

/// Manuals have paragraphs that start with a word and a colon, among many that do not; in a talk hardly any does not. A
/// file of another format that is no transcript is rarely a manual, so that this is asked of PDFs only.
bool areMostlyTurns(const QList<PdfParagraph>& paragraphs, const QList<TranscriptLine>& roles) {
    constexpr qsizetype ofTen = 4;
    qsizetype at = 0, started = 0, spoken = 0, stamped = 0;
    for (const PdfParagraph& paragraph : paragraphs) {
        if (!mayBeSpoken(paragraph))
            continue;
        const auto first = roles.cbegin() + at;
        const qsizetype turns = std::count_if(first, first + paragraph.lines.size(), [](const TranscriptLine& line) {
            return line.kind == TranscriptLine::Kind::Turn;
        });
        stamped += std::count_if(first, first + paragraph.lines.size(), [](const TranscriptLine& line) {
            return line.kind == TranscriptLine::Kind::Turn && line.head.isStamped;
        });
        started += turns;
        spoken += started > 0 ? std::max<qsizetype>(turns, 1) : 0; // what stands before the first turn is a head
        at += paragraph.lines.size() + 1;
    }
    return stamped * 2 > started || started * 10 >= spoken * ofTen;
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
    return roles && areMostlyTurns(paragraphs, *roles) ? TurnGrouper().group(paragraphs, *roles) : paragraphs;
}

} // namespace sheaf
