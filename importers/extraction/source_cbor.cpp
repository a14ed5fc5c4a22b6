#include "importers/extraction/source_cbor.h"

#include <QCborArray>
#include <QCborValue>
#include <QHash>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

static_assert(std::endian::native == std::endian::little, "the typed arrays below are little-endian");

constexpr QCborTag int32Array{78};   // RFC 8746: sint32, little-endian
constexpr QCborTag int64Array{79};   // RFC 8746: sint64, little-endian
constexpr QCborTag float64Array{86}; // RFC 8746: IEEE 754 binary64, little-endian
constexpr int deepestDocument = 4;   // documents in documents, ready to store

// The keys of the map. Numbers, because a reader wants them compared, not spelled.
enum Key : int {
    FormatKey,
    TitleKey,
    TextKey,
    PassagesKey,
    PagesKey,
    SpeakersKey,
    WordsKey,
    MarksKey,
    LanguageKey,
    AttributesKey,
    PagesWithoutTextKey,
    ContainedKey,
    WarningsKey
};

template <typename T>
QCborValue typedArray(QCborTag tag, const std::vector<T>& values) {
    const auto* bytes = reinterpret_cast<const char*>(values.data());
    return {tag, QByteArray(bytes, static_cast<qsizetype>(values.size() * sizeof(T)))};
}

/// Into a vector that is used again: pages of fresh memory are what moving millions of words costs.
template <typename T>
void readValues(const QCborValue& array, QCborTag tag, std::vector<T>& values) {
    const QByteArray bytes = array.isTag() && array.tag() == tag ? array.taggedValue().toByteArray() : QByteArray();
    values.resize(static_cast<size_t>(bytes.size()) / sizeof(T));
    if (!values.empty())
        std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(T));
}

/// How many words, then a row for each run of them on one page: the page, start and end of each word, left, top, right
/// and bottom of each.
QCborArray rowsOf(const QList<WordBox>& words) {
    QCborArray rows{words.size()};
    std::vector<qint32> places;
    std::vector<double> boxes;
    for (qsizetype at = 0; at < words.size();) {
        const int page = words[at].page;
        places.clear();
        boxes.clear();
        for (; at < words.size() && words[at].page == page; ++at) {
            const WordBox& word = words[at];
            places.insert(places.end(), {static_cast<qint32>(word.range.start), static_cast<qint32>(word.range.end)});
            boxes.insert(boxes.end(), {word.left, word.top, word.right, word.bottom});
        }
        rows.append(QCborArray{page, typedArray(int32Array, places), typedArray(float64Array, boxes)});
    }
    return rows;
}

/// A number of 32 bits, or `otherwise` if it is none.
int fitting(qint64 number, int otherwise) {
    return number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()
               ? otherwise
               : static_cast<int>(number);
}

int numberIn(const QCborValue& value, int otherwise) {
    return fitting(value.toInteger(otherwise), otherwise);
}

QList<WordBox> wordsFrom(const QCborArray& rows) {
    constexpr qint64 mostToExpect = 1'000'000; // of what is said to come; whoever says it may lie
    QList<WordBox> words;
    words.reserve(std::clamp<qint64>(rows.at(0).toInteger(), 0, mostToExpect));
    std::vector<qint32> places;
    std::vector<double> boxes;
    for (const QCborValue& value : rows) {
        const QCborArray row = value.toArray();
        const int page = numberIn(row.at(0), 0);
        readValues(row.at(1), int32Array, places);
        readValues(row.at(2), float64Array, boxes);
        const size_t count = std::min(places.size() / 2, boxes.size() / 4);
        for (size_t i = 0; i < count; ++i) {
            const qint32* place = &places[2 * i];
            const double* box = &boxes[4 * i];
            words.append(WordBox{{place[0], place[1]}, page, box[0], box[1], box[2], box[3]});
        }
    }
    return words;
}

constexpr size_t numbersOfPassage = 11;

template <typename Enum>
Enum enumeratorOf(qint64 number, Enum last) {
    return number < 0 || number > static_cast<int>(last) ? Enum{} : static_cast<Enum>(number);
}

/// All numbers of all passages, one after the other; who speaks as a place among the names.
std::vector<qint64> numbersOf(const QList<Passage>& passages, QStringList& speakers) {
    std::vector<qint64> numbers;
    numbers.reserve(static_cast<size_t>(passages.size()) * numbersOfPassage);
    QHash<QString, qint64> places;
    for (const Passage& passage : passages) {
        auto speaker = places.constFind(passage.speaker);
        if (speaker == places.cend()) {
            speaker = places.insert(passage.speaker, speakers.size());
            speakers.append(passage.speaker);
        }
        numbers.insert(
            numbers.end(), {passage.range.start, passage.range.end, static_cast<qint64>(passage.kind),
                            passage.headingLevel, passage.page, passage.row, passage.column, *speaker, passage.startMs,
                            static_cast<qint64>(passage.role), passage.question});
    }
    return numbers;
}

QList<Passage> passagesFrom(const QCborMap& map) {
    std::vector<qint64> numbers;
    readValues(map.value(PassagesKey), int64Array, numbers);
    QStringList speakers;
    for (const QCborValue& name : map.value(SpeakersKey).toArray())
        speakers.append(name.toString());
    QList<Passage> passages;
    passages.reserve(static_cast<qsizetype>(numbers.size() / numbersOfPassage));
    for (size_t at = 0; at + numbersOfPassage <= numbers.size(); at += numbersOfPassage) {
        const auto row = std::span(numbers).subspan(at, numbersOfPassage);
        Passage passage;
        passage.ordinal = static_cast<int>(passages.size()) + 1;
        passage.range = {row[0], row[1]};
        passage.kind = enumeratorOf(row[2], PassageKind::PageFurniture);
        passage.headingLevel = std::clamp(fitting(row[3], 0), 0, 9);
        passage.page = fitting(row[4], 0);
        passage.row = std::max(-1, fitting(row[5], -1));
        passage.column = std::max(-1, fitting(row[6], -1));
        passage.speaker = speakers.value(row[7]);
        passage.startMs = std::max<qint64>(-1, row[8]);
        passage.role = enumeratorOf(row[9], SpeakerRole::Interviewee);
        passage.question = std::max(0, fitting(row[10], 0));
        passages.append(passage);
    }
    return passages;
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
    source.passages = passagesFrom(map);
    for (const QCborValue& value : map.value(PagesKey).toArray()) {
        const QCborArray row = value.toArray();
        source.pages.append(
            {static_cast<int>(source.pages.size()) + 1, row.at(0).toString(), points(row.at(1)), points(row.at(2))});
    }
    source.words = wordsFrom(map.value(WordsKey).toArray());
    for (const QCborValue& value : map.value(MarksKey).toArray()) {
        const QCborArray row = value.toArray();
        source.marks.append(
            {.range = {row.at(0).toInteger(), row.at(1).toInteger()},
             .kind = enumeratorOf(row.at(2).toInteger(), TextMarkKind::Comment),
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
    QStringList speakers;
    const std::vector<qint64> passages = numbersOf(source.passages, speakers);
    QCborArray pages, marks, attributes, withoutText;
    for (const Page& page : source.pages)
        pages.append(QCborArray{page.label, page.width, page.height});
    for (const TextMark& mark : source.marks)
        marks.append(QCborArray{
            mark.range.start, mark.range.end, static_cast<int>(mark.kind), mark.detail, mark.author, mark.writtenAt});
    for (const auto& [name, value] : source.attributes)
        attributes.append(QCborArray{name, value});
    for (const int page : source.pagesWithoutText)
        withoutText.append(page);
    return {
        {FormatKey, source.format},
        {TitleKey, source.title},
        {TextKey, source.text},
        {PassagesKey, typedArray(int64Array, passages)},
        {SpeakersKey, QCborArray::fromStringList(speakers)},
        {PagesKey, pages},
        {WordsKey, rowsOf(source.words)},
        {MarksKey, marks},
        {LanguageKey, source.language},
        {AttributesKey, attributes},
        {PagesWithoutTextKey, withoutText},
        {ContainedKey, containedRows(source)},
        {WarningsKey, QCborArray::fromStringList(source.warnings)}};
}

Result<ImportedSource> sourceFromCbor(const QCborMap& map) {
    ImportedSource source = sourceAt(map, 0);
    if (const QString fault = checkImported(source); !fault.isEmpty())
        return failure(ErrorCode::Damaged, u"what was read makes no sense"_s, {}, fault);
    return source;
}

} // namespace sheaf
