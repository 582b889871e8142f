"""The dry run: what an import would do, row by row; nothing is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import Problem, Row, shortened
from desktop_app.core.sheets.mapping import Mapping as Matched
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.table import CHECKING, SURVEYING, Record, Skipped, read_table, survey
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Exchange, Incoming, Intake, Series, Terms
from desktop_app.office.exchange.models import ImportBatch, ImportedRow
from desktop_app.office.exchange.numbering import Gap, Numbers
from desktop_app.office.exchange.people import MEETING, Known, Question, key_of, told
from desktop_app.office.models import RegisterBook

_STEP = 400
_READ: Mapping[str, object] = {}
COMPARING = "Đang so với các dòng đã nhập"
PLANNING = (SURVEYING, CHECKING, COMPARING, MEETING)
"""What is reported while a plan is made, in order."""

Marked = tuple[str, Incoming]
"""The mark by which a row is known again, and the row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """A row that would be added: its mark, its number, and the void record that it would bring back."""

    incoming: Incoming
    fingerprint: str
    number: int | None
    back: str = ""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an import would do. `existing` are row numbers; `refused` and `doubts` tell place, value and reason.

    `closed` holds a sentence for each closed book: then a reason must be given with the answers. `titles` are the
    names of the books that rows go into.
    """

    exchange: Exchange
    mapping: Matched
    terms: Terms
    accepted: tuple[Accepted, ...]
    existing: tuple[int, ...]
    refused: tuple[Problem, ...]
    refused_records: tuple[Record, ...]
    doubts: tuple[Problem, ...]
    skipped: tuple[Skipped, ...]
    gaps: tuple[Gap, ...]
    questions: tuple[Question, ...]
    closed: tuple[str, ...]
    titles: Mapping[Series, str]
    reached: Mapping[Series, int]
    state: "State"

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the accepted rows."""
        days = [each.incoming.on for each in self.accepted if each.incoming.on]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True)
class State:
    """What must still be so when the plan is carried out."""

    imports: int
    last_numbers: tuple[tuple[Series, int], ...]


def state_of(session: Session, series: Mapping[Series, int]) -> State:
    """How things stand now."""
    imports = session.scalars(select(func.count(ImportBatch.id) + func.count(ImportBatch.undone_on))).one()
    registers = ((each, session.get(RegisterBook, each)) for each in sorted(series))
    return State(imports, tuple((each, register.last_number if register else 0) for each, register in registers))


def plan_of(
    desk: Desk, exchange: Exchange, book: Book, mapping: Matched, intake: Intake, terms: Terms, progress: Progress
) -> Plan:
    """What an import of the matched table would do on these terms."""
    rows, skipped = _read_rows(desk, exchange, book, mapping, intake, progress)
    with desk.db.reading() as session:
        accepted, existing, refused, numbers = _plan_rows(session, intake, rows, mapping.sheet, progress)
        written = {each.incoming.series for each in accepted if each.incoming.series}
        closed = (intake.closed(session, series) for series in sorted(written))
        reached = {series: of.reached for series, of in numbers.items() if series in written}
        return Plan(
            exchange=exchange,
            mapping=mapping,
            terms=terms,
            accepted=tuple(accepted),
            existing=tuple(existing),
            refused=tuple(each for row in refused for each in row.record.problems if each.refused),
            refused_records=tuple(row.record for row in refused),
            doubts=tuple(each for row in accepted for each in row.incoming.record.problems if not each.refused),
            skipped=tuple(skipped),
            gaps=tuple(gap for series, of in numbers.items() if series in written for gap in of.gaps()),
            questions=tuple(_questions_of(session, accepted, progress)),
            closed=tuple(sentence for sentence in closed if sentence),
            titles={series: intake.title(series) for series in written},
            reached=reached,
            state=state_of(session, reached),
        )


def _read_rows(
    desk: Desk, exchange: Exchange, book: Book, mapping: Matched, intake: Intake, progress: Progress
) -> tuple[list[Marked], list[Skipped]]:
    """Every row as the area understands it, beside its mark."""
    rows, skipped, seen = list[Marked](), list[Skipped](), Counter[str]()
    pivot = desk.clock.today().year % 100
    surveyed = survey(book, exchange.template, mapping, progress)
    for record in read_table(book, exchange.template, mapping, surveyed, pivot, progress):
        if isinstance(record, Skipped):
            skipped.append(record)
            continue
        row = intake.judge(record)
        content = desk.marks.of(exchange.key, row.content, 0)
        seen[content] += 1
        rows.append((desk.marks.of(exchange.key, row.content, seen[content]), _lean(row)))
    return rows, skipped


def _lean(row: Incoming) -> Incoming:
    """The row without what nobody asks of it any more: its cells are written only where it is refused."""
    record, may_be_refused = row.record, row.record.is_refused or row.number is not None
    cells = record.row if may_be_refused else Row(record.row.number, ())
    return replace(row, content=(), record=Record(cells, _READ, record.problems))


def _plan_rows(
    session: Session, intake: Intake, marked: list[Marked], sheet: str, progress: Progress
) -> tuple[list[Accepted], list[int], list[Incoming], dict[Series, Numbers]]:
    """Which rows are new, which are there already, which are refused; each new one has its number."""
    there = _there(session, [mark for mark, _ in marked], progress)
    existing = [row.record.row.number for mark, row in marked if mark in there]
    fresh = [(mark, row) for mark, row in marked if mark not in there]
    series = {row.series for _, row in fresh if row.series}
    numbers = {each: Numbers(session, each, intake.used(session, each)) for each in sorted(series)}
    accepted, refused, backs = list[tuple[str, Incoming]](), list[Incoming](), dict[int, str]()
    for mark, row in fresh:
        own = numbers[row.series] if row.series else None
        if row.record.is_refused:
            refused.append(row)
            if own and row.number is not None:
                own.leave_open(row.number)
            continue
        if own and row.number is not None:
            why, backs[row.record.row.number] = own.claim(row.number, row)
            if why:
                refused.append(_refused(row, why, sheet))
                continue
        accepted.append((mark, row))
    given = [_numbered(mark, row, numbers, backs) for mark, row in accepted]
    return given, existing, refused, numbers


def _numbered(mark: str, row: Incoming, numbers: Mapping[Series, Numbers], backs: Mapping[int, str]) -> Accepted:
    number = row.number
    if row.series and number is None:
        number = numbers[row.series].follow()
    return Accepted(incoming=row, fingerprint=mark, number=number, back=backs.get(row.record.row.number, ""))


def _refused(row: Incoming, why: str, sheet: str) -> Incoming:
    problem = Problem(sheet, row.record.row.number, row.number_column, shortened(row.number), why)
    return replace(row, record=replace(row.record, problems=(*row.record.problems, problem)))


def _there(session: Session, marks: list[str], progress: Progress) -> set[str]:
    """Of these marks those of rows that were taken over and not undone."""
    found = set[str]()
    for at in range(0, len(marks), _STEP):
        progress.report(at, len(marks), COMPARING)
        query = select(ImportedRow.fingerprint).join(ImportBatch, ImportBatch.id == ImportedRow.batch_id)
        part = ImportedRow.fingerprint.in_(marks[at : at + _STEP])
        found.update(session.scalars(query.where(part, ImportBatch.undone_on.is_(None))))
    return found


def _questions_of(session: Session, accepted: list[Accepted], progress: Progress) -> list[Question]:
    """Everybody in the workbook who may be somebody known, each asked once."""
    people, rows = dict[str, Mapping[str, Any]](), dict[str, list[int]]()
    for each in accepted:
        if person := each.incoming.person:
            key = key_of(person)
            people[key] = person
            rows.setdefault(key, []).append(each.incoming.record.row.number)
    known, questions = Known(session, people.values(), progress), list[Question]()
    for key, person in people.items():
        if found := known.likely(person):
            match, why = found
            questions.append(
                Question(
                    key=key, rows=tuple(rows[key]), said=told(person), known=told(match), why=why, person_id=match.id
                )
            )
    return questions
