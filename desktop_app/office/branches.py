"""Máy phụ: a second desk's PC with a book of its own, whose records are joined at the main PC.

The register says of itself whether it is a branch's; the main one says which books its branches write. A row has one
owner: the PC that writes its book. So numbers never clash and nothing has to be merged.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.errors import UserError
from desktop_app.office.models import Setting
from desktop_app.office.profile import put_setting

OWN, ALL = "office.branch", "office.branches"


@dataclass(frozen=True, kw_only=True)
class OwnBranch:
    """What a branch knows of itself: its book, and the journal's row from which on everything is its own."""

    letter: str
    name: str
    since_seq: int
    begun_on: date


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A branch as the main PC knows it; `made_on` is the day of its newest starter, `ended_on` ends its book here."""

    letter: str
    name: str
    place: str
    made_on: date
    ended_on: date | None = None

    @property
    def uid(self) -> str:
        """What names it in a list."""
        return self.letter


def own_branch(session: Session) -> OwnBranch | None:
    """The branch that this register is; None for the main one."""
    told: dict[str, Any] | None = _setting(session, OWN)
    return OwnBranch(**{**told, "begun_on": date.fromisoformat(told["begun_on"])}) if told else None


def own_letter(session: Session) -> str:
    """The only book that is written here; "" on the main PC, which writes every book that no branch has."""
    told: dict[str, Any] | None = _setting(session, OWN)
    return str(told["letter"]) if told else ""


def become(session: Session, own: OwnBranch) -> None:
    """From now on this register is the branch's."""
    put_setting(session, OWN, {**asdict(own), "begun_on": own.begun_on.isoformat()})


def branches(session: Session) -> list[Branch]:
    """Every branch that was ever made, by its letter."""
    told: Sequence[Mapping[str, Any]] = _setting(session, ALL) or ()
    return [Branch(**{**each, **_days(each)}) for each in told]


def written_elsewhere(session: Session) -> frozenset[str]:
    """The books of the main PC that branches write."""
    return frozenset(each.letter for each in branches(session) if each.ended_on is None)


def put_branch(session: Session, branch: Branch) -> None:
    """Keep it among the others, in the place of what was known of it."""
    others = [each for each in branches(session) if each.letter != branch.letter]
    ordered = sorted([*others, branch], key=lambda each: each.letter)
    put_setting(session, ALL, [{**asdict(each), **_texts(each)} for each in ordered])


def find_branch(session: Session, letter: str) -> Branch:
    """The branch with this book; UserError when there is none."""
    for each in branches(session):
        if each.letter == letter:
            return each
    raise UserError(f"Không có máy phụ ghi sổ {letter}. Mở lại trang Máy phụ để xem danh sách.")


def _setting(session: Session, key: str) -> Any:
    stored = session.scalars(select(Setting.value).where(Setting.key == key)).one_or_none()
    return json.loads(stored) if stored else None


def _days(told: Mapping[str, Any]) -> dict[str, date | None]:
    return {name: date.fromisoformat(told[name]) if told[name] else None for name in ("made_on", "ended_on")}


def _texts(branch: Branch) -> dict[str, str | None]:
    return {name: day.isoformat() if (day := getattr(branch, name)) else None for name in ("made_on", "ended_on")}
