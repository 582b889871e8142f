"""The register of decisions going out to a workbook, and what may be kept of typed rows."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.decisions.exchange.declared import FAILED, LACKED, PASSED
from desktop_app.areas.decisions.exchange.reading import COUNTS
from desktop_app.areas.decisions.models import Decision, DecisionStep
from desktop_app.areas.decisions.states import Choice, Form, Item, Kind
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.core import words
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Outgoing
from desktop_app.office.exchange.struck import Struck, struck_note
from desktop_app.office.procedure.keeping import counting

_RESULTS = {"passed": PASSED, "voted_down": FAILED, "no_quorum": LACKED}
_FORMS = {"call_meeting": Form.MEETING, "call_ballot": Form.BALLOT, "call_online": Form.ONLINE}
_CHOICES = {Choice.YES: "yes", Choice.NO: "no", Choice.OTHER: "other"}
_RECOGNISED = ("recognise", "set_effect")


def outgoing(desk: Desk, from_on: date, to_on: date) -> Outgoing:
    """The decisions proposed on these days, in the order of their numbers; votes on conventions are none of them."""
    span = f"Việc dân bàn, quyết định đề xuất từ {words.day(from_on)} đến {words.day(to_on)}."
    within = (Decision.proposed_on.between(from_on, to_on), Decision.item != Item.BQ3)
    with desk.db.reading() as session:
        expected = session.scalars(select(func.count(Decision.id)).where(*within)).one()
        query = select(Decision).where(*within).order_by(Decision.year, Decision.number)
        loaded = query.options(selectinload(Decision.steps), selectinload(Decision.votes).selectinload(Vote.units))
        rows = list(_rows(session, session.scalars(loaded).all()))
    return Outgoing(rows, expected, (span,))


def keepable(row: Mapping[str, str]) -> dict[str, str]:
    """All of a typed row: it names nobody who must stay hidden."""
    return dict(row)


def _rows(session: Session, decisions: Sequence[Decision]) -> Iterator[dict[str, object]]:
    return (_row(decision) for decision in decisions)


def _row(decision: Decision) -> dict[str, object]:
    struck = Struck(decision.voided_on, decision.void_reason) if decision.voided_on else None
    return {
        "number": decision.number,
        "proposed_on": decision.proposed_on,
        "item": decision.item.value,
        "is_release": decision.kind is Kind.RELEASE,
        "scope": decision.scope.value,
        "hamlet": decision.hamlet.full_name if decision.hamlet else "",
        "title": decision.title,
        "content": decision.content,
        "proposer": decision.proposer.value,
        "proposer_name": decision.proposer_name,
        "note": struck_note(struck, decision.note) if struck else decision.note,
        **_told(counting(decision.steps)),
        **_voted(decision),
    }


def _told(steps: Sequence[DecisionStep]) -> dict[str, object]:
    """What the steps that count tell, the last of each sort."""
    found = dict[str, object]()
    for step in steps:
        if step.key in _FORMS:
            found["form"] = _FORMS[step.key].value
        elif step.key in _RESULTS:
            found |= {"result": _RESULTS[step.key], "voted_on": step.until_on or step.done_on}
            found["document_number"] = step.document_number
        elif step.key in ("send", "submit", "send_hamlets"):
            found["sent_on"] = step.done_on
        elif step.key in _RECOGNISED:
            found |= {"recognised_on": step.document_on or step.done_on, "recognised_number": step.document_number}
        elif step.key == "finish":
            found["finished_on"] = step.done_on
    return found


def _voted(decision: Decision) -> dict[str, object]:
    """The figures of the last closed vote of one hamlet that chose between yes and no."""
    closed = [vote for vote in decision.votes if vote.closed_on and not vote.voided_on]
    if not closed or decision.kind in (Kind.ELECTION, Kind.COMMUNE_WORKS):
        return {}
    vote = closed[-1]
    found = dict[str, object]({"form": vote.form.value, "way": vote.way.value if vote.way else None})
    for name in COUNTS[:5]:
        known = [value for unit in vote.units if (value := getattr(unit, name)) is not None]
        found[name] = sum(known) if known else None
    for kind, name in _CHOICES.items():
        tallies = [tally for unit in vote.units for tally in unit.tallies if tally.counter == 0]
        found[name] = sum(tally.votes for tally in tallies if tally.choice.kind is kind)
    return found
