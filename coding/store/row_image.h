#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QVariant>

#include <optional>

namespace sheaf {

/// A column's value. Values are what a database gives back: whole numbers, floating point, text, bytes, null.
struct Field {
    QString column;
    QVariant value;
};
/// Some or all columns of a row, in a fixed order.
using Row = QList<Field>;

/// Packs values for the journal, in order: a CBOR array (RFC 8949). The same values give the same bytes, whichever
/// integer type they came in.
[[nodiscard]] QByteArray packValues(const QVariantList& values);
/// Reads them back. None if the bytes are not of packValues' making. Cost: O(bytes); takes no more memory than that.
[[nodiscard]] std::optional<QVariantList> unpackValues(const QByteArray& image);

} // namespace sheaf
