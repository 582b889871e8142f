"""The limits that still run for petitions, so that a change of law can move them."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.core import words
from desktop_app.core.law.deadline import Move, OpenDeadline, Pause
from desktop_app.core.procedure.running import pauses_of
from desktop_app.core.procedure.steps import Limit
from desktop_app.office.moved import ever_moved
from desktop_app.office.procedure import moving
from desktop_app.office.procedure.keeping import counting, done_of


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every limit by rule that runs; not one that stands still, nor one whose day the office set itself."""
    limits = moving.Limits[PetitionLimit](petition_law().law.limits, lambda row: f"đơn {row.petition.label}", _pauses)
    return limits.open_deadlines(_open(session))


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these limits their new day, and their petitions the day that now comes first."""
    moved = moving.move(_open(session), moves, on)
    session.flush()
    for petition in {row.petition_id: row.petition for row in moved}.values():
        life.put_next_due(session, petition)


def moved_words(session: Session, petition: Petition) -> Mapping[str, str]:
    """What is said of each limit that has another day than it had before the law changed, by its key."""
    wanted = select(PetitionLimit).where(
        PetitionLimit.petition_id == petition.id, PetitionLimit.moved_from_on.is_not(None)
    )
    rows = session.scalars(wanted).all()
    why = ever_moved(session, [row.uid for row in rows])
    plain = {row.key: f"hạn cũ {words.day(row.moved_from_on)}, dời ngày {words.day(row.moved_on)}" for row in rows}
    return {row.key: why.get((row.uid, row.due_on), plain[row.key]) for row in rows}


def _open(session: Session) -> Sequence[PetitionLimit]:
    steps = selectinload(PetitionLimit.petition).selectinload(Petition.steps)
    rows = select(PetitionLimit).where(PetitionLimit.is_open).options(steps)
    return session.scalars(rows.order_by(PetitionLimit.due_on, PetitionLimit.id)).all()


def _pauses(row: PetitionLimit, limit: Limit) -> tuple[Pause, ...]:
    """The days on which this limit stood still."""
    done = [each for each in done_of(counting(row.petition.steps)) if each.on >= row.start_on]
    return pauses_of(petition_law().law.by_key, done) if limit.pauses else ()
