"""The rows behind a number of the year as a paper."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from desktop_app.core import words
from desktop_app.core.fields import Align
from desktop_app.core.paper.heads import HeadCell
from desktop_app.core.paper.inline import Figure, plain
from desktop_app.core.paper.register import (
    REGISTER_TEXT_WIDTH_MM,
    Cell,
    Closing,
    EntryRow,
    NoteRow,
    Register,
    RegisterColumn,
    RegisterPaper,
    Row,
)
from desktop_app.office.desk import Desk, Service
from desktop_app.office.figures.counting import CountedRow
from desktop_app.office.figures.source import Head
from desktop_app.office.profile import read_profile
from desktop_app.office.register_paper import register_paper
from desktop_app.office.rights import Right, needs
from desktop_app.reports.behind import RowPages
from desktop_app.reports.known import Known
from desktop_app.reports.year.queries import rows_behind
from desktop_app.reports.year.shown import Named, Picked

_ORDER_MM, _AMOUNT_MM = 10.0, 20.0
_AT_ONCE = 400


@dataclass(frozen=True)
class _Told:
    """What is printed: the rows with their amounts under these heads; `noun` is what they amount to."""

    heads: Sequence[Head]
    rows: Iterable[tuple[tuple[str, ...], int]]
    many: int
    noun: str = ""
    days: str = ""


class YearRowsPapers(Service):
    """The rows of one number, to be printed."""

    def __init__(self, desk: Desk, known: Known) -> None:
        """`known` is what can be counted."""
        super().__init__(desk)
        self._known = known

    @needs(Right.PRINT)
    def paper(self, said: str, opens: Picked | Named) -> RegisterPaper:
        """`said` is the number in words."""
        with self.desk.db.reading() as session:
            agency = read_profile(session).agency
        told = self._picked(opens) if isinstance(opens, Picked) else _named(opens)
        return register_paper(self.desk, "Dòng sổ của một con số, nhìn cả năm", (_register(said, told, agency),))

    def _picked(self, opens: Picked) -> _Told:
        source, measure = self._known.source(opens.pick.source), opens.pick.measure
        pages, span = rows_behind(self.desk, self._known, opens), opens.span
        days = f", từ ngày {words.day(span.from_on)} đến ngày {words.day(span.to_on)}"
        return _Told(source.heads, _read(pages), pages.count(), source.measures[measure] if measure else "", days)


def _read(pages: RowPages) -> Iterator[tuple[tuple[str, ...], int]]:
    last: CountedRow | None = None
    while page := pages.after(last, _AT_ONCE):
        yield from ((row.cells, row.amount) for row in page)
        last = page[-1]


def _named(opens: Named) -> _Told:
    return _Told(opens.heads, [(row.cells, 1) for row in opens.rows], len(opens.rows))


def _register(said: str, told: _Told, agency: tuple[str, ...]) -> Register:
    room = REGISTER_TEXT_WIDTH_MM - _ORDER_MM - (_AMOUNT_MM if told.noun else 0)
    scale = room / sum(head.width_mm for head in told.heads)
    columns = [RegisterColumn(head.width_mm * scale, head.align) for head in told.heads]
    headings = ["TT", *(head.heading for head in told.heads)]
    if told.noun:
        columns.append(RegisterColumn(_AMOUNT_MM, Align.RIGHT))
        headings.append(f"Số {told.noun}")
    amounts = list[int]()
    return Register(
        title="DÒNG SỔ CỦA MỘT CON SỐ",
        span=f"{said}{told.days}",
        agency=agency,
        form_label=("Nhìn cả năm",),
        columns=(RegisterColumn(_ORDER_MM, Align.CENTRE), *columns),
        head=(tuple(HeadCell(heading) for heading in headings),),
        rows=_rows(told, amounts),
        closing=lambda: Closing(total=plain(_total(told, sum(amounts)))),
        expected=told.many,
    )


def _rows(told: _Told, amounts: list[int]) -> Iterator[Row]:
    for number, (texts, amount) in enumerate(told.rows, start=1):
        amounts.append(amount)
        cells: tuple[Cell, ...] = (Figure(str(number), number), *texts)
        yield EntryRow((*cells, Figure(words.number(amount), amount)) if told.noun else cells)
    if not amounts:
        yield NoteRow(("",), "Không có dòng nào.")


def _total(told: _Told, amount: int) -> str:
    return f"Cộng: {words.number(told.many)} dòng" + (f", {words.number(amount)} {told.noun}." if told.noun else ".")
