"""Sang máy mới: a register that was handed over to another PC is read here, and written there."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core import words
from desktop_app.office.models import Setting
from desktop_app.office.profile import put_setting

KEY, ARRIVED = "office.handed_over", "office.arrived"


@dataclass(frozen=True, kw_only=True)
class HandedOver:
    """When the register left and in which life of it; a copy that was brought to another PC is in a later one.

    `journal_seq` and `journal_head` are where its journal stood in the file that left.
    """

    epoch: str
    at: str
    by: str
    journal_seq: int
    journal_head: str
    taken_back: str = ""

    @property
    def sentence(self) -> str:
        """Why nothing is written here any more."""
        when = words.instant(datetime.fromisoformat(self.at))
        return (
            f"Sổ này đã chuyển sang máy mới lúc {when}, ở đây chỉ còn xem. Ghi ở máy mới; nếu USB chuyển bị mất thì mở "
            "Hệ thống, Sang máy mới, bấm Dùng lại máy này."
        )


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """When the register came to this PC, and the life of the data that began with it."""

    epoch: str
    at: str


def handed_over(session: Session, epoch: str) -> HandedOver | None:
    """The handing over that holds for this life of the data; None where this PC writes the register."""
    told = _told(session, KEY)
    found = HandedOver(**told) if told else None
    return found if found and found.epoch == epoch and not found.taken_back else None


def put_handed_over(session: Session, told: HandedOver) -> None:
    """Keep it, inside the caller's transaction."""
    put_setting(session, KEY, asdict(told))


def arrived(session: Session, epoch: str) -> Arrived | None:
    """How this life of the data began; None where it was not brought from another PC."""
    told = _told(session, ARRIVED)
    found = Arrived(**told) if told else None
    return found if found and found.epoch == epoch else None


def put_arrived(session: Session, told: Arrived) -> None:
    """Keep it, inside the caller's transaction."""
    put_setting(session, ARRIVED, asdict(told))


def _told(session: Session, key: str) -> dict[str, Any] | None:
    stored = session.scalars(select(Setting.value).where(Setting.key == key)).one_or_none()
    return json.loads(stored) if stored else None
