#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace sheaf::cli {

enum class OutputFormat { Text, Json, Csv };

/// A column of a listing: the key under which rows hold its value, and its heading for people.
struct ListingColumn {
    QString key; ///< stable: programs read it
    QString heading;
};

/// Rows that a verb answers with. As text, the columns named are shown, aligned; as CSV likewise, keys as the header;
/// as JSON, whole objects.
struct Listing {
    QList<ListingColumn> columns;
    QList<QJsonObject> rows = {};
};

/// A value of a row as one line of text: numbers plain, lists joined by "; ", null empty.
[[nodiscard]] QString toLine(const QJsonValue& value);

[[nodiscard]] QString render(const Listing& listing, OutputFormat format);
[[nodiscard]] QString renderJson(const QJsonObject& object);

} // namespace sheaf::cli
