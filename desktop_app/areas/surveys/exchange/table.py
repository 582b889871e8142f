"""Finds which column of a workbook answers which question, and reads its rows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.areas.surveys.exchange.reading import Column, Read, read_row
from desktop_app.areas.surveys.exchange.template import intake_columns, intake_template
from desktop_app.areas.surveys.exchange.variables import BESIDE, SERIAL, variables_of
from desktop_app.areas.surveys.forms.form import Choice, Form, Question
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import Row, Value, letters, shown
from desktop_app.core.sheets.lettering import in_unicode
from desktop_app.core.sheets.mapping import Mapping as Places
from desktop_app.core.sheets.mapping import column_names, find_table
from desktop_app.core.sheets.reader import Book, Sheet
from desktop_app.core.sheets.table import survey as look_through
from desktop_app.core.text.legacy import Encoding

READING = "Đang đọc từng phiếu"
_SEARCHED, _EVERY = 40, 500


@dataclass(frozen=True)
class Table:
    """Where the answers stand: the places of the columns, what each answers, and sentences on what is not taken."""

    places: Places
    columns: tuple[Column, ...]
    serial: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class FormRow:
    """One row: as it stands, the serial that it brings, its answers and what is wrong with them."""

    row: Row
    serial: str
    read: Read


def find_answers(book: Book, form: Form) -> Table:
    """The table of answers: its columns by the questions' own names, else by their words.

    UserError when there is none, or when two columns answer the same question.
    """
    named = _by_name(book, form) or _by_words(book, form)
    asked = {name: (question, choice) for name, question, choice in _askable(form)}
    columns = tuple(Column(at, *asked[key]) for key, at in named.columns.items() if key in asked)
    if not columns:
        raise UserError(f"Tệp không có cột nào của phiếu {form.code}. Lấy tệp mẫu của đợt rồi điền vào đó.")
    return Table(named, columns, named.columns.get(SERIAL, 0), tuple(_notes(form, named, columns)))


def read_forms(book: Book, form: Form, table: Table, progress: Progress) -> Iterator[FormRow]:
    """Every row under the heading that holds anything."""
    sheet = next(each for each in book.sheets if each.name == table.places.sheet)
    template = intake_template(form.code, intake_columns(form))
    encodings = look_through(book, template, table.places, progress).encodings
    keys = {at: key for key, at in table.places.columns.items()}
    for row in sheet.rows():
        if row.number <= table.places.last_heading or all(_is_empty(value) for value in row.values):
            continue
        if row.number % _EVERY == 0:
            progress.report(row.number, max(sheet.height, row.number), READING)
        values = {at: _unicode(row, at, encodings.get(key)) for at, key in keys.items()}
        serial = shown(values.get(table.serial)).strip()
        yield FormRow(row, serial, read_row(values, table.columns))


def _by_name(book: Book, form: Form) -> Places | None:
    """The heading in which the most columns begin with the name of a question."""
    known = {name.casefold(): name for name, _, _ in _askable(form)}
    known |= {SERIAL: SERIAL} if not form.is_anonymous else {}
    best: tuple[int, Sheet, Row] | None = None
    for sheet in sorted(book.sheets, key=lambda each: each.hidden):
        for row in sheet.rows(with_fonts=False):
            if row.number > _SEARCHED:
                break
            found = len({_name(value) for value in row.values} & known.keys())
            if found >= 2 and (best is None or found > best[0]):
                best = found, sheet, row
    if best is None:
        return None
    _, sheet, row = best
    columns = dict[str, int]()
    for at, value in enumerate(row.values, start=1):
        key = known.get(_name(value))
        if key is None:
            continue
        if key in columns:
            raise UserError(f"Câu {key} có hai cột: {letters(columns[key])} và {letters(at)}. Hãy bỏ bớt một cột.")
        columns[key] = at
    headings = tuple(" ".join(shown(value).split()) for value in row.values)
    return Places(
        sheet=sheet.name, first_heading=row.number, last_heading=row.number, headings=headings, columns=columns
    )


def _by_words(book: Book, form: Form) -> Places:
    return find_table(book, intake_template(form.code, intake_columns(form))).mapping


def _askable(form: Form) -> Iterator[tuple[str, Question, Choice | None]]:
    """Every name of a column with what it answers."""
    yield from ((question.id, question, None) for question in form.asked)
    yield from ((each.name, each.question, each.choice) for each in variables_of(form) if each.name != each.question.id)


def _notes(form: Form, places: Places, columns: tuple[Column, ...]) -> Iterator[str]:
    there = {column.question.id for column in columns}
    left = [question.id for question in form.asked if question.id not in there]
    if left:
        yield f"Tệp không có cột của câu {', '.join(left)}: các câu này được ghi là không trả lời."
    used = set(places.columns.values())
    beside = {name for name in BESIDE if name != SERIAL}
    more = [at for at, text in enumerate(places.headings, start=1) if text and at not in used and text not in beside]
    if more:
        yield f"Không nhập cột {', '.join(column_names(places, more))}."


def _name(value: Value) -> str:
    """The first word of a heading: a question's name stands before its words."""
    text = shown(value).strip()
    return re.split(r"[\s:]", text)[0].casefold() if text else ""


def _is_empty(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unicode(row: Row, at: int, expected: Encoding | None) -> Value:
    value = row.value(at)
    if not isinstance(value, str) or (value.isascii() and not row.font(at)):
        return value
    return in_unicode(row, at, value, expected).text
