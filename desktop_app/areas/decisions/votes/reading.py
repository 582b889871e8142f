"""What the counting page needs of a vote, read at once."""

from dataclasses import dataclass

from sqlalchemy import select

from desktop_app.areas.decisions.votes.kept import unit_of, vote_of
from desktop_app.areas.decisions.votes.models import Vote
from desktop_app.areas.decisions.votes.queries import CountView, UnitView, VoteView, own_count, vote_with
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk


@dataclass(frozen=True)
class CountRecord:
    """A vote, the place of it that is counted, and the matter that is voted on."""

    vote: VoteView
    unit: UnitView
    decision_uid: str
    label: str
    title: str


def count_record(desk: Desk, uid: str) -> CountRecord:
    """The vote and the place with this uid; of a vote's own uid, the first place that is not settled."""
    with desk.db.reading() as session:
        vote = session.scalars(select(Vote).where(Vote.uid == uid)).one_or_none()
        vote = vote or unit_of(session, uid).vote
        if not vote.units:
            raise UserError("Lần biểu quyết này chưa có nơi nào để đếm. Hủy rồi mở lần khác.")
        seen = vote_with(session, vote.units[0].uid)
        waiting = next((unit for unit in seen.units if not unit.is_settled), seen.units[0])
        unit = next((each for each in seen.units if each.uid == uid), waiting)
        decision = vote_of(session, vote.uid).decision
        return CountRecord(seen, unit, decision.uid, decision.label, decision.title)


def count_begun(desk: Desk, unit_uid: str, counter: int) -> CountView | None:
    """What one counter found so far, for that counter alone."""
    with desk.db.reading() as session:
        return own_count(session, unit_uid, counter)
