#include "importers/xml_part.h"

using namespace Qt::StringLiterals;

namespace sheaf {

namespace {

std::string_view withoutPrefix(std::string_view name) {
    const size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool isTooDeep(const pugi::xml_node& root) {
    int depth = 0;
    for (pugi::xml_node node = root.first_child(); node;) {
        if (depth > deepestElement)
            return true;
        if (node.first_child()) {
            node = node.first_child();
            ++depth;
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root)
            return false;
        node = node.next_sibling();
    }
    return false;
}

} // namespace

Result<std::unique_ptr<pugi::xml_document>> parseXmlPart(const QByteArray& bytes) {
    auto document = std::make_unique<pugi::xml_document>();
    const pugi::xml_parse_result result = document->load_buffer(
        bytes.constData(), static_cast<size_t>(bytes.size()), pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result)
        return failure(
            ErrorCode::Damaged, u"the file is damaged: its content is not well-formed"_s,
            u"Open the file in the program it came from and save it again."_s, QString::fromUtf8(result.description()));
    if (isTooDeep(*document))
        return failure(ErrorCode::TooLarge, u"the file nests deeper than can be read"_s);
    return document;
}

std::string_view localName(const pugi::xml_node& node) {
    return withoutPrefix(node.name());
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& child : node.children())
        if (localName(child) == name)
            return child;
    return {};
}

QString attributeNamed(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute& attribute : node.attributes())
        if (withoutPrefix(attribute.name()) == name)
            return QString::fromUtf8(attribute.value());
    return {};
}

} // namespace sheaf
