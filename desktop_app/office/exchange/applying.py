"""Carries a plan out and takes an import back; inside the caller's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Entering, Incoming, Intake
from desktop_app.office.exchange.models import ImportBatch, ImportedRow, NumberGap
from desktop_app.office.exchange.people import Same, key_of
from desktop_app.office.exchange.planning import Plan, state_of
from desktop_app.office.models import IDENTITY, Person, RegisterBook, name_key

_STEP = 400
_WHAT = "Đang ghi vào sổ"


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
    batch_id, people, made = batch.id, _People(session, plan, answers), list[tuple[str, str]]()
    for done, each in enumerate(plan.accepted, start=1):
        person = people.of(each.incoming)
        entering = Entering(
            incoming=each.incoming, number=each.number, person=person, back=each.back, reason=answers.reason
        )
        made += [(each.fingerprint, uid) for uid in intake.enter(session, entering)]
        if done % _STEP == 0:
            people.settle()
            session.expunge_all()
            progress.report(done, len(plan.accepted), _WHAT)
    people.settle()
    intake.finish(session)
    session.flush()
    _keep_rows(session, desk, plan, intake, batch_id, made)
    progress.report(len(plan.accepted), len(plan.accepted), _WHAT)
    return session.get_one(ImportBatch, batch_id)


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
    session: Session, desk: Desk, plan: Plan, intake: Intake, batch_id: int, made: list[tuple[str, str]]
) -> None:
    for gap in plan.gaps:
        session.add(
            NumberGap(batch_id=batch_id, book=gap.book, year=gap.year, first_number=gap.first, last_number=gap.last)
        )
    session.flush()
    for at in range(0, len(made), _STEP):
        part = made[at : at + _STEP]
        revisions = intake.revisions(session, [uid for _, uid in part])
        rows: list[dict[str, Any]] = [
            {"batch_id": batch_id, "fingerprint": mark, "record_uid": uid, "record_rev": revisions[uid]}
            for mark, uid in part
        ]
        desk.db.bulk(session, ImportedRow, rows)


class _People:
    """Who came, found again or made once; nobody known is changed, only completed."""

    def __init__(self, session: Session, plan: Plan, answers: Answers) -> None:
        self._session = session
        same = (question for question in plan.questions if answers.people[question.key] is Same.SAME)
        self._ids = {question.key: question.person_id for question in same}
        self._new = dict[str, Person]()

    def of(self, row: Incoming) -> Person | None:
        if row.person is None:
            return None
        key, person = key_of(row.person), row.person
        if key in self._ids:
            known = self._session.get_one(Person, self._ids[key])
            _complete(known, person)
            return known
        if key not in self._new:
            self._new[key] = Person(
                **{name: person[name] for name in IDENTITY},
                name_key=name_key(person["full_name"]),
                hamlet_id=person.get("hamlet_id"),
            )
            self._session.add(self._new[key])
        return self._new[key]

    def settle(self) -> None:
        """Send what waits; from now on those who are new are known by their keys."""
        self._session.flush()
        self._ids |= {key: person.id for key, person in self._new.items()}
        self._new.clear()


def _complete(known: Person, person: Mapping[str, Any]) -> None:
    for name in (*IDENTITY, "hamlet_id"):
        if person.get(name) and not getattr(known, name):
            setattr(known, name, person[name])


def take_back(session: Session, desk: Desk, batch: ImportBatch, intake: Intake, reason: str) -> None:
    """Strike out every record of an import; UserError when one was changed or something leans on it."""
    rows = session.execute(
        select(ImportedRow.record_uid, ImportedRow.record_rev).where(ImportedRow.batch_id == batch.id)
    ).all()
    parts = [{row[0]: row[1] for row in rows[at : at + _STEP]} for at in range(0, len(rows), _STEP)]
    if any(dict(intake.revisions(session, list(part))) != part for part in parts):
        raise UserError("Có dòng đã được sửa, trả lời hoặc bỏ sau khi nhập nên không bỏ cả lần nhập được.")
    batch.undone_on, batch.undo_reason = desk.clock.today(), reason
    for part in parts:
        intake.withdraw(session, list(part), reason)
        session.flush()
    for part in parts:
        if why := intake.built_on(session, list(part)):
            raise UserError(why)
