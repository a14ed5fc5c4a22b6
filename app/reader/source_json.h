#pragma once

#include "coding/code_tree.h"
#include "coding/coding.h"
#include "coding/passage.h"
#include "coding/source.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sheaf {

/// A source as its reader needs it: one revision of everything that is shown of it.
struct ReadableSource {
    Source source;
    QString text;
    QList<Passage> passages;
    QList<Page> pages;
    QList<Coding> codings;
};

/// `{id, revision, title, language, text, pageLabels, passages: [{ordinal, start, end, kind, level, page, row, column,
/// speaker, startMs}]}`. Positions are UTF-16 code units, as JavaScript counts them. Passages that do not lie in the
/// text, or not after the one before, are left out: the page may then rely on their order. Pure; O(text).
[[nodiscard]] QJsonObject sourceJson(const ReadableSource& readable);

/// The text that is on screen.
struct ShownText {
    TextRevisionId revision;
    qsizetype length = 0; ///< UTF-16 code units
};

/// `[{id, code, name, path, colour, start, end, coder, stance, memo}]`, by start, longer first. Codings whose range
/// counts in another text of the source (those that need a look, and those that came with a correction which is not on
/// screen yet) are left out: this is the one place that decides so. So are codings of codes that the tree does not
/// hold, or of ranges outside the text. Colours are always `#rrggbb`. Pure.
[[nodiscard]] QJsonArray
codingsJson(const QList<Coding>& codings, const ShownText& text, const CodeTree& codes, const QList<Coder>& coders);

/// What the palette offers: `[{id, name, path, under, colour, isLeaf}]` in the codebook's order; `under` names the
/// parent.
[[nodiscard]] QJsonArray codesJson(const CodeTree& codes);

/// The colour, or a grey where it is none: a project file is a foreign file, too.
[[nodiscard]] QString safeColour(const QString& colour);

} // namespace sheaf
