"""The limits that still run for petitions, so that a change of law can move them."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.petitions import life
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.running import pauses_of
from desktop_app.core import words
from desktop_app.core.law.deadline import Move, OpenDeadline, Pause
from desktop_app.office.moved import ever_moved


def open_deadlines(session: Session) -> list[OpenDeadline]:
    """Every limit by rule that runs; not one that stands still, nor one whose day the office set itself."""
    titles = {limit.key: limit.title for limit in petition_law().limits}
    found = list[OpenDeadline]()
    for row in _open(session):
        if row.is_paused or not row.rule_keys:
            continue
        first, *added = row.rule_keys.split()
        found.append(
            OpenDeadline(
                uid=row.uid,
                title=f"{titles[row.key]}, đơn {row.petition.label}",
                rule_key=first,
                start_on=row.start_on,
                due_on=row.due_on,
                added=tuple(added),
                pauses=_pauses(row),
                lapses=row.group == "theirs",
            )
        )
    return found


def move(session: Session, moves: Sequence[Move], on: date) -> None:
    """Give these limits their new day, and their petitions the day that now comes first."""
    due = {move.item.uid: move.due_on for move in moves}
    petitions = dict[int, Petition]()
    for row in _open(session):
        if row.uid in due:
            row.moved_from_on, row.moved_on, row.due_on = row.due_on, on, due[row.uid]
            petitions[row.petition_id] = row.petition
    session.flush()
    for petition in petitions.values():
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


def _pauses(row: PetitionLimit) -> tuple[Pause, ...]:
    """The days on which this limit stood still."""
    limit = next(each for each in petition_law().limits if each.key == row.key)
    done = life.done_of(life.counting(row.petition))
    return pauses_of([each for each in done if each.on >= row.start_on]) if limit.pauses else ()
