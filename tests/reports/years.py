"""Random years of visits and petitions, written the short way that imports use."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.base import values_of
from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.entry import StepEntry
from desktop_app.areas.petitions.handling.noting import step_row
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit, PetitionStep
from desktop_app.areas.petitions.register.lines import RESULTS
from desktop_app.areas.petitions.states import Competent, Eligible, Result, Source, State
from desktop_app.areas.reception.models import Mode, SessionDay, SessionKind, Visit, VisitPerson
from desktop_app.areas.reception.sessions.models import SessionState
from desktop_app.core.uid import uuid7
from desktop_app.office.cases import open_case
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Capacity, Kind, SubjectField
from desktop_app.office.models import Person
from desktop_app.office.procedure.keeping import counting, done_of

BEGINS, DAYS = date(2025, 10, 1), 420
LAW = petition_law()
KEYS = tuple(step.key for step in LAW.law.steps)


@dataclass
class Years:
    """Writes random rows at a desk; the same `chance` writes the same rows."""

    desk: Desk
    chance: Random
    numbers: int = 0

    def write(self, visits: int, petitions: int) -> None:
        """So many of both, in a few cases, of a few people and sessions."""
        with self.desk.db.writing(self.desk.account.uid) as session:
            taken = [session.scalar(select(func.max(table.number))) or 0 for table in (Visit, Petition)]
            self.numbers = max(taken)
            cases = [open_case(session, "Tranh chấp ranh giới", BEGINS).id for _ in range(4)]
            people = self._people(session)
            days = self._sessions(session)
            self._visits(session, visits, cases, people, days)
            self._petitions(session, petitions, cases)

    def _day(self) -> date:
        return BEGINS + timedelta(days=self.chance.randrange(DAYS))

    def _people(self, session: Session) -> list[int]:
        empty = values_of(Person())
        rows = [{**empty, "full_name": f"Lê Thị {name}", "name_key": f"le thi {name}"} for name in ("Hoa", "Lan", "Mỵ")]
        return self.desk.db.bulk(session, Person, rows)

    def _sessions(self, session: Session) -> list[SessionDay]:
        days = []
        for _ in range(6):
            state = self.chance.choice([SessionState.HELD, SessionState.HELD, *SessionState])
            day = SessionDay(
                held_on=self._day(),
                kind=self.chance.choice(list(SessionKind)),
                chair="Ngô Xuân Thạo",
                chair_post="Chủ tịch",
                mode=self.chance.choice([Mode.BY_HEAD, Mode.BY_DELEGATE]),
                state=state,
                had_citizens=self.chance.random() < 0.6,
            )
            session.add(day)
            days.append(day)
        session.flush()
        return days

    def _visits(
        self, session: Session, many: int, cases: Sequence[int], people: Sequence[int], days: Sequence[SessionDay]
    ) -> None:
        rows, who = list[dict[str, Any]](), list[list[dict[str, Any]]]()
        for _ in range(many):
            visit, named = self._visit(cases, people, self.chance.choice([None, *days]))
            rows.append(visit)
            who.append(named)
        keys = self.desk.db.bulk(session, Visit, rows)
        flat = [{**one, "visit_id": key} for key, named in zip(keys, who, strict=True) for one in named]
        self.desk.db.bulk(session, VisitPerson, flat)

    def _visit(
        self, cases: Sequence[int], people: Sequence[int], day: SessionDay | None
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        chance, self.numbers = self.chance, self.numbers + 1
        on, came = day.held_on if day else self._day(), chance.randrange(2, 9)
        case_id = chance.choice([None, None, *cases])
        is_secret = chance.random() < 0.1
        mode = day.mode if day else chance.choice(list(Mode))
        visit = Visit(
            **{"year": on.year, "number": self.numbers, "received_on": on, "mode": mode, "people_present": came},
            **{"session_day_id": day.id if day else None, "case_id": case_id, "is_group": came >= 5},
            **{"visit_no": chance.randrange(1, 4) if case_id else 1, "content": "Ranh giới", "answer_due_on": on},
            **{
                "is_secret": is_secret,
                "received_by": "Hoàng Thị Lan",
                "voided_on": on if chance.random() < 0.1 else None,
            },
        )
        said = {name: chance.choice(list(column.type.enum_class)) for name, column in _closed(Visit)}
        named = [] if is_secret else chance.sample(people, chance.randrange(1, 3))
        empty = values_of(VisitPerson())
        shown = [{**empty, "person_id": key, "position": at, "capacity": Capacity.SELF} for at, key in enumerate(named)]
        return values_of(visit) | said, shown

    def _petitions(self, session: Session, many: int, cases: Sequence[int]) -> None:
        made = [self._petition(cases) for _ in range(many)]
        limits = [life.come_to_be(self.desk, each, is_upper_office=True) for each in made]
        keys = self.desk.db.bulk(session, Petition, [{**values_of(each), "uid": each.uid} for each in made])
        steps = [{**values_of(step), "petition_id": key} for key, p in zip(keys, made, strict=True) for step in p.steps]
        self.desk.db.bulk(session, PetitionStep, steps)
        empty = values_of(PetitionLimit())
        kept = [{**empty, **one, "petition_id": key} for key, rows in zip(keys, limits, strict=True) for one in rows]
        self.desk.db.bulk(session, PetitionLimit, kept)

    def _petition(self, cases: Sequence[int]) -> Petition:
        chance, on, self.numbers = self.chance, self._day(), self.numbers + 1
        petition = Petition(
            **{"uid": uuid7(self.desk.clock.now()), "year": on.year, "number": self.numbers, "received_on": on},
            **{
                "kind": chance.choice(list(Kind)),
                "subject": chance.choice(list(SubjectField)),
                "content": "Bồi thường",
            },
            **{"eligible": Eligible.UNKNOWN, "competent": Competent.UNKNOWN, "state": State.NEW},
            **{"instance": chance.choice([1, 1, 1, 2]), "case_id": chance.choice([None, None, *cases])},
            **{"settled_by": chance.choice(["", "", "UBND tỉnh"]), "source": chance.choice(list(Source))},
            **{"is_backfilled": chance.random() < 0.1, "voided_on": on if chance.random() < 0.1 else None},
        )
        done_on = on
        for _ in range(chance.randrange(6)):
            done_on += timedelta(days=chance.randrange(40))
            said = self._said(self._next(petition), done_on, petition.kind)
            step = step_row(petition, said, "Hoàng Thị Lan", forced=False)
            step.taken_back_on = done_on if chance.random() < 0.1 else None
            petition.steps.append(step)
            petition.state = LAW.standing(done_of(counting(petition.steps))).state
            if said.key == "classify":
                petition.eligible, petition.competent = said.eligible, said.competent
        return petition

    def _next(self, petition: Petition) -> str:
        """A step that the law offers, sometimes any other that a leader might force."""
        state, facts = petition.state, life.facts_known(self.desk, petition, is_upper_office=True)
        offered = [
            step.key
            for step in LAW.law.steps
            if step.to and step.is_for(facts.kind) and state in step.from_states and LAW.holds(step.needs, facts)
        ]
        if state is State.NEW and self.chance.random() < 0.8:
            return "classify"
        return self.chance.choice(offered if offered and self.chance.random() < 0.9 else KEYS)

    def _said(self, key: str, on: date, kind: Kind) -> StepEntry:
        chance = self.chance
        if key != "classify":
            result = chance.choice(list(Result)) if key in RESULTS else None
            return StepEntry(key=key, done_on=on, result=result)
        return StepEntry(
            key=key,
            done_on=on,
            kind=chance.choice([kind, kind, kind, *Kind]),
            eligible=chance.choice([*[Eligible.YES] * 5, *Eligible]),
            competent=chance.choice([Competent.YES, Competent.NO] * 4 + [*Competent]),
            instance=chance.choice([None, 1, 2]),
        )


def _closed(table: type[Any]) -> list[tuple[str, Any]]:
    """The closed lists of a visit that the forms may divide it by."""
    return [(name, table.__table__.columns[name]) for name in ("kind", "subject", "handling", "channel")]
