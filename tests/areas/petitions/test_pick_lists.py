"""Grounds, eligibility, complexity and competence: what is offered on a day, and what follows."""

from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

import pytest

from desktop_app.areas.petitions import competence, complexity, eligibility, grounds
from desktop_app.areas.petitions.law import petition_law
from desktop_app.areas.petitions.states import Competent, Eligible, RecipientClass
from desktop_app.core.law.rulebook import Confidence
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind

R2, R3, R4 = date(2024, 3, 4), date(2026, 3, 2), date(2026, 11, 2)
BARS = (
    *("internal", "no_interest", "no_capacity", "no_mandate", "no_signature", "too_late"),
    *("second_decided", "stopped", "court"),
)
SIGNED = {"vietnamese", "dated", "named", "signed", "not_widely", "not_guided", "not_settled"}
FULL = {
    Kind.COMPLAINT: SIGNED | {"opponent", "content", "request", "documents"},
    Kind.DENUNCIATION: SIGNED | {"denounced", "act", "contact"},
    Kind.SUGGESTION: SIGNED | {"subject"},
}


def test_a_complaint_is_barred_by_article_11_in_its_order() -> None:
    found = grounds.grounds_on("not_accept_complaint", R4)
    assert tuple(ground.code for ground in found) == BARS
    assert [ground.article.partition(" Luật")[0] for ground in found] == [f"Điều 11 khoản {n}" for n in range(1, 10)]


@pytest.mark.parametrize("on", [R2, R3, R4])
def test_every_step_that_asks_for_a_ground_has_some_on_every_day(on: date) -> None:
    for step in petition_law().law.steps:
        assert bool(grounds.grounds_on(step.key, on)) is ("ground" in step.asks_on(on))


def test_a_ground_is_told_with_its_article_and_how_sure_it_is() -> None:
    ground = grounds.ground_of("not_handle", "sent_widely", R4)
    assert ground is not None
    assert ground.told == (
        "Điều 24 khoản 3 Luật Tố cáo 25/2018/QH14. Suy ra từ văn bản, chưa đối chiếu. "
        "Luật 136/2025/QH15 không sửa điều này."
    )
    assert grounds.ground_of("not_handle", "internal", R4) is None


@pytest.mark.parametrize("kind", FULL)
def test_a_petition_that_has_everything_is_eligible_and_misses_each_thing_by_its_name(kind: Kind) -> None:
    assert eligibility.judge(kind, R4, FULL[kind]).eligible is Eligible.YES
    for code in FULL[kind]:
        judged = eligibility.judge(kind, R4, FULL[kind] - {code})
        assert (judged.eligible, judged.reason) == (Eligible.NO, code)
        assert judged.failed[0].wrong.endswith(".")
        assert eligibility.check_of(kind, code, R4) is judged.failed[0]


def test_an_anonymous_denunciation_that_is_concrete_is_eligible_and_another_anonymous_petition_is_not() -> None:
    nobody = FULL[Kind.DENUNCIATION] - {"dated", "named", "signed", "contact"}
    assert eligibility.judge(Kind.DENUNCIATION, R4, nobody).eligible is Eligible.NO
    assert eligibility.judge(Kind.DENUNCIATION, R4, nobody | {"concrete"}).eligible is Eligible.YES
    assert eligibility.judge(Kind.DENUNCIATION, R4, (nobody - {"act"}) | {"concrete"}).reason == "act"
    assert eligibility.judge(Kind.COMPLAINT, R4, FULL[Kind.COMPLAINT] - {"named"} | {"concrete"}).reason == "named"
    assert eligibility.check_of(Kind.DENUNCIATION, "concrete", R4) is None


def test_nothing_ticked_fails_everything_and_names_the_first() -> None:
    judged = eligibility.judge(Kind.COMPLAINT, R4, ())
    assert (judged.reason, len(judged.failed)) == ("vietnamese", len(FULL[Kind.COMPLAINT]))


@pytest.mark.parametrize(
    ("kind", "on", "tests"), [(Kind.COMPLAINT, R3, 0), (Kind.COMPLAINT, R4, 7), (Kind.DENUNCIATION, R2, 7)]
)
def test_seven_tests_make_a_matter_complex_and_for_complaints_only_since_july_2026(
    kind: Kind, on: date, tests: int
) -> None:
    assert len(complexity.tests_on(kind, on)) == tests


def test_one_test_is_complex_and_two_are_very_complex(desk: Desk) -> None:
    book = desk.law.rulebook
    names = {number: complexity.level_of(Kind.DENUNCIATION, number, R4) for number in (0, 1, 2, 7)}
    assert [level.title if level else "" for level in names.values()] == [
        "",
        "Phức tạp",
        "Đặc biệt phức tạp",
        "Đặc biệt phức tạp",
    ]
    assert [complexity.times(Kind.DENUNCIATION, number, book, R4) for number in (0, 1, 2)] == [0, 1, 2]
    assert complexity.most_times(Kind.DENUNCIATION, book, R4) == 2
    assert complexity.most_times(Kind.COMPLAINT, book, R4) == 0
    assert complexity.times(Kind.DENUNCIATION, 2, book, date(2020, 1, 1)) == 0


@pytest.mark.parametrize(
    ("kind", "code", "on", "ours", "instance", "recipient"),
    [
        (Kind.COMPLAINT, "own_decision", R4, True, 1, ""),
        (Kind.COMPLAINT, "own_staff", R4, True, 1, ""),
        (Kind.COMPLAINT, "first_decision", date(2025, 6, 30), False, 2, "Chủ tịch UBND huyện"),
        (Kind.COMPLAINT, "first_decision", date(2025, 7, 1), False, 2, "Chủ tịch UBND tỉnh Minh Họa"),
        (Kind.COMPLAINT, "first_decision", R4, False, 2, "Chủ tịch UBND tỉnh Minh Họa"),
        (Kind.DENUNCIATION, "own_officials", R4, True, 1, ""),
        (Kind.DENUNCIATION, "chairperson", R2, False, 1, "Chủ tịch UBND huyện"),
        (Kind.DENUNCIATION, "chairperson", R4, False, 1, "Chủ tịch UBND tỉnh Minh Họa"),
        (Kind.DENUNCIATION, "party", R4, False, 1, "Cấp ủy, ủy ban kiểm tra có thẩm quyền"),
        (Kind.DENUNCIATION, "crime", R4, False, 1, "Cơ quan điều tra hoặc Viện kiểm sát nhân dân"),
        (Kind.FEEDBACK, "own_work", R4, True, 1, ""),
        (Kind.SUGGESTION, "police", R4, False, 1, "Công an tỉnh Minh Họa"),
    ],
)
def test_whose_matter_it_is_follows_from_whom_it_is_against_and_the_day(
    kind: Kind, code: str, on: date, ours: bool, instance: int, recipient: str
) -> None:
    found = competence.proposal_of(kind, code, on)
    assert found is not None
    assert (found.competent is Competent.YES, found.instance) == (ours, instance)
    assert found.recipient_of("tỉnh Minh Họa") == recipient
    assert (found.recipient_class is None) is ours


def test_what_is_for_one_kind_is_not_offered_for_another() -> None:
    assert competence.proposal_of(Kind.COMPLAINT, "party", R4) is None
    for kind in Kind:
        offered = competence.proposals(kind, R4)
        assert {each.competent for each in offered} == {Competent.YES, Competent.NO}
        assert offered[-1].recipient_class is RecipientClass.OTHER


def _versions() -> list[Any]:
    return [
        *grounds._shipped(),
        *eligibility._shipped(),
        *complexity._tests(),
        *complexity._levels(),
        *competence._shipped(),
    ]


def test_no_day_since_the_first_is_without_a_version_and_none_has_two() -> None:
    by_entry = sorted(_versions(), key=lambda each: (type(each).__name__, _owner(each), each.code, each.from_on))
    for _, versions in groupby(by_entry, key=lambda each: (type(each).__name__, _owner(each), each.code)):
        known = list(versions)
        assert known[-1].to_on is None
        for earlier, later in pairwise(known):
            assert earlier.to_on is not None
            assert earlier.to_on + timedelta(days=1) == later.from_on


def test_what_rests_on_no_article_says_that_nobody_checked_it() -> None:
    assert all(each.article or each.confidence is Confidence.UNCHECKED for each in _versions())


def _owner(entry: Any) -> str:
    return getattr(entry, "step", "") or "".join(sorted(kind.name for kind in entry.kinds))
