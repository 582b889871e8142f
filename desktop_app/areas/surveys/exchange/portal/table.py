"""The decisions on the portal's words as a table that is written, corrected in a spreadsheet, and read again."""

from collections.abc import Iterator
from pathlib import Path

from desktop_app.areas.surveys.exchange.portal.matching import Decisions, QuestionMatch
from desktop_app.areas.surveys.exchange.portal.planning import Looked
from desktop_app.areas.surveys.exchange.reading import code_of
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import shown
from desktop_app.core.sheets.reader import open_book
from desktop_app.core.sheets.writing import write_list_csv

HEADINGS = ("Câu hỏi của cổng", "Câu trả lời của cổng", "Số lần", "Mức khớp", "Câu của phiếu", "Mã trả lời")
LEAVE = "bỏ qua"


def write_matches(looked: Looked, target: Path) -> None:
    """Write what was found; what is doubtful or unknown has its last two columns to be filled in."""
    write_list_csv(HEADINGS, _rows(looked), target)


def read_matches(source: Path, form: Form, unit: str) -> Decisions:
    """What the table says; UserError names the row of a question or code that the form does not have."""
    questions, answers, known = dict[str, str](), dict[tuple[str, str], int](), {each.id for each in form.asked}
    with open_book(source) as book:
        for row in book.sheets[0].rows(with_fonts=False):
            asked, said, _, _, ours, code = (" ".join(shown(row.value(at)).split()) for at in range(1, 7))
            if row.number == 1 or not asked or not (ours or code):
                continue
            if not said:
                questions[asked] = _question(ours, known, row.number)
                continue
            if question := questions.get(asked):
                answers[asked, said] = _code(form, question, code, row.number)
    return Decisions(questions, answers, unit)


def _question(name: str, known: set[str], row: int) -> str:
    if name.casefold() == LEAVE:
        return ""
    if name not in known:
        raise UserError(f"Dòng {row} của bảng ghép: phiếu không có câu “{name}”. Ghi mã câu hoặc “{LEAVE}”.")
    return name


def _code(form: Form, question: str, text: str, row: int) -> int:
    code = code_of(form[question], text)
    if code is None:
        raise UserError(f"Dòng {row} của bảng ghép: câu {question} không có mã “{text}”. Ghi một mã của câu đó.")
    return code


def _rows(looked: Looked) -> Iterator[tuple[object, ...]]:
    for match in looked.matches:
        yield match.text, "", match.count, match.certainty.value, match.question or _left(match), ""
        for each in match.answers:
            yield match.text, each.text, each.count, each.certainty.value, match.question, each.code


def _left(match: QuestionMatch) -> str:
    return "" if match.is_open else LEAVE
