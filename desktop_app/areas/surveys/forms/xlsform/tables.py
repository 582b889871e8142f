"""The three sheets of an XLSForm workbook as lines of texts by heading, and problems that name their cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.areas.surveys.forms.xlsform.columns import SURVEY
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.fields import clean
from desktop_app.core.sheets.cells import Problem, letters, shortened, shown
from desktop_app.core.sheets.reader import Book
from desktop_app.core.text.fold import fold

MOST_LINES = 5_000
DEFAULT = "default"


@dataclass(frozen=True)
class Line:
    """One row with something in it; its texts by heading, empty ones left out."""

    row: int
    texts: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        """The text under a heading; empty where there is none."""
        return self.texts.get(heading, "")


@dataclass(frozen=True)
class Table:
    """One sheet; `columns` are the places of the headings, from 1."""

    name: str
    columns: Mapping[str, int] = field(default_factory=dict)
    lines: tuple[Line, ...] = ()

    def problem(self, line: Line, heading: str, reason: str) -> Problem:
        """What is wrong with one cell; `reason` has no full stop."""
        return Problem(self.name, line.row, self.columns.get(heading, 1), shortened(line[heading]), f"{reason}.")


def read_tables(book: Book) -> dict[str, Table]:
    """The sheets by their name in small letters; UserError where there is none with questions."""
    tables = {sheet.name.strip().lower(): _table(book, sheet.name) for sheet in book.sheets}
    survey = tables.get(SURVEY)
    if survey is None or not {"type", "name"} <= set(survey.columns):
        raise UserError(
            "Tệp không phải bộ phiếu dạng XLSForm: cần trang survey có cột type và name. Xuất một phiếu có sẵn ra "
            "Excel để xem mẫu."
        )
    return tables


def labels_in(language: str, table: Table, heading: str) -> str:
    """The heading under which this table has its words in the language that was chosen, or else in one it has."""
    wanted = f"{heading}::{language}" if language else heading
    used = [name for name in _worded(table, heading) if any(line[name] for line in table.lines)]
    return wanted if wanted in used or not used else _best(used, heading, language)


def language_of(table: Table, default: str) -> tuple[str, tuple[str, ...]]:
    """The language that is taken over (none for the plain column), and the others that are left."""
    used = [name for name in _worded(table, "label") if any(line[name] for line in table.lines)]
    if not used:
        return "", ()
    chosen = _best(used, "label", default)
    others = tuple(name.removeprefix("label").removeprefix("::") or DEFAULT for name in used if name != chosen)
    return chosen.removeprefix("label").removeprefix("::"), others


def _worded(table: Table, heading: str) -> list[str]:
    return [name for name in table.columns if name == heading or name.startswith(f"{heading}::")]


def _best(used: Sequence[str], heading: str, language: str) -> str:
    """The plain column or the language asked for, else Vietnamese, else the first."""
    wanted = (heading, f"{heading}::{language.lower()}")
    chosen = next((name for name in used if name in wanted), None)
    return chosen or next((name for name in used if "viet" in fold(name) or "(vi)" in name), used[0])


def problem_text(problem: Problem) -> str:
    """`Trang survey, dòng 5, cột B: …`."""
    place = f"Trang {problem.sheet}, dòng {words.number(problem.row)}, cột {letters(problem.column)}"
    return f"{place}: {problem.reason}"


def _table(book: Book, name: str) -> Table:
    columns, lines = dict[str, int](), list[Line]()
    for row in next(sheet for sheet in book.sheets if sheet.name == name).rows(with_fonts=False):
        texts = [clean(shown(value)) for value in row.values]
        if not any(texts):
            continue
        if not columns:
            columns = {text.lower(): at for at, text in reversed(list(enumerate(texts, start=1))) if text}
            columns = dict(sorted(columns.items(), key=lambda each: each[1]))
            continue
        if len(lines) >= MOST_LINES:
            raise UserError(f"Trang {name} có quá {words.number(MOST_LINES)} dòng. Bỏ bớt dòng rồi chọn lại tệp.")
        here = {heading: texts[at - 1] for heading, at in columns.items() if at <= len(texts) and texts[at - 1]}
        if here:
            lines.append(Line(row.number, here))
    return Table(name, columns, tuple(lines))
