#pragma once

#include "coding/table.h"

#include <QByteArray>
#include <QStringList>

#include <pugixml.hpp>

#include <map>

namespace sheaf::test {

/// A Word document taken apart again: every part parsed. `wellFormed` is false if the package or one of its parts can't
/// be.
struct OpenedDocx {
    std::map<QByteArray, pugi::xml_document> parts;
    bool wellFormed = false;

    /// How many nodes of the part the XPath finds.
    [[nodiscard]] int countOf(const QByteArray& part, const char* xpath) const;
    /// The text of the first node the XPath finds.
    [[nodiscard]] QString textOf(const QByteArray& part, const char* xpath) const;
    /// The text below the node: its w:t elements, joined.
    [[nodiscard]] static QString textBelow(pugi::xml_node node);
};

[[nodiscard]] OpenedDocx openDocx(const QByteArray& bytes);
/// Exports and opens.
[[nodiscard]] OpenedDocx openDocx(const QList<Table>& tables, const QString& title = QStringLiteral("Report"));

} // namespace sheaf::test
