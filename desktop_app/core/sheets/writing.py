"""Writes workbooks from a declaration: a template to fill in, a table with all its rows, and the rows refused."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from desktop_app.core.disk import disk_told
from desktop_app.core.files import whole_file
from desktop_app.core.paper.fonts import WORD_FAMILY
from desktop_app.core.paper.word_xml import safe_text
from desktop_app.core.paper.workbook import EXPLAINED, TALLEST, guard, lines_needed, sheet_name, workbook
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.cells import FORMULA_SIGNS, CellError, Run, letters, shown
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.table import Record, Skipped
from desktop_app.core.sheets.template import FLAG_WORDS, Kind, SheetColumn, Template

LISTS, REASON, FROM_ROW = "Danh mục", "Lý do không nhận", "Dòng trong tệp cũ"

_A4, _LINE = 9, 15.0
_WIDE, _WIDEST = 16.0, 44.0
_EVERY = 500
WRITING, CLOSING = "Đang ghi từng dòng", "Đang đóng tệp"
_FILLED_IN = 10_000
"""So many rows of a template have their drop-downs."""
_LONGEST_CELL = 32_767
_CUT = "… (còn nữa)"
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts days differently from the calendar."""
_HEAD = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1, "bg_color": "#E8EEF4"}
_NEEDED = {**_HEAD, "bg_color": "#FCE8C8"}
_WRONG = {"bg_color": "#F8D0CC"}
_CELL = {"valign": "vcenter", "text_wrap": True}
_TEXT, _DAY, _TIME, _NUMBER = "@", "dd/mm/yyyy", "hh:mm", "0"
_FORMS = {Kind.DAY: _DAY, Kind.TIME: _TIME, Kind.NUMBER: _NUMBER, Kind.REGISTER_NUMBER: _NUMBER}


@dataclass(frozen=True, kw_only=True)
class Export:
    """A table to be written: its declaration, its rows by key, about how many there are, and words on what it is."""

    template: Template
    rows: Iterable[Mapping[str, object]]
    made_at: datetime
    expected: int = 0
    notes: tuple[str, ...] = ()


def write_template(template: Template, target: Path, made_at: datetime) -> None:
    """An empty workbook with drop-downs and explanations; UserError when the disk refuses."""
    with disk_told(), workbook(target, template.title, made_at) as book:
        pen = _Pen(book, template)
        for at, column in enumerate(template.columns):
            pen.offer(at, column)
        pen.explain(template.notes)
        pen.lists()


def write_export(export: Export, target: Path, progress: Progress | None = None) -> None:
    """The table as a workbook that can be imported again; `progress` may raise `Cancelled`, then there is no file."""
    listening = progress or Silent()
    with disk_told(), workbook(target, export.template.title, export.made_at) as book:
        pen = _Pen(book, export.template)
        done = 0
        for done, row in enumerate(export.rows, start=1):
            pen.row(done, row)
            if done % _EVERY == 0:
                listening.report(done, max(export.expected, done), WRITING)
        listening.report(done, done, CLOSING)
        pen.sheet.autofilter(0, 0, max(done, 1), len(export.template.columns) - 1)
        pen.explain((*export.template.notes, *export.notes))


def write_export_csv(export: Export, target: Path, progress: Progress | None = None) -> None:
    """The table as text with semicolons, which Excel in Vietnamese opens by itself."""
    listening, columns, done = progress or Silent(), export.template.columns, 0
    with disk_told(), whole_file(target) as part, part.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out, delimiter=";")
        lines.writerow([column.heading for column in columns])
        for done, row in enumerate(export.rows, start=1):
            lines.writerow([_disarmed(_told(row.get(column.key))) for column in columns])
            if done % _EVERY == 0:
                listening.report(done, max(export.expected, done), WRITING)
        listening.report(done, done, CLOSING)


def write_list_csv(headings: Sequence[str], rows: Iterable[Sequence[object]], target: Path, above: str = "") -> None:
    """A list as text with semicolons, which Excel in Vietnamese opens by itself; `above` is a line over the heading."""
    with disk_told(), whole_file(target) as part, part.open("w", encoding="utf-8-sig", newline="") as out:
        lines = csv.writer(out, delimiter=";")
        lines.writerows([[above]] if above else [])
        lines.writerow([_disarmed(heading) for heading in headings])
        lines.writerows([_csv_cell(value) for value in row] for row in rows)


def write_refused(
    mapping: Matched,
    records: Sequence[Record | Skipped],
    target: Path,
    made_at: datetime,
    progress: Progress | None = None,
) -> int:
    """The refused rows as they stood, wrong cells marked, the reasons beside; to be mended and imported again.

    Gives how many rows were written.
    """
    listening, wide, done = progress or Silent(), len(mapping.headings), 0
    with disk_told(), workbook(target, REASON, made_at) as book:
        sheet = book.add_worksheet(sheet_name(mapping.sheet))
        forms = _Forms(book)
        sheet.set_column(0, wide + 1, _WIDE)
        sheet.set_column(wide, wide, _WIDEST)
        _set_height(sheet, 0, [(heading, _WIDE / 1.2) for heading in (*mapping.headings, FROM_ROW)])
        for at, heading in enumerate((*mapping.headings, REASON, FROM_ROW)):
            sheet.write_string(0, at, safe_text(heading), forms.get(**_HEAD))
        sheet.freeze_panes(1, 0)
        _set_page(sheet)
        for record in records:
            if isinstance(record, Record) and record.is_refused:
                done += 1
                _write_refused(sheet, forms, done, record, wide)
            if done and done % _EVERY == 0:
                listening.report(done, len(records), WRITING)
        listening.report(len(records), len(records), CLOSING)
    return done


def _write_refused(sheet: Any, forms: "_Forms", at: int, record: Record, wide: int) -> None:
    wrong = {problem.column for problem in record.problems if problem.refused}
    reasons = "\n".join(f"Cột {letters(each.column)}: {each.reason}" for each in record.problems if each.refused)
    _set_height(sheet, at, [(reasons, _WIDEST), *((value, _WIDE) for value in record.row.values)])
    for column in range(1, wide + 1):
        value, font = record.row.value(column), record.row.font(column)
        look = {**_CELL, **(_WRONG if column in wrong else {}), **({"font_name": font} if font else {})}
        if runs := record.row.runs.get(column):
            _write_runs(sheet, forms, (at, column - 1), str(value), runs, look)
        else:
            _write(sheet, forms, at, column - 1, value, look)
    sheet.write_string(at, wide, reasons[:_LONGEST_CELL], forms.get(**_CELL))
    sheet.write_number(at, wide + 1, record.row.number, forms.get(**_CELL))


def _set_height(sheet: Any, row: int, cells: Iterable[tuple[object, float]]) -> None:
    """As high as the longest text needs; to be told before the cells."""
    lines = max((lines_needed(value, wide) for value, wide in cells if isinstance(value, str)), default=1)
    sheet.set_row(row, min(lines * _LINE + 3, TALLEST))


def _set_page(sheet: Any) -> None:
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


class _Forms:
    """Each look of a cell once."""

    def __init__(self, book: Any) -> None:
        self._book, self._known = book, dict[tuple[tuple[str, Any], ...], Any]()

    def get(self, **look: Any) -> Any:
        key = tuple(look.items())
        if key not in self._known:
            self._known[key] = self._book.add_format({"font_name": WORD_FAMILY, "font_size": 11, **look})
        return self._known[key]


class _Pen:
    """Writes the sheets of one declared workbook; a row once written is gone from memory."""

    def __init__(self, book: Any, template: Template) -> None:
        self._book, self._template, self._forms = book, template, _Forms(book)
        self.sheet = book.add_worksheet(sheet_name(template.title))
        self._columns = [(at, column.key) for at, column in enumerate(template.columns)]
        self._wide = [column.width for column in template.columns]
        for at, column in enumerate(template.columns):
            look = self._forms.get(num_format=_FORMS.get(column.kind, _TEXT), **_CELL)
            self.sheet.set_column(at, at, column.width, look)
        self.sheet.set_row(0, 32)
        for at, column in enumerate(template.columns):
            self.sheet.write_string(0, at, column.heading, self._forms.get(**(_NEEDED if column.required else _HEAD)))
        self.sheet.freeze_panes(1, 0)
        _set_page(self.sheet)

    def row(self, at: int, values: Mapping[str, object]) -> None:
        _set_height(self.sheet, at, [(values.get(key), self._wide[column]) for column, key in self._columns])
        for column, key in self._columns:
            _write(self.sheet, self._forms, at, column, values.get(key), _CELL)

    def offer(self, at: int, column: SheetColumn) -> None:
        """The drop-down of a column, or what may be typed into it."""
        said = column.note or f"{column.kind.value}."
        rule: dict[str, Any] = {"validate": "any", "input_message": said[:255]}
        if column.choices:
            name = letters(1 + self._listed().index(column))
            rule |= {
                "validate": "list", "source": f"='{LISTS}'!${name}$2:${name}${len(column.choices) + 1}",
                "error_title": "Không có trong danh sách", "error_message": "Hãy chọn một mục trong danh sách.",
            }  # fmt: skip
        self.sheet.data_validation(1, at, _FILLED_IN, at, rule)

    def explain(self, notes: tuple[str, ...]) -> None:
        sheet = self._book.add_worksheet(EXPLAINED)
        _set_page(sheet)
        for at, width in enumerate((26, 34, 12, 70)):
            sheet.set_column(at, at, width)
        line, wrap = 0, self._forms.get(**_CELL)
        for note in notes:
            sheet.write_string(line, 0, safe_text(note), self._forms.get(italic=True))
            line += 1
        sheet.set_row(line, _LINE)
        for at, heading in enumerate(("Cột", "Kiểu dữ liệu", "Bắt buộc", "Cách ghi")):
            sheet.write_string(line, at, heading, self._forms.get(**_HEAD))
        for place, column in enumerate(self._template.columns, start=line + 1):
            said = " ".join(part for part in (column.note, "; ".join(column.choices)) if part)
            _set_height(sheet, place, [(said, 70)])
            for at, text in enumerate((column.heading, column.kind.value, "Có" if column.required else "", said)):
                sheet.write_string(place, at, text, wrap)

    def lists(self) -> None:
        """The words of the drop-downs, each list in a column of its own."""
        sheet, columns = self._book.add_worksheet(LISTS), self._listed()
        sheet.set_column(0, max(len(columns) - 1, 0), 26)
        for line in range(1 + max((len(column.choices) for column in columns), default=0)):
            for at, column in enumerate(columns):
                words = (column.heading, *column.choices)
                if line < len(words):
                    sheet.write_string(line, at, words[line], self._forms.get(**(_HEAD if line == 0 else {})))

    def _listed(self) -> list[SheetColumn]:
        return [column for column in self._template.columns if column.choices]


def _write_runs(
    sheet: Any, forms: _Forms, at: tuple[int, int], text: str, runs: Iterable[Run], look: Mapping[str, Any]
) -> None:
    """A text in several fonts; where they do not fit its letters it has none, and is as uncertain as it was."""
    parts, begin = list[Any](), 0
    for run in runs:
        parts += [forms.get(font_name=run.font or WORD_FAMILY), text[begin : begin + run.length]]
        begin += run.length
    if begin == len(text) == len(safe_text(text)) <= _LONGEST_CELL:
        sheet.write_rich_string(*at, *parts, forms.get(**look, num_format=_TEXT))
    else:
        _write(sheet, forms, *at, text, {key: said for key, said in look.items() if key != "font_name"})


def _write(sheet: Any, forms: _Forms, row: int, column: int, value: object, look: Mapping[str, Any]) -> None:
    """One typed cell."""
    match value:
        case None:
            if "bg_color" in look:
                sheet.write_blank(row, column, None, forms.get(**look))
        case bool():
            sheet.write_string(row, column, FLAG_WORDS[0] if value else FLAG_WORDS[1], forms.get(**look))
        case datetime():
            sheet.write_datetime(
                row, column, value.replace(tzinfo=None), forms.get(**look, num_format=f"{_DAY} {_TIME}")
            )
        case date() if value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, forms.get(**look, num_format=_DAY))
        case time() | timedelta():
            sheet.write_datetime(row, column, value, forms.get(**look, num_format=_TIME))
        case int() | float() if abs(value) < 10**15:
            form = _NUMBER if value == int(value) else "General"
            sheet.write_number(row, column, value, forms.get(**look, num_format=form))
        case _:
            text = safe_text(_told(value))
            text = text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT
            sheet.write_string(row, column, text, forms.get(**look, **guard(text), num_format=_TEXT))


def _told(value: object) -> str:
    """The value as text."""
    if isinstance(value, bool):
        return FLAG_WORDS[0] if value else FLAG_WORDS[1]
    known = str | int | float | date | time | timedelta | CellError | None
    return shown(value) if isinstance(value, known) else str(value)


def _disarmed(text: str) -> str:
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_SIGNS) else text


def _csv_cell(value: object) -> object:
    """A number as it is, below zero too; words disarmed."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else _disarmed(_told(value))
