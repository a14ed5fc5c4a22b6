#include "importers/rtf_reader.h"

#include "importers/rtf_body.h"
#include "importers/rtf_fonts.h"
#include "importers/rtf_styles.h"
#include "importers/rtf_tokens.h"
#include "importers/rtf_words.h"
#include "importers/text_decoding.h"

#include <QRegularExpression>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr size_t deepestGroup = 1000;
constexpr qsizetype longestCapture = 4000;

/// What a group changes, and its end undoes.
struct State {
    RtfPlace place = RtfPlace::Text;
    RtfPlace placeOfUnicode = RtfPlace::Text; ///< where the second half of `\upr` goes
    int font = -1;
    int fallbackLength = 1; ///< characters after `\u` for readers without Unicode
    bool isHidden = false;
    bool isDeleted = false;
    bool isInTable = false;
    int outlineLevel = -1;
    int style = 0;
    bool isListed = false;
    bool endsNote = false;
    bool endsBox = false;
    bool endsLink = false;
    bool endsStyle = false;
};

class RtfReader {
public:
    explicit RtfReader(const QByteArray& bytes) : m_tokens(bytes) { m_groups.push_back({}); }

    Result<RtfContent> read() {
        for (RtfToken token = m_tokens.next(); token.kind != RtfToken::Kind::End; token = m_tokens.next()) {
            take(token);
            if (m_groups.size() > deepestGroup)
                return failure(ErrorCode::TooLarge, u"the file nests deeper than can be read"_s);
        }
        while (m_groups.size() > 1)
            endGroup();
        endParagraph();
        m_content.blocks = m_body.take();
        return std::move(m_content);
    }

private:
    State& state() { return m_groups.back(); }

    void take(const RtfToken& token) {
        if (token.kind == RtfToken::Kind::GroupStart || token.kind == RtfToken::Kind::GroupEnd)
            m_toSkip = 0;
        else if (m_toSkip > 0 && token.kind != RtfToken::Kind::Text) {
            --m_toSkip;
            return;
        }
        switch (token.kind) {
        case RtfToken::Kind::GroupStart:
            flush();
            m_groups.push_back(state());
            state().endsNote = state().endsBox = state().endsLink = state().endsStyle = false;
            m_isOptional = false;
            break;
        case RtfToken::Kind::GroupEnd:
            if (m_groups.size() > 1)
                endGroup();
            break;
        case RtfToken::Kind::Word:
            readWord(token);
            m_isOptional = false;
            break;
        case RtfToken::Kind::Symbol:
            readSymbol(token.text[0]);
            break;
        case RtfToken::Kind::Byte:
            m_bytes += static_cast<char>(token.parameter);
            break;
        case RtfToken::Kind::Text: {
            const qsizetype skipped = std::min<qsizetype>(m_toSkip, token.text.size());
            m_toSkip -= static_cast<int>(skipped);
            m_bytes += token.text.sliced(skipped);
            break;
        }
        case RtfToken::Kind::End:
            break;
        }
    }

    void readSymbol(char symbol) {
        if (symbol == '*')
            m_isOptional = true;
        else if (symbol == '\\' || symbol == '{' || symbol == '}')
            m_bytes += symbol;
        else if (symbol == '~')
            addCharacter(u'\u00A0');
        else if (symbol == '_')
            addCharacter(u'\u2011');
        else if (symbol == '\r' || symbol == '\n')
            endParagraph();
        else if (symbol == '\t')
            addCharacter(u'\t');
    }

    void readWord(const RtfToken& token) {
        const QByteArrayView word = token.text;
        if (word == "u" && token.hasParameter) {
            addCharacter(static_cast<char16_t>(token.parameter & 0xFFFF));
            m_toSkip = state().fallbackLength;
            return;
        }
        if (const auto character = rtfCharacters().constFind(word); character != rtfCharacters().cend()) {
            addCharacter(*character);
            return;
        }
        flush();
        if (readDestination(word) || readTable(word) || readFormatting(word, token) || readDefinition(word, token))
            return;
        if (m_isOptional)
            state().place = RtfPlace::Nowhere; // of some other program, or of no use here
    }

    /// Words that open a group.
    bool readDestination(QByteArrayView word) {
        if (word == "footnote") {
            startNote();
        } else if (word == "shptxt" || word == "dptxbxtext") {
            startBox();
        } else if (word == "field") {
            m_instruction.clear();
        } else if (word == "fldrslt") {
            startLink();
        } else if (word == "upr") {
            state().placeOfUnicode = state().place;
            state().place = RtfPlace::Nowhere;
        } else if (word == "ud") {
            state().place = state().placeOfUnicode;
        } else if (word == "annotation") {
            warn(u"comments in the margin are left out"_s);
            state().place = RtfPlace::Nowhere;
        } else if (word == "shpinst" || word == "do") {
            return true; // what is drawn may hold text
        } else if (const auto place = rtfDestinations().constFind(word); place != rtfDestinations().cend()) {
            // Nothing inside what is left out shows; of a file's description only its title.
            if (state().place != RtfPlace::Nowhere || *place == RtfPlace::Title)
                state().place = *place;
            if (*place == RtfPlace::ListText)
                m_capture.clear();
        } else {
            return false;
        }
        return true;
    }

    bool readTable(QByteArrayView word) {
        if (word == "par" || word == "sect" || word == "page" || word == "nestcell" || word == "nestrow") {
            if (state().place == RtfPlace::Text)
                endParagraph();
        } else if (word == "cell") {
            if (state().place == RtfPlace::Text)
                endCell();
        } else if (word == "row") {
            if (state().place == RtfPlace::Text) {
                if (m_body.isInCell())
                    endParagraph();
                m_body.endRow();
            }
        } else if (word == "intbl") {
            state().isInTable = true;
        } else {
            return false;
        }
        return true;
    }

    bool readFormatting(QByteArrayView word, const RtfToken& token) {
        const bool isOn = !token.hasParameter || token.parameter != 0;
        if (word == "pard") {
            state().isInTable = state().isListed = false;
            state().outlineLevel = -1;
            state().style = 0;
        } else if (word == "plain") {
            state().isHidden = state().isDeleted = false;
            state().font = m_defaultFont;
        } else if (word == "f" && state().place != RtfPlace::FontTable) {
            state().font = token.parameter;
        } else if (word == "v") {
            state().isHidden = isOn;
        } else if (word == "deleted") {
            state().isDeleted = isOn;
        } else if (word == "uc") {
            state().fallbackLength = std::clamp(token.parameter, 0, 100);
        } else if (word == "s" && state().place != RtfPlace::StyleSheet) {
            state().style = token.parameter;
        } else if (word == "outlinelevel" && state().place != RtfPlace::StyleSheet) {
            state().outlineLevel = token.parameter;
        } else if (word == "ls") {
            state().isListed = token.parameter > 0;
        } else {
            return false;
        }
        return true;
    }

    /// Words of the header: charsets, fonts, styles.
    bool readDefinition(QByteArrayView word, const RtfToken& token) {
        if (word == "ansicpg") {
            m_fonts.setCodePage(token.parameter);
        } else if (word == "deff") {
            m_defaultFont = state().font = token.parameter;
        } else if (m_groups.size() <= 2 && m_fonts.takeCharset(word)) {
            return true;
        } else if (state().place == RtfPlace::FontTable) {
            if (word == "f")
                m_definedFont = token.parameter;
            else if (word == "fcharset")
                m_fonts.setFontCharset(m_definedFont, token.parameter);
            else if (word == "cpg")
                m_fonts.setFontCodePage(m_definedFont, token.parameter);
            else
                return false;
        } else if (state().place == RtfPlace::StyleSheet) {
            if (word == "s") {
                m_definedStyle = {token.parameter, {}, -1, -1};
                m_capture.clear();
                state().endsStyle = true;
            } else if (word == "sbasedon")
                m_definedStyle.basedOn = token.parameter;
            else if (word == "outlinelevel")
                m_definedStyle.outlineLevel = token.parameter;
            else
                return false;
        } else {
            return false;
        }
        return true;
    }

    void startNote() {
        if (state().place != RtfPlace::Text || !shows())
            return;
        m_body.startNote(state().isInTable);
        state() = {};
        state().font = m_defaultFont;
        state().endsNote = true;
    }

    void startBox() {
        if (state().place != RtfPlace::Text)
            return;
        m_body.startBox();
        state() = {};
        state().font = m_defaultFont;
        state().endsBox = true;
    }

    void startLink() {
        static const QRegularExpression hyperlink(
            u"^\\s*HYPERLINK\\s+\"?([^\"\\s]+)"_s, QRegularExpression::CaseInsensitiveOption);
        if (state().place != RtfPlace::Text)
            return;
        const auto match = hyperlink.match(m_instruction);
        m_instruction.clear();
        if (!match.hasMatch() || !leadsSomewhere(match.captured(1)))
            return;
        m_body.openLink(match.captured(1));
        state().endsLink = true;
    }

    void endGroup() {
        flush();
        const State ended = state();
        if (ended.place == RtfPlace::ListText && m_groups[m_groups.size() - 2].place != RtfPlace::ListText)
            m_body.setListMark(shows() ? std::exchange(m_capture, {}).simplified() : QString());
        if (ended.endsStyle) {
            m_definedStyle.name = m_capture;
            m_styles.add(m_definedStyle);
        }
        if (ended.endsLink)
            m_body.closeLink();
        if (ended.endsNote || ended.endsBox) {
            endParagraph();
            ended.endsNote ? m_body.endNote() : m_body.endBox();
        }
        m_groups.pop_back();
        m_isOptional = false;
    }

    [[nodiscard]] bool shows() { return !state().isHidden && !state().isDeleted; }

    void warn(const QString& line) {
        if (!m_content.warnings.contains(line))
            m_content.warnings.append(line);
    }

    /// Bytes wait until their charset can change, for a character may take several.
    void flush() {
        if (m_bytes.isEmpty())
            return;
        const QByteArray bytes = std::exchange(m_bytes, {});
        const bool isAscii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0; });
        const bool isShown = state().place == RtfPlace::Text;
        if (isShown && m_fonts.isSymbolFont(state().font)) {
            if (!bytes.trimmed().isEmpty() && shows())
                warn(u"symbols from a symbol font are left out"_s);
            addText(u" "_s);
            return;
        }
        addText(isAscii ? QString::fromLatin1(bytes) : decodedAs(bytes, m_fonts.charsetOf(state().font)));
    }

    void addCharacter(char16_t character) {
        flush();
        addText(QString(QChar(character)));
    }

    void addText(const QString& text) {
        switch (state().place) {
        case RtfPlace::Text:
            addShown(text);
            break;
        case RtfPlace::Instruction:
            if (m_instruction.size() < longestCapture)
                m_instruction += text;
            break;
        case RtfPlace::ListText:
        case RtfPlace::StyleSheet:
            if (m_capture.size() < longestCapture)
                m_capture += text;
            break;
        case RtfPlace::Title:
            if (m_content.title.size() < longestCapture)
                m_content.title += text;
            break;
        case RtfPlace::Nowhere:
        case RtfPlace::FontTable:
            break;
        }
    }

    void addShown(const QString& text) {
        if (state().isDeleted || state().isHidden) {
            if (!text.trimmed().isEmpty())
                warn(
                    state().isDeleted ? u"tracked changes: insertions are taken, deletions left out"_s
                                      : u"hidden text is left out"_s);
            return;
        }
        m_body.addText(text, state().isInTable);
    }

    void endCell() {
        endParagraph();
        m_body.endCell();
    }

    void endParagraph() {
        flush();
        const bool hasOwnLevel = state().outlineLevel >= 0 && state().outlineLevel < 9;
        const int level = hasOwnLevel ? state().outlineLevel + 1 : m_styles.headingLevel(state().style);
        m_body.endParagraph(level, state().isListed);
    }

    RtfTokens m_tokens;
    RtfContent m_content;
    std::vector<State> m_groups;
    RtfBody m_body;
    RtfFonts m_fonts;
    RtfStyles m_styles;
    RtfStyle m_definedStyle;
    int m_definedFont = 0;
    int m_defaultFont = -1;
    QByteArray m_bytes;        ///< text whose charset is that of the font
    QString m_capture;         ///< text of a list's mark or a style's name
    QString m_instruction;     ///< of the field we are in
    int m_toSkip = 0;          ///< characters that only stand for what `\u` gave
    bool m_isOptional = false; ///< after `\\*`
};

} // namespace

Result<RtfContent> readRtf(const QByteArray& bytes) {
    return RtfReader(bytes).read();
}

} // namespace sheaf
