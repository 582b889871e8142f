"""Writes a document as a Word file: the same paper as the PDF, for those who must still change a word in it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from desktop_app.core.fields import Align
from desktop_app.core.paper import document as content
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.document import Block, Document, closed_lines
from desktop_app.core.paper.inline import Inline, Run, join_units
from desktop_app.core.paper.measures import LEFT_COLUMN_MM, MM, margins_mm, measure_head
from desktop_app.core.paper.pdf import fitted
from desktop_app.core.paper.pdf_text import pitch_and_after
from desktop_app.core.paper.qr import qr_png
from desktop_app.core.paper.word_bars import bars
from desktop_app.core.paper.word_labels import band, labels
from desktop_app.core.paper.word_package import (
    PageShape,
    add_section,
    fill_part,
    new_word_file,
    picture,
    save_word_file,
    section_ends,
)
from desktop_app.core.paper.word_parts import (
    code_boxes,
    form_head,
    letterhead,
    signatures,
    title,
    word_table,
    writing_line,
)
from desktop_app.core.paper.word_xml import Shape, field, paragraph, paragraph_of, run

_FIRST_LINE = 12.7 * MM
_AFTER = 5.0
_SAFELY_SMALLER, _SMALLEST = 0.5, 12.0
"""Word's own heads and tables stand a little higher than the PDF's."""

_BAND_LOW = 13.0
_CODE_QR_MM = 28.0


def write_docx(first: Document, *others: Document) -> bytes:
    """The paper as a Word file; the same document gives the same bytes.

    Further papers follow in the same file, each beginning on a page of its own and numbered for itself. A paper that
    keeps to one page is set a little smaller than in its PDF, so that it does so in Word too.
    """
    papers = [_fitted(document) for document in (first, *others)]
    first, *following = papers
    word = new_word_file(first.subject, first.made_at, first.size, _shape(first))
    _fill_section(word.sections[0], first)
    for document in following:
        _fill_section(add_section(word, _shape(document)), document)
    # Pictures join the file while the story is told: it must be told before the file is written.
    story = list(_stories(word.part, papers, section_ends(word)))
    out = BytesIO()
    save_word_file(word, story, out)
    return out.getvalue()


def _fitted(document: Document) -> Document:
    if not document.one_page:
        return document
    return replace(document, size=max(_SMALLEST, fitted(document).size - _SAFELY_SMALLER))


def _shape(document: Document) -> PageShape:
    foot = {"foot_mm": _BAND_LOW} if document.band else {}
    return PageShape(document.landscape, margins_mm(document), **foot)


def _fill_section(section: Any, document: Document) -> None:
    """What stands on the pages around the text."""
    section.different_first_page_header_footer = True
    numbered = Shape(size=13, align=Align.CENTRE)
    mark = paragraph(document.top_mark, Shape(size=11, bold=True, grey=True, align=Align.CENTRE))
    fill_part(section.header, [paragraph_of(field("PAGE", numbered), numbered), *([mark] if document.top_mark else [])])
    fill_part(section.first_page_header, [mark])
    fill_part(section.footer, [_foot(document)])
    first = section.first_page_footer
    first.is_linked_to_previous = False
    fill_part(first, [band(document.band, first.part), _foot(document)] if document.band else [_foot(document)])


def _stories(part: Any, documents: Sequence[Document], ends: Sequence[str]) -> Iterator[str]:
    for document, end in zip(documents, (*ends, ""), strict=True):
        yield from _story(part, document)
        yield end


def _story(part: Any, document: Document) -> Iterator[str]:
    width = document.text_width_mm
    if document.letterhead:
        yield letterhead(measure_head(document.letterhead, width - LEFT_COLUMN_MM), width)
    if document.form_head:
        yield form_head(document.form_head, width)
    yield from title(document)
    last = len(document.blocks) - 2
    for at, block in enumerate(document.blocks):
        if isinstance(block, content.QrLabels):
            yield labels(block, part)
        elif isinstance(block, content.CodeBoxes) and not block.secret:
            yield code_boxes(block, picture(part, qr_png(block.qr), _CODE_QR_MM))
        else:
            yield from _block(document, block, at >= last and bool(document.signatures))
    yield from signatures(document)
    if document.label:
        yield paragraph(document.label.cut, Shape(size=8.5, italic=True, before=12, rule_below=True))
        for line in document.label.lines:
            yield paragraph(line, Shape(size=11.5))


def _block(document: Document, block: Block, keep: bool) -> Iterator[str]:
    match block:
        case content.Paragraph():
            yield _paragraph(document, block, keep)
        case content.Heading():
            centred = block.level == 1
            pitch, after = pitch_and_after(document.size)
            yield paragraph(block.text, Shape(
                size=document.size, bold=True, after=after, line=document.size * pitch, keep_with_next=True,
                align=Align.CENTRE if centred else Align.LEFT, first_line=0 if centred else _FIRST_LINE,
            ))  # fmt: skip
        case content.Addressee():
            yield from _addressee(document, block)
        case content.Basis():
            for line in closed_lines(block.lines):
                yield _paragraph(document, content.Paragraph(content=(Run(line, italic=True),)), keep)
        case content.Table():
            yield word_table(block, document.size)
        case Bars():
            yield bars(block, document.text_width_mm)
        case content.CodeBoxes():
            yield code_boxes(block)
        case content.WritingLines():
            yield writing_line(document) * block.count
        case content.Space():
            yield paragraph("", Shape(line=block.height_mm * MM))


def _paragraph(document: Document, block: content.Paragraph, keep: bool) -> str:
    size = document.size - block.smaller_by
    pitch, after = pitch_and_after(size)
    return paragraph(_joined(block.content), Shape(
        size=size, align=block.align, after=after, line=size * pitch, keep_with_next=keep or block.keep_with_next,
        first_line=_FIRST_LINE if block.first_line and block.align is None else 0,
    ))  # fmt: skip


def _addressee(document: Document, block: content.Addressee) -> Iterator[str]:
    shape = Shape(size=document.size, align=Align.CENTRE, before=4, after=_AFTER)
    if len(block.names) == 1:
        yield paragraph(f"Kính gửi: {block.names[0]}", shape)
        return
    listed = Shape(size=document.size, left=40 * MM)
    for line in ("Kính gửi:", *(f"- {line}" for line in closed_lines(block.names))):
        yield paragraph(line, listed)


def _foot(document: Document) -> str:
    if not document.foot:
        return paragraph("", Shape(size=8))
    shape = Shape(size=10, rule_above=True)
    width = document.text_width_mm * MM
    return paragraph_of(
        run(document.foot.left, shape) + run(f"\t{document.foot.right}", shape), shape, [("right", width)]
    )


def _joined(inline: Inline) -> Inline:
    return tuple(replace(part, text=join_units(part.text)) for part in inline)
