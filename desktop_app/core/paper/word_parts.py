"""The set parts of a Word paper: letterhead, title, tables, code boxes, signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.core.fields import Align
from desktop_app.core.paper.document import Cell, CodeBoxes, Document, FormHead, Signature, Table, closed_lines
from desktop_app.core.paper.form_head import SIDE_MM, measure_form_head
from desktop_app.core.paper.head_sizes import head_heights, upright_lines, upright_pitch
from desktop_app.core.paper.heads import HeadCell, PlacedHead, place_heads
from desktop_app.core.paper.inline import Run, as_inline, text_cell
from desktop_app.core.paper.measures import (
    ABOUT_SIZE,
    HEAD_PITCH,
    LEFT_COLUMN_MM,
    MM,
    TITLE_SIZE,
    WRITING_LINE_MM,
    HeadLine,
    MeasuredHead,
    attached_lines,
    name_size,
    names_of,
    signature_widths,
    title_lines,
    title_rule,
)
from desktop_app.core.paper.word_xml import Shape, cell, paragraph, paragraph_of, row, run, table_start

RECIPIENTS_MM = 75.0
_RULE_GAP = 5.0
_UPRIGHT_CLEAR = 3.0


def letterhead(head: MeasuredHead, width_mm: float) -> str:
    """The two columns with their measured rules, the number and the day."""
    if not head.left:
        return _head_lines(head.right) + rule(width_mm * MM, head.motto_rule)
    right_mm = width_mm - LEFT_COLUMN_MM
    left = _head_lines(head.left) + rule(LEFT_COLUMN_MM * MM, head.agency_rule)
    right = _head_lines(head.right) + rule(right_mm * MM, head.motto_rule)
    rows = row([cell(left, LEFT_COLUMN_MM), cell(right, right_mm)])
    if head.number or head.place_and_day:
        centred = Shape(size=13, align=Align.CENTRE, before=9)
        number = paragraph(head.number, centred)
        number += "".join(paragraph(line, Shape(size=ABOUT_SIZE, align=Align.CENTRE)) for line in head.about)
        day = paragraph(head.place_and_day, Shape(size=13, align=Align.CENTRE, italic=True, before=9))
        rows += row([cell(number, LEFT_COLUMN_MM), cell(day, right_mm)])
    return f"{table_start((LEFT_COLUMN_MM, right_mm), framed=False, padding=0)}{rows}</w:tbl>"


def title(document: Document) -> Iterator[str]:
    """The kind of paper, its abstract and the rule under it."""
    if not document.title:
        return
    lines = title_lines(document)
    for at, line in enumerate(lines):
        before = 12.0 if at == 0 else 0.0
        yield paragraph(line, Shape(size=TITLE_SIZE, bold=True, align=Align.CENTRE, before=before, keep_with_next=True))
    for line in attached_lines(document):
        yield paragraph(line, Shape(size=TITLE_SIZE, italic=True, align=Align.CENTRE, keep_with_next=True))
    length = title_rule(document, lines)
    if length:
        yield rule(document.text_width_mm * MM, length)
    yield paragraph("", Shape(size=6, line=8))


def rule(room: float, length: float) -> str:
    """A solid line of a measured length in the middle of `room` points."""
    side = (room - length) / 2
    return paragraph("", Shape(size=2, line=_RULE_GAP, left=side, right=side, rule_below=True))


def word_table(table: Table, size: float) -> str:
    """A table with its head repeated and its rows whole."""
    widths = [column.width_mm for column in table.columns]
    before = paragraph(table.caption, Shape(size=size - 1, bold=True, align=Align.CENTRE, before=4, after=3))
    thick = table.look.thick_after if table.look else ()
    rows = "".join(head_rows(table.head, widths, table.head_size, head_heights(table), thick))
    rows += _numbers(table, widths) if table.look else ""
    rows += "".join(_table_row(table, each, bold=False, place=place) for place, each in enumerate(table.rows))
    rows += _table_row(table, table.total, bold=True) if table.total else ""
    after = paragraph("", Shape(size=5, line=7))
    start = table_start(widths, padding=table.padding)
    return f"{before if table.caption else ''}{start}{rows}</w:tbl>{after}"


def form_head(head: FormHead, width_mm: float) -> str:
    """The top of a statistical form in three columns."""
    measured = measure_form_head(head, width_mm)
    widths = (SIDE_MM, width_mm - 2 * SIDE_MM, SIDE_MM)
    cells = []
    for lines, width in zip((measured.left, measured.middle, measured.right), widths, strict=True):
        inside = "".join(
            paragraph(line.text, Shape(
                size=line.size, bold="Bold" in line.face, italic="Italic" in line.face, align=Align.CENTRE,
            ))
            for line in lines
        )  # fmt: skip
        cells.append(cell(inside or paragraph("", Shape()), width))
    start = table_start(widths, framed=False, padding=0)
    return f"{start}{row(cells)}</w:tbl>{paragraph('', Shape(size=4, line=6))}"


def head_rows(
    levels: tuple[tuple[HeadCell, ...], ...],
    widths: list[float],
    size: float,
    heights: Sequence[float] = (),
    thick_after: Sequence[int] = (),
) -> Iterator[str]:
    """The rows of a head in several levels, each repeated on every page; `heights` in points where they are set."""
    shape = Shape(size=size, bold=True, align=Align.CENTRE, before=1, after=1)
    placed = place_heads(levels, len(widths)) if levels else []
    for level in range(len(levels)):
        cells = []
        for head in sorted(placed, key=lambda each: each.column):
            if not head.row <= level < head.row + head.rows:
                continue
            wide = sum(widths[head.column : head.column + head.columns])
            merge = "" if head.rows == 1 else "restart" if head.row == level else "continue"
            inside = _head_text(head, wide, shape) if head.row == level else paragraph("", shape)
            thick = ("right",) if head.column + head.columns - 1 in thick_after else ()
            cells.append(
                cell(inside, wide, columns=head.columns, merge=merge, middle=True, upright=head.upright, thick=thick)
            )
        yield row(cells, head=True, least_mm=heights[level] / MM if heights else 0.0)


def _head_text(head: PlacedHead, wide: float, shape: Shape) -> str:
    """What is read from below is broken as in the PDF and set as close: Word would hide what does not fit."""
    if not head.upright:
        return paragraph(head.text, shape)
    lines = upright_lines(head.text, wide * MM - _UPRIGHT_CLEAR, shape.size)
    return paragraph("\n".join(lines), replace(shape, line=upright_pitch(shape.size), before=0, after=0))


def _numbers(table: Table, widths: list[float]) -> str:
    """The row of column numbers of a statistical form."""
    shape = Shape(size=table.head_size, italic=True, align=Align.CENTRE)
    numbers = table.look.numbers if table.look else ()
    cells = [
        cell(paragraph(number, shape), width, middle=True, thick=_thick(table, at, "bottom"))
        for at, (number, width) in enumerate(zip(numbers, widths, strict=True))
    ]
    return row(cells, head=True)


def _thick(table: Table, column: int, *more: str) -> tuple[str, ...]:
    """The heavier sides of a cell: the order is that of the format."""
    after = table.look is not None and column in table.look.thick_after
    return (*more, *(("right",) if after else ()))


def writing_line(document: Document) -> str:
    """One dotted line to write on: a tab whose leader is dots."""
    shape = Shape(size=document.size, line=WRITING_LINE_MM * MM)
    return paragraph_of(run("\t", shape), shape, [("right", document.text_width_mm * MM)], leader="dot")


def code_boxes(boxes: CodeBoxes, qr: str = "") -> str:
    """The groups of a code in rows; `qr` is the picture at their right, as a run."""
    each, abreast = 33.0, boxes.abreast
    rows = ""
    for start in range(0, len(boxes.groups), abreast):
        groups = (*boxes.groups[start : start + abreast], *[""] * abreast)[:abreast]
        cells = []
        for at, group in enumerate(groups, start=start + 1):
            label = paragraph(f"{boxes.named} {at}" if group else boxes.filler, Shape(size=9, align=Align.CENTRE))
            code = paragraph((Run(group, bold=True, mono=True),), Shape(size=22, align=Align.CENTRE))
            cells.append(cell(label + code, each))
        if qr:
            beside = paragraph("", Shape()) if start else paragraph_of(qr, Shape(align=Align.CENTRE))
            cells.append(cell(beside, each, merge="continue" if start else "restart", bare=True))
        rows += row(cells)
    return f"{table_start([each] * (abreast + bool(qr)))}{rows}</w:tbl>{paragraph('', Shape(size=5, line=7))}"


def signatures(document: Document) -> Iterator[str]:
    """Recipients at the left of the one signature, or signatures side by side, their names on one line."""
    if not document.signatures and not document.recipients:
        return
    for abreast in document.signature_rows:
        yield _signature_row(document, abreast)
    if len(document.signatures) > 1 and document.recipients:
        yield _recipients(document.recipients)
    if document.confirmation:
        yield paragraph("", Shape(size=6, line=8, keep_with_next=True))
        yield "".join(_signer(document, document.confirmation))
    yield paragraph("", Shape(size=2, line=2))


def _signature_row(document: Document, abreast: tuple[Signature, ...]) -> str:
    signers = [_signer(document, who) for who in abreast]
    if document.recipients and len(document.signatures) <= 1:
        first = [_recipients(document.recipients)]
        widths = [RECIPIENTS_MM, *[(document.text_width_mm - RECIPIENTS_MM) / max(len(signers), 1)] * len(signers)]
    elif len(signers) == 1:
        first = [paragraph("", Shape())]
        widths = [document.text_width_mm / 2] * 2
    else:
        first, whole = list[str](), document.text_width_mm * MM
        widths = [wide / MM for wide in signature_widths(abreast, whole, min(document.size, 14))]
    heads = row([cell(inside, w) for inside, w in zip([*first, *(head for head, _ in signers)], widths, strict=True)])
    blank = [paragraph("", Shape())] * len(first)
    names = row([cell(inside, w) for inside, w in zip([*blank, *(name for _, name in signers)], widths, strict=True)])
    return f"{table_start(widths, framed=False, padding=0)}{heads}{names}</w:tbl>"


def _head_lines(lines: tuple[HeadLine, ...]) -> str:
    return "".join(
        paragraph(line.text, Shape(
            size=line.size, bold="Bold" in line.face, align=Align.CENTRE, line=13 * HEAD_PITCH,
        ))
        for line in lines
    )  # fmt: skip


def _table_row(table: Table, cells: tuple[Cell, ...], *, bold: bool, place: int = -1) -> str:
    made = []
    joined = table.one_cell_columns if place >= 0 else ()
    for at, (value, column) in enumerate(zip(cells, table.columns, strict=True)):
        shape = Shape(
            size=column.size or table.size,
            align=column.align,
            bold=bold,
            before=1,
            after=1,
            keep_with_next=table.keep_with_next,
        )
        merge = ("continue" if place else "restart") if at in joined else ""
        inside = paragraph(as_inline("" if merge == "continue" else text_cell(value)), shape)
        middle = bool(table.joined or table.look)
        made.append(cell(inside, column.width_mm, merge=merge, middle=middle, thick=_thick(table, at)))
    return row(made, least_mm=table.row_mm)


def _signer(document: Document, who: Signature) -> tuple[str, str]:
    size = min(document.size, 14)
    centred = Shape(size=size, align=Align.CENTRE, keep_with_next=True)
    head = paragraph(who.above, Shape(size=size, italic=True, align=Align.CENTRE)) if who.above else ""
    bold = Shape(size=size, bold=True, align=Align.CENTRE, keep_with_next=True)
    head += "".join(paragraph(line, bold) for line in who.lines)
    head += paragraph(who.note, Shape(size=size - 1, italic=True, align=Align.CENTRE)) if who.note else ""
    free = paragraph("", Shape(size=size, line=document.signing_mm * MM, keep_with_next=True))
    return head or paragraph("", centred), free + paragraph(names_of(who), replace(bold, size=name_size(who, size)))


def _recipients(recipients: tuple[str, ...]) -> str:
    head = paragraph((Run("Nơi nhận:", bold=True, italic=True),), Shape(size=12, keep_with_next=True))
    lines = closed_lines(recipients)
    return head + "".join(paragraph(f"- {line.removeprefix('- ')}", Shape(size=11)) for line in lines)
