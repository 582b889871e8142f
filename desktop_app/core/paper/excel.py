"""Writes registers, documents and lists as Excel files: real figures, and text that is never lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper import document as content
from desktop_app.core.paper.bars import Bars
from desktop_app.core.paper.chart import bars_chart
from desktop_app.core.paper.document import Document, closed_lines
from desktop_app.core.paper.excel_form import form_foot, form_top, roomy, sheet_heights, signed
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.heads import single_head
from desktop_app.core.paper.inline import text_of
from desktop_app.core.paper.measures import measure_head, title_lines
from desktop_app.core.paper.register import Cell, EntryRow, Register, RegisterPaper
from desktop_app.core.paper.sheet_pen import SheetPen
from desktop_app.core.paper.workbook import EXPLAINED, sheet_name, workbook
from desktop_app.core.progress import Progress, Silent

_A4 = 9
_EVERY = 200
_PART_MM = 26.0
"""How wide a column is that only the parts of a chart need."""

_EXPLAINED_MM = (70.0, 110.0)
_FOOT = f'&"{WORD_FAMILY},Regular"&9'


@dataclass(frozen=True)
class GridColumn:
    """A column of a plain table; `holds` says to the reader what kind of values stand in it."""

    heading: str
    width_mm: float
    align: Align = Align.LEFT
    holds: str = "Chữ"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A list as it stands on screen, to be kept as a spreadsheet."""

    title: str
    lines: tuple[str, ...]
    made_at: datetime
    columns: tuple[GridColumn, ...]
    rows: Iterable[Sequence[Cell]]
    expected: int = 0


def write_register_xlsx(paper: RegisterPaper, target: Path, progress: Progress | None = None) -> None:
    """One sheet for each form of the register; `progress` may raise `Cancelled`, and then there is no file."""
    with workbook(target, paper.subject, paper.made_at) as book:
        done = 0
        for number, part in enumerate(paper.parts, start=1):
            name = part.form_label[0] if part.form_label else part.title
            widths = [column.width_mm for column in part.columns]
            pen = printed_sheet(book, f"{number}. {name}" if len(paper.parts) > 1 else name, widths, part.size)
            _page_words(pen, paper)
            done = _write_part(pen, part, done, paper.expected, progress or Silent())


def write_grid_xlsx(grid: Grid, target: Path, progress: Progress | None = None) -> None:
    """A plain table and a sheet that explains it; `progress` may raise `Cancelled`, and then there is no file."""
    listening = progress or Silent()
    with workbook(target, grid.title, grid.made_at) as book:
        done = _grid_rows(_grid_head(book, grid), grid, listening)
        _explain(printed_sheet(book, EXPLAINED, _EXPLAINED_MM), grid, done)


def _grid_head(book: Any, grid: Grid) -> SheetPen:
    pen = printed_sheet(book, grid.title, [column.width_mm for column in grid.columns])
    pen.line(grid.title, bold=True, font_size=14)
    for line in grid.lines:
        pen.line(line, italic=True)
    _hold(pen, pen.head(single_head([column.heading for column in grid.columns])))
    return pen


def _grid_rows(pen: SheetPen, grid: Grid, progress: Progress) -> int:
    aligns = [column.align for column in grid.columns]
    done = 0
    for done, cells in enumerate(grid.rows, start=1):
        pen.row(cells, aligns)
        if done % _EVERY == 0:
            progress.report(done, max(grid.expected, done), "Đang ghi tệp Excel")
    return done


def write_document_xlsx(document: Document, target: Path) -> None:
    """A document as one sheet: its words above and below, its tables as cells."""
    write_documents_xlsx((document,), target)


def write_documents_xlsx(documents: Sequence[Document], target: Path, grids: Sequence[Grid] = ()) -> None:
    """Documents as a sheet each, then plain tables that explain them."""
    with workbook(target, documents[0].subject, documents[0].made_at) as book:
        for document in documents:
            _document_sheet(book, document)
        for grid in grids:
            _grid_rows(_grid_head(book, grid), grid, Silent())


def _document_sheet(book: Any, document: Document) -> None:
    tables = [block for block in document.blocks if isinstance(block, content.Table)]
    widest = max(tables, key=lambda table: len(table.columns), default=None)
    widths = [column.width_mm for column in widest.columns] if widest else [document.text_width_mm / 6] * 6
    charted = max((len(block.parts) for block in document.blocks if isinstance(block, Bars)), default=0)
    widths += [_PART_MM] * max(0, charted + 1 - len(widths))
    if widest and widest.look:
        pen = printed_sheet(book, document.subject, roomy(widths), widest.size)
        form_foot(pen, document.foot)
    else:
        pen = printed_sheet(book, document.title or document.subject, widths)
    _mark(pen, document.top_mark)
    _document_head(pen, document)
    for block in document.blocks:
        _document_block(pen, block)
    _document_end(pen, document)


def printed_sheet(book: Any, name: str, widths_mm: Sequence[float], size: float = 11.0) -> SheetPen:
    """A sheet of the workbook that prints across on A4, as wide as the page."""
    sheet = book.add_worksheet(sheet_name(name) or None)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.79, right=0.32, top=0.55, bottom=0.55)
    sheet.hide_gridlines(1)
    return SheetPen(book, sheet, widths_mm, size)


def _explain(pen: SheetPen, grid: Grid, rows: int) -> None:
    pen.line(grid.title, bold=True, font_size=14)
    for line in (*grid.lines, f"Có {words.number(rows)} dòng. Sửa tệp này không đổi sổ trong chương trình."):
        pen.line(line)
    pen.head(single_head(["Cột", "Kiểu dữ liệu"]))
    for column in grid.columns:
        pen.row((column.heading, column.holds), (Align.LEFT, Align.LEFT))


def _hold(pen: SheetPen, head: tuple[int, int]) -> None:
    """Keep the head in sight on screen and on every printed page."""
    pen.sheet.repeat_rows(*head)
    pen.sheet.freeze_panes(head[1] + 1, 0)


def _page_words(pen: SheetPen, paper: RegisterPaper) -> None:
    words = [f"{paper.foot.words} {paper.foot.code}".strip(), "Trang &P/&N", paper.foot.printed]
    left, middle, right = (word.replace("&", "&&") if at != 1 else word for at, word in enumerate(words))
    pen.sheet.set_footer(f"&L{_FOOT}{left}&C{_FOOT}{middle}&R{_FOOT}{right}"[:255])
    _mark(pen, paper.top_mark)


def _mark(pen: SheetPen, words: str) -> None:
    if words:
        pen.sheet.set_header(f'&C&"{WORD_FAMILY},Bold"&11{words}')


def _write_part(pen: SheetPen, part: Register, done: int, expected: int, progress: Progress) -> int:
    half = pen.columns // 3
    for at in range(max(len(part.agency), len(part.form_label))):
        if at < len(part.agency):
            pen.place(part.agency[at], 0, half - 1, bold=True, align="center")
        if at < len(part.form_label):
            pen.place(part.form_label[at], pen.columns - half, pen.columns - 1, align="center")
        pen.at += 1
    pen.line(part.title, bold=True, font_size=16, align="center")
    pen.line(part.span, italic=True, font_size=12, align="center")
    _hold(pen, pen.head(part.head, [f"({at})" for at in range(1, len(part.columns) + 1)]))
    aligns = [column.align for column in part.columns]
    for row in part.rows:
        if isinstance(row, EntryRow):
            pen.row(row.cells, aligns)
        else:
            pen.note(row.lead, text_of(row.note), aligns)
        done += 1
        if done % _EVERY == 0:
            progress.report(done, max(expected, done), "Đang ghi tệp Excel")
    if part.closing:
        _close(pen, part)
    return done


def _close(pen: SheetPen, part: Register) -> None:
    closing = part.closing() if part.closing else None
    if closing is None:
        return
    pen.line(text_of(closing.total), bold=True)
    signed(pen, closing.signatures)


def _document_head(pen: SheetPen, document: Document) -> None:
    if document.form_head:
        form_top(pen, document.form_head)
        return
    if document.letterhead:
        _letterhead(pen, document.letterhead)
    for line in title_lines(document):
        pen.line(line, bold=True, font_size=14, align="center")
    if document.attached:
        pen.line(document.attached, italic=True, align="center")
    pen.at += 1


def _letterhead(pen: SheetPen, letterhead: content.Letterhead) -> None:
    head = measure_head(letterhead)
    half = max(pen.columns // 2, 1)
    for at in range(max(len(head.left), 2)):
        if at < len(head.left):
            pen.place(head.left[at].text, 0, half - 1, bold="Bold" in head.left[at].face, align="center")
        if at < 2:
            pen.place(head.right[at].text, half, pen.columns - 1, bold=True, align="center")
        pen.at += 1
    pen.place(head.number, 0, half - 1, align="center")
    pen.place(head.place_and_day, half, pen.columns - 1, italic=True, align="center")
    for line in head.about:
        pen.at += 1
        pen.place(line, 0, half - 1, align="center")
    pen.at += 2


def _document_block(pen: SheetPen, block: content.Block) -> None:
    match block:
        case content.Table():
            _table(pen, block)
        case content.Paragraph():
            pen.line(text_of(block.content))
        case content.Heading():
            pen.line(block.text, bold=True)
        case content.Addressee():
            pen.line("Kính gửi: " + "; ".join(block.names), align="center")
        case content.Basis():
            for line in closed_lines(block.lines):
                pen.line(line, italic=True)
        case Bars():
            bars_chart(pen, block)
        case content.QrLabels():
            for label in block.labels:
                pen.line("\n".join(map(text_of, label.lines)))
        case content.CodeBoxes() | content.WritingLines() | content.Space():
            pen.at += 1


def _table(pen: SheetPen, table: content.Table) -> None:
    if table.caption:
        pen.line(table.caption, bold=True, align="center")
    inner = pen.spread([column.width_mm for column in table.columns])
    aligns = [column.align for column in table.columns]
    if table.head:
        inner.head(table.head, table.look.numbers if table.look else (), sheet_heights(table))
    for cells in table.rows:
        inner.row(cells, aligns, **({"valign": "vcenter"} if table.look else {}))
    if table.total:
        inner.row(table.total, aligns, bold=True)
    pen.at = inner.at + 1


def _document_end(pen: SheetPen, document: Document) -> None:
    if document.form_head:
        signed(pen, document.signatures)
        return
    for who in document.signatures:
        pen.at += 1
        pen.line(" - ".join(who.lines) + (f": {who.name}" if who.name else ""), bold=True)
    for at, line in enumerate(closed_lines(document.recipients)):
        if at == 0:
            pen.line("Nơi nhận:", bold=True, italic=True)
        pen.line(f"- {line}")
