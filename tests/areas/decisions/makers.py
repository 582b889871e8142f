"""Decisions as officials enter them, for the tests."""

from datetime import date, datetime, timedelta
from typing import Any

from desktop_app.areas.decisions.entry import DecisionEntry, StepEntry
from desktop_app.areas.decisions.handling.service import HandlingService
from desktop_app.areas.decisions.law import decision_law
from desktop_app.areas.decisions.service import DecisionService
from desktop_app.areas.decisions.states import Item
from desktop_app.core.clock import FixedClock
from desktop_app.office.desk import Desk
from desktop_app.office.hamlets import add_hamlets, read_list
from desktop_app.office.kept import Saved

HAMLETS = "Thôn Cầu Hạ; 187\nThôn Đoài; 186\nThôn Mới; 0"
DAY = date(2026, 3, 2)


def with_hamlets(desk: Desk) -> None:
    """Enter three hamlets: of 187, of 186 and of no households."""
    with desk.db.writing(desk.account.uid) as session:
        add_hamlets(session, read_list(HAMLETS))


def be_on(desk: Desk, on: date) -> None:
    """Let it be that day at the desk, unless it is later already."""
    clock = desk.clock
    if isinstance(clock, FixedClock) and clock.today() < on:
        clock.move_to(datetime.combine(on, clock.now().time()))


def a_decision(**changed: Any) -> DecisionEntry:
    """A contribution to a road of Thôn Đoài."""
    said: dict[str, Any] = {
        "proposed_on": DAY,
        "item": Item.BQ1,
        "title": "Đóng góp làm đường bê tông xóm Giếng",
        "content": "Làm 640 m đường rộng 3,5 m; mỗi khẩu góp 180.000 đồng.",
        "hamlet": "Thôn Đoài",
    }
    return DecisionEntry(**{**said, **changed})


def filled(key: str, on: date, **said: Any) -> StepEntry:
    """A step with everything that the law of its day asks for."""
    usual: dict[str, Any] = {
        "document_number": "12/QĐ-UBND",
        "document_on": on,
        "until_on": on + timedelta(days=3),
        "said": "Đã làm",
        "reason": "Theo hồ sơ",
        "households": 150,
    }
    asked = {name: usual[name] for name in decision_law().law.by_key[key].asks_on(on) if name in usual}
    return StepEntry(key=key, done_on=on, **{**asked, **said})


def propose(desk: Desk, **changed: Any) -> Saved:
    """Enter a decision on its day."""
    entry = a_decision(**changed)
    be_on(desk, entry.proposed_on)
    return DecisionService(desk).propose(entry)


def take(desk: Desk, decision: Saved, key: str, on: date, **said: Any) -> Saved:
    """Take one step, with whatever the law asks of it, on that day or on a later one."""
    be_on(desk, on)
    with desk.db.reading() as session:
        from desktop_app.areas.decisions.kept import decision_of

        rev = decision_of(session, decision.uid).rev
    return HandlingService(desk).take(decision.uid, rev, filled(key, on, **said))
