"""Writes a document as a Word file: the same paper as the PDF, for those who must still change a word in it."""

from collections.abc import Iterator
from io import BytesIO

from desktop_app.core.fields import Align
from desktop_app.core.paper import document as content
from desktop_app.core.paper.document import Block, Document, closed_lines
from desktop_app.core.paper.inline import Inline, Run, join_units
from desktop_app.core.paper.measures import LANDSCAPE_MARGINS_MM, LEFT_COLUMN_MM, MARGINS_MM, MM, measure_head
from desktop_app.core.paper.word_package import PageShape, fill_part, new_word_file, save_word_file
from desktop_app.core.paper.word_parts import code_boxes, letterhead, signatures, title, word_table
from desktop_app.core.paper.word_xml import Shape, field, paragraph, paragraph_of, run

_FIRST_LINE = 12.7 * MM
_AFTER = 5.0
_LINE = 1.27


def write_docx(document: Document) -> bytes:
    """The paper as a Word file; the same document gives the same bytes."""
    margins = LANDSCAPE_MARGINS_MM if document.landscape else MARGINS_MM
    word = new_word_file(document.subject, document.made_at, document.size, PageShape(document.landscape, margins))
    section = word.sections[0]
    section.different_first_page_header_footer = True
    numbered = Shape(size=13, align=Align.CENTRE)
    mark = paragraph(document.top_mark, Shape(size=11, bold=True, grey=True, align=Align.CENTRE))
    fill_part(section.header, [paragraph_of(field("PAGE", numbered), numbered), *([mark] if document.top_mark else [])])
    fill_part(section.first_page_header, [mark])
    for footer in (section.footer, section.first_page_footer):
        fill_part(footer, [_foot(document)])
    out = BytesIO()
    save_word_file(word, _story(document), out)
    return out.getvalue()


def _story(document: Document) -> Iterator[str]:
    yield letterhead(measure_head(document.letterhead, document.text_width_mm - LEFT_COLUMN_MM), document.text_width_mm)
    yield from title(document)
    last = len(document.blocks) - 2
    for at, block in enumerate(document.blocks):
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
            yield paragraph(block.text, Shape(
                size=document.size, bold=True, after=_AFTER, line=document.size * _LINE, keep_with_next=True,
                align=Align.CENTRE if centred else Align.LEFT, first_line=0 if centred else _FIRST_LINE,
            ))  # fmt: skip
        case content.Addressee():
            yield from _addressee(document, block)
        case content.Basis():
            for line in closed_lines(block.lines):
                yield _paragraph(document, content.Paragraph(content=(Run(line, italic=True),)), keep)
        case content.Table():
            yield word_table(block, document.size)
        case content.CodeBoxes():
            yield code_boxes(block)
        case content.Space():
            yield paragraph("", Shape(line=block.height_mm * MM))


def _paragraph(document: Document, block: content.Paragraph, keep: bool) -> str:
    size = document.size - block.smaller_by
    return paragraph(_joined(block.content), Shape(
        size=size, align=block.align, after=_AFTER, line=size * _LINE, keep_with_next=keep or block.keep_with_next,
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
    return tuple(Run(join_units(part.text), part.bold, part.italic, part.mono) for part in inline)
