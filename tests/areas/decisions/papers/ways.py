"""Decisions on their way, for the tests of their papers: called, counted by hands and closed."""

from datetime import date
from typing import Any

from sqlalchemy import select

from desktop_app.areas.decisions.models import Decision, DecisionPerson
from desktop_app.areas.decisions.states import Form, Role, Way
from desktop_app.areas.decisions.votes.entry import CountEntry, Totals, VoteEntry
from desktop_app.areas.decisions.votes.queries import VoteView, votes_of
from desktop_app.areas.decisions.votes.service import VoteService
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.document_words import document_words
from desktop_app.office.desk import Desk
from desktop_app.office.kept import Saved
from tests.areas.decisions.makers import be_on, propose, take

ON = date(2026, 3, 20)
PEOPLE = (
    (Role.SECRETARY, "Lò Thị Ví"),
    (Role.COUNTING_HEAD, "Hoàng Văn Đếm"),
    (Role.WITNESS, "Tạ Văn Thấy"),
    (Role.HOUSEHOLD, "Tạ Văn Thấy"),
    (Role.FRONT, "Đỗ Thị Mặt"),
)


def said(*documents: Document) -> str:
    return " ".join("\n".join(map(document_words, documents)).replace("\u00a0", " ").split())


def called(desk: Desk, **said: Any) -> Saved:
    """A decision whose meeting is called for ON, with the people of its vote."""
    decision = propose(desk, **said)
    take(desk, decision, "agree", date(2026, 3, 3))
    with desk.db.writing(desk.account.uid) as session:
        row = session.scalars(select(Decision).where(Decision.uid == decision.uid)).one()
        row.people.extend(DecisionPerson(role=role, full_name=name) for role, name in PEOPLE)
    take(desk, decision, "call_meeting", date(2026, 3, 10), until_on=ON)
    return take(desk, decision, "send_papers", date(2026, 3, 11))


def counted(desk: Desk, decision: Saved, *votes: tuple[int, int, int], present: int = 250, **said: Any) -> None:
    """The meeting is held by hands and closed; one count for every unit."""
    be_on(desk, ON)
    service = VoteService(desk)
    entry = VoteEntry(**{"form": Form.MEETING, "way": Way.HANDS, "from_on": ON, "begins_at": "08:00", **said})
    service.open_vote(decision.uid, view(desk, decision)[1], entry)
    for at, found in enumerate(votes):
        unit = view(desk, decision)[0][-1].units[at]
        service.set_present(unit.uid, unit.rev, min(present, unit.households))
        totals = Totals(votes=dict(zip(unit.counting.choices, found, strict=True)))
        for counter in (1, 2):
            service.enter_count(unit.uid, 0, CountEntry(counter=counter, totals=totals, counted_by=f"Người {counter}"))
        service.settle(unit.uid, view(desk, decision)[0][-1].units[at].rev)
    last = view(desk, decision)[0][-1]
    service.close(last.uid, last.rev)


def view(desk: Desk, decision: Saved) -> tuple[tuple[VoteView, ...], int]:
    with desk.db.reading() as session:
        row = session.scalars(select(Decision).where(Decision.uid == decision.uid)).one()
        return votes_of(session, row.id), row.rev
