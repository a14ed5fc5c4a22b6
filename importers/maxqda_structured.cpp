#include "importers/maxqda_structured.h"

#include "importers/annotations.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr qsizetype linesLookedAt = 20;

/// What follows the word on a line that starts with it; null if the line does not.
QString argumentOf(const QString& line, QLatin1StringView word) {
    const QString text = line.trimmed();
    if (!text.startsWith(word))
        return {};
    const QString rest = text.sliced(word.size());
    if (!rest.isEmpty() && !rest.front().isSpace())
        return {};
    return rest.isEmpty() ? u""_s : rest.trimmed();
}

void addHeading(TextBuilder& builder, int level, const QString& text) {
    Passage heading;
    heading.kind = PassageKind::Heading;
    heading.headingLevel = level;
    builder.addPassage(heading, text);
}

} // namespace

bool isMaxqdaStructured(const QStringList& lines) {
    const auto head = lines.first(std::min(lines.size(), linesLookedAt));
    const auto starts = [](QLatin1StringView word) {
        return [word](const QString& line) { return !argumentOf(line, word).isNull(); };
    };
    return std::any_of(head.begin(), head.end(), starts("#TEXT"_L1)) &&
           std::any_of(lines.begin(), lines.end(), starts("#CODE"_L1));
}

void addMaxqdaStructured(TextBuilder& builder, const QStringList& lines) {
    for (const QString& line : lines) {
        if (const QString name = argumentOf(line, "#TEXT"_L1); !name.isNull()) {
            addHeading(builder, 1, name);
        } else if (const QString path = argumentOf(line, "#CODE"_L1); !path.isNull()) {
            addHeading(builder, 2, path);
        } else if (argumentOf(line, "#ENDCODE"_L1).isNull()) {
            builder.begin(Passage{});
            addSpeech(builder, line);
            builder.end();
        }
    }
}

} // namespace sheaf
