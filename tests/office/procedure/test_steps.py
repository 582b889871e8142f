"""A step of a made-up matter: its form, its checks, whether it may be taken, how it is kept and taken back."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.procedure.standing import Procedure
from desktop_app.office.desk import Desk
from desktop_app.office.models import Role
from desktop_app.office.procedure.checks import checked, not_ahead
from desktop_app.office.procedure.entry import StepEntry
from desktop_app.office.procedure.handling import refuse_unlawful, step_values, take_last_back
from desktop_app.office.procedure.step_form import step_entry, step_form
from tests.areas.petitions.lives import as_role
from tests.core.procedure.made_up import RULES, Facts, Kind, Outcome, State, made_up, steps

OPENED, TODAY = date(2026, 7, 6), date(2026, 7, 8)
Made = Procedure[State, Outcome, Facts]


@pytest.fixture
def law(tmp_path: Path) -> Made:
    """The procedure."""
    return made_up(tmp_path)


def problems(law: Made, entry: StepEntry, **more: str) -> dict[str, str]:
    with pytest.raises(InvalidInput) as caught:
        checked(law, entry, Facts(), steps(("open", OPENED)), TODAY, more=more)
    return dict(caught.value.problems)


def test_the_form_shows_the_day_and_what_is_asked_and_offered_on_it(law: Made) -> None:
    step = law.law.by_key["open"]
    form = step_form(step, TODAY, forced=False, name="made")
    assert [(field.name, field.label, field.required) for field in form] == [
        ("done_on", "Ngày làm", True),
        ("reason", "Vì sao mở", True),
    ]
    forced = step_form(step, date(2027, 2, 1), forced=True, name="made")
    assert [(field.name, field.required) for field in forced] == [
        ("force_reason", True),
        ("done_on", True),
        ("document_on", False),
        ("said", True),
    ]
    assert forced.name == "made.open"


def test_what_was_filled_in_becomes_an_entry(law: Made) -> None:
    entry = step_entry(StepEntry, "open", {"done_on": TODAY, "reason": "Gấp", "said": "", "else": 1})
    assert entry == StepEntry(key="open", done_on=TODAY, reason="Gấp")


def test_every_wrong_field_has_its_sentence(law: Made) -> None:
    assert problems(law, StepEntry(key="open", done_on=date(2026, 7, 9))) == {
        "done_on": "Ngày làm 09/07/2026 sau hôm nay (08/07/2026). Kiểm tra lại ngày.",
        "reason": "Chưa ghi vì sao mở. Hãy ghi vì sao mở rồi lưu.",
    }
    early = problems(law, StepEntry(key="call", done_on=date(2026, 7, 3), until_on=date(2026, 7, 2)), other="Sai.")
    assert early == {
        "done_on": "Bước trước làm ngày 06/07/2026, bước này không thể làm trước ngày đó.",
        "until_on": "Ngày này trước ngày làm bước này. Kiểm tra lại hai ngày.",
        "other": "Sai.",
    }


def test_an_entry_without_a_fault_is_kept_as_it_was_said(law: Made) -> None:
    entry = StepEntry(key="call", done_on=TODAY, until_on=date(2026, 7, 20))
    assert checked(law, entry, Facts(), steps(("open", OPENED)), TODAY) == entry


def test_a_named_day_must_lie_as_far_ahead_as_the_law_of_the_day_asks(law: Made) -> None:
    step = law.law.by_key["call"]
    said = not_ahead(step, StepEntry(key="call", done_on=TODAY, until_on=date(2026, 7, 12)), RULES)
    assert said.startswith("Đến ngày phải cách ngày làm ít nhất 5 ngày (Điều 5).")
    assert said.endswith("Chọn từ ngày 13/07/2026.")
    assert not_ahead(step, StepEntry(key="call", done_on=TODAY, until_on=date(2026, 7, 13)), RULES) == ""


def test_only_a_leader_with_a_reason_forces_what_the_law_does_not_offer(law: Made, desk: Desk) -> None:
    lawful = StepEntry(key="open", done_on=TODAY, reason="Gấp")
    assert refuse_unlawful(law, lawful, Facts(), [], desk) is False
    entry, forcing = (StepEntry(key="extend", done_on=TODAY, force_reason=why) for why in ("", "Gấp"))
    with pytest.raises(UserError, match="Hồ sơ đang ở bước “Mới”"):
        refuse_unlawful(law, entry, Facts(), [], as_role(desk, Role.LEADER))
    with pytest.raises(NotAllowed, match="Chỉ lãnh đạo"):
        refuse_unlawful(law, forcing, Facts(), [], as_role(desk, Role.OFFICIAL))
    assert refuse_unlawful(law, forcing, Facts(), [], as_role(desk, Role.LEADER)) is True


def test_nobody_forces_a_step_that_is_for_another_kind(law: Made, desk: Desk) -> None:
    entry = StepEntry(key="harder", done_on=TODAY, force_reason="Gấp")
    with pytest.raises(UserError, match="không dành cho"):
        refuse_unlawful(law, entry, Facts(kind=Kind.SMALL), [], as_role(desk, Role.LEADER))


def test_a_row_keeps_who_forced_a_step_only_where_it_was_forced() -> None:
    entry = StepEntry(key="open", done_on=TODAY, force_reason="Gấp")
    assert "forced_by" not in step_values(entry, "Lan", forced=False)
    kept = step_values(entry, "Lan", forced=True)
    assert (kept["done_by"], kept["forced_by"], kept["force_reason"]) == ("Lan", "Lan", "Gấp")


def test_the_last_step_that_counts_is_taken_back_with_a_reason() -> None:
    first, second = (SimpleNamespace(done_on=on, taken_back_on=None, back_reason="") for on in (OPENED, TODAY))
    with pytest.raises(InvalidInput):
        take_last_back([second, first], TODAY, " ", "Hồ sơ 1")
    assert take_last_back([second, first], TODAY, "Nhầm", "Hồ sơ 1") is second
    assert (second.taken_back_on, second.back_reason) == (TODAY, "Nhầm")
    assert take_last_back([second, first], TODAY, "Nhầm", "Hồ sơ 1") is first
    with pytest.raises(UserError, match="Hồ sơ 1 chưa có bước nào để bỏ"):
        take_last_back([second, first], TODAY, "Nhầm", "Hồ sơ 1")
