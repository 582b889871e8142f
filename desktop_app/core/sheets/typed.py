"""Rows typed by hand as if they stood in a workbook, so that they are read and judged like any other."""

from collections.abc import Iterator, Mapping, Sequence

from desktop_app.core.sheets.cells import Row, Value
from desktop_app.core.sheets.limits import LIMITS
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.reader import Book, typed_sheet
from desktop_app.core.sheets.template import Kind, Template
from desktop_app.core.sheets.values import DayOrder, Reading, read_value

TypedRow = Mapping[str, str]
"""What was typed, by the keys of the template."""


class TypedBook(Book):
    """One sheet; the first typed row is row 1, rows without a word are passed over."""

    def __init__(self, template: Template, rows: Sequence[TypedRow]) -> None:
        super().__init__(LIMITS)
        self._columns, self._rows = [column.key for column in template.columns], list(rows)
        self.sheets = (typed_sheet(self, template.title),)

    def text_rows(self) -> Iterator[Row]:
        """The typed rows."""
        for number, row in enumerate(self._rows, start=1):
            values: tuple[Value, ...] = tuple(row.get(key, "").strip() or None for key in self._columns)
            if any(values):
                yield Row(number, values)


def typed_mapping(template: Template) -> Matched:
    """Every column in its own place; days are typed day first."""
    days = [column.key for column in template.columns if column.kind is Kind.DAY]
    return Matched(
        sheet=template.title,
        first_heading=0,
        last_heading=0,
        headings=tuple(column.heading for column in template.columns),
        columns={column.key: at for at, column in enumerate(template.columns, start=1)},
        day_orders=dict.fromkeys(days, DayOrder.DAY_FIRST),
    )


def read_typed(template: Template, key: str, text: str, pivot: int) -> Value:
    """The value meant by what was typed in one cell; ValueError holds the sentence. Nothing typed is no value."""
    if not text.strip():
        return None
    return read_value(template.column(key), text.strip(), Reading(pivot, {key: DayOrder.DAY_FIRST})).value
