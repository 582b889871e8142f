"""A made-up sort of matter with every sort of step and limit, for the tests of the machine."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import Law
from desktop_app.core.law.rulebook import Confidence, Rule, Rulebook, Unit
from desktop_app.core.procedure.standing import Case, Done, Procedure, when
from desktop_app.core.procedure.steps import Names, load

BEGUN_ON = date(2026, 7, 1)


class Kind(Enum):
    """Two sorts of matters."""

    BIG = "Việc lớn"
    SMALL = "Việc nhỏ"


class State(Enum):
    """Where one stands."""

    NEW = "Mới"
    OPEN = "Đang làm"
    RESTS = "Tạm dừng"
    ENDED = "Đã xong"


class Outcome(Enum):
    """How one ends."""

    GOOD = "Xong"


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What guards look at."""

    begun_on: date = BEGUN_ON
    kind: Kind = Kind.BIG
    is_sound: bool = True


STEPS = """
[[step]]
key = "open"
title = "Mở"
from = ["NEW"]
to = "OPEN"
needs = ["sound"]
actor = "Công chức"
asks = ["reason"]
labels = { reason = "Vì sao mở" }

[[step.versions]]
from = 2026-01-01
to = 2026-12-31
article = "Điều 1"
confidence = "text"

[[step.versions]]
from = 2027-01-01
article = "Điều 2"
confidence = "derived"
asks = ["said"]
offers = ["document_on"]

[[step]]
key = "call"
title = "Báo họp"
from = ["OPEN"]
to = "SAME"
asks = ["until_on"]
ahead = "notice"
versions = [{ from = 2026-01-01, article = "Điều 3", confidence = "text" }]

[[step]]
key = "extend"
title = "Gia hạn"
from = ["OPEN"]
to = "SAME"
times = 1
needs = ["in_time"]
versions = [{ from = 2026-01-01, article = "Điều 4", confidence = "text" }]

[[step]]
key = "harder"
title = "Việc phức tạp"
kinds = ["BIG"]
from = ["OPEN"]
to = "SAME"
versions = [{ from = 2026-08-01, article = "Điều 5", confidence = "text" }]

[[step]]
key = "rest"
title = "Tạm dừng"
from = ["OPEN"]
to = "RESTS"
clock = "stops"
versions = [{ from = 2026-01-01, article = "Điều 6", confidence = "text" }]

[[step]]
key = "go_on"
title = "Làm tiếp"
from = ["RESTS"]
to = "OPEN"
clock = "goes_on"
versions = [{ from = 2026-01-01, article = "Điều 7", confidence = "text" }]

[[step]]
key = "again"
title = "Làm lại"
from = ["ENDED"]
to = "OPEN"
restarts = true
versions = [{ from = 2026-01-01, article = "Điều 8", confidence = "text" }]

[[step]]
key = "close"
title = "Kết thúc"
from = ["OPEN", "NEW"]
to = "ENDED"
outcome = "GOOD"
versions = [{ from = 2026-01-01, article = "Điều 9", confidence = "text" }]
"""

LIMITS = """
[[limit]]
key = "start"
title = "Hạn mở"
starts = ["begun", "again"]
met_by = ["open"]
rules = { plain = "ten" }

[[limit]]
key = "reminder"
title = "Nhắc"
starts = ["overdue:start"]
met_by = ["open"]
rules = { plain = "ten" }
group = "theirs"

[[limit]]
key = "finish"
title = "Hạn xong"
starts = ["open"]
met_by = ["close"]
rules = { plain = "thirty" }
longer = { step = "harder", rule = "sixty" }
extended_by = "extend"
extension = "ten"
pauses = true

[[limit]]
key = "told_day"
title = "Ngày họp"
starts = ["call"]
met_by = ["close"]
rules = {}
until = true

[[limit]]
key = "minutes"
title = "Biên bản sau họp"
starts = ["call"]
met_by = ["close"]
rules = { plain = "ten" }
base = "until"

[[limit]]
key = "invitations"
title = "Giấy mời trước họp"
kinds = ["BIG"]
only = ["sound"]
starts = ["call"]
met_by = ["close"]
rules = { plain = "notice" }
base = "before"
ends = true
"""


def _in_time(case: Case[Facts]) -> bool:
    return case.due_on is None or case.on <= case.due_on


GUARDS = {
    "sound": when(lambda case: case.facts.is_sound, "Hồ sơ chưa đủ."),
    "in_time": when(_in_time, "Đã hết hạn."),
}


def made_up(folder: Path) -> Procedure[State, Outcome, Facts]:
    """The procedure, read from files of that folder."""
    (folder / "steps.toml").write_text(STEPS, encoding="utf-8")
    (folder / "limits.toml").write_text(LIMITS, encoding="utf-8")
    return Procedure(
        law=load(folder, Names(Kind, State, Outcome)),
        guards=GUARDS,
        first=State.NEW,
        ended=frozenset({State.ENDED}),
        noun="Hồ sơ",
    )


def rule(key: str, value: int, from_on: date = date(2026, 1, 1)) -> Rule:
    """So many calendar days."""
    return Rule(
        key=key,
        title=key,
        value=value,
        unit=Unit.CALENDAR_DAYS,
        from_on=from_on,
        citation=f"Điều {value}",
        confidence=Confidence.TEXT,
    )


RULES = Rulebook([rule("ten", 10), rule("thirty", 30), rule("sixty", 60), rule("notice", 5)])
LAW = Law(RULES, WorkCalendar())


def steps(*told: tuple[str, date] | tuple[str, date, date]) -> list[Done]:
    """Steps that were taken, each with its day, and the day that it names."""
    return [Done(key=each[0], on=each[1], until_on=each[2] if len(each) > 2 else None) for each in told]
