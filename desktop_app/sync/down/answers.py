"""What a commune tells of packages that came down, beside its own packages; and what the upper office keeps of it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.sync.down.models import CameDown, SentDown, SentDownTo
from desktop_app.sync.states import DownState

FACT = "down"
"""Under this name the answers stand among the facts of a package that goes up."""

_MOST = 40


def answers(session: Session) -> list[dict[str, str]]:
    """The decisions on the last packages, newest first; all of them again each time, since any package may be lost."""
    rows = session.scalars(select(CameDown).order_by(CameDown.decided_on.desc(), CameDown.id.desc()).limit(_MOST))
    return [
        {"hash": row.digest, "state": row.state.name, "on": row.decided_on.isoformat(), "reason": row.reason}
        for row in rows
    ]


def note_answers(session: Session, unit: str, facts: Mapping[str, Any]) -> None:
    """Keep what the commune tells, inside the caller's transaction; what is not well formed is left alone."""
    told = facts.get(FACT)
    if not isinstance(told, Sequence) or isinstance(told, str):
        return
    found = select(SentDownTo, SentDown.digest).join(SentDown, SentDownTo.sent_id == SentDown.id)
    mine = {digest: row for row, digest in session.execute(found.where(SentDownTo.unit == unit))}
    for each in told[:_MOST]:
        if isinstance(each, Mapping) and (row := mine.get(str(each.get("hash")))):
            _note(row, each)


def _note(row: SentDownTo, told: Mapping[str, Any]) -> None:
    state, on = str(told.get("state")), _day(told.get("on"))
    if state not in DownState.__members__ or on is None or (row.said_on and on < row.said_on):
        return
    row.state, row.said_on, row.reason = DownState[state], on, str(told.get("reason") or "")[:500]


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
