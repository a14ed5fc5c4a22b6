#include "importers/emphasised_questions.h"

#include <algorithm>

namespace sheaf {

namespace {

constexpr int fewestQuestions = 3;

bool isSpoken(const DocumentBlock& block) {
    const bool isProse = block.like.kind == PassageKind::Paragraph || block.like.kind == PassageKind::ListItem;
    return isProse && !block.text.trimmed().isEmpty();
}

bool asks(const DocumentBlock& block) {
    QStringView text = QStringView(block.text).trimmed();
    while (!text.isEmpty() && QStringView(u"\"'\u201D\u2019\u00BB)] ").contains(text.back()))
        text.chop(1);
    return block.isEmphasised && !text.isEmpty() && QStringView(u"?\u061F\uFF1F").contains(text.back());
}

/// Where the first question stands, if enough of them are answered; else -1.
qsizetype firstQuestion(const QList<DocumentBlock>& blocks) {
    int answered = 0, questions = 0, emphasised = 0;
    qsizetype first = -1;
    bool waitsForAnswer = false;
    for (qsizetype i = 0; i < blocks.size(); ++i) {
        const DocumentBlock& block = blocks[i];
        if (!isSpoken(block))
            continue;
        const bool isQuestion = asks(block);
        if (isQuestion && first < 0)
            first = i;
        answered += !block.isEmphasised && waitsForAnswer;
        waitsForAnswer = isQuestion || (waitsForAnswer && block.isEmphasised);
        questions += isQuestion;
        emphasised += block.isEmphasised;
    }
    return answered >= fewestQuestions && questions * 2 >= emphasised ? first : -1;
}

} // namespace

std::optional<QList<DocumentBlock>> turnsByEmphasis(const QList<DocumentBlock>& blocks) {
    const qsizetype first = firstQuestion(blocks);
    if (first < 0)
        return std::nullopt;
    QList<DocumentBlock> turns = blocks.first(first);
    bool goesOn = false; // the block before is a turn that a neighbour may join
    for (const DocumentBlock& block : blocks.sliced(first)) {
        if (!isSpoken(block)) {
            const bool isBlank = block.text.trimmed().isEmpty() && block.points.isEmpty();
            if (!isBlank)
                turns.append(block);
            goesOn = goesOn && isBlank;
            continue;
        }
        const SpeakerRole role = block.isEmphasised ? SpeakerRole::Interviewer : SpeakerRole::Interviewee;
        if (!goesOn || turns.constLast().like.role != role) {
            DocumentBlock turn;
            turn.like.kind = PassageKind::Turn;
            turn.like.role = role;
            turns.append(turn);
        }
        appendToBlock(turns.last(), block, u"\n");
        goesOn = true;
    }
    return turns;
}

} // namespace sheaf
