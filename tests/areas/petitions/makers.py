"""Petitions as officials enter them, for the tests."""

from datetime import date, datetime
from typing import Any

from desktop_app.areas.petitions.complexity import tests_on
from desktop_app.areas.petitions.entry import PetitionEntry, StepEntry
from desktop_app.areas.petitions.grounds import grounds_on
from desktop_app.areas.petitions.handling.service import HandlingService
from desktop_app.areas.petitions.kept import Registered, petition_of
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.service import PetitionService
from desktop_app.areas.petitions.states import Competent, Eligible, RecipientClass, Result
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind

OURS = {"eligible": Eligible.YES, "competent": Competent.YES}


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


def filled(key: str, on: date, its_kind: Kind, /, **said: Any) -> StepEntry:
    """A step with everything that the law of its day asks for."""
    step = petition_law().law.by_key[key]
    tests, grounds = tests_on(its_kind, on), grounds_on(key, on)
    usual: dict[str, Any] = {
        "document_on": on,
        "to_agency": "Công an tỉnh Minh Họa",
        "recipient_class": RecipientClass.ADMINISTRATION,
        "assigned_to": "Hoàng Thị Lan",
        "until_on": date.fromordinal(on.toordinal() + 10),
        "ground": grounds[0].code if grounds else "",
        "tests": tuple(test.code for test in tests),
        "result": Result.RIGHT,
        "said": "Đã làm",
        "reason": "Theo hồ sơ",
    }
    asked = {name: usual[name] for name in step.asks_on(on) if name in usual}
    classified = OURS if key == "classify" else {}
    return StepEntry(key=key, done_on=on, **{**asked, **classified, **said})


def take(desk: Desk, petition: Registered, key: str, on: date, **said: Any) -> Registered:
    """Take one step of a petition, with whatever the law asks of it, on that day or on a later one."""
    be_on(desk, on)
    with desk.db.reading() as session:
        kind = petition_of(session, petition.uid).kind
    return HandlingService(desk).take(petition.uid, petition.rev, filled(key, on, kind, **said))


def ours(desk: Desk, on: date, **changed: Any) -> Registered:
    """A petition that was entered and found to be eligible and ours."""
    petition = PetitionService(desk).register(a_petition(**changed))
    return take(desk, petition, "classify", on, eligible=Eligible.YES, competent=Competent.YES)
