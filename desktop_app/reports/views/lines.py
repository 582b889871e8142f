"""The lines of a form as its table shows them: sections by the heads, figures as links, what is pointed out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop_app.core.fields import Column
from desktop_app.kit import icons
from desktop_app.kit.cells import Cell
from desktop_app.kit.theme import State, Token, Type, font, px
from desktop_app.reports.figures import FigureLine, ReportFigures
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.remarks import Remark, Said, column_words, said_of
from desktop_app.reports.written import change_written, written

COLUMNS = (
    Column(name="number", heading="Cột", width=52, kind="number"),
    Column(name="title", heading="Chỉ tiêu", kind="line"),
    Column(name="value", heading="Kỳ này", width=84, kind="number"),
    Column(name="last", heading="Kỳ trước", width=78, kind="number"),
    Column(name="year_ago", heading="Năm trước", width=84, kind="number"),
    Column(name="change", heading="Thay đổi", width=98, kind="number"),
    Column(name="remark", heading="Kiểm tra", width=148, kind="badge"),
)
GIVES_WAY = ("year_ago", "change")
NARROW = ("number", "title", "value", "last", "remark")
TOGETHER = "Cộng chung"
OTHERS = "Chỉ tiêu khác"
ASKED = "Có nhận xét"
BESIDE = "Số liệu kèm theo, không in thành cột"

_STATES = {
    Remark.MISSING: State.OVERDUE,
    Remark.BROKEN: State.OVERDUE,
    Remark.UNLIKE: State.WARNING,
    Remark.CHANGED: State.WARNING,
    Remark.CORRECTED: State.ACTIVE,
    Remark.ROSE: State.WARNING,
    Remark.FELL: State.WARNING,
}


@dataclass(frozen=True)
class Heading:
    """The heads above the lines that follow."""

    words: str
    uid: str = ""
    is_heading: bool = True


@dataclass(frozen=True)
class FigureRow:
    """One figure, and what is said of it; `number` is that of its column, "" for one that is told beside the form.

    `asked`: the office above said something of it that nobody answered yet.
    """

    uid: str
    title: str
    line: FigureLine
    said: Said
    number: str = ""
    asked: bool = False
    is_heading: bool = False


@dataclass(frozen=True)
class Tick:
    """Nothing to look at: a small green tick and a grey word without a background."""

    words: str

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The tick, then the word."""
        icons.draw(painter, "check", State.DONE.text, QRectF(box.left(), box.top(), px(16), box.height()), 2.1)
        painter.setFont(font(Type.BODY))
        painter.setPen(Token.INK_2.colour)
        room = box.adjusted(px(26), 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.words)


def rows_of(figures: ReportFigures, asked: Collection[str] = ()) -> Iterator[Heading | FigureRow]:
    """Every line in the order of the columns, a heading wherever the heads change; `asked` are figures by key."""
    columns = {column.key: column for column in figures.form.columns}
    before: tuple[str, ...] | None = None
    for line in (line for line in figures.lines if line.key in columns):
        column = columns[line.key]
        now = column.heads
        if now != before:
            yield Heading(": ".join(now) or (TOGETHER if before is None else OTHERS))
        before = now
        title, said = titled(line, column.heading if now else ""), said_of(figures, line)
        yield FigureRow(line.key, title, line, said, line.key, asked=line.key in asked)
    beside = [line for line in figures.lines if line.key not in columns]
    if beside:
        yield Heading(BESIDE)
    for line in beside:
        yield FigureRow(line.key, titled(line), line, said_of(figures, line), asked=line.key in asked)


def titled(line: FigureLine, heading: str = "") -> str:
    """A figure under its heads or by its whole title, a sum with its terms: "Tổng số lượt tiếp (= 4 + 13 + 22)"."""
    terms, title = line.indicator.terms, heading or line.indicator.title
    if not terms:
        return title
    told = "".join(f" {'-' if term.sign < 0 else '+'} {term.key}" for term in terms).removeprefix(" + ").strip()
    return f"{title} (= {told})"


def cell_of(row: Heading | FigureRow, column: Column) -> Cell:
    """One cell; a heading runs over the whole line."""
    if isinstance(row, Heading):
        return Cell(text=row.words, heading=True, across=("number", "remark"))
    line, style = row.line, row.line.indicator.style
    match column.name:
        case "number":
            return Cell(text=row.number, quiet=True)
        case "title":
            return Cell(text=row.title, strong=bool(line.indicator.terms))
        case "value":
            return Cell(text=written(line.value, style), link=line.value is not None, quiet=line.value is None)
        case "last":
            return Cell(text=written(line.last, style), quiet=True)
        case "year_ago":
            return Cell(text=written(line.year_ago, style), quiet=True)
        case "change":
            return Cell(text=change_written(line.value, line.last, style), quiet=True)
    return _remark_cell(row)


def _remark_cell(row: FigureRow) -> Cell:
    """The word beside a figure: a badge where a person has to look, else a tick."""
    said, state = row.said, _STATES.get(row.said.remark)
    if row.asked and state is not State.OVERDUE:
        return Cell(text=ASKED, state=State.WARNING)
    return Cell(text=said.words, state=state) if state else Cell(text=said.words, figure=Tick(said.words))


def column_name(form: ReportForm, key: str) -> str:
    """Where a figure stands: "Mẫu 01/TCD, cột 13"."""
    return f"Mẫu {form.number or form.key}, {column_words(form, key)}"
