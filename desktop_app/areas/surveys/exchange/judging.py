"""Which rows of a workbook can be forms of a survey, by the same checks as when they are keyed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.areas.surveys.exchange.reading import Column
from desktop_app.areas.surveys.exchange.serials import Serials
from desktop_app.areas.surveys.exchange.table import FormRow
from desktop_app.areas.surveys.forms import answering
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import answers_text
from desktop_app.core import words
from desktop_app.core.sheets.cells import Problem, Row, shortened
from desktop_app.core.sheets.table import Record

EMPTY = "Dòng này không có câu trả lời nào. Điền câu trả lời hoặc xóa dòng."


@dataclass(frozen=True, slots=True)
class Incoming:
    """A form that would be taken: its row, the serial that it brings ("" for none), its answers as they are kept.

    `back` is the uid of the void form of this serial that it brings back, "" for none.
    """

    row: int
    serial: str
    answers: str
    back: str = ""


@dataclass
class Judged:
    """What became of the rows so far: taken, with a serial that the survey has, refused with reasons."""

    accepted: list[Incoming] = field(default_factory=list)
    doubled: list[tuple[Incoming, Row]] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)


class Judge:
    """Takes one row after the other; what is doubled in the file shows only so."""

    def __init__(self, form: Form, serials: Serials, sheet: str, today: date) -> None:
        self.judged = Judged()
        self._form, self._serials, self._sheet, self._today = form, serials, sheet, today
        self._seen = dict[str, int]()

    def take(self, given: FormRow, columns: Iterable[Column], serial_at: int) -> None:
        """Judge one row; `serial_at` is the column of its serial, 0 for none."""
        told = dict(given.read.problems) or self._of_answers(given, columns)
        serial = given.serial
        if serial and (why := self._of_serial(serial, given.row.number)):
            told[serial_at] = why
        if told:
            self.refuse(given.row, told)
            return
        answers = answers_text(answering.kept(self._form, given.read.answers, self._today))
        there = self._serials.there.get(serial) if serial else None
        form = Incoming(given.row.number, serial, answers, there.uid if there and not there.counts else "")
        if there and there.counts:
            self.judged.doubled.append((form, given.row))
        else:
            self.judged.accepted.append(form)

    def refuse(self, row: Row, told: Mapping[int, str]) -> None:
        """Leave a row out, for what stands in these columns."""
        problems = tuple(
            Problem(self._sheet, row.number, at, shortened(row.value(at)), why) for at, why in sorted(told.items())
        )
        self.judged.refused += problems
        self.judged.records.append(Record(row, {}, problems))

    def _of_answers(self, given: FormRow, columns: Iterable[Column]) -> dict[int, str]:
        answers, places = given.read.answers, dict[str, int]()
        for column in columns:
            places.setdefault(column.question.id, column.at)
        if not answers:
            return {min(places.values()): EMPTY}
        told = answering.problems(self._form, answers, self._today)
        return {places[name]: sentence for name, sentence in told.items()}

    def _of_serial(self, serial: str, row: int) -> str:
        first = self._seen.setdefault(serial, row)
        if first != row:
            return f"Số phiếu trùng với dòng {words.number(first)}. So lại hai phiếu."
        return self._serials.problem(serial)
