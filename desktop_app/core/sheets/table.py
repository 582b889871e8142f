"""Reads a matched table row by row: values, what is wrong with them, and which rows are passed over and why."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.cells import Problem, Row, Value, shortened
from desktop_app.core.sheets.days import DayJudgement, judge_days
from desktop_app.core.sheets.headings import is_numbering
from desktop_app.core.sheets.lettering import in_unicode
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.reader import Book, Sheet
from desktop_app.core.sheets.template import Kind, SheetColumn, Template
from desktop_app.core.sheets.values import Reading, read_value
from desktop_app.core.text.fold import nfc
from desktop_app.core.text.legacy import Encoding, guess

_EVERY = 500
_SURVEYED = 3_000
SURVEYING = "Đang xem các cột"
CHECKING = "Đang kiểm tra từng dòng"
_TOTAL = re.compile(
    r"(?:tổng|cộng|tong|cong|l[uũ][yỹ] kế|mang sang|chuyển trang)(?: cộng| cong| số| so| trang| cuối trang"
    r"| tháng| quý| năm| sau)*(?: *:.*|[ .\d/]*(?:lượt|người|vụ việc|vụ|đơn|trường hợp)?)",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"người lập(?: biểu| sổ)?|thủ trưởng(?: đơn vị| cơ quan)?|(?:k?t\.? ?)?chủ tịch|\(?ký,? ?(?:ghi rõ )?họ tên.*|"
    r".{0,60}ngày[ .…]*\d{0,2}[ .…]*tháng[ .…]*\d{0,2}[ .…]*năm[ .…]*\d{0,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the table: its values by key, and its problems; the row as it stands in the workbook."""

    row: Row
    values: Mapping[str, object]
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be taken over as it is."""
        return any(problem.refused for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that hold no record, and why."""

    first: int
    last: int
    reason: str


@dataclass(frozen=True)
class Survey:
    """What a whole column shows: the encoding of its texts and the order of its days, by key."""

    encodings: Mapping[str, Encoding]
    days: Mapping[str, DayJudgement]

    @property
    def questions(self) -> Mapping[str, DayJudgement]:
        """The columns about whose days the official is to be asked."""
        return {key: judged for key, judged in self.days.items() if judged.order is None}

    def reading(self, mapping: Matched, pivot: int) -> Reading:
        """How cells are read: what the columns show, and over it what the official answered."""
        return Reading(pivot, {key: judged.order for key, judged in self.days.items()} | dict(mapping.day_orders))


def survey(book: Book, template: Template, mapping: Matched, progress: Progress | None = None) -> Survey:
    """Look through the columns before their cells are read."""
    listening, sheet = progress or Silent(), _sheet(book, mapping)
    columns = [(template.column(key), at) for key, at in mapping.columns.items()]
    texts: dict[str, list[str]] = {column.key: [] for column, _ in columns}
    days: dict[str, list[Value]] = {column.key: [] for column, _ in columns if column.kind is Kind.DAY}
    for row in sheet.rows(with_fonts=False):
        if row.number % _EVERY == 0:
            listening.report(row.number, max(sheet.height, row.number), SURVEYING)
        if row.number <= mapping.last_heading:
            continue
        for column, at in columns:
            value = row.value(at)
            if column.kind is Kind.DAY and value is not None:
                days[column.key].append(value)
            if isinstance(value, str) and not value.isascii() and len(texts[column.key]) < _SURVEYED:
                texts[column.key].append(value)
    encodings = {key: guess(said) for key, said in texts.items()}
    return Survey(encodings, {key: judge_days(values) for key, values in days.items()})


def read_table(
    book: Book,
    template: Template,
    mapping: Matched,
    surveyed: Survey,
    pivot: int,
    progress: Progress | None = None,
) -> Iterator[Record | Skipped]:
    """Every row under the heading, in order, as a record or as rows passed over."""
    sheet = _sheet(book, mapping)
    reader = _Reader(sheet.name, template, mapping, surveyed, surveyed.reading(mapping, pivot))
    listening, expected, blank = progress or Silent(), sheet.height, 0
    for row in sheet.rows():
        if row.number <= mapping.last_heading:
            if row.number >= mapping.first_heading:
                reader.learn_heading(row)
            continue
        if row.number % _EVERY == 0:
            listening.report(row.number, max(expected, row.number), CHECKING)
        if all(value is None or (type(value) is str and not value.strip()) for value in row.values):
            blank = blank or row.number
            continue
        if blank:
            yield Skipped(blank, row.number - 1, "Dòng trống")
            blank = 0
        reason = reader.passed_over(row)
        yield Skipped(row.number, row.number, reason) if reason else reader.record(row)


def _sheet(book: Book, mapping: Matched) -> Sheet:
    for sheet in book.sheets:
        if sheet.name == mapping.sheet:
            return sheet
    raise UserError(f"Tệp không có trang “{mapping.sheet}”. Hãy chọn lại trang và ghép lại các cột.")


class _Reader:
    """What is the same for every row of one table."""

    def __init__(self, sheet: str, template: Template, mapping: Matched, surveyed: Survey, reading: Reading) -> None:
        self._sheet, self._reading = sheet, reading
        self._columns = [(column, mapping.columns.get(column.key, 0)) for column in template.columns]
        self._encodings = surveyed.encodings
        self._headings = set[tuple[int, str]]()

    def learn_heading(self, row: Row) -> None:
        """Remember a row of the heading, to know it again where it is repeated."""
        self._headings |= {(at, value.strip()) for at, value in enumerate(row.values) if isinstance(value, str)}

    def record(self, row: Row) -> Record:
        """The values of a row, and its problems."""
        values, problems = dict[str, object](), list[Problem]()
        for column, at in self._columns:
            if not at and not column.required:
                values[column.key] = None
                continue
            value, letters = row.value(at), list[Problem]()
            if type(value) is str:
                value = self._unicode(column, row, at, value, letters)
            try:
                values[column.key], doubt = read_value(column, value, self._reading)
                # A word of a closed list is certain, however its letters were stored.
                letters = [] if column.choices else letters
            except ValueError as error:
                values[column.key], doubt = None, ""
                problems.append(Problem(self._sheet, row.number, at or 1, shortened(value), str(error)))
            problems += letters
            if doubt:
                problems.append(Problem(self._sheet, row.number, at, shortened(value), doubt, refused=False))
        return Record(row, values, tuple(problems))

    def passed_over(self, row: Row) -> str:
        """Why a row holds no record; "" for one that does."""
        texts = [(at, value.strip()) for at, value in enumerate(row.values) if type(value) is str and value.strip()]
        if not texts:
            return "Dòng đánh số cột" if is_numbering(row) else ""
        first = self._plain(row, *texts[0])
        if _TOTAL.fullmatch(first):
            return "Dòng cộng"
        same = sum(place in self._headings for place in texts)
        if same >= 2 and same * 3 >= len(texts) * 2:
            return "Dòng tiêu đề lặp lại"
        if is_numbering(row):
            return "Dòng đánh số cột"
        few = len(texts) <= 3 and sum(1 for value in row.values if value is not None) == len(texts)
        if few and all(_SIGNED.fullmatch(self._plain(row, at, text)) for at, text in texts):
            return "Phần ký tên dưới bảng"
        return ""

    @staticmethod
    def _plain(row: Row, at: int, text: str) -> str:
        return " ".join((nfc(text) if text.isascii() else in_unicode(row, at + 1, text).text).split())

    def _unicode(self, column: SheetColumn, row: Row, at: int, text: str, problems: list[Problem]) -> str:
        font = row.font(at)
        if text.isascii() and not font:
            return text
        found = in_unicode(row, at, text, self._encodings.get(column.key))
        problems += [
            Problem(self._sheet, row.number, at, shortened(doubtful.word), doubtful.doubt.value, refused=False)
            for doubtful in found.doubts
        ]
        return found.text
