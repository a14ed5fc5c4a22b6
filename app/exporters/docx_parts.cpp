#include "app/exporters/docx_parts.h"

#include "app/exporters/cell_text.h"

namespace sheaf::docx {

using namespace Qt::StringLiterals;

namespace {

#define SHEAF_XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define SHEAF_WORD_NS "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define SHEAF_OFFICE_REL "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

constexpr const char* contentTypes =
    SHEAF_XML_HEAD R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>
<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>
</Types>
)";

constexpr const char* packageRelationships =
    SHEAF_XML_HEAD R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type=")" SHEAF_OFFICE_REL R"(/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
<Relationship Id="rId3" Type=")" SHEAF_OFFICE_REL R"(/extended-properties" Target="docProps/app.xml"/>
</Relationships>
)";

constexpr const char* documentRelationships =
    SHEAF_XML_HEAD R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type=")" SHEAF_OFFICE_REL R"(/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type=")" SHEAF_OFFICE_REL R"(/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type=")" SHEAF_OFFICE_REL R"(/footnotes" Target="footnotes.xml"/>
<Relationship Id="rId4" Type=")" SHEAF_OFFICE_REL R"(/footer" Target="footer1.xml"/>
</Relationships>
)";

constexpr const char* settings = SHEAF_XML_HEAD "<w:settings xmlns:w=\"" SHEAF_WORD_NS R"(">
<w:zoom w:percent="100"/>
<w:defaultTabStop w:val="720"/>
<w:characterSpacingControl w:val="doNotCompress"/>
<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>
<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>
)";

constexpr const char* footer = SHEAF_XML_HEAD "<w:ftr xmlns:w=\"" SHEAF_WORD_NS R"("><w:p>
<w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>
</w:p></w:ftr>
)";

constexpr const char* applicationProperties = SHEAF_XML_HEAD
    R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Sheaf</Application></Properties>
)";

// In the order people meet them in the style gallery; colours keep a contrast of at least 4.5 : 1 on every shading
// used.
constexpr const char* styles = SHEAF_XML_HEAD "<w:styles xmlns:w=\"" SHEAF_WORD_NS R"(">
<w:docDefaults>
<w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>%LANG%</w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="240" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1D2430"/><w:sz w:val="40"/><w:szCs w:val="40"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1D2430"/><w:sz w:val="30"/><w:szCs w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="35"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="120" w:after="80" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1D2430"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableScope"><w:name w:val="Table scope"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:after="80" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A5361"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableText"><w:name w:val="Table text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableQuotation"><w:name w:val="Table quotation"/><w:basedOn w:val="TableText"/><w:qFormat/><w:pPr><w:spacing w:before="30" w:after="80"/></w:pPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableHeader"><w:name w:val="Table header"/><w:basedOn w:val="TableText"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="50" w:after="50"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1D2430"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableRowName"><w:name w:val="Table row name"/><w:basedOn w:val="TableText"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableGroup"><w:name w:val="Table group"/><w:basedOn w:val="TableHeader"/><w:qFormat/></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableNote"><w:name w:val="Table note"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:before="60" w:after="60" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A5361"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="TableEnd"><w:name w:val="Table end"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="FootnoteText"><w:name w:val="footnote text"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr><w:spacing w:after="0"/><w:jc w:val="center"/></w:pPr><w:rPr><w:color w:val="4A5361"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:uiPriority w:val="99"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="Muted"><w:name w:val="Muted"/><w:qFormat/><w:rPr><w:color w:val="595959"/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="ReportTable"><w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>
<w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="4A5361"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="4A5361"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="C3C9D4"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="DFE3EA"/></w:tblBorders>
<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="30" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="4A5361"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="E9EDF3"/><w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
</w:style>
</w:styles>
)";

/// The attribute decides which spelling dictionary Word takes: `bidi` and `eastAsia` are those of other scripts.
QString languageElement(const QString& language) {
    const QString tag = languageTag(language);
    QString element = u"<w:lang w:val=\"%1\""_s.arg(tag);
    if (isRightToLeft(tag))
        element += u" w:bidi=\"%1\""_s.arg(tag);
    if (tag.startsWith("zh"_L1) || tag.startsWith("ja"_L1) || tag.startsWith("ko"_L1))
        element += u" w:eastAsia=\"%1\""_s.arg(tag);
    return element + "/>"_L1;
}

} // namespace

QByteArray contentTypesXml() {
    return contentTypes;
}
QByteArray packageRelationshipsXml() {
    return packageRelationships;
}
QByteArray documentRelationshipsXml() {
    return documentRelationships;
}
QByteArray settingsXml() {
    return settings;
}
QByteArray footerXml() {
    return footer;
}
QByteArray applicationPropertiesXml() {
    return applicationProperties;
}

QByteArray stylesXml(const QString& language) {
    return QByteArray(styles).replace("%LANG%", languageElement(language).toUtf8());
}

QByteArray corePropertiesXml(const QString& title, const QString& language) {
    return QByteArray(SHEAF_XML_HEAD
                      "<cp:coreProperties "
                      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>") +
           legalText(title).toHtmlEscaped().toUtf8() + "</dc:title><dc:language>" + languageTag(language).toUtf8() +
           "</dc:language></cp:coreProperties>\n";
}

} // namespace sheaf::docx
