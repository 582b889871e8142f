"""By which rule households vote and what a vote comes to: exact at every boundary, told with the article."""

from datetime import date
from fractions import Fraction

import pytest

from desktop_app.areas.decisions.rules import (
    Candidate,
    Condition,
    Counted,
    Effect,
    Figures,
    HamletFigures,
    NoVoteRule,
    Recogniser,
    Share,
    commune_verdict,
    elect,
    rule_of,
    together,
    verdict,
)
from desktop_app.areas.decisions.states import Form, Item, Scope
from desktop_app.areas.decisions.votes.table import vote_rules
from desktop_app.core.errors import InvalidInput
from desktop_app.core.law.rulebook import Confidence

ON = date(2026, 11, 8)
TWO_THIRDS, HALF = Share(2, 3, False), Share(1, 2, True)
WORKS, CONVENTION = rule_of(Item.BQ1, Scope.HAMLET, ON), rule_of(Item.BQ3, Scope.HAMLET, ON)
COMMUNE, HEAD = rule_of(Item.BQ1, Scope.COMMUNE, ON), rule_of(Item.BQ4, Scope.HAMLET, ON)


@pytest.mark.parametrize(("share", "part"), [(TWO_THIRDS, Fraction(2, 3)), (HALF, Fraction(1, 2))])
def test_a_share_is_exact_for_every_number_of_households_up_to_500(share: Share, part: Fraction) -> None:
    for whole in range(1, 501):
        bound = part * whole
        enough = [count for count in range(whole + 1) if (count > bound if share.is_strict else count >= bound)]
        assert [count for count in range(whole + 1) if share.is_met(count, whole)] == enough
        assert share.needed(whole) == enough[0]


@pytest.mark.parametrize(
    ("item", "threshold", "attendance"),
    [
        (Item.BQ1, "≥ 2/3", "≥ 2/3"),
        (Item.BQ2, "≥ 2/3", "≥ 2/3"),
        (Item.BQ3, "> 1/2", "> 1/2"),
        (Item.BQ4, "> 1/2", "> 1/2"),
        (Item.BQ5, "> 1/2", "> 1/2"),
        (Item.BQ6, "> 1/2", "> 1/2"),
    ],
)
def test_each_matter_of_a_hamlet_has_the_share_of_the_law_of_all_households(
    item: Item, threshold: str, attendance: str
) -> None:
    rule = rule_of(item, Scope.HAMLET, ON)
    assert rule.attendance is not None
    assert (rule.threshold.sign, rule.attendance.share.sign, rule.counted) == (
        threshold,
        attendance,
        Counted.HOUSEHOLDS,
    )


def test_an_attendance_that_no_text_states_is_not_called_checked() -> None:
    stated = {rule.item: rule.attendance.confidence for rule in vote_rules() if rule.attendance and rule.binds_on(ON)}
    assert [item for item, confidence in stated.items() if confidence.checked] == [Item.BQ3]
    assert "Suy ra" in verdict(WORKS, Figures(186, 120, 0)).lines[0]


def test_ballots_come_after_a_meeting_that_too_few_came_to_but_for_other_matters_at_once() -> None:
    conditions = {
        item: [(form.form, form.condition) for form in rule_of(item, Scope.HAMLET, ON).forms] for item in Item
    }
    after = [(Form.MEETING, None), (Form.BALLOT, Condition.NO_QUORUM)]
    assert all(conditions[item] == after for item in Item if item is not Item.BQ6)
    assert conditions[Item.BQ6] == [
        (Form.MEETING, None), (Form.BALLOT, None), (Form.ONLINE, Condition.ONLINE_CHOSEN),
    ]  # fmt: skip
    assert {form.condition for form in COMMUNE.forms} == {Condition.CHOSEN}


def test_what_holds_from_when_and_who_recognises_it_follow_from_the_matter() -> None:
    told = {item: (rule.effect, rule.recogniser) for item in Item for rule in [rule_of(item, Scope.HAMLET, ON)]}
    assert told[Item.BQ1] == told[Item.BQ6] == (Effect.VOTED, None)
    assert told[Item.BQ3] == told[Item.BQ4] == (Effect.RECOGNISED, Recogniser.OFFICE)
    assert told[Item.BQ5] == (Effect.RECOGNISED, Recogniser.FRONT)
    assert COMMUNE.effect is Effect.SET


@pytest.mark.parametrize("item", [Item.BQ3, Item.BQ4, Item.BQ5, Item.BQ6])
def test_only_contributions_are_decided_by_the_whole_commune(item: Item) -> None:
    with pytest.raises(NoVoteRule, match="Hãy chọn phạm vi thôn"):
        rule_of(item, Scope.COMMUNE, ON)


def test_before_the_law_there_is_no_rule() -> None:
    with pytest.raises(NoVoteRule, match="01/07/2023"):
        rule_of(Item.BQ1, Scope.HAMLET, date(2023, 6, 30))
    assert rule_of(Item.BQ1, Scope.HAMLET, date(2023, 7, 1)).threshold == TWO_THIRDS


def test_exactly_two_thirds_pass_and_one_less_does_not() -> None:
    passed, failed = verdict(WORKS, Figures(186, 150, 124)), verdict(WORKS, Figures(186, 150, 123))
    assert (passed.passed, failed.passed, passed.needed) == (True, False, 124)
    assert "124 × 3 = 372, không kém 186 × 2 = 372, đạt" in passed.lines[1]
    assert "123 × 3 = 369, kém 186 × 2 = 372, không đạt" in failed.lines[1]


def test_exactly_half_does_not_pass() -> None:
    half, more = verdict(CONVENTION, Figures(186, 150, 93)), verdict(CONVENTION, Figures(186, 150, 94))
    assert (half.passed, more.passed, half.needed) == (False, True, 94)
    assert "93 × 2 = 186, không hơn 186, không đạt" in half.lines[1]


def test_those_present_are_never_the_denominator() -> None:
    found = verdict(CONVENTION, Figures(100, 60, 50))
    assert (found.passed, found.denominator, found.has_quorum) == (False, 100, True)


def test_the_result_says_its_article() -> None:
    found = verdict(WORKS, Figures(186, 150, 141))
    assert found.sentence.startswith("Kết quả: được thông qua (theo Điều 21 khoản 1 Luật Thực hiện dân chủ ở cơ sở")
    assert found.confidence is Confidence.TEXT


@pytest.mark.parametrize(("present", "is_enough"), [(50, False), (51, True)])
def test_a_convention_needs_more_than_half_of_all_households_to_come(present: int, is_enough: bool) -> None:
    found = verdict(CONVENTION, Figures(100, present, 50))
    assert (found.has_quorum, found.needed_present) == (is_enough, 51)
    assert ("Nghị định 61/2023" in found.article) is not is_enough


def test_with_ballots_nobody_has_to_come_but_all_households_count() -> None:
    found = verdict(WORKS, Figures(186, None, 124, form=Form.BALLOT))
    assert found.has_quorum
    assert found.passed
    assert "vẫn tính trên tổng số hộ" in found.lines[0]


def test_a_hamlet_without_households_decides_nothing_and_says_so() -> None:
    for rule in (WORKS, CONVENTION, HEAD):
        found = verdict(rule, Figures(0, 0, 0))
        assert not found.passed
        assert found.sentence.startswith("Không có hộ nào được quyền biểu quyết")
    assert elect(HEAD, Figures(0), [Candidate("Hoàng Văn Páo", 0)]).names == ()


@pytest.mark.parametrize(
    ("figures", "field"),
    [
        (Figures(100, 101, 50), "present"),
        (Figures(100, 80, 81), "yes"),
        (Figures(100, None, 101), "yes"),
        (Figures(100, 80, 50, 31), "voted"),
        (Figures(-1, None, 0), "households"),
        (Figures(100, 80, -1), "yes"),
    ],
)
def test_figures_that_cannot_be_true_are_refused_with_what_to_look_at(figures: Figures, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        verdict(WORKS, figures)
    assert field in refused.value.problems
    assert all("Hãy xem lại" in sentence for sentence in refused.value.problems.values())


def test_clusters_are_summed_and_who_came_is_unknown_when_one_did_not_note_it() -> None:
    parts = [Figures(80, 70, 60, 5, 5), Figures(120, 90, 74, 10)]
    assert together(parts) == Figures(200, 160, 134, 15, 5)
    assert together([*parts, Figures(1, None, 1)]).present is None
    assert verdict(WORKS, together(parts)).passed


def test_those_who_came_settle_how_the_meeting_is_held() -> None:
    rule = rule_of(Item.BQ3, Scope.HAMLET, ON, choice="procedure")
    assert verdict(rule, Figures(61, 61, 31)).passed
    assert not verdict(rule, Figures(60, 60, 30)).passed
    assert verdict(rule, Figures(60, 60, 30)).lines[0].startswith("30 hộ có người dự họp tán thành trên số hộ có người")


def test_more_than_half_of_all_households_must_choose_to_vote_online() -> None:
    rule = rule_of(Item.BQ6, Scope.HAMLET, ON, choice="online")
    assert not verdict(rule, Figures(100, None, 50, form=Form.ONLINE)).passed
    assert verdict(rule, Figures(100, None, 51, form=Form.ONLINE)).passed


def _hamlets(agreeing: int, whole: int) -> list[HamletFigures]:
    return [HamletFigures(f"Thôn {n}", Figures(90, 80, 60 if n <= agreeing else 59)) for n in range(1, whole + 1)]


@pytest.mark.parametrize(("agreeing", "passed"), [(7, False), (8, True), (12, True)])
def test_the_whole_commune_agrees_when_two_thirds_of_its_hamlets_do_each_by_its_own(
    agreeing: int, passed: bool
) -> None:
    found = commune_verdict(COMMUNE, _hamlets(agreeing, 12))
    assert (found.passed, found.needed, found.denominator) == (passed, 8, 12)
    assert found.lines[0].startswith("Thôn 1: 60 hộ tán thành trên tổng số hộ 90")
    assert found.confidence is Confidence.DERIVED


def test_a_hamlet_that_has_not_voted_or_has_nobody_does_not_agree_but_counts() -> None:
    hamlets = [*_hamlets(8, 10), HamletFigures("Thôn 11", None), HamletFigures("Thôn 12", Figures(0))]
    found = commune_verdict(COMMUNE, hamlets)
    assert (found.passed, found.denominator) == (True, 12)
    assert "Thôn 11: chưa có kết quả, chưa tính là tán thành." in found.lines
    assert not commune_verdict(COMMUNE, []).passed


def test_more_votes_than_households_in_one_hamlet_refuse_the_whole_count() -> None:
    with pytest.raises(InvalidInput):
        commune_verdict(COMMUNE, [HamletFigures("Thôn 1", Figures(50, 40, 41))])


def test_who_has_more_than_half_of_all_households_is_elected() -> None:
    found = elect(HEAD, Figures(100, 90), [Candidate("Lò Văn Tới", 39), Candidate("Hoàng Thị Mai", 51)])
    assert found.names == ("Hoàng Thị Mai",)
    assert found.verdict.passed
    assert "Hoàng Thị Mai trúng cử" in found.verdict.sentence


@pytest.mark.parametrize("votes", [(50, 40), (45, 45), (0, 0)])
def test_with_half_or_a_tie_nobody_is_elected(votes: tuple[int, int]) -> None:
    found = elect(HEAD, Figures(100, 90), [Candidate("Lò Văn Tới", votes[0]), Candidate("Hoàng Thị Mai", votes[1])])
    assert (found.names, found.verdict.passed) == ((), False)
    assert "không ai trúng cử" in found.verdict.sentence


def test_of_two_with_equal_votes_for_the_last_seat_neither_gets_it() -> None:
    boards = rule_of(Item.BQ5, Scope.HAMLET, ON)
    candidates = [Candidate("A Páo", 80), Candidate("B Mai", 70), Candidate("C Tới", 70)]
    assert elect(boards, Figures(100, 90), candidates, seats=2).names == ("A Páo",)
    assert elect(boards, Figures(100, 90), candidates, seats=3).names == ("A Páo", "B Mai", "C Tới")
