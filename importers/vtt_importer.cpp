#include "importers/vtt_importer.h"

#include "importers/cues.h"
#include "importers/text_decoding.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

bool isBlank(const QString& line) {
    return line.trimmed().isEmpty();
}

bool hasArrow(const QString& line) {
    return line.contains("-->"_L1);
}

/// Reads a WebVTT file block by block. Blocks part at empty lines, and where a line of times follows without one.
class VttReader {
public:
    explicit VttReader(const QString& text) : m_lines(text.split(u'\n')) {}

    Cues read() {
        skipHeader();
        while (m_at < m_lines.size()) {
            if (isBlank(m_lines[m_at]))
                ++m_at;
            else if (startsAside())
                skipAside();
            else
                readCue();
        }
        return std::move(m_cues);
    }

private:
    /// The header may run over several lines; a line of times or an aside ends it even if no empty line does.
    void skipHeader() {
        ++m_at;
        while (m_at < m_lines.size() && !isBlank(m_lines[m_at]) && !hasArrow(m_lines[m_at]) && !startsAside())
            ++m_at;
    }

    [[nodiscard]] bool startsAside() const {
        static const QRegularExpression aside(u"^(?:NOTE|STYLE|REGION)(?:\\s|$)"_s);
        return aside.match(m_lines[m_at]).hasMatch();
    }

    /// A note may hold cues that somebody took out; they end with the note. Styles and regions end where a cue starts.
    void skipAside() {
        const bool isNote = m_lines[m_at].startsWith("NOTE"_L1);
        for (++m_at; m_at < m_lines.size() && !isBlank(m_lines[m_at]); ++m_at)
            if (!isNote && cueTimesFromLine(m_lines[m_at]))
                return;
    }

    void readCue() {
        if (!hasArrow(m_lines[m_at]) && m_at + 1 < m_lines.size() && hasArrow(m_lines[m_at + 1]))
            ++m_at; // the cue's identifier
        const auto times = cueTimesFromLine(m_lines[m_at]);
        m_cues.damaged += !times && hasArrow(m_lines[m_at]);
        const qsizetype first = ++m_at;
        while (m_at < m_lines.size() && !isBlank(m_lines[m_at]) && !cueTimesFromLine(m_lines[m_at]))
            ++m_at;
        if (times)
            m_cues.cues.append({*times, m_lines.sliced(first, m_at - first).join(u'\n')});
    }

    QStringList m_lines;
    qsizetype m_at = 0;
    Cues m_cues;
};

} // namespace

QStringList VttImporter::endings() const {
    return {u"vtt"_s};
}

Recognition VttImporter::recognise(QByteArrayView bytes, const QString& ending) const {
    const QByteArrayView content = bytes.startsWith("\xEF\xBB\xBF") ? bytes.sliced(3) : bytes;
    const bool hasHeader =
        content.startsWith("WEBVTT") && (content.size() == 6 || QByteArrayView(" \t\r\n").contains(content[6]));
    if (hasHeader)
        return Recognition::ByContent;
    return ending == "vtt"_L1 ? Recognition::ByName : Recognition::No;
}

Result<ImportedSource> VttImporter::read(const QByteArray& bytes, const ReadingRequest&) const {
    const auto decoded = decodeText(bytes);
    if (!decoded)
        return failure(decoded);
    if (!decoded->text.startsWith("WEBVTT"_L1))
        return failure(
            ErrorCode::Damaged, u"not a WebVTT file: it does not start with WEBVTT"_s,
            u"Rename it to .txt if it is plain text."_s);
    TextBuilder builder;
    if (!decoded->warning.isEmpty())
        builder.addWarning(decoded->warning);
    addCues(builder, VttReader(decoded->text).read());
    if (!builder.hasPassages())
        return failure(
            ErrorCode::Damaged, u"the transcript holds no speech"_s,
            u"It may have been cut short; download it again."_s);
    return builder.take(u"vtt"_s, {});
}

} // namespace sheaf
