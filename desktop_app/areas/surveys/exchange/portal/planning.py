"""The dry run of an import from the portal: whose answers, what their words mean, which forms come of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.judging import Judge
from desktop_app.areas.surveys.exchange.planning import Plan, plan_of
from desktop_app.areas.surveys.exchange.portal.dump import ANSWER, FORM, Dump, Line
from desktop_app.areas.surveys.exchange.portal.matching import Decisions, QuestionMatch, matches_of
from desktop_app.areas.surveys.exchange.reading import Column, Read, read_answer
from desktop_app.areas.surveys.exchange.serials import serials_of
from desktop_app.areas.surveys.exchange.table import FormRow
from desktop_app.areas.surveys.forms.form import Answers, Form, Kind, Question
from desktop_app.areas.surveys.kept import form_of_survey
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import Capture
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.sheets.cells import Row
from desktop_app.core.text.fold import tokens
from desktop_app.office.profile import read_profile

_NAMED = 10
SERIAL_LEAD = "C-"
_BY_TIME = (
    "Bảng của cổng không có mã phiếu: các câu trả lời gửi cùng lúc được coi là một phiếu, "
    "phiếu nào trả lời hai lần một câu thì không nhận."
)


@dataclass(frozen=True)
class Looked:
    """What a table of the portal holds: its units, the one whose forms are taken ("" while it must be said), and what
    its words mean.
    """

    units: tuple[str, ...]
    unit: str
    matches: tuple[QuestionMatch, ...]

    @property
    def refusal(self) -> str:
        """What must still be said before anything is planned, as a sentence; "" when all is settled."""
        if self.units and not self.unit:
            return f"Bảng có phiếu của nhiều đơn vị ({'; '.join(self.units[:_NAMED])}). Chọn đơn vị của cơ quan mình."
        if self.open_matches:
            count = words.number(len(self.open_matches))
            return f"Còn {count} câu hỏi của cổng chưa ghép xong. Xem bảng ghép, chọn câu hoặc chọn bỏ qua."
        return ""

    @property
    def open_matches(self) -> tuple[QuestionMatch, ...]:
        """The questions of which somebody must still say what they mean."""
        return tuple(each for each in self.matches if each.is_open)


def look_at(session: Session, survey: Survey, dump: Dump, decisions: Decisions) -> Looked:
    """What the words of the table mean; nothing yet where it has several units and none is known to be ours."""
    unit = _unit(session, dump, decisions)
    lines = _of_unit(dump, unit) if unit or not dump.units else []
    said = ((line.question, line.answer) for line in lines)
    return Looked(dump.units, unit, matches_of(form_of_survey(survey), said, decisions))


def plan_dump(session: Session, survey: Survey, dump: Dump, looked: Looked, today: date) -> Plan:
    """What an import would do; UserError while the meaning of some words is not settled."""
    if looked.refusal:
        raise UserError(looked.refusal)
    form = form_of_survey(survey)
    judge = Judge(form, serials_of(session, survey), dump.places.sheet, today)
    matches = {each.text: each for each in looked.matches}
    at = dump.places.columns[ANSWER]
    columns = tuple(Column(at, question) for question in form.asked)
    for number, lines in _forms(dump, looked.unit):
        serial = f"{SERIAL_LEAD}{number}" if dump.has_numbers and not form.is_anonymous else ""
        row = Row(lines[0].row, _cells(dump, lines[0]))
        judge.take(FormRow(row, serial, _read(form, matches, lines, at)), columns, dump.places.columns.get(FORM, at))
    notes = () if dump.has_numbers else (_BY_TIME,)
    return plan_of(session, survey, judge, Capture.PORTAL, dump.places, notes)


def _unit(session: Session, dump: Dump, decisions: Decisions) -> str:
    """The unit that was named, else the one that is called as the office; "" where none is, or there are none."""
    if decisions.unit in dump.units or not dump.units:
        return decisions.unit
    ours = tokens(read_profile(session).short_name)
    found = [unit for unit in dump.units if tokens(unit)[: len(ours)] == ours or tokens(unit) == ours[1:]]
    return found[0] if len(found) == 1 else dump.units[0] if len(dump.units) == 1 else ""


def _of_unit(dump: Dump, unit: str) -> list[Line]:
    return [line for line in dump.lines if not unit or line.unit == unit]


def _forms(dump: Dump, unit: str) -> Iterator[tuple[str, Sequence[Line]]]:
    forms = dict[str, list[Line]]()
    for line in _of_unit(dump, unit):
        forms.setdefault(line.form, []).append(line)
    yield from forms.items()


def _cells(dump: Dump, line: Line) -> tuple[str | None, ...]:
    said = {"question": line.question, "answer": line.answer, "form": line.form, "unit": line.unit}
    at = {column: said.get(key) for key, column in dump.places.columns.items()}
    return tuple(at.get(column) for column in range(1, len(dump.places.headings) + 1))


def _read(form: Form, matches: Mapping[str, QuestionMatch], lines: Sequence[Line], at: int) -> Read:
    """The answers of one form; the first thing that is wrong refuses it."""
    answers = Answers()
    for line in lines:
        match = matches[line.question]
        if not match.question or not line.answer:
            continue
        try:
            _put(answers, form[match.question], match, line.answer)
        except ValueError as error:
            return Read({}, {at: f"Dòng {line.row}: {error}"})
    return Read(answers, {})


def _put(answers: Answers, question: Question, match: QuestionMatch, text: str) -> None:
    code = next((each.code for each in match.answers if each.text == text), None)
    value = read_answer(question, text) if code is None else code
    before = answers.get(question.id)
    if question.kind is Kind.MANY and isinstance(value, int) and not question.missing(value):
        value = [value]
    if before is None:
        answers[question.id] = value
    elif isinstance(before, list) and isinstance(value, list):
        answers[question.id] = sorted({*before, *value})
    elif before != value:
        raise ValueError(f"câu “{question.called}” được trả lời hai lần khác nhau. Xem lại trên cổng.")
