"""A source as a PDF: the standard fonts, a running header, page numbers, one or two columns."""
import io
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.platypus import (BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate,
                                Paragraph, Spacer, Table, TableStyle)

rl_config.invariant = 1

MARGIN = 2.4 * cm
GAP = 0.8 * cm
TITLE_HEIGHT = 4.2 * cm
WIDTH, HEIGHT = A4
BODY_WIDTH = WIDTH - 2 * MARGIN
BODY_HEIGHT = HEIGHT - 2 * MARGIN - 0.6 * cm


class Unbroken(Paragraph):
    """A paragraph that moves to the next column or page whole, so that a quotation has one place."""

    def split(self, *_):
        return []


def _styles(size):
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=size, leading=size * 1.42, spaceAfter=size * 0.75)
    heading = dict(fontName="Helvetica-Bold", keepWithNext=1, textColor=colors.HexColor("#1f3a5f"))
    return {
        "paragraph": body,
        "title": ParagraphStyle("title", fontSize=17, leading=21, spaceAfter=10, **heading),
        "note": ParagraphStyle("note", body, fontName="Times-Italic", fontSize=9.5, leading=12.5, spaceAfter=12),
        "heading1": ParagraphStyle("heading1", fontSize=size + 2.5, leading=size * 1.6, spaceBefore=size * 0.8,
                                   spaceAfter=size * 0.5, **heading),
        "heading2": ParagraphStyle("heading2", fontSize=size + 0.5, leading=size * 1.4, spaceBefore=size * 0.4,
                                   spaceAfter=size * 0.3, **heading),
        "item": ParagraphStyle("item", body, leftIndent=14, bulletIndent=2, spaceAfter=size * 0.3),
        "cell": ParagraphStyle("cell", fontName="Helvetica", fontSize=size - 2, leading=(size - 2) * 1.25),
        "head": ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=size - 2, leading=(size - 2) * 1.25),
    }


class _Template(BaseDocTemplate):
    def __init__(self, target, source, total):
        super().__init__(target, pagesize=A4, title=source.meta["title"], author="Sheaf sample review",
                         subject=source.meta["type"], lang="en-GB", pageCompression=0)
        self.source, self.total, self.outlined = source, total, 0
        top, bottom = HEIGHT - MARGIN - 0.6 * cm, MARGIN
        column = (BODY_WIDTH - GAP) / 2

        def frame(x, y, w, h):
            return Frame(x, y, w, h, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)

        def columns(height):
            return [frame(MARGIN + i * (column + GAP), bottom, column, height) for i in (0, 1)]

        self.addPageTemplates([
            PageTemplate("single", [frame(MARGIN, bottom, BODY_WIDTH, BODY_HEIGHT)], onPage=self._furniture),
            PageTemplate("first", [frame(MARGIN, top - TITLE_HEIGHT, BODY_WIDTH, TITLE_HEIGHT),
                                   *columns(BODY_HEIGHT - TITLE_HEIGHT)], onPage=self._furniture),
            PageTemplate("columns", columns(BODY_HEIGHT), onPage=self._furniture),
        ])

    def _furniture(self, canvas, _):
        left, right = self.source.meta["header"].split(" | ")
        canvas.saveState()
        canvas.setFont("Helvetica", 8.5)
        canvas.drawString(MARGIN, HEIGHT - 1.6 * cm, left)
        canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 1.6 * cm, right)
        canvas.line(MARGIN, HEIGHT - 1.8 * cm, WIDTH - MARGIN, HEIGHT - 1.8 * cm)
        canvas.drawCentredString(WIDTH / 2, 1.3 * cm, f"Page {canvas.getPageNumber()} of {self.total}")
        canvas.restoreState()

    def afterFlowable(self, flowable):
        level = getattr(flowable, "outline_level", None)
        if level is None or self.source.meta.get("outline") != "yes":
            return
        key = f"section-{self.outlined}"
        self.outlined += 1
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(flowable.getPlainText(), key, level, closed=False)


def _table(block, styles, width):
    rows = [[Paragraph(escape(c), styles["head" if i == 0 else "cell"]) for c in row]
            for i, row in enumerate(block.rows)]
    table = Table(rows, colWidths=[width / len(rows[0])] * len(rows[0]), repeatRows=1, spaceBefore=4, spaceAfter=12)
    table.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.6, colors.black),
                               ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#e3e9f1")),
                               ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    return table


def _story(source):
    two = source.meta.get("layout") == "two-column"
    styles = _styles(10.5 if two else 11.5)
    width = (BODY_WIDTH - GAP) / 2 if two else BODY_WIDTH
    story, number = [NextPageTemplate("columns" if two else "single")], 0
    for block in source.blocks:
        number = number + 1 if block.kind == "number" else 0
        markup = escape(block.text).replace("\n", "<br/>")
        if block.kind == "table":
            story.append(_table(block, styles, width))
        elif block.kind in ("bullet", "number"):
            story.append(Unbroken(markup, styles["item"], bulletText=f"{number}." if number else "\u2022"))
        else:
            flowable = Unbroken(markup, styles[block.kind])
            if block.kind.startswith("heading"):
                flowable.outline_level = int(block.kind[-1]) - 1
            story.append(flowable)
            if block.kind == "note":
                story.append(FrameBreak() if two else Spacer(1, 4))
    return story, "first" if two else "single"


def render(source) -> bytes:
    total = 0
    while True:
        target = io.BytesIO()
        story, first = _story(source)
        document = _Template(target, source, total)
        document.pageTemplates.sort(key=lambda t: t.id != first)
        document.build(story)
        if document.page == total:
            return target.getvalue()
        total = document.page
