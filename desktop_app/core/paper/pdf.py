"""Writes a document as PDF: measured head, justified text, tables, signatures that never stand alone on a page."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Paragraph as PdfParagraph

from desktop_app.core.fields import Align
from desktop_app.core.paper import document as content
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.document import Block, Document
from desktop_app.core.paper.fonts import register_faces
from desktop_app.core.paper.form_head import FormHeadPart
from desktop_app.core.paper.inline import bold, italic, plain
from desktop_app.core.paper.measures import LEFT_COLUMN_MM, MM, margins_mm, measure_head
from desktop_app.core.paper.pdf_bars import BarsPart
from desktop_app.core.paper.pdf_canvas import LANGUAGE, PROGRAM, PaperCanvas
from desktop_app.core.paper.pdf_labels import label_rows
from desktop_app.core.paper.pdf_page import draw_page, room_at_foot
from desktop_app.core.paper.pdf_parts import CodeBoxesPart, LetterheadPart, TitlePart, WritingLinePart
from desktop_app.core.paper.pdf_signature import SignatureRow
from desktop_app.core.paper.pdf_table import pdf_table
from desktop_app.core.paper.pdf_text import markup, paper_style

_FIRST_LINE = 12.7 * MM
_SMALLEST = 12.0
_ALIGNED = {Align.LEFT: TA_LEFT, Align.CENTRE: TA_CENTER, Align.RIGHT: TA_RIGHT}
_ROOM_FOR_A_CAPTION = 55 * MM
_LONG, _A_LOT = 60 * MM, 1_000_000.0
_LINES_KEPT = 3


def write_pdf(first: Document, *others: Document) -> bytes:
    """The paper as PDF; the same document gives the same bytes.

    Further papers follow in the same file, each beginning on a page of its own and numbered for itself; the first one
    gives the file its title.
    """
    register_faces()
    if not others:
        return _fitted(first)[1]
    return _built([fitted(document) for document in (first, *others)])[0]


def fitted(document: Document) -> Document:
    """The paper in the size at which it keeps to one page, where it was asked to."""
    return _fitted(document)[0] if document.one_page else document


def _fitted(document: Document) -> tuple[Document, bytes]:
    """The paper, set smaller where it was asked to stay on one page and then does, and its file."""
    data, pages = _built([document])
    smaller, small, still = document, data, pages
    while document.one_page and still > 1 and smaller.size > _SMALLEST:
        smaller = replace(smaller, size=smaller.size - 0.5)
        small, still = _built([smaller])
    return (smaller, small) if still == 1 else (document, data)


def _built(documents: Sequence[Document]) -> tuple[bytes, int]:
    out, first = BytesIO(), documents[0]
    template = BaseDocTemplate(
        out,
        pagesize=_page_size(first),
        lang=LANGUAGE,
        title=first.subject,
        author="",
        subject="",
        creator=PROGRAM,
        producer=PROGRAM,
    )
    story: list[Flowable] = []
    pages = Counter[int]()
    for at, document in enumerate(documents):
        template.addPageTemplates(_page_template(document, at, pages))
        story += [NextPageTemplate(str(at)), PageBreak()] if at else []
        story += _story(document)
    template.build(
        story,
        canvasmaker=lambda target, **_others: PaperCanvas(
            target, subject=first.subject, made_at=first.made_at, size=_page_size(first)
        ),
    )
    return out.getvalue(), pages.total()


def _page_size(document: Document) -> tuple[float, float]:
    wide, high = landscape(A4) if document.landscape else A4
    return wide, high


def _page_template(document: Document, at: int, pages: Counter[int]) -> PageTemplate:
    """The pages of one paper; `pages` counts them."""
    size = _page_size(document)
    top, bottom, left, right = (mm * MM for mm in margins_mm(document))
    bottom += room_at_foot(document)
    frame = Frame(left, bottom, size[0] - left - right, size[1] - top - bottom, 0, 0, 0, 0)

    def finish(canvas: PaperCanvas, _template: BaseDocTemplate) -> None:
        pages[at] += 1
        draw_page(canvas, document, pages[at])

    return PageTemplate(str(at), [frame], onPageEnd=finish, pagesize=size)


def _story(document: Document) -> list[Flowable]:
    story: list[Flowable] = []
    if document.letterhead:
        head = measure_head(document.letterhead, document.text_width_mm - LEFT_COLUMN_MM)
        story.append(LetterheadPart(head, document.text_width_mm, 14 if document.size >= 14 else 13))
    if document.form_head:
        story.append(FormHeadPart(document.form_head, document.text_width_mm))
    if document.title:
        story.append(TitlePart(document))
    body = [flowable for block in document.blocks for flowable in _flowables(document, block)]
    if not document.signatures and not document.recipients:
        return story + body
    width, free = document.text_width_mm * MM, document.signing_mm * MM
    size = min(document.size, 14)
    beside, under = (document.recipients, ()) if len(document.signatures) <= 1 else ((), document.recipients)
    ends = [SignatureRow(signers, width, size, free, beside) for signers in document.signature_rows]
    ends += [SignatureRow((), width, size, free, under)] if under else []
    if document.confirmation:
        ends.append(SignatureRow((document.confirmation,), width, size, free, centred=True))
    return [*story, *_with_signature(body, ends, width)]


def _with_signature(body: list[Flowable], ends: Sequence[Flowable], width: float) -> list[Flowable]:
    """Keep the last two paragraphs with the signature, of a long one its last lines: it never stands alone."""
    kept: list[Flowable] = list(ends)
    rest = list(body)
    while rest and len(kept) < 2 + len(ends) and isinstance(rest[-1], PdfParagraph):
        last = rest.pop()
        _, high = last.wrap(width, _A_LOT)
        pieces = last.split(width, high - _LINES_KEPT * last.style.leading) if high > _LONG else [last]
        rest += pieces[:-1]
        kept.insert(0, pieces[-1])
        if len(pieces) > 1:
            break
    while rest and isinstance(rest[-1], PdfParagraph) and getattr(rest[-1].style, "keepWithNext", False):
        kept.insert(0, rest.pop())
    return [*rest, KeepTogether(kept)]


def _flowables(document: Document, block: Block) -> list[Flowable]:
    match block:
        case content.Paragraph():
            return [_paragraph(document, block)]
        case content.Heading():
            return [_heading(document, block)]
        case content.Addressee():
            return _addressee(document, block)
        case content.Basis():
            lines = content.closed_lines(block.lines)
            return [_paragraph(document, content.Paragraph(content=italic(line))) for line in lines]
        case content.Table():
            return [*_caption(document, block), pdf_table(block)]
        case Bars():
            return [BarsPart(block, document.text_width_mm * MM)]
        case content.CodeBoxes():
            return [CodeBoxesPart(block)]
        case content.QrLabels():
            return [*label_rows(block.labels)]
        case content.WritingLines():
            return [WritingLinePart(document.text_width_mm * MM) for _ in range(block.count)]
        case content.Space():
            return [Spacer(1, block.height_mm * MM)]


def _paragraph(document: Document, block: content.Paragraph) -> PdfParagraph:
    size = document.size - block.smaller_by
    style = paper_style(
        size,
        alignment=TA_JUSTIFY if block.align is None else _ALIGNED[block.align],
        firstLineIndent=_FIRST_LINE if block.first_line and block.align is None else 0,
        keepWithNext=block.keep_with_next,
    )
    return PdfParagraph(markup(block.content), style)


def _heading(document: Document, block: content.Heading) -> PdfParagraph:
    centred = block.level == 1
    style = paper_style(
        document.size,
        alignment=TA_CENTER if centred else TA_LEFT,
        firstLineIndent=0 if centred else _FIRST_LINE,
        keepWithNext=True,
    )
    return PdfParagraph(markup(bold(block.text)), style)


def _addressee(document: Document, block: content.Addressee) -> list[Flowable]:
    if len(block.names) == 1:
        style = paper_style(document.size, alignment=TA_CENTER, spaceBefore=4)
        return [PdfParagraph(markup(plain(f"Kính gửi: {block.names[0]}")), style)]
    lines = ["Kính gửi:", *(f"- {line}" for line in content.closed_lines(block.names))]
    style = paper_style(document.size, alignment=TA_LEFT, leftIndent=40 * MM, spaceAfter=0)
    return [*(PdfParagraph(markup(plain(line)), style) for line in lines), Spacer(1, 6)]


def _caption(document: Document, table: content.Table) -> list[Flowable]:
    """The caption without a keep flag, which would throw the whole table onto the next page."""
    if not table.caption:
        return []
    style = paper_style(document.size - 1, alignment=TA_CENTER)
    return [CondPageBreak(_ROOM_FOR_A_CAPTION), PdfParagraph(markup(bold(table.caption)), style)]
