#include "importers/extraction/extraction_message.h"

#include "importers/extraction/source_cbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QCborStreamReader>
#include <QCborValue>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

constexpr int widestPicture = 20'000; // pixels

enum Key : int {
    NumberKey,
    KindKey,
    FileNameKey,
    PasswordKey,
    PageKey,
    ResolutionKey,
    RecognisedKey,
    ErrorKey,
    ValueKey
};

template <typename Variant, typename T, size_t index = 0>
constexpr int kindOf() {
    if constexpr (std::is_same_v<std::variant_alternative_t<index, Variant>, T>)
        return static_cast<int>(index);
    else
        return kindOf<Variant, T, index + 1>();
}

QCborArray rowsOf(const QList<RecognisedPage>& pages) {
    QCborArray rows;
    for (const RecognisedPage& page : pages) {
        QCborArray words;
        for (const RecognisedPage::Word& word : page.words)
            words.append(QCborArray{word.text, word.left, word.top, word.right, word.bottom, word.line});
        rows.append(QCborArray{page.page, words});
    }
    return rows;
}

QList<RecognisedPage> recognisedFrom(const QCborArray& rows) {
    QList<RecognisedPage> pages;
    for (const QCborValue& value : rows) {
        RecognisedPage page;
        page.page = static_cast<int>(value.toArray().at(0).toInteger());
        for (const QCborValue& word : value.toArray().at(1).toArray()) {
            const QCborArray row = word.toArray();
            page.words.append(
                {row.at(0).toString(), row.at(1).toDouble(), row.at(2).toDouble(), row.at(3).toDouble(),
                 row.at(4).toDouble(), static_cast<int>(row.at(5).toInteger())});
        }
        pages.append(page);
    }
    return pages;
}

tl::unexpected<Error> unreadable() {
    return failure(ErrorCode::Internal, u"the reading process sent something that makes no sense"_s);
}

/// A value of one byte takes many in memory: whoever means harm sends many.
bool hasFewItems(const QByteArray& bytes) {
    constexpr qint64 mostItems = 8'000'000;
    constexpr int deepest = 64;
    QCborStreamReader reader(bytes);
    int depth = 0;
    for (qint64 items = 0; reader.isValid(); ++items) {
        if (items > mostItems || depth > deepest)
            return false;
        const bool entered = reader.isContainer() && reader.enterContainer();
        depth += entered;
        if (!entered && !reader.next())
            return false;
        for (; depth > 0 && !reader.hasNext() && reader.lastError() == QCborError::NoError; --depth)
            if (!reader.leaveContainer())
                return false;
    }
    return true;
}

Result<QCborMap> mapFrom(const QByteArray& bytes) {
    if (!hasFewItems(bytes))
        return unreadable();
    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(bytes, &error);
    if (error.error != QCborError::NoError || !value.isMap())
        return unreadable();
    return value.toMap();
}

Result<ExtractionReply> pictureFrom(const QCborArray& row) {
    PagePicture picture{
        static_cast<int>(row.at(0).toInteger()), static_cast<int>(row.at(1).toInteger()), row.at(2).toByteArray()};
    const bool isSane = 0 < picture.width && picture.width <= widestPicture && 0 < picture.height &&
                        picture.height <= widestPicture &&
                        picture.pixels.size() == 3LL * picture.width * picture.height;
    if (!isSane)
        return unreadable();
    return picture;
}

QCborValue valueOf(const ImportedSource& source) {
    return cborFromSource(source);
}
QCborValue valueOf(const QList<int>& pages) {
    QCborArray numbers;
    for (const int page : pages)
        numbers.append(page);
    return numbers;
}
QCborValue valueOf(const PagePicture& picture) {
    return QCborArray{picture.width, picture.height, picture.pixels};
}

} // namespace

QByteArray encodeRequest(const ExtractionRequest& request, int number) {
    QCborMap map{{NumberKey, number}, {KindKey, static_cast<int>(request.index())}};
    if (const auto* read = std::get_if<ReadDocumentRequest>(&request)) {
        map.insert(FileNameKey, read->reading.fileName);
        map.insert(PasswordKey, read->reading.password);
        map.insert(RecognisedKey, rowsOf(read->reading.recognised));
    } else if (const auto* find = std::get_if<FindPicturePagesRequest>(&request)) {
        map.insert(PasswordKey, find->password);
    } else if (const auto* draw = std::get_if<DrawPageRequest>(&request)) {
        map.insert(PasswordKey, draw->password);
        map.insert(PageKey, draw->page);
        map.insert(ResolutionKey, draw->dotsPerInch);
    }
    return map.toCborValue().toCbor();
}

Result<NumberedRequest> decodeRequest(const QByteArray& bytes) {
    const auto map = mapFrom(bytes);
    if (!map)
        return failure(map);
    const auto number = static_cast<int>(map->value(NumberKey).toInteger());
    const QString password = map->value(PasswordKey).toString();
    switch (map->value(KindKey).toInteger(-1)) {
    case kindOf<ExtractionRequest, ReadDocumentRequest>():
        return NumberedRequest{
            ReadDocumentRequest{
                {.fileName = map->value(FileNameKey).toString(),
                 .password = password,
                 .recognised = recognisedFrom(map->value(RecognisedKey).toArray())}},
            number};
    case kindOf<ExtractionRequest, FindPicturePagesRequest>():
        return NumberedRequest{FindPicturePagesRequest{password}, number};
    case kindOf<ExtractionRequest, DrawPageRequest>():
        return NumberedRequest{
            DrawPageRequest{
                password, static_cast<int>(map->value(PageKey).toInteger()), map->value(ResolutionKey).toDouble()},
            number};
    default:
        return unreadable();
    }
}

QByteArray encodeReply(const Result<ExtractionReply>& reply, int number) {
    QCborMap map{{NumberKey, number}};
    if (!reply) {
        const Error& error = reply.error();
        map.insert(ErrorKey, QCborArray{static_cast<int>(error.code), error.message, error.hint, error.detail});
    } else {
        map.insert(KindKey, static_cast<int>(reply->index()));
        map.insert(ValueKey, std::visit([](const auto& value) { return valueOf(value); }, *reply));
    }
    return map.toCborValue().toCbor();
}

Result<ExtractionReply> decodeReply(const QByteArray& bytes, int number) {
    const auto map = mapFrom(bytes);
    if (!map)
        return failure(map);
    if (map->value(NumberKey).toInteger(-1) != number)
        return unreadable();
    if (const QCborValue error = map->value(ErrorKey); error.isArray()) {
        const QCborArray row = error.toArray();
        const qint64 code = row.at(0).toInteger(-1);
        if (code < 0 || code > static_cast<qint64>(ErrorCode::Internal) || row.at(1).toString().isEmpty())
            return unreadable();
        return failure(
            static_cast<ErrorCode>(code), row.at(1).toString().simplified(), row.at(2).toString().simplified(),
            row.at(3).toString());
    }
    const QCborValue value = map->value(ValueKey);
    switch (map->value(KindKey).toInteger(-1)) {
    case kindOf<ExtractionReply, ImportedSource>(): {
        auto source = sourceFromCbor(value.toMap());
        if (!source)
            return failure(source);
        return std::move(*source);
    }
    case kindOf<ExtractionReply, QList<int>>(): {
        QList<int> pages;
        for (const QCborValue& page : value.toArray())
            pages.append(static_cast<int>(page.toInteger()));
        return pages;
    }
    case kindOf<ExtractionReply, PagePicture>():
        return pictureFrom(value.toArray());
    default:
        return unreadable();
    }
}

} // namespace sheaf
