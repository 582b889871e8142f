"""The rows behind a figure as a paper: one part for every column that the figure is made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop_app.core.errors import UserError
from desktop_app.core.fields import Align
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import Figure, bold, plain
from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.register import (
    REGISTER_TEXT_WIDTH_MM,
    Cell,
    Closing,
    EntryRow,
    NoteRow,
    Register,
    RegisterColumn,
    Row,
)
from desktop_app.core.report_periods import days_in_words
from desktop_app.office.desk import Desk
from desktop_app.office.figures.counting import CountedRow
from desktop_app.office.figures.source import Head, Span
from desktop_app.reports.figures import ReportFigures
from desktop_app.reports.indicators.definition import Indicator, Way
from desktop_app.reports.known import Known
from desktop_app.reports.papers.telling import figure_text, with_noun
from desktop_app.reports.queries import Behind, Wanted, behind, row_pages

_ORDER_MM, _AMOUNT_MM = 10.0, 20.0
_AT_ONCE = 400
_TYPED = (
    Head("Nội dung", 90),
    Head("Nguồn số liệu", 76),
    Head("Người cung cấp", 50),
    Head("Ngày", 23),
)


@dataclass(frozen=True)
class Told:
    """One row behind a figure: what it adds, and its cells under the heads of its kind; `uid` opens it."""

    uid: str
    amount: Decimal
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RowsOf:
    """The rows of one counted or typed column, added to the figure or (`sign` -1) taken away."""

    indicator: Indicator
    sign: int
    heads: tuple[Head, ...]
    many: int
    rows: "Rows"


class Rows:
    """Rows that are read when they are asked for, in pieces."""

    def __init__(self, desk: Desk, known: Known, wanted: Wanted, found: Behind) -> None:
        """What stands behind one figure."""
        self._desk, self._known, self._wanted, self._found = desk, known, wanted, found

    def __iter__(self) -> Iterator[Told]:
        """The latest first; typed ones as they were typed."""
        found = self._found
        if found.way is not Way.COUNTED:
            for each in found.typed:
                if each.voided_on is None and each.value is not None:
                    yield Told(each.uid, each.value, (each.what, each.source, each.person, short_day(each.dated_on)))
            return
        pages = row_pages(self._desk, self._known, self._wanted, found.indicator.key)
        last: CountedRow | None = None
        while page := pages.after(last, _AT_ONCE):
            yield from (Told(row.uid, Decimal(row.amount), row.cells) for row in page)
            last = page[-1]


def rows_of(desk: Desk, known: Known, wanted: Wanted, key: str) -> list[RowsOf]:
    """What a figure is made of, down to what was counted or typed; UserError for one that no rows add up to."""
    found = behind(desk, known, wanted, key)
    if found.way is Way.READ:
        raise UserError(
            f"“{found.indicator.title}” không cộng từ dòng sổ nào nên không có dòng để in. "
            "Hãy mở trang kết quả mà chỉ tiêu này lấy từ đó."
        )
    if not found.parts:
        counted = found.way is Way.COUNTED
        many = found.many if counted else sum(each.voided_on is None for each in found.typed)
        rows = Rows(desk, known, wanted, found)
        return [RowsOf(found.indicator, 1, found.heads if counted else _TYPED, many, rows)]
    signs = {term.key: term.sign for term in found.indicator.terms}
    return [
        RowsOf(each.indicator, each.sign * signs.get(part.key, 1), each.heads, each.many, each.rows)
        for part in found.parts
        for each in rows_of(desk, known, wanted, part.key)
    ]


def rows_registers(
    figures: ReportFigures, key: str, parts: Sequence[RowsOf], agency: tuple[str, ...]
) -> list[Register]:
    """A part for every column that has rows; one that says so where none has any."""
    full = [part for part in parts if part.many] or parts[:1]
    return [_register(figures, key, part, agency) for part in full]


def _register(figures: ReportFigures, key: str, part: RowsOf, agency: tuple[str, ...]) -> Register:
    form = figures.form
    whole, own = figures.line(key), part.indicator
    span = own.days(figures.span)
    room = REGISTER_TEXT_WIDTH_MM - _ORDER_MM - _AMOUNT_MM
    scale = room / sum(head.width_mm for head in part.heads)
    columns = [RegisterColumn(head.width_mm * scale, head.align) for head in part.heads]
    headings = ["TT", *(head.heading for head in part.heads), f"Số {own.noun or 'tính vào cột'}"]
    name = form.number or form.key
    return Register(
        title=f"DÒNG SỔ CỦA {_called(figures, key).upper()}, BIỂU {name}",
        span=_days(figures.name, span),
        agency=agency,
        form_label=(f"Biểu {name}", _called(figures, own.key)),
        columns=(RegisterColumn(_ORDER_MM, Align.CENTRE), *columns, RegisterColumn(_AMOUNT_MM, Align.RIGHT)),
        head=(tuple(HeadCell(heading) for heading in headings),),
        rows=_rows(whole_words(figures, key), own, part, is_whole=own.key == whole.key),
        closing=lambda: Closing(total=plain(_total(figures, key, part))),
        expected=part.many,
    )


def _days(name: str, span: Span) -> str:
    days = f"từ ngày {short_day(span.from_on)} đến ngày {short_day(span.to_on)}"
    has_name = name != days_in_words(span.from_on, span.to_on)
    return f"{name}, {days}" if has_name else f"{days[:1].upper()}{days[1:]}"


def _called(figures: ReportFigures, key: str) -> str:
    is_column = any(column.key == key for column in figures.form.columns)
    if is_column:
        return f"Cột {key}"
    return "Chỉ tiêu ngoài bảng" if figures.form.columns else "Chỉ tiêu"


def whole_words(figures: ReportFigures, key: str) -> str:
    """What a figure is, how it is counted, what it came to."""
    line = figures.line(key)
    each = line.indicator
    said = f"{each.title}: {with_noun(line.value, each)}. Cách tính: {each.tells or each.way.value}"
    if line.differs:
        return f"{said} Số này đã chốt; sổ hiện nay cho {with_noun(line.live, each)}."
    return said


def _rows(whole: str, own: Indicator, part: RowsOf, *, is_whole: bool) -> Iterator[Row]:
    yield NoteRow(("",), bold(whole))
    if not is_whole:
        taken = "trừ đi" if part.sign < 0 else "cộng vào"
        yield NoteRow(("",), f"Các dòng dưới đây {taken} số trên. {own.title}. {own.tells}")
    number = 0
    for number, row in enumerate(part.rows, start=1):
        amount = part.sign * row.amount
        value = int(amount) if amount == amount.to_integral_value() else float(amount)
        cells: tuple[Cell, ...] = (Figure(str(number), number), *row.cells, Figure(figure_text(amount), value))
        yield EntryRow(cells, key=row.uid)
    if not number:
        yield NoteRow(("",), "Không có dòng nào.")


def _total(figures: ReportFigures, key: str, part: RowsOf) -> str:
    line = figures.line(part.indicator.key)
    now = line.value if line.live is None else line.live
    whole = "" if part.indicator.key == key else f" của {_called(figures, part.indicator.key).lower()}"
    return f"Cộng{whole}: {part.many} dòng, {with_noun(now, line.indicator)}."
