#include "app/exporters/docx_body.h"
#include "app/exporters/docx_package.h"
#include "app/exporters/docx_parts.h"
#include "app/exporters/export_table.h"

namespace sheaf {

Result<QByteArray> toDocx(const QList<Table>& tables, const QString& documentTitle) {
    const QString language = tables.isEmpty() ? QString() : tables.constFirst().language;
    docx::Body body(documentTitle, language);
    for (const Table& table : tables)
        body.addTable(table);
    const QByteArray document = body.finishDocument();
    return zipPackage({
        {"[Content_Types].xml", docx::contentTypesXml()},
        {"_rels/.rels", docx::packageRelationshipsXml()},
        {"word/document.xml", document},
        {"word/_rels/document.xml.rels", docx::documentRelationshipsXml()},
        {"word/styles.xml", docx::stylesXml(language)},
        {"word/settings.xml", docx::settingsXml()},
        {"word/footnotes.xml", body.footnotesXml()},
        {"word/footer1.xml", docx::footerXml()},
        {"docProps/core.xml", docx::corePropertiesXml(documentTitle, language)},
        {"docProps/app.xml", docx::applicationPropertiesXml()},
    });
}

} // namespace sheaf
