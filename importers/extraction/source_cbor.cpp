#include "importers/extraction/source_cbor.h"

#include <QCborArray>
#include <QCborValue>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

static_assert(std::endian::native == std::endian::little, "the typed arrays below are little-endian");

constexpr QCborTag int32Array{78};   // RFC 8746: sint32, little-endian
constexpr QCborTag float64Array{86}; // RFC 8746: IEEE 754 binary64, little-endian
constexpr int deepestDocument = 4;   // documents in documents, ready to store

// The keys of the map. Numbers, because a reader wants them compared, not spelled.
enum Key : int {
    FormatKey,
    TitleKey,
    TextKey,
    PassagesKey,
    PagesKey,
    WordPlacesKey, // start, end, page of each word box
    WordBoxesKey,  // left, top, right, bottom of each
    MarksKey,
    LanguageKey,
    AttributesKey,
    PagesWithoutTextKey,
    ContainedKey,
    WarningsKey
};

template <typename T>
QCborValue typedArray(QCborTag tag, const std::vector<T>& values) {
    return {
        tag,
        QByteArray(reinterpret_cast<const char*>(values.data()), static_cast<qsizetype>(values.size() * sizeof(T)))};
}

template <typename T>
std::vector<T> valuesOf(const QCborValue& array, QCborTag tag) {
    if (!array.isTag() || array.tag() != tag)
        return {};
    const QByteArray bytes = array.taggedValue().toByteArray();
    std::vector<T> values(static_cast<size_t>(bytes.size()) / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(T));
    return values;
}

void putWords(QCborMap& map, const QList<WordBox>& words) {
    std::vector<qint32> places;
    std::vector<double> boxes;
    places.reserve(static_cast<size_t>(words.size()) * 3);
    boxes.reserve(static_cast<size_t>(words.size()) * 4);
    for (const WordBox& word : words) {
        places.insert(
            places.end(), {static_cast<qint32>(word.range.start), static_cast<qint32>(word.range.end), word.page});
        boxes.insert(boxes.end(), {word.left, word.top, word.right, word.bottom});
    }
    map.insert(WordPlacesKey, typedArray(int32Array, places));
    map.insert(WordBoxesKey, typedArray(float64Array, boxes));
}

QList<WordBox> wordsFrom(const QCborMap& map) {
    const auto places = valuesOf<qint32>(map.value(WordPlacesKey), int32Array);
    const auto boxes = valuesOf<double>(map.value(WordBoxesKey), float64Array);
    const size_t count = std::min(places.size() / 3, boxes.size() / 4);
    QList<WordBox> words;
    words.reserve(static_cast<qsizetype>(count));
    for (size_t i = 0; i < count; ++i) {
        const qint32* place = &places[3 * i];
        const double* box = &boxes[4 * i];
        words.append(WordBox{{place[0], place[1]}, place[2], box[0], box[1], box[2], box[3]});
    }
    return words;
}

QCborArray rowOf(const Passage& passage) {
    return {
        passage.range.start,
        passage.range.end,
        static_cast<int>(passage.kind),
        passage.headingLevel,
        passage.page,
        passage.row,
        passage.column,
        passage.speaker,
        passage.startMs,
        static_cast<int>(passage.role),
        passage.question};
}

/// A number from a row, or `otherwise` where none stands or it does not fit.
int numberIn(const QCborValue& value, int otherwise) {
    const qint64 number = value.toInteger(otherwise);
    return number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()
               ? otherwise
               : static_cast<int>(number);
}

template <typename Enum>
Enum enumeratorIn(const QCborValue& value, Enum last) {
    const int number = numberIn(value, 0);
    return number < 0 || number > static_cast<int>(last) ? Enum{} : static_cast<Enum>(number);
}

Passage passageFrom(const QCborArray& row, int ordinal) {
    Passage passage;
    passage.ordinal = ordinal;
    passage.range = {row.at(0).toInteger(), row.at(1).toInteger()};
    passage.kind = enumeratorIn(row.at(2), PassageKind::PageFurniture);
    passage.headingLevel = std::clamp(numberIn(row.at(3), 0), 0, 9);
    passage.page = numberIn(row.at(4), 0);
    passage.row = std::max(-1, numberIn(row.at(5), -1));
    passage.column = std::max(-1, numberIn(row.at(6), -1));
    passage.speaker = row.at(7).toString();
    passage.startMs = std::max<qint64>(-1, row.at(8).toInteger(-1));
    passage.role = enumeratorIn(row.at(9), SpeakerRole::Interviewee);
    passage.question = std::max(0, numberIn(row.at(10), 0));
    return passage;
}

/// A side or a size in points; what is no number becomes nothing.
double points(const QCborValue& value) {
    const double number = value.toDouble();
    return std::isfinite(number) && number > 0 ? number : 0;
}

QCborArray containedRows(const ImportedSource& source) {
    QCborArray rows;
    for (const ContainedDocument& document : source.contained) {
        QCborArray ready;
        for (const ImportedSource& inner : document.source)
            ready.append(cborFromSource(inner));
        rows.append(QCborArray{document.name, document.bytes, ready});
    }
    return rows;
}

ImportedSource sourceAt(const QCborMap& map, int depth) {
    ImportedSource source;
    source.format = map.value(FormatKey).toString();
    source.title = map.value(TitleKey).toString();
    source.text = map.value(TextKey).toString();
    source.language = map.value(LanguageKey).toString();
    for (const QCborValue& row : map.value(PassagesKey).toArray())
        source.passages.append(passageFrom(row.toArray(), static_cast<int>(source.passages.size()) + 1));
    for (const QCborValue& value : map.value(PagesKey).toArray()) {
        const QCborArray row = value.toArray();
        source.pages.append(
            {static_cast<int>(source.pages.size()) + 1, row.at(0).toString(), points(row.at(1)), points(row.at(2))});
    }
    source.words = wordsFrom(map);
    for (const QCborValue& value : map.value(MarksKey).toArray()) {
        const QCborArray row = value.toArray();
        source.marks.append(
            {.range = {row.at(0).toInteger(), row.at(1).toInteger()},
             .kind = enumeratorIn(row.at(2), TextMarkKind::Comment),
             .detail = row.at(3).toString(),
             .author = row.at(4).toString(),
             .writtenAt = row.at(5).toString()});
    }
    for (const QCborValue& value : map.value(AttributesKey).toArray())
        source.attributes.append({value.toArray().at(0).toString(), value.toArray().at(1).toString()});
    for (const QCborValue& page : map.value(PagesWithoutTextKey).toArray())
        source.pagesWithoutText.append(numberIn(page, 0));
    for (const QCborValue& warning : map.value(WarningsKey).toArray())
        source.warnings.append(warning.toString());
    if (depth >= deepestDocument)
        return source;
    for (const QCborValue& value : map.value(ContainedKey).toArray()) {
        const QCborArray row = value.toArray();
        ContainedDocument document{row.at(0).toString(), row.at(1).toByteArray()};
        for (const QCborValue& ready : row.at(2).toArray())
            document.source.push_back(sourceAt(ready.toMap(), depth + 1));
        source.contained.push_back(std::move(document));
    }
    return source;
}

} // namespace

QCborMap cborFromSource(const ImportedSource& source) {
    QCborArray passages, pages, marks, attributes, withoutText;
    for (const Passage& passage : source.passages)
        passages.append(rowOf(passage));
    for (const Page& page : source.pages)
        pages.append(QCborArray{page.label, page.width, page.height});
    for (const TextMark& mark : source.marks)
        marks.append(QCborArray{
            mark.range.start, mark.range.end, static_cast<int>(mark.kind), mark.detail, mark.author, mark.writtenAt});
    for (const auto& [name, value] : source.attributes)
        attributes.append(QCborArray{name, value});
    for (const int page : source.pagesWithoutText)
        withoutText.append(page);
    QCborMap map{
        {FormatKey, source.format},
        {TitleKey, source.title},
        {TextKey, source.text},
        {PassagesKey, passages},
        {PagesKey, pages},
        {MarksKey, marks},
        {LanguageKey, source.language},
        {AttributesKey, attributes},
        {PagesWithoutTextKey, withoutText},
        {ContainedKey, containedRows(source)},
        {WarningsKey, QCborArray::fromStringList(source.warnings)}};
    putWords(map, source.words);
    return map;
}

Result<ImportedSource> sourceFromCbor(const QCborMap& map) {
    ImportedSource source = sourceAt(map, 0);
    if (const QString fault = checkImported(source); !fault.isEmpty())
        return failure(ErrorCode::Damaged, u"what was read makes no sense"_s, {}, fault);
    return source;
}

} // namespace sheaf
