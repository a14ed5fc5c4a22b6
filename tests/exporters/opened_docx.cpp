#include "tests/exporters/opened_docx.h"

#include "app/exporters/export_table.h"

#include <zip.h>

namespace sheaf::test {

namespace {

QByteArray contentOf(zip_t* archive, zip_uint64_t index) {
    zip_stat_t status;
    zip_file_t* file = zip_stat_index(archive, index, 0, &status) == 0 ? zip_fopen_index(archive, index, 0) : nullptr;
    if (file == nullptr)
        return {};
    QByteArray content(static_cast<qsizetype>(status.size), '\0');
    const zip_int64_t read = zip_fread(file, content.data(), status.size);
    zip_fclose(file);
    return read == content.size() ? content : QByteArray();
}

} // namespace

int OpenedDocx::countOf(const QByteArray& part, const char* xpath) const {
    const auto found = parts.find(part);
    return found == parts.end() ? -1 : static_cast<int>(found->second.select_nodes(xpath).size());
}

QString OpenedDocx::textOf(const QByteArray& part, const char* xpath) const {
    const auto found = parts.find(part);
    return found == parts.end() ? QString() : textBelow(found->second.select_node(xpath).node());
}

QString OpenedDocx::textBelow(pugi::xml_node node) {
    QString text;
    for (const pugi::xpath_node& run : node.select_nodes(".//w:t"))
        text += QString::fromUtf8(run.node().text().get());
    return text;
}

OpenedDocx openDocx(const QByteArray& bytes) {
    OpenedDocx opened;
    zip_source_t* source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, nullptr);
    zip_t* archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (archive == nullptr) {
        zip_source_free(source);
        return opened;
    }
    opened.wellFormed = true;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const QByteArray content = contentOf(archive, index);
        pugi::xml_document& part = opened.parts[zip_get_name(archive, index, 0)];
        const auto parsed = part.load_buffer(
            content.constData(), static_cast<std::size_t>(content.size()), pugi::parse_default | pugi::parse_ws_pcdata);
        opened.wellFormed = opened.wellFormed && parsed;
    }
    zip_close(archive);
    return opened;
}

OpenedDocx openDocx(const QList<Table>& tables, const QString& title) {
    const auto bytes = toDocx(tables, title);
    return bytes ? openDocx(*bytes) : OpenedDocx();
}

} // namespace sheaf::test
