"""Who gave a paper or wrote a petition, as papers name them; a denouncer is left to be written by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from desktop_app.core.paper.official import short_day
from desktop_app.core.paper.wording import BLANK
from desktop_app.office.desk import Desk
from desktop_app.office.papers import committee
from desktop_app.office.profile import Profile
from desktop_app.office.sealing import take_out


@dataclass(frozen=True)
class Giver:
    """Who came; all empty when it must be written by hand."""

    full_name: str = ""
    address: str = ""
    paper_number: str = ""
    issued_on: str = ""
    issued_by: str = ""
    born_on: str = ""
    phone: str = ""


def named_by_the_vault(desk: Desk, uid: str, reason: str, profile: Profile) -> Giver:
    """The denouncer, for the entitled; the look and its reason are journalled first."""
    return sealed_giver(take_out(desk, uid, reason)[0], profile)


def sealed_giver(person: Mapping[str, Any], profile: Profile) -> Giver:
    """Who came, as the vault gave it."""
    return Giver(
        person["full_name"],
        whole_address(profile, str(person.get("hamlet") or ""), person["address"]),
        person["paper_number"],
        _sealed_day(person.get("paper_issued_on")),
        person["paper_issued_by"],
        _sealed_day(person.get("born_on")),
        str(person.get("phone") or ""),
    )


def whole_address(profile: Profile, hamlet: str, address: str) -> str:
    """Somebody of this commune is written with the commune and the province."""
    if not hamlet:
        return address
    home = f"{hamlet[0].lower()}{hamlet[1:]}"
    return ", ".join(part for part in (address, home, profile.name, profile.province) if part)


def desk_place(profile: Profile) -> str:
    """Where citizens are received."""
    return ", ".join(
        part for part in (profile.reception_place, f"trụ sở {committee(profile)}", profile.province) if part
    )


def hour_words(at: time | None) -> str:
    """09 giờ 35 phút; dots to write on when nobody noted the hour."""
    return f"{at:%H} giờ {at:%M} phút" if at else f"{BLANK} giờ {BLANK} phút"


def _sealed_day(text: object) -> str:
    return short_day(date.fromisoformat(str(text))) if text else ""
