#include "coding/store/row_image.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>

namespace sheaf {

namespace {

void pack(QCborStreamWriter& cbor, const QVariant& value) {
    if (value.isNull())
        return cbor.append(nullptr);
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Long:
    case QMetaType::ULong:
        return cbor.append(value.toLongLong());
    case QMetaType::Float:
    case QMetaType::Double:
        return cbor.append(value.toDouble());
    case QMetaType::QByteArray:
        return cbor.append(value.toByteArray());
    default:
        return cbor.append(value.toString());
    }
}

std::optional<QVariant> unpack(QCborStreamReader& cbor) {
    QVariant value;
    if (cbor.isString() || cbor.isByteArray()) {
        const bool isText = cbor.isString();
        QString text;
        QByteArray bytes;
        while (true) {
            if (isText) {
                const auto chunk = cbor.readString();
                if (chunk.status == QCborStreamReader::Error)
                    return {};
                if (chunk.status == QCborStreamReader::EndOfString)
                    break;
                text += chunk.data;
            } else {
                const auto chunk = cbor.readByteArray();
                if (chunk.status == QCborStreamReader::Error)
                    return {};
                if (chunk.status == QCborStreamReader::EndOfString)
                    break;
                bytes += chunk.data;
            }
        }
        return isText ? QVariant(text.isNull() ? QStringLiteral("") : text)
                      : QVariant(bytes.isNull() ? QByteArray("") : bytes);
    }
    if (cbor.isInteger())
        value = cbor.toInteger();
    else if (cbor.isDouble())
        value = cbor.toDouble();
    else if (!cbor.isNull())
        return {};
    if (!cbor.next())
        return {};
    return value;
}

} // namespace

QByteArray packValues(const QVariantList& values) {
    QByteArray image;
    QCborStreamWriter cbor(&image);
    cbor.startArray(static_cast<quint64>(values.size()));
    for (const QVariant& value : values)
        pack(cbor, value);
    cbor.endArray();
    return image;
}

std::optional<QVariantList> unpackValues(const QByteArray& image) {
    QCborStreamReader cbor(image);
    if (!cbor.isArray() || !cbor.enterContainer())
        return {};
    QVariantList values;
    while (cbor.lastError() == QCborError::NoError && cbor.hasNext()) {
        auto value = unpack(cbor);
        if (!value)
            return {};
        values.append(std::move(*value));
    }
    if (cbor.lastError() != QCborError::NoError || !cbor.leaveContainer())
        return {};
    return values;
}

} // namespace sheaf
