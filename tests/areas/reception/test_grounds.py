"""The thirteen grounds of refusal, each by the day of the visit."""

from dataclasses import asdict
from datetime import date
from typing import Any

import pytest

from desktop_app.areas.reception.entry import checked_entry
from desktop_app.areas.reception.grounds import (
    asks_notice,
    ground_of,
    grounds_on,
    limit_of,
    refusal_problems,
    settled_on,
)
from desktop_app.areas.reception.models import Handling
from desktop_app.areas.reception.rules import ANSWER
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import Confidence
from desktop_app.core.resources import resource
from desktop_app.office.law import Rulebook, load_rules
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry

BEFORE, SINCE, TODAY = date(2026, 6, 30), date(2026, 7, 1), date(2026, 11, 23)
LAW, DECREE = "Luật Tiếp công dân 42/2013/QH13", "Nghị định 154/2026/NĐ-CP"
NOTICE_RULE = "reception.refusal_notice"
REFUSE = Handling.REFUSE

# code, where it stands, law before 01/07/2026, written notice, rule of the deadline before and since
GROUNDS = [
    ("L1", f"Điều 9 khoản 1 {LAW}", True, False, ANSWER, ANSWER),
    ("L2", f"Điều 9 khoản 2 {LAW}", True, False, ANSWER, ANSWER),
    ("L3", f"Điều 9 khoản 3 {LAW}", True, True, ANSWER, NOTICE_RULE),
    ("a", f"Điều 4 khoản 1 điểm a {DECREE}", False, False, ANSWER, ANSWER),
    ("b", f"Điều 4 khoản 1 điểm b {DECREE}", False, False, ANSWER, ANSWER),
    ("c", f"Điều 4 khoản 1 điểm c {DECREE}", False, False, ANSWER, ANSWER),
    ("d", f"Điều 4 khoản 1 điểm d {DECREE}", False, False, ANSWER, ANSWER),
    ("đ", f"Điều 4 khoản 1 điểm đ {DECREE}", False, False, ANSWER, ANSWER),
    ("e", f"Điều 4 khoản 1 điểm e {DECREE}", False, False, ANSWER, ANSWER),
    ("g", f"Điều 4 khoản 1 điểm g {DECREE}", False, False, ANSWER, ANSWER),
    ("h", f"Điều 4 khoản 1 điểm h {DECREE}", False, True, ANSWER, NOTICE_RULE),
    ("i", f"Điều 4 khoản 1 điểm i {DECREE}", False, False, ANSWER, ANSWER),
    ("k", f"Điều 4 khoản 1 điểm k {DECREE}", False, False, ANSWER, ANSWER),
]


def test_the_list_is_the_law_of_the_day_in_the_order_of_the_articles() -> None:
    assert [ground.code for ground in grounds_on(BEFORE)] == ["L1", "L2", "L3"]
    assert [ground.code for ground in grounds_on(SINCE)] == [row[0] for row in GROUNDS]
    assert [ground.code for ground in grounds_on(date(2030, 1, 1))] == [row[0] for row in GROUNDS]


@pytest.mark.parametrize(("code", "citation", "known_before", "notice", "limit_before", "limit_since"), GROUNDS)
def test_each_ground_on_both_sides_of_the_first_of_july(
    code: str, citation: str, known_before: bool, notice: bool, limit_before: str, limit_since: str
) -> None:
    since = ground_of(code, SINCE)
    assert since is not None
    assert since.citation == citation
    assert since.title
    assert since.wording.endswith(".")
    assert (ground_of(code, BEFORE) is not None) is known_before
    assert asks_notice(REFUSE, code, SINCE) is notice
    assert asks_notice(REFUSE, code, BEFORE) is (notice and known_before)
    assert limit_of(REFUSE, code, BEFORE) == limit_before
    assert limit_of(REFUSE, code, SINCE) == limit_since
    assert limit_of(Handling.ACCEPT, code, SINCE) == ANSWER


@pytest.mark.parametrize("on", [BEFORE, SINCE])
@pytest.mark.parametrize("code", ["L1", "L2", "L3"])
def test_the_law_was_checked_before_it_was_amended_and_is_not_since(code: str, on: date) -> None:
    ground = ground_of(code, on)
    assert ground is not None
    assert ground.confidence.checked is (on == BEFORE)
    assert ("chưa đối chiếu" in ground.told.lower()) is (on == SINCE or code == "L3")


def test_a_ground_of_the_decree_is_known_from_a_scan_and_the_form_names_another_point() -> None:
    found = {row[0]: ground_of(row[0], SINCE) for row in GROUNDS if DECREE in row[1]}
    assert {ground.confidence for ground in found.values() if ground} == {Confidence.SCAN}
    assert found["h"]
    assert "in “điểm g”, Điều 4 khoản 3 ghi “điểm h”: chưa đối chiếu" in found["h"].told


@pytest.mark.parametrize(
    ("code", "kind", "doubts"),
    [
        ("L3", Kind.COMPLAINT, False),
        ("L3", Kind.FEEDBACK, True),
        ("h", Kind.SUGGESTION, False),
        ("h", Kind.DENUNCIATION, True),
        ("h", Kind.SEVERAL, False),
        ("a", Kind.COMPLAINT, False),
        ("h", None, False),
    ],
)
def test_a_ground_that_speaks_of_another_kind_is_doubted(code: str, kind: Kind | None, doubts: bool) -> None:
    ground = ground_of(code, SINCE)
    assert ground is not None
    assert bool(ground.doubt(kind)) is doubts


def test_every_limit_of_a_ground_is_a_rule_of_its_days() -> None:
    book = Rulebook(load_rules(resource("legal")))
    for on in (BEFORE, SINCE):
        assert all(book.at(ground.limit, on).value for ground in grounds_on(on) if ground.limit)


@pytest.mark.parametrize(
    ("handling", "code", "notice_on", "settled"),
    [
        (Handling.ANSWER_AT_ONCE, "", None, TODAY),
        (Handling.ACCEPT, "", None, None),
        (REFUSE, "a", None, TODAY),
        (REFUSE, "L3", None, None),
        (REFUSE, "h", date(2026, 11, 25), date(2026, 11, 25)),
        (REFUSE, "", None, None),
    ],
)
def test_what_is_said_at_the_desk_answers_and_what_must_be_written_does_not(
    handling: Handling, code: str, notice_on: date | None, settled: date | None
) -> None:
    assert settled_on(handling, code, TODAY, notice_on) == settled


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "refusal_ground", "Chưa chọn căn cứ từ chối."),
        ({"refusal_ground": "h", "received_on": BEFORE}, "refusal_ground", "Ngày 30/06/2026 chưa có căn cứ này."),
        ({"refusal_ground": "h", "notice_number": "5/TB-UBND"}, "notice_on", "chưa có ngày"),
        ({"refusal_ground": "h", "notice_on": TODAY}, "notice_number", "chưa có số"),
        (
            {"refusal_ground": "h", "notice_on": BEFORE, "notice_number": "5/TB-UBND"},
            "notice_on",
            "Ngày thông báo trước ngày tiếp.",
        ),
    ],
)
def test_what_is_missing_in_a_refusal_is_said_under_its_field(
    values: dict[str, Any], field: str, sentence: str
) -> None:
    found = refusal_problems({"handling": REFUSE, "received_on": TODAY} | values)
    assert list(found) == [field]
    assert sentence in found[field]


def test_a_refusal_needs_its_ground_and_another_handling_keeps_none(an_entry: MakeEntry) -> None:
    raw = asdict(an_entry(handling=REFUSE))
    with pytest.raises(InvalidInput) as wrong:
        checked_entry(raw, TODAY)
    assert list(wrong.value.problems) == ["refusal_ground"]
    kept = checked_entry(raw | {"handling": Handling.GUIDE, "refusal_ground": "h", "notice_number": "5/TB"}, TODAY)
    assert (kept.refusal_ground, kept.notice_number, kept.notice_on) == ("", "", None)


def test_of_a_day_before_the_first_ground_none_is_asked() -> None:
    on = date(2012, 5, 7)
    assert refusal_problems({"handling": REFUSE, "received_on": on}) == {}
    told = refusal_problems({"handling": REFUSE, "received_on": on, "refusal_ground": "L1"})
    assert told == {"refusal_ground": "Ngày 07/05/2012 chưa có căn cứ này. Để trống căn cứ."}
