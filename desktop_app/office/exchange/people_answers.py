"""Who is whom, answered without a window: everybody alike, or line by line in a table that the dry run wrote."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.writing import write_list_csv
from desktop_app.core.text.fold import fold
from desktop_app.office.exchange.command_forms import KNOWN, NEW
from desktop_app.office.exchange.people import Question, Same

HEADINGS = ("Dòng", "Trong tệp", "Đã có trong sổ", "Giống ở", "Trả lời")
_CSV = ".csv"
_MEANT = {fold(same.value): same for same in Same}


def write_questions(questions: Sequence[Question], target: Path) -> None:
    """The questions with an empty column for the answers; UserError unless it is a new .csv file."""
    if target.suffix.lower() != _CSV:
        raise UserError(f"--people nhận new, known hoặc một tệp .csv, không nhận “{target}”.")
    if target.exists():
        raise UserError(f"Đã có tệp {target}. Xóa tệp, hoặc chọn tên khác để ghi bảng hỏi.")
    write_list_csv(HEADINGS, [_cells(question) for question in questions], target)


def read_answers(questions: Sequence[Question], how: str) -> dict[str, Same]:
    """The answer to each question; UserError says what is missing in the table or does not belong to it."""
    if how in (NEW, KNOWN):
        return dict.fromkeys((each.key for each in questions), Same.SAME if how == KNOWN else Same.OTHER)
    if not questions:
        return {}
    given = dict(_given(Path(how)))
    left = [each for each in questions if _cells(each)[:3] not in given]
    if left:
        raise UserError(
            f"Bảng hỏi {how} thiếu {words.number(len(left))} người, đầu tiên ở dòng {_rows(left[0])}. "
            "Chạy --dry-run với một tên tệp mới để ghi lại bảng hỏi."
        )
    return {each.key: _same(given[_cells(each)[:3]], each) for each in questions}


def _given(table: Path) -> Iterator[tuple[tuple[str, ...], str]]:
    if not table.is_file():
        raise UserError(
            f"--people nhận new, known hoặc bảng hỏi .csv; không thấy tệp {table}. Chạy --dry-run để ghi bảng hỏi."
        )
    with open_book(table) as book:
        for row in book.sheets[0].rows():
            cells = tuple(shown(row.value(at)).strip() for at in range(1, len(HEADINGS) + 1))
            yield cells[:3], cells[4]


def _same(said: str, question: Question) -> Same:
    meant = _MEANT.get(fold(said))
    if meant is None:
        raise UserError(
            f"Người ở dòng {_rows(question)} chưa có câu trả lời. Ghi “{Same.SAME.value}” hoặc “{Same.OTHER.value}” "
            "vào cột Trả lời của bảng hỏi."
        )
    return meant


def _cells(question: Question) -> tuple[str, ...]:
    return _rows(question), question.said, question.known, question.why, ""


def _rows(question: Question) -> str:
    return "; ".join(str(row) for row in question.rows)


def told(questions: Sequence[Question], answers: Mapping[str, Same]) -> str:
    """How many resemble somebody known, and as whom they are entered; "" when nobody does."""
    if not questions:
        return ""
    same = sum(1 for each in questions if answers.get(each.key) is Same.SAME)
    other = sum(1 for each in questions if answers.get(each.key) is Same.OTHER)
    parts = [f"{words.number(same)} là cùng người"] if same else []
    parts += [f"{words.number(other)} là người khác"] if other else []
    left = len(questions) - same - other
    parts += [f"{words.number(left)} chưa trả lời"] if left else []
    return f"Giống người đã có trong sổ: {words.number(len(questions))} người; {', '.join(parts)}."
