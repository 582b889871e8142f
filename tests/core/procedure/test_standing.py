"""Where a made-up matter stands after its steps, and what may be done next."""

from datetime import date
from pathlib import Path

import pytest

from desktop_app.core.procedure.standing import Procedure, Standing
from tests.core.procedure.made_up import BEGUN_ON, Facts, Kind, Outcome, State, made_up, steps

JULY_6, JULY_8, AUGUST_3 = date(2026, 7, 6), date(2026, 7, 8), date(2026, 8, 3)
Made = Procedure[State, Outcome, Facts]


@pytest.fixture
def law(tmp_path: Path) -> Made:
    """The procedure."""
    return made_up(tmp_path)


def test_a_matter_stands_where_its_last_step_that_changes_a_state_put_it(law: Made) -> None:
    assert law.standing([]) == Standing(State.NEW)
    assert law.standing(steps(("open", JULY_6), ("extend", JULY_8))) == Standing(State.OPEN)
    assert law.standing(steps(("open", JULY_6), ("rest", JULY_8))) == Standing(State.RESTS)
    closed = steps(("open", JULY_6), ("close", JULY_8))
    assert law.standing(closed) == Standing(State.ENDED, Outcome.GOOD, JULY_8)
    assert law.standing([*closed, *steps(("again", JULY_8))]) == Standing(State.OPEN)


def test_only_steps_of_the_state_and_of_the_kind_are_open_and_every_other_says_why(law: Made) -> None:
    found = {each.step.key: each for each in law.offers(Facts(), steps(("open", JULY_6)), AUGUST_3)}
    assert [key for key, each in found.items() if each.is_open] == ["call", "extend", "harder", "rest", "close"]
    assert found["go_on"].why_not == "Hồ sơ đang ở bước “Đang làm”."
    assert "harder" not in {each.step.key for each in law.offers(Facts(kind=Kind.SMALL), [], AUGUST_3)}
    said = law.why_not("harder", Facts(kind=Kind.SMALL), steps(("open", JULY_6)), AUGUST_3)
    assert said == "Bước này không dành cho hồ sơ loại việc nhỏ."


def test_nothing_can_be_done_before_the_matter_began_or_before_the_last_step(law: Made) -> None:
    said = law.why_not("open", Facts(), [], date(2026, 6, 30))
    assert said == "Ngày làm trước ngày hồ sơ bắt đầu (01/07/2026). Kiểm tra lại ngày."
    assert law.why_not("open", Facts(), [], BEGUN_ON) == ""
    early = law.why_not("close", Facts(), steps(("open", JULY_8)), JULY_6)
    assert early == "Bước trước làm ngày 08/07/2026, bước này không thể làm trước ngày đó."


def test_a_step_is_refused_on_a_day_on_which_the_law_did_not_have_it(law: Made) -> None:
    assert law.why_not("harder", Facts(), steps(("open", JULY_6)), JULY_8) == "Bước này có từ ngày 01/08/2026 (Điều 5)."


def test_guards_say_why_not_and_know_the_last_day_of_the_settlement(law: Made) -> None:
    assert law.why_not("open", Facts(is_sound=False), [], JULY_6) == "Hồ sơ chưa đủ."
    opened = steps(("open", JULY_6))
    assert law.why_not("extend", Facts(), opened, AUGUST_3, due_on=JULY_8) == "Đã hết hạn."
    assert law.why_not("extend", Facts(), opened, AUGUST_3, due_on=AUGUST_3) == ""


def test_how_often_a_step_was_taken_counts_anew_after_one_that_restarts(law: Made) -> None:
    once = steps(("open", JULY_6), ("extend", JULY_8))
    assert law.why_not("extend", Facts(), once, JULY_8) == "Bước này chỉ làm 1 lần, đã làm rồi."
    anew = [*once, *steps(("close", JULY_8), ("again", JULY_8))]
    assert law.why_not("extend", Facts(), anew, JULY_8) == ""


def test_where_a_matter_stands_may_be_told_when_its_steps_do_not_say_it(law: Made) -> None:
    now = Standing[State, Outcome](State.ENDED)
    assert law.why_not("again", Facts(), steps(("open", JULY_6)), JULY_8, now=now) == ""


def test_a_step_asks_by_the_law_of_its_day(law: Made) -> None:
    step = law.law.by_key["open"]
    assert (step.asks_on(JULY_6), step.offers_on(JULY_6)) == (("reason",), ())
    assert (step.asks_on(date(2027, 2, 1)), step.offers_on(date(2027, 2, 1))) == (("said",), ("document_on",))
    assert step.asks_on(date(2020, 1, 1)) == ("said",)
