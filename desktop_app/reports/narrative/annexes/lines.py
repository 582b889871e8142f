"""A line of an annex, its checks, and how its cells are kept and written; pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput
from desktop_app.reports.entry import read_number
from desktop_app.reports.indicators.formulas import Checked, Values, check, total
from desktop_app.reports.narrative.plan import TITLE, AnnexColumn, AnnexPlan, Holds
from desktop_app.reports.narrative.prose import plain_number

Cells = Mapping[str, str]
"""The cells of a line by column: a number as 1234.5, a day as 2026-11-15, "" where there is none."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line: of a register (`page` opens its record by `uid`), or typed with its source and who answers for it."""

    cells: Cells
    uid: str = ""
    page: str = ""
    source: str = ""
    person: str = ""
    is_typed: bool = False


@dataclass(frozen=True)
class AnnexTable:
    """An annex with its lines and the checks that do not hold, each with the line's number from 1."""

    plan: AnnexPlan
    lines: tuple[Line, ...] = ()
    broken: tuple[tuple[int, Checked], ...] = ()

    @property
    def is_only_typed(self) -> bool:
        """Whether no register holds its lines."""
        return self.plan.is_typed and not self.plan.reads

    @property
    def totals(self) -> Mapping[str, Decimal]:
        """The sums of the columns that are added up."""
        return {
            column.key: sum((number_of(line.cells, column.key) or Decimal(0) for line in self.lines), Decimal(0))
            for column in self.plan.columns
            if column.sums
        }


def annex_table(plan: AnnexPlan, lines: Iterable[Line]) -> AnnexTable:
    """The annex with every check made on every line."""
    found = tuple(lines)
    return AnnexTable(plan, found, tuple(_broken(plan, found)))


def unequal_sums(table: AnnexTable, values: Values) -> Iterator[str]:
    """A sentence for each column that does not come to what the text says, once that is known."""
    for key, terms in table.plan.adds_up:
        told, summed = total(terms, values), table.totals[key]
        if told != summed and all(values[term.key] is not None for term in terms):
            column = words.inside(table.plan.column(key).title)
            yield (
                f"Phụ lục {table.plan.key}: cột {column} cộng được {plain_number(summed)}, "
                f"số liệu của báo cáo là {plain_number(told or Decimal(0))}. "
                "Thêm dòng còn thiếu, hoặc xem lại số đã nhập."
            )


def number_of(cells: Cells, key: str) -> Decimal | None:
    """The number in a cell."""
    said = cells.get(key, "")
    return Decimal(said) if said else None


def shown(column: AnnexColumn, said: str) -> str:
    """A cell as it is read."""
    if not said or column.holds is Holds.TEXT:
        return said
    return words.day(date.fromisoformat(said)) if column.holds is Holds.DAY else plain_number(Decimal(said))


def checked_cells(plan: AnnexPlan, raw: Mapping[str, str]) -> Cells:
    """What was typed for a line, as it is kept; InvalidInput names every cell that cannot be so."""
    problems, cells = dict[str, str](), dict[str, str]()
    for column in plan.columns:
        said = raw.get(column.key, "").strip()
        try:
            cells[column.key] = _kept(column, said) if said else ""
        except ValueError as wrong:
            problems[column.key] = str(wrong)
    named = plan.column(TITLE)
    if not cells.get(TITLE, ""):
        problems[named.key] = f"Chưa ghi {words.inside(named.title)}. Ghi nội dung của dòng."
    if problems:
        raise InvalidInput(problems)
    return cells


def _kept(column: AnnexColumn, said: str) -> str:
    if column.holds is Holds.DAY:
        return words.read_day(said).isoformat()
    if column.holds is Holds.TEXT:
        return said
    try:
        value = read_number(said)
    except ValueError:
        raise ValueError("Không đọc được số. Gõ số, ví dụ 12 hoặc 1.234,5.") from None
    if value < 0:
        raise ValueError("Số không được âm. Xem lại con số.")
    return f"{value.normalize():f}"


def _broken(plan: AnnexPlan, lines: tuple[Line, ...]) -> Iterator[tuple[int, Checked]]:
    for number, line in enumerate(lines, start=1):
        values = {column.key: number_of(line.cells, column.key) for column in plan.columns if _is_number(column)}
        for each in plan.checks:
            made = check(each, values)
            if made and not made.holds:
                yield number, made


def _is_number(column: AnnexColumn) -> bool:
    return column.holds is Holds.NUMBER
