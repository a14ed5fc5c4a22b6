#pragma once

#include "app/reader/source_json.h"

namespace sheaf::test {

inline Code codeOf(qint64 id, qint64 parent, const QString& name, const QString& colour) {
    Code code;
    code.id = CodeId{id};
    if (parent > 0)
        code.parent = CodeId{parent};
    code.position = static_cast<int>(id);
    code.name = name;
    code.colour = colour;
    return code;
}

inline Coding codingOf(qint64 id, qint64 code, TextRange range) {
    Coding coding;
    coding.id = CodingId{id};
    coding.code = CodeId{code};
    coding.coder = CoderId{1};
    coding.range = range;
    coding.textRevision = TextRevisionId{1};
    return coding;
}

inline Passage passageOf(int ordinal, TextRange range, PassageKind kind) {
    Passage passage;
    passage.ordinal = ordinal;
    passage.range = range;
    passage.kind = kind;
    return passage;
}

/// A source of one passage per line.
inline ReadableSource sourceOf(const QString& text, PassageKind kind = PassageKind::Turn) {
    ReadableSource readable;
    readable.source.id = SourceId{1};
    readable.source.textRevision = TextRevisionId{1};
    readable.text = text;
    qsizetype start = 0;
    for (const QString& line : text.split(u'\n')) {
        readable.passages.append(
            passageOf(static_cast<int>(readable.passages.size()) + 1, {start, start + line.size()}, kind));
        start += line.size() + 1;
    }
    return readable;
}

} // namespace sheaf::test
