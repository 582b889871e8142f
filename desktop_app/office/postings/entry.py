"""What is said of a notice before it hangs, of the minutes of a copy, and of a place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from desktop_app.core.clock import VIETNAM
from desktop_app.core.errors import InvalidInput
from desktop_app.office.postings.models import PlaceKind


@dataclass(frozen=True)
class BoardNamed:
    """A board of which an old book tells only the name."""

    name: str
    kind: PlaceKind


@dataclass(frozen=True, kw_only=True)
class NewPosting:
    """A notice of the record `owner_uid` of `area`, with a copy for each of the places (their uids, in print order).

    Copies at `boards`, which are not among the office's places, follow. `required_days` is the dated rule `rule_key` of
    the record's own day, 0 for a permanent posting. `item_code` stands in the QR code: capital letters, digits and
    points.
    """

    area: str
    owner_uid: str
    item_code: str
    title: str
    from_on: date
    places: tuple[str, ...]
    boards: tuple[BoardNamed, ...] = ()
    rule_key: str = ""
    required_days: int = 0
    pages: int = 1
    notice_number: str = ""
    notice_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class MinutesEntry:
    """The minutes of putting up or taking down a copy; names are those of the people who were there."""

    began_at: datetime
    writer: str
    finished_at: datetime | None = None
    number: str = ""
    writer_post: str = ""
    front: str = ""
    front_post: str = ""
    witness: str = ""
    witness_post: str = ""
    pages: int = 1
    condition: str = ""
    keeper: str = ""
    opinions: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceEntry:
    """A board of the commune, or of a hamlet when `hamlet_id` names one."""

    kind: PlaceKind
    name: str
    hamlet_id: int | None = None
    keeper: str = ""
    from_on: date | None = None
    to_on: date | None = None


def instant_of(on: date, at: time) -> datetime:
    """The instant of a typed day and hour."""
    return datetime.combine(on, at, VIETNAM)


def instant_in(values: Mapping[str, Any], what: str) -> datetime | None:
    """The instant of the fields `what`_on and `what`_at, None when both are empty; InvalidInput when one is missing."""
    on, at = values[f"{what}_on"], values[f"{what}_at"]
    if on is None and at is None:
        return None
    if on is None or at is None:
        missing, said = (f"{what}_on", "ngày") if on is None else (f"{what}_at", "giờ")
        raise InvalidInput({missing: f"Chưa nhập {said}. Gõ cả ngày và giờ, hoặc để trống cả hai."})
    return instant_of(on, at)


def minutes_of(values: Mapping[str, Any]) -> MinutesEntry:
    """The minutes of checked values; InvalidInput where they ended before they began."""
    on, until = values["on"], values["until"]
    if until and until <= values["at"]:
        raise InvalidInput({"until": "Giờ xong không sau giờ bắt đầu. Kiểm tra lại hai giờ."})
    kept = {name: values[name] for name in MinutesEntry.__dataclass_fields__ if name in values}
    return MinutesEntry(
        began_at=instant_of(on, values["at"]), finished_at=instant_of(on, until) if until else None, **kept
    )


def place_of(values: Mapping[str, Any]) -> PlaceEntry:
    """The place of checked values; the hamlet is chosen by its local key."""
    kept = {name: values[name] for name in ("kind", "name", "keeper", "from_on", "to_on")}
    return PlaceEntry(hamlet_id=int(values["hamlet"]) if values["hamlet"] else None, **kept)
