"""A source as a Word file: heading styles, lists, tables with a header row, real footnotes."""
import io
import re
import zipfile
from xml.sax.saxutils import escape, quoteattr

from . import docx_parts as parts
from .source import FOOTNOTE_REF
from .transcripts import NOTICE, duration, stamp, timed_turns


def _run(text, properties=""):
    props = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(runs, style="", extra=""):
    style = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    props = f"<w:pPr>{style}{extra}</w:pPr>" if style or extra else ""
    return f"<w:p>{props}{runs}</w:p>"


def _with_footnotes(text, numbers):
    pieces = FOOTNOTE_REF.split(text)
    out = []
    for i, piece in enumerate(pieces):
        if i % 2:
            out.append(f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                       f'<w:footnoteReference w:id="{numbers[piece]}"/></w:r>')
        elif piece:
            out.append(_run(piece))
    return "".join(out)


def _table(block):
    columns = len(block.rows[0])
    width = 9000 // columns
    rows = []
    for i, row in enumerate(block.rows):
        bold = "<w:b/>" if i == 0 else ""
        header = "<w:trPr><w:tblHeader/></w:trPr>" if i == 0 else ""
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(_run(c, bold))}</w:tc>'
                        for c in row)
        rows.append(f"<w:tr>{header}{cells}</w:tr>")
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    return (f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{width * columns}" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>" + _paragraph(""))


STYLES = {"title": "Title", "heading1": "Heading1", "heading2": "Heading2"}


def _report_body(source, numbers):
    body = []
    for block in source.blocks:
        if block.kind == "table":
            body.append(_table(block))
        elif block.kind in ("bullet", "number"):
            number = 1 if block.kind == "bullet" else 2
            extra = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
            body.append(_paragraph(_with_footnotes(block.text, numbers), "ListParagraph", extra))
        elif block.kind == "note":
            body.append(_paragraph(_run(block.text, "<w:i/>")))
        else:
            body.append(_paragraph(_with_footnotes(block.text, numbers), STYLES.get(block.kind, "")))
    return "".join(body)


def _teams_body(source):
    """The shape of a transcript that Teams saves as a Word file."""
    stem = source.file.split("/")[-1].rsplit(".", 1)[0]
    host = source.meta["interviewer"]
    lines = [f"{stem} (invented, for demonstration)-20200309_100000-Meeting Recording",
             "March 9, 2020, 10:00AM", duration(source), "", f"{host} started transcription", ""]
    body = [_paragraph(_run(line) if line else "") for line in lines]
    for speaker, text, start, _ in timed_turns(source):
        body += [_paragraph(_run(speaker, "<w:b/>") + _run("   " + stamp(start))), _paragraph(_run(text)), _paragraph("")]
    return "".join(body) + _paragraph(_run(f"{host} stopped transcription"))


def _labelled_body(source):
    """A transcript typed by hand: a bold label opens each turn."""
    stem = source.file.split("/")[-1].rsplit(".", 1)[0]
    body = [_paragraph(_run(stem), "Title"), _paragraph(_run(NOTICE, "<w:i/>"))]
    for speaker, text, _, _ in timed_turns(source):
        body.append(_paragraph(_run(speaker + ":", "<w:b/>") + _run(" " + text)))
    return "".join(body)


def _footnotes(source, numbers):
    notes = "".join(
        f'<w:footnote w:id="{numbers[name]}">' + _paragraph(
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>' + _run(" " + text),
            "FootnoteText") + "</w:footnote>"
        for name, text in source.footnotes.items())
    return parts.FOOTNOTES.replace("@NOTES@", notes)


def _fixed_entry(name):
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = 0
    return entry


def render(source) -> bytes:
    numbers = {name: i for i, name in enumerate(source.footnotes, start=1)}
    style = source.meta.get("style")
    if style == "teams-docx":
        body = _teams_body(source)
    elif style == "bold-labels":
        body = _labelled_body(source)
    else:
        body = _report_body(source, numbers)
    furniture = parts.FURNITURE_REFERENCES if not style else ""
    last_month = re.search(r"/(\d{4}-\d\d)$", source.meta["period"])[1]
    files = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.PACKAGE_RELATIONS,
        "word/document.xml": parts.DOCUMENT.replace("@BODY@", body).replace("@FURNITURE@", furniture),
        "word/_rels/document.xml.rels": parts.DOCUMENT_RELATIONS,
        "word/styles.xml": parts.STYLES,
        "word/numbering.xml": parts.NUMBERING,
        "word/settings.xml": parts.SETTINGS,
        "word/footnotes.xml": _footnotes(source, numbers),
        "word/header1.xml": parts.HEADER.replace("@TEXT@", escape(source.meta.get("header", "").replace(" | ", " · "))),
        "word/footer1.xml": parts.FOOTER,
        "docProps/core.xml": parts.CORE.replace("@TITLE@", escape(source.meta["title"])).replace("@MONTH@", last_month),
        "docProps/app.xml": parts.APP,
    }
    target = io.BytesIO()
    # Stored, not deflated: the bytes then depend on no version of a compression library.
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, text in files.items():
            package.writestr(_fixed_entry(name), text.encode("utf-8"))
    return target.getvalue()
