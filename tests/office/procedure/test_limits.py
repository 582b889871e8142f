"""Limits of a made-up matter as rows: kept anew after every step, moved by a change of law."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.core.law.deadline import Move
from desktop_app.core.procedure.running import running
from desktop_app.core.procedure.standing import Done, Procedure
from desktop_app.office.procedure.keeping import keep_limits
from desktop_app.office.procedure.moving import Limits, move
from tests.core.procedure.made_up import LAW, Facts, Outcome, State, made_up, steps

CALLED, MEETING = date(2026, 7, 8), date(2026, 7, 20)
OPEN = steps(("open", date(2026, 7, 6)))
CALL = steps(("call", CALLED, MEETING))
Made = Procedure[State, Outcome, Facts]


class Rows(list[SimpleNamespace]):
    """In the place of a session: what was added."""

    def add(self, row: SimpleNamespace) -> None:
        """Take it in."""
        self.append(row)


@pytest.fixture
def law(tmp_path: Path) -> Made:
    """The procedure."""
    return made_up(tmp_path)


def blank(*, key: str) -> SimpleNamespace:
    nothing = dict.fromkeys(("group", "rule_keys", "start_on", "due_on", "met_on", "dropped_on", "is_open"))
    return SimpleNamespace(uid=key, key=key, **nothing, is_paused=False, moved_from_on=None, moved_on=None)


def keep(law: Made, rows: Rows, done: list[Done], today: date = CALLED) -> dict[str, SimpleNamespace]:
    keep_limits(rows, [*rows], running(law, LAW, Facts(), done, today), blank, today)
    return {row.key: row for row in rows}


def test_limits_follow_the_steps_and_each_has_one_row(law: Made) -> None:
    rows = Rows()
    keep(law, rows, OPEN)
    kept = keep(law, rows, [*OPEN, *CALL])
    assert len(rows) == len(kept)
    assert {key for key, row in kept.items() if row.is_open} == {"finish", "told_day", "minutes", "invitations"}
    assert kept["start"].met_on == date(2026, 7, 6)


def test_what_rests_on_today_is_not_kept(law: Made) -> None:
    assert set(keep(law, Rows(), [], today=date(2026, 8, 3))) == {"start"}


def test_a_limit_whose_step_was_taken_back_is_dropped(law: Made) -> None:
    rows = Rows()
    keep(law, rows, [*OPEN, *CALL])
    kept = keep(law, rows, OPEN)
    assert (kept["minutes"].is_open, kept["minutes"].dropped_on) == (False, CALLED)
    assert keep(law, rows, [*OPEN, *CALL])["minutes"].is_open


def test_a_change_of_law_sees_what_runs_by_rule_and_neither_named_days_nor_those_counted_back(law: Made) -> None:
    rows = Rows()
    keep(law, rows, [*OPEN, *CALL, *steps(("extend", CALLED))])
    limits = Limits[SimpleNamespace](law.law.limits, lambda _row: "hồ sơ 1")
    found = {each.uid: each for each in limits.open_deadlines(row for row in rows if row.is_open)}
    assert set(found) == {"finish", "minutes"}
    assert (found["finish"].title, found["finish"].rule_key, found["finish"].added) == (
        "Hạn xong, hồ sơ 1",
        "thirty",
        ("ten",),
    )


def test_a_limit_that_stands_still_is_not_moved(law: Made) -> None:
    rows = Rows()
    keep(law, rows, [*OPEN, *steps(("rest", CALLED))])
    limits = Limits[SimpleNamespace](law.law.limits, lambda _row: "hồ sơ 1")
    assert [each.uid for each in limits.open_deadlines(row for row in rows if row.is_open)] == []


def test_a_moved_limit_says_its_old_day_until_its_day_changes_once_more(law: Made) -> None:
    rows = Rows()
    kept = keep(law, rows, OPEN)
    limits = Limits[SimpleNamespace](law.law.limits, lambda _row: "hồ sơ 1")
    [item] = limits.open_deadlines(row for row in rows if row.is_open)
    moved = move([*rows], [Move(item, date(2026, 8, 7))], CALLED)
    assert moved == [kept["finish"]]
    assert (moved[0].due_on, moved[0].moved_from_on, moved[0].moved_on) == (
        date(2026, 8, 7),
        date(2026, 8, 5),
        CALLED,
    )
    keep(law, rows, [*OPEN, *steps(("extend", CALLED))])
    assert (moved[0].due_on, moved[0].moved_from_on, moved[0].moved_on) == (date(2026, 8, 17), None, None)
