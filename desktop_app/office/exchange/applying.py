"""Carries a plan out and takes an import back; inside the caller's transaction."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import COUNTING, Entering, Incoming, Intake
from desktop_app.office.exchange.models import ImportBatch, ImportedRow, NumberGap
from desktop_app.office.exchange.people import Same, key_of
from desktop_app.office.exchange.planning import Plan, state_of
from desktop_app.office.models import IDENTITY, Person, RegisterBook
from desktop_app.office.people import know_many

T = TypeVar("T")
_STEP = 400
_WRITING, _KEEPING, _SAVING = "Đang ghi vào sổ", "Đang ghi lại lần nhập", "Đang lưu"
_LOOKING, _STRIKING = "Đang tìm dòng đã sửa sau khi nhập", "Đang bỏ các dòng đã nhập"
_CHECKING = "Đang tìm tài liệu, liên kết của các dòng"
CARRYING = (_WRITING, COUNTING, _KEEPING, _SAVING)
"""What is reported while a plan is carried out, in order."""
TAKING_BACK = (_LOOKING, _STRIKING, _CHECKING, _SAVING)
"""The same while an import is taken back."""


@dataclass(frozen=True)
class Answers:
    """What the official said to a plan: who is whom by the key of the question, and why a closed book is written."""

    people: Mapping[str, Same] = field(default_factory=dict)
    reason: str = ""


def check_answers(plan: Plan, intake: Intake, answers: Answers) -> None:
    """Every question is answered and a closed book has its reason, which names nobody hidden."""
    if not plan.accepted:
        raise UserError("Không có dòng nào để nhập. Xem lý do của từng dòng, mở tệp sửa lại rồi nhập.")
    left = sum(1 for question in plan.questions if question.key not in answers.people)
    if left:
        raise InvalidInput({"people": f"Còn {words.number(left)} người chưa chọn cùng người hay người khác."})
    if plan.closed and not answers.reason.strip():
        raise InvalidInput({"reason": " ".join(plan.closed)})
    if answers.reason:
        for each in plan.accepted:
            intake.refuse_reason(each.incoming, answers.reason)


def carry_out(
    session: Session, desk: Desk, plan: Plan, intake: Intake, answers: Answers, progress: Progress
) -> ImportBatch:
    """Put every accepted row in; UserError when the register changed since the plan was made."""
    if state_of(session, plan.reached) != plan.state:
        raise UserError("Sổ đã có thay đổi sau lần kiểm tra này. Hãy kiểm tra lại tệp rồi nhập.")
    batch = ImportBatch(
        register=plan.exchange.key, title=title_of(plan), is_old=plan.terms.old, rows=len(plan.accepted)
    )
    session.add(batch)
    _give_numbers(session, plan)
    session.flush()
    batch_id, people, made = batch.id, _People(session, desk, plan, answers), list[tuple[str, str]]()
    for at, part in _parts(plan.accepted):
        progress.report(at, len(plan.accepted), _WRITING)
        entering = [
            Entering(incoming=each.incoming, number=each.number, person_id=key, back=each.back, reason=answers.reason)
            for each, key in zip(part, people.of([each.incoming for each in part]), strict=True)
        ]
        for each, uids in zip(part, intake.enter(session, entering), strict=True):
            made += [(each.fingerprint, uid) for uid in uids]
        session.flush()
        session.expunge_all()
    intake.finish(session, progress)
    _keep_rows(session, desk, plan, intake, batch_id, made, progress)
    progress.report(len(plan.accepted), len(plan.accepted), _SAVING)
    return session.get_one(ImportBatch, batch_id)


def _parts(rows: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    return ((at, rows[at : at + _STEP]) for at in range(0, len(rows), _STEP))


def title_of(plan: Plan) -> str:
    """What the import is called: its register and the days of its rows, nothing of the file."""
    span = plan.span
    return f"{plan.exchange.title}, {words.day(span[0])} đến {words.day(span[1])}" if span else plan.exchange.title


def _give_numbers(session: Session, plan: Plan) -> None:
    for (book, year), last in plan.reached.items():
        register = session.get(RegisterBook, (book, year))
        if register is None:
            session.add(RegisterBook(book=book, year=year, last_number=last))
        elif register.last_number != last:
            register.last_number = last


def _keep_rows(
    session: Session,
    desk: Desk,
    plan: Plan,
    intake: Intake,
    batch_id: int,
    made: list[tuple[str, str]],
    progress: Progress,
) -> None:
    for gap in plan.gaps:
        session.add(
            NumberGap(batch_id=batch_id, book=gap.book, year=gap.year, first_number=gap.first, last_number=gap.last)
        )
    session.flush()
    for at, part in _parts(made):
        progress.report(at, len(made), _KEEPING)
        revisions = intake.revisions(session, [uid for _, uid in part])
        rows: list[dict[str, Any]] = [
            {"batch_id": batch_id, "fingerprint": mark, "record_uid": uid, "record_rev": revisions[uid]}
            for mark, uid in part
        ]
        desk.db.bulk(session, ImportedRow, rows)


class _People:
    """Who came, found again or made once; nobody known is changed, only completed."""

    def __init__(self, session: Session, desk: Desk, plan: Plan, answers: Answers) -> None:
        self._session, self._db = session, desk.db
        same = (question for question in plan.questions if answers.people[question.key] is Same.SAME)
        self._ids = {question.key: question.person_id for question in same}

    def of(self, rows: Sequence[Incoming]) -> list[int | None]:
        """The key of each row's person; None where nobody is meant."""
        named = [(key_of(row.person), row.person) for row in rows if row.person is not None]
        known, new = self._known([key for key, _ in named]), dict[str, dict[str, Any]]()
        for key, person in named:
            if key in known:
                _complete(known[key], person)
            else:
                met = new.setdefault(key, dict(person))
                met |= {name: value for name, value in person.items() if value and not met.get(name)}
        self._ids |= dict(zip(new, know_many(self._session, self._db, list(new.values())), strict=True))
        keys = iter(named)
        return [self._ids[next(keys)[0]] if row.person is not None else None for row in rows]

    def _known(self, keys: Sequence[str]) -> dict[str, Person]:
        wanted = {key: self._ids[key] for key in keys if key in self._ids}
        found = self._session.scalars(select(Person).where(Person.id.in_(wanted.values()))).all() if wanted else ()
        people = {person.id: person for person in found}
        return {key: people[person_id] for key, person_id in wanted.items()}


def _complete(known: Person, person: Mapping[str, Any]) -> None:
    for name in (*IDENTITY, "hamlet_id"):
        if person.get(name) and not getattr(known, name):
            setattr(known, name, person[name])


def take_back(
    session: Session, desk: Desk, batch: ImportBatch, intake: Intake, reason: str, progress: Progress
) -> None:
    """Strike out every record of an import; UserError when one was changed or something leans on it."""
    rows = session.execute(
        select(ImportedRow.record_uid, ImportedRow.record_rev).where(ImportedRow.batch_id == batch.id)
    ).all()
    parts = [(at, {row[0]: row[1] for row in part}) for at, part in _parts(rows)]
    for at, part in parts:
        progress.report(at, len(rows), _LOOKING)
        if dict(intake.revisions(session, list(part))) != part:
            raise UserError("Có dòng đã được sửa, trả lời hoặc bỏ sau khi nhập nên không bỏ cả lần nhập được.")
    batch.undone_on, batch.undo_reason = desk.clock.today(), reason
    for at, part in parts:
        progress.report(at, len(rows), _STRIKING)
        intake.withdraw(session, list(part), reason)
        session.flush()
        session.expunge_all()
    for at, part in parts:
        progress.report(at, len(rows), _CHECKING)
        if why := intake.built_on(session, list(part)):
            raise UserError(why)
    progress.report(len(rows), len(rows), _SAVING)
