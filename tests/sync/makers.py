"""Other offices, as far as their cards tell of them."""

from dataclasses import replace

from desktop_app.core.package.keys import Card, Keys, make_keys
from desktop_app.office.desk import Desk
from desktop_app.office.profile import OfficeService

MADE = "2026-11-20T08:30:00+07:00"


def with_code(desk: Desk, code: str = "99001") -> Desk:
    """The desk of an office that has a code of its unit, as every office chosen from the list has."""
    service = OfficeService(desk)
    service.settle(replace(service.profile(), code=code))
    return desk


def stranger(unit: str = "24000", name: str = "Sở Nội vụ Minh Họa", *, practice: bool = False) -> tuple[Keys, Card]:
    """The keys and the card of another office."""
    keys = make_keys()
    return keys, keys.card(unit=unit, name=name, made=MADE, is_practice=practice)
