"""Petitions as officials enter them, for the tests."""

from datetime import date, datetime
from typing import Any

from desktop_app.areas.petitions.entry import PetitionEntry, StepEntry
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind


def a_petition(**changed: Any) -> PetitionEntry:
    """A complaint that came by post."""
    said: dict[str, Any] = {
        "received_on": date(2026, 11, 16),
        "kind": Kind.COMPLAINT,
        "content": "Khiếu nại phương án bồi thường thửa 58, tờ bản đồ số 24 khi mở rộng đường trục xã.",
        "full_name": "Nguyễn Văn Mẫu",
        "address": "Thôn Đoài",
    }
    return PetitionEntry(**{**said, **changed})


def be_on(desk: Desk, on: date) -> None:
    """Let it be that day at the desk, unless it is later already."""
    clock = desk.clock
    if isinstance(clock, FixedClock) and clock.today() < on:
        clock.move_to(datetime.combine(on, clock.now().time()))


def take(desk: Desk, petition: Registered, key: str, on: date, **said: Any) -> Registered:
    """Take one step of a petition, on that day or on a later one."""
    be_on(desk, on)
    entry = StepEntry(key=key, done_on=on, **said)
    return HandlingService(desk).take(petition.uid, petition.rev, entry)


def ours(desk: Desk, on: date, **changed: Any) -> Registered:
    """A petition that was entered and found to be eligible and ours."""
    petition = PetitionService(desk).register(a_petition(**changed))
    return take(desk, petition, "classify", on, eligible=Eligible.YES, competent=Competent.YES)
