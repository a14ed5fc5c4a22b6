#include "app/reader/source_json.h"

#include <QRegularExpression>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

QJsonObject passageJson(const Passage& passage) {
    QJsonObject json{
        {u"ordinal"_s, passage.ordinal},
        {u"start"_s, passage.range.start},
        {u"end"_s, passage.range.end},
        {u"kind"_s, toWord(passage.kind)},
        {u"page"_s, passage.page}};
    if (passage.kind == PassageKind::Heading)
        json.insert(u"level"_s, passage.headingLevel);
    if (passage.kind == PassageKind::TableCell) {
        json.insert(u"row"_s, passage.row);
        json.insert(u"column"_s, passage.column);
    }
    if (passage.kind == PassageKind::Turn) {
        json.insert(u"speaker"_s, passage.speaker);
        json.insert(u"startMs"_s, passage.startMs);
    }
    return json;
}

QJsonArray pageLabels(const QList<Page>& pages) {
    QJsonArray labels;
    for (const Page& page : pages)
        labels.append(page.label);
    return labels;
}

QString coderName(const QList<Coder>& coders, CoderId id) {
    const auto coder = std::ranges::find(coders, id, &Coder::id);
    return coder == coders.end() ? QString() : coder->name;
}

} // namespace

QJsonObject sourceJson(const ReadableSource& readable) {
    QJsonArray passages;
    qsizetype reached = 0;
    for (const Passage& passage : readable.passages) {
        if (!passage.range.fits(readable.text) || passage.range.start < reached)
            continue;
        reached = passage.range.end;
        passages.append(passageJson(passage));
    }
    return {
        {u"id"_s, readable.source.id.value},
        {u"revision"_s, readable.source.textRevision.value},
        {u"title"_s, readable.source.title},
        {u"language"_s, readable.source.language},
        {u"text"_s, readable.text},
        {u"pageLabels"_s, pageLabels(readable.pages)},
        {u"passages"_s, passages}};
}

QJsonArray
codingsJson(const QList<Coding>& codings, const ShownText& text, const CodeTree& codes, const QList<Coder>& coders) {
    QList<Coding> ordered = codings;
    std::ranges::sort(ordered, [](const Coding& a, const Coding& b) {
        return std::tuple(a.range.start, -a.range.end, a.id) < std::tuple(b.range.start, -b.range.end, b.id);
    });
    QJsonArray json;
    for (const Coding& coding : ordered) {
        if (coding.textRevision != text.revision)
            continue;
        const Code* code = codes.byId(coding.code);
        if (code == nullptr || coding.range.isEmpty() || coding.range.start < 0 || coding.range.end > text.length)
            continue;
        json.append(QJsonObject{
            {u"id"_s, coding.id.value},
            {u"code"_s, code->id.value},
            {u"name"_s, code->name},
            {u"path"_s, codes.path(code->id)},
            {u"colour"_s, safeColour(code->colour)},
            {u"start"_s, coding.range.start},
            {u"end"_s, coding.range.end},
            {u"coder"_s, coderName(coders, coding.coder)},
            {u"stance"_s, coding.stance ? toWord(*coding.stance) : QString()},
            {u"memo"_s, coding.memo}});
    }
    return json;
}

QJsonArray codesJson(const CodeTree& codes) {
    QJsonArray json;
    for (const Code& code : codes.inOrder()) {
        const Code* parent = code.parent ? codes.byId(*code.parent) : nullptr;
        json.append(QJsonObject{
            {u"id"_s, code.id.value},
            {u"name"_s, code.name},
            {u"path"_s, codes.path(code.id)},
            {u"under"_s, parent != nullptr ? parent->name : QString()},
            {u"colour"_s, safeColour(code.colour)},
            {u"isLeaf"_s, codes.children(code.id).isEmpty()}});
    }
    return json;
}

QString safeColour(const QString& colour) {
    static const QRegularExpression hex(u"\\A#[0-9A-Fa-f]{6}\\z"_s);
    return hex.match(colour).hasMatch() ? colour : u"#8a93a3"_s;
}

} // namespace sheaf
