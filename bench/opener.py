"""How benchmarks open offices."""

from dataclasses import replace
from datetime import datetime

from db.sealing import Cost
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.main import make_opener
from desktop_app.office.opening import Opener

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=VIETNAM)
CHEAP = Cost(memory_kib=8 * 1024, passes=1)


def opener_at_now() -> Opener:
    """The program's own opener at a standing instant, passwords at little cost."""
    return replace(make_opener(FixedClock(NOW)), cost=CHEAP, floor=CHEAP, check_place=lambda folder: None)
