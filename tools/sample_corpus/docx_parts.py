"""The constant parts of the Word files (ECMA-376)."""

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"')
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARTS = ("styles", "numbering", "settings", "footnotes", "header1", "footer1")
_KINDS = [p.rstrip("1") for p in _PARTS]

CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(f'<Override PartName="/word/{p}.xml" ContentType="{_WORD}.{k}+xml"/>' for p, k in zip(_PARTS, _KINDS))
    + '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>')

PACKAGE_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>')

DOCUMENT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(f'<Relationship Id="rId{i}" Type="{_OFFICE}/{k}" Target="{p}.xml"/>'
              for i, (p, k) in enumerate(zip(_PARTS, _KINDS), start=1))
    + "</Relationships>")

FURNITURE_REFERENCES = ('<w:headerReference w:type="default" r:id="rId5"/>'
                        '<w:footerReference w:type="default" r:id="rId6"/>')

DOCUMENT = (f'{_XML}<w:document {_W}><w:body>@BODY@<w:sectPr>@FURNITURE@<w:pgSz w:w="11906" w:h="16838"/>'
            '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" '
            'w:gutter="0"/></w:sectPr></w:body></w:document>')


def _heading(identifier, name, level, size):
    return (f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
            f'<w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>'
            f'<w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>')


def _based(identifier, name, properties, kind="paragraph"):
    parent = '<w:basedOn w:val="Normal"/>' if kind == "paragraph" else ""
    return (f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{parent}{properties}</w:style>')


_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
                   for side in ("top", "left", "bottom", "right", "insideH", "insideV"))

STYLES = (
    f'{_XML}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="en-GB"/>'
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="264" w:lineRule="auto"/></w:pPr>'
    '</w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    + _based("Title", "Title", '<w:qFormat/><w:rPr><w:b/><w:sz w:val="34"/></w:rPr>')
    + _heading("Heading1", "heading 1", 0, 28) + _heading("Heading2", "heading 2", 1, 24)
    + _based("ListParagraph", "List Paragraph", '<w:qFormat/><w:pPr><w:spacing w:after="60"/></w:pPr>')
    + _based("FootnoteText", "footnote text", '<w:rPr><w:sz w:val="18"/></w:rPr>')
    + _based("FootnoteReference", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', "character")
    + _based("Header", "header", '<w:rPr><w:sz w:val="18"/></w:rPr>')
    + _based("Footer", "footer", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr>')
    + _based("TableGrid", "Table Grid", f'<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>', "table")
    + "</w:styles>")


def _list(number, form, text):
    return (f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>')


NUMBERING = (f'{_XML}<w:numbering {_W}>' + _list(0, "bullet", "\u2022") + _list(1, "decimal", "%1.")
             + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
             '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>')

SETTINGS = (f'{_XML}<w:settings {_W}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>')

FOOTNOTES = (f'{_XML}<w:footnotes {_W}>'
             '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
             '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
             '</w:footnote>@NOTES@</w:footnotes>')

HEADER = (f'{_XML}<w:hdr {_W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t>@TEXT@</w:t></w:r></w:p></w:hdr>')


def _field(name):
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


FOOTER = (f'{_XML}<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
          '<w:r><w:t xml:space="preserve">Page </w:t></w:r>' + _field("PAGE")
          + '<w:r><w:t xml:space="preserve"> of </w:t></w:r>' + _field("NUMPAGES") + "</w:p></w:ftr>")

CORE = (f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>@TITLE@</dc:title>'
        '<dc:creator>Sheaf sample review</dc:creator><dc:language>en-GB</dc:language>'
        '<dcterms:created xsi:type="dcterms:W3CDTF">@MONTH@-28T09:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">@MONTH@-28T09:00:00Z</dcterms:modified></cp:coreProperties>')

APP = (f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
       '<Application>Sheaf sample corpus</Application></Properties>')
