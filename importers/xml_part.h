#pragma once

#include "coding/result.h"

#include <QByteArray>
#include <QString>

#include <pugixml.hpp>

#include <memory>
#include <string_view>

namespace sheaf {

/// Elements deeper than this are refused, so that readers may walk a part by recursion.
inline constexpr int deepestElement = 200;

/// Parses one part of an Office file, white space kept. Entities other than XML's own five are not resolved, DTDs not
/// read. Errors: Damaged, TooLarge (deeper than deepestElement).
[[nodiscard]] Result<std::unique_ptr<pugi::xml_document>> parseXmlPart(const QByteArray& bytes);

/// An element's name without its prefix: producers choose prefixes freely.
[[nodiscard]] std::string_view localName(const pugi::xml_node& node);
/// The first child element of that local name; null if there is none.
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);
/// The attribute of that local name; empty if there is none.
[[nodiscard]] QString attributeNamed(const pugi::xml_node& node, std::string_view name);

} // namespace sheaf
