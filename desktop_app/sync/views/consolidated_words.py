"""How a form of all communes is written: a figure for each, what it was before, what is worth a call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.core import words
from desktop_app.core.fields import Column
from desktop_app.core.report_periods import days_in_words
from desktop_app.kit.cells import Cell
from desktop_app.kit.reading_pane import Line, Words
from desktop_app.kit.theme import State
from desktop_app.reports.forms import ReportForm
from desktop_app.reports.indicators.definition import Indicator
from desktop_app.reports.written import change_written, written
from desktop_app.sync.enrolling.queries import unit_order
from desktop_app.sync.receiving.consolidated import Consolidated, UnitLine
from desktop_app.sync.receiving.queries import CommuneRow
from desktop_app.sync.views.send_words import ReportCheck

COLUMNS = (
    Column(name="unit", heading="Đơn vị", second="about"),
    Column(name="value", heading="Kỳ này", width=90, kind="number"),
    Column(name="last", heading="Kỳ trước", width=84, kind="number"),
    Column(name="year_ago", heading="Năm trước", width=90, kind="number"),
    Column(name="change", heading="Thay đổi", width=100, kind="number"),
    Column(name="check", heading="Kiểm tra", width=170, kind="badge"),
)
GIVES_WAY = ("year_ago", "change", "last")
TOTAL = "Tổng cộng"
_SAYS = ("content", "title", "summary", "subject", "name", "what")


@dataclass(frozen=True)
class FigureOf:
    """One commune's figure, or the sum where there is no line; a commune without either handed nothing in."""

    uid: str
    name: str
    line: UnitLine | None
    value: Decimal | None = None
    last: Decimal | None = None
    year_ago: Decimal | None = None
    is_total: bool = False


def rows_of(found: Consolidated, key: str, *, only_odd: bool = False) -> Iterator[FigureOf]:
    """The sum first, then every commune, at last those that handed nothing in."""
    now, last, year_ago = (each.get(key) for each in (found.total, found.last_total, found.year_ago_total))
    yield FigureOf("", TOTAL, None, now, last, year_ago, is_total=True)
    for line in sorted(found.lines, key=lambda each: unit_order(each.name)):
        if not only_odd or is_marked(line, key):
            now, last, year_ago = (each.get(key) for each in (line.values, line.last, line.year_ago))
            yield FigureOf(line.unit, line.name, line, now, last, year_ago)
    if not only_odd:
        missing = sorted(found.missing, key=lambda each: unit_order(each[1]))
        yield from (FigureOf(unit, name, None) for unit, name in missing)


def counted_keys(form: ReportForm, key: str) -> list[str]:
    """The figures whose rows make up this one: itself, or what a sum adds."""
    terms = {each.key: [term.key for term in each.terms if term.sign > 0] for each in form.indicators}
    below = terms.get(key)
    return [key, *(found for each in below or () for found in counted_keys(form, each))]


def is_marked(line: UnitLine, key: str) -> bool:
    """Whether a person has to look at the commune."""
    return bool(line.returned_on or key in line.odd or line.broken or line.between)


def cell_of(row: FigureOf, column: Column, indicator: Indicator) -> Cell:
    """One cell."""
    style, is_missing = indicator.style, row.line is None and not row.is_total
    match column.name:
        case "unit":
            return Cell(text=row.name, second=_about(row), strong=row.is_total, quiet=is_missing)
        case "value":
            return Cell(
                text=written(row.value, style), link=row.line is not None and row.value is not None, strong=True
            )
        case "last":
            return Cell(text=written(row.last, style), quiet=True)
        case "year_ago":
            return Cell(text=written(row.year_ago, style), quiet=True)
        case "change":
            return Cell(text=change_written(row.value, row.last, style), quiet=True)
    return _check(row, indicator.key)


def _about(row: FigureOf) -> str:
    if row.line is None:
        return "" if row.is_total else "chưa nộp"
    return f"Báo cáo số {row.line.number}" if row.line.number else f"nhận {words.day(row.line.arrived_on)}"


def _check(row: FigureOf, key: str) -> Cell:
    line = row.line
    if line is None:
        return Cell() if row.is_total else Cell(text="Chưa nộp", state=State.OVERDUE)
    if line.returned_on:
        return Cell(text="Đã trả lại", state=State.OVERDUE)
    if line.broken or line.between:
        return Cell(text=f"{len(line.broken) + len(line.between)} chỗ lệch", state=State.OVERDUE)
    if key in line.odd:
        return Cell(text="Khác thường", state=State.WARNING)
    if line.nothing_arose:
        return Cell(text="Không phát sinh", state=State.NONE)
    return Cell(text="khớp", figure=ReportCheck("khớp"))


def sentence(found: Consolidated, key: str) -> str:
    """How the form stands, in one sentence."""
    total = len(found.lines) + len(found.missing)
    told = f"{words.inside(days_in_words(found.from_on, found.to_on))}: {len(found.lines)} trên {total} đơn vị đã nộp"
    marked = sum(is_marked(line, key) for line in found.lines)
    told = f"{told[:1].upper()}{told[1:]}"
    return f"{told}, {marked} đơn vị cần xem." if marked else f"{told}."


def line_pairs(line: UnitLine, key: str) -> list[tuple[str, Sequence[Line]]]:
    """What is told of a commune beside the rows behind its figure."""
    pairs: list[tuple[str, Sequence[Line]]] = []
    if line.returned_on:
        given_back = f"Ngày {words.day(line.returned_on)}. Số liệu vẫn tính trong tổng đến khi đơn vị nộp lại."
        pairs.append(("Đã trả lại", [Words(given_back, state=State.OVERDUE)]))
    if mark := line.odd.get(key):
        pairs.append(("Khác thường", [Words(mark.says, state=State.WARNING)]))
    for made in line.broken:
        sides = f"{made.left.normalize():f} và {made.right.normalize():f}"
        pairs.append(("Lệch", [Words(f"{made.check.in_words}: {sides}", state=State.OVERDUE)]))
    pairs += [("Lệch biểu", [Words(each.says, state=State.OVERDUE)]) for each in line.between]
    if said := line.explanations.get(key):
        pairs.append(("Giải trình", [Words(said)]))
    if line.note:
        pairs.append(("Ghi chú", [Words(line.note)]))
    return pairs


def row_words(row: CommuneRow) -> str:
    """A commune's row in a line: its day, its number, what it is about."""
    body = row.body
    number = f"số {body['number']}" if body.get("number") else ""
    said = next((str(body[key]) for key in _SAYS if body.get(key)), "Nội dung chỉ xã giữ")
    told = ", ".join(filter(None, (words.day(row.on) if row.on else "", number)))
    return f"{told}: {said}" if told else said
