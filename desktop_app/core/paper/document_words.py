"""Everything that a paper says, as bare words, to look for what it must not say."""

from collections.abc import Iterator

from desktop_app.core.paper import document as content
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.document import Block, Document, Signature
from desktop_app.core.paper.inline import Inline, text_cell, text_of


def document_words(document: Document) -> str:
    """All words of the paper, a line for each paragraph, cell and name."""
    return "\n".join(line for line in _lines(document) if line.strip())


def _lines(document: Document) -> Iterator[str]:
    yield document.subject
    if head := document.letterhead:
        yield from (*head.agency, head.superior, head.number, head.about)
    if form := document.form_head:
        yield from (*form.agency, form.title, form.period, form.label, form.source)
    yield from (document.title, *document.abstract, document.attached)
    for block in document.blocks:
        yield from _block(block)
    for who in (*document.signatures, *((document.confirmation,) if document.confirmation else ())):
        yield from _signature(who)
    yield from document.recipients
    yield from (document.foot.left, document.foot.right) if document.foot else ()
    yield from map(text_of, document.band.lines if document.band else ())
    yield from map(text_of, document.label.lines if document.label else ())


def _block(block: Block) -> Iterator[str]:
    match block:
        case content.Paragraph():
            yield text_of(block.content)
        case content.Heading():
            yield block.text
        case content.Addressee():
            yield from block.names
        case content.Basis():
            yield from block.lines
        case content.Table():
            yield block.caption
            for row in (*block.rows, block.total):
                yield from (text_of(text_cell(cell)) for cell in row)
        case Bars():
            yield from (*block.parts, *(bar.name for bar in block.bars))
        case content.CodeBoxes():
            yield from block.groups
        case content.QrLabels():
            yield from map(text_of, _of_labels(block))
        case content.WritingLines() | content.Space():
            pass


def _of_labels(labels: content.QrLabels) -> Iterator[Inline]:
    return (line for label in labels.labels for line in label.lines)


def _signature(who: Signature) -> Iterator[str]:
    yield from (who.above, *who.lines, who.note, who.name, who.beside)
