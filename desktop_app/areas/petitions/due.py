"""What Hôm nay says of petitions: limits late or due, what waits for a citizen, entries above that are missing."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from desktop_app.areas.petitions.models import Petition, PetitionLimit
from desktop_app.areas.petitions.row import PetitionRow, Rows, limit_titles
from desktop_app.areas.petitions.states import State
from desktop_app.core import words
from desktop_app.core.law.deadline import summed
from desktop_app.office.area import DueItem, WaitingGroup, WaitingItem
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import HIDDEN_NAME

AREA = "petitions"
OURS, NATIONAL = "ours", "national"
MOST = 400
ASKED = "ask_more"


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Every limit of ours that is open and ends on or before the day; none while the settlement stands still."""
    wanted = _open_limits(OURS).where(~PetitionLimit.is_paused, PetitionLimit.due_on <= until)
    return [
        DueItem(
            uid=row.uid,
            area=AREA,
            title=_about(limit_titles()[limit.key], row),
            detail=" · ".join(part for part in (f"Đơn {row.label}", _hidden(row), _counted(desk, limit, row)) if part),
            due_on=limit.due_on,
            who=row.handler,
        )
        for limit, row in _read(desk, wanted.order_by(PetitionLimit.due_on, PetitionLimit.id))
    ]


def waiting_items(desk: Desk) -> list[WaitingItem]:
    """Petitions that wait for who wrote them, and those that the national database lacks."""
    lacking = _open_limits(NATIONAL).order_by(PetitionLimit.start_on, PetitionLimit.id)
    return [*_for_citizens(desk), *(_to_enter(limit, row) for limit, row in _read(desk, lacking))]


def _open_limits(group: str) -> Select[PetitionLimit, Petition]:
    return (
        select(PetitionLimit, Petition)
        .join(Petition, Petition.id == PetitionLimit.petition_id)
        .where(PetitionLimit.is_open, PetitionLimit.group == group, Petition.voided_on.is_(None))
        .limit(MOST)
        .options(selectinload(Petition.people))
    )


def _read(desk: Desk, wanted: Select[PetitionLimit, Petition]) -> list[tuple[PetitionLimit, PetitionRow]]:
    with desk.db.reading() as session:
        found = session.execute(wanted).all()
        rows = Rows(session, [petition for _, petition in found], sees_content=True)
        return [(limit, rows.row(petition)) for limit, petition in found]


def _for_citizens(desk: Desk) -> Iterator[WaitingItem]:
    wanted = (
        select(Petition)
        .where(Petition.state == State.WAITING, Petition.voided_on.is_(None))
        .limit(MOST)
        .options(selectinload(Petition.people), selectinload(Petition.steps))
    )
    with desk.db.reading() as session:
        found = session.scalars(wanted).all()
        rows = Rows(session, found, sees_content=True)
        for petition in found:
            row = rows.row(petition)
            asked = [step for step in petition.steps if step.key == ASKED and step.taken_back_on is None]
            promised = f"hẹn đến {words.day(asked[-1].until_on)}" if asked and asked[-1].until_on else ""
            yield WaitingItem(
                uid=row.uid,
                area=AREA,
                title=_about("Bổ sung đơn", row),
                detail=" · ".join(part for part in (f"Đơn {row.label}", row.who, promised) if part),
                since_on=asked[-1].done_on if asked else row.received_on,
                group=WaitingGroup.CITIZEN,
            )


def _to_enter(limit: PetitionLimit, row: PetitionRow) -> WaitingItem:
    return WaitingItem(
        uid=row.uid,
        area=AREA,
        title=_about(row.kind.value, row),
        detail=" · ".join(
            part for part in (f"Đơn {row.label}", _hidden(row), f"hạn nhập {words.day(limit.due_on)}") if part
        ),
        since_on=limit.start_on,
        group=WaitingGroup.NATIONAL,
    )


def _about(what: str, row: PetitionRow) -> str:
    """The duty and what the petition is about; what a denunciation says is for its own page."""
    return what if row.is_secret else f"{what}: {row.content}"


def _hidden(row: PetitionRow) -> str:
    return HIDDEN_NAME if row.is_secret else ""


def _counted(desk: Desk, limit: PetitionLimit, row: PetitionRow) -> str:
    """By which length from which day the limit is counted."""
    keys = limit.rule_keys.split()
    if not keys:
        return f"giao ngày {words.day(limit.start_on)}"
    began = "từ ngày nhận" if limit.start_on == row.received_on else f"từ ngày {words.day(limit.start_on)}"
    return f"{summed(desk.law.rulebook, keys, limit.start_on).amount} {began}"
