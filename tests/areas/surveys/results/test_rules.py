"""Intervals, indices, points and comparisons against values computed elsewhere."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.areas.surveys.forms.form import Choice, Form, Kind, Measure, Question
from desktop_app.areas.surveys.results.figures import Rests, Share, Verdict
from desktop_app.areas.surveys.results.rules import (
    compared,
    decimal,
    indistinguishable,
    item_index,
    newcombe,
    points,
    positive_share,
    share_of,
    whole,
    wilson,
)
from desktop_app.areas.surveys.results.scoring import Scale, Scoring, scoring_of
from desktop_app.areas.surveys.results.scoring import Source as Taken
from desktop_app.areas.surveys.results.sentences import compared_words, percent, share_words
from desktop_app.areas.surveys.results.tally import Tally, part_of
from desktop_app.core.errors import UserError
from desktop_app.core.law.rulebook import NoRule, Rulebook, load_rules
from desktop_app.core.resources import resource

DAY = date(2026, 9, 25)
BOOK = Rulebook(load_rules(resource("legal")))
RULE = scoring_of(BOOK, "PKS05", DAY)
LIKERT = Question(
    id="q",
    kind=Kind.ONE,
    label="Hài lòng",
    choices=tuple(Choice(code, str(code)) for code in range(1, 6)),
    measure=Measure.LIKERT,
    positive=frozenset({4, 5}),
)
SCORED = replace(
    LIKERT,
    choices=tuple(Choice(code, str(code)) for code in range(1, 4)),
    measure=Measure.SCORED,
    positive=frozenset({1}),
    scores={1: 1.0, 2: 0.5, 3: 0.0},
)


def share(count: int, base: int) -> Share:
    found = share_of(count, base)
    assert found is not None
    return found


def with_number(key: str, value: int) -> Rulebook:
    return BOOK.amended([replace(BOOK.at(key, DAY), value=value)])


@pytest.mark.parametrize(
    ("count", "base", "told"),
    [(24, 30, (63, 90)), (72, 90, (71, 87)), (120, 150, (73, 86)), (308, 385, (76, 84)), (107, 148, (65, 79))],
)
def test_the_interval_is_the_one_of_the_tables(count: int, base: int, told: tuple[int, int]) -> None:
    low, high = wilson(count, base)
    assert (whole(low), whole(high)) == told


def test_the_difference_of_two_shares_is_that_of_newcombes_paper() -> None:
    low, high = newcombe(share(56, 70), share(48, 80))
    assert (round(low, 2), round(high, 2)) == (5.24, 33.39)
    low, high = newcombe(share(9, 10), share(3, 10))
    assert (round(low, 2), round(high, 2)) == (17.05, 80.90)


@given(base=st.integers(1, 400), data=st.data())
def test_an_interval_holds_its_share_and_never_leaves_nought_to_a_hundred(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    low, high = wilson(count, base)
    assert 0 <= low <= Fraction(100 * count, base) <= high <= 100
    mirrored = wilson(base - count, base)
    assert (100 - high, 100 - low) == pytest.approx(mirrored)
    wider = wilson(count, base, 99)
    assert wider[0] <= low
    assert high <= wider[1]


@given(st.integers(0, 60), st.integers(0, 90))
def test_two_shares_are_told_apart_the_same_from_both_sides(count: int, other: int) -> None:
    later, earlier = share(count, 60), share(other, 90)
    turned = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    assert compared(earlier, later).verdict is turned.get(compared(later, earlier).verdict, Verdict.INDISTINGUISHABLE)
    assert indistinguishable(later, earlier) is (compared(later, earlier).verdict is Verdict.INDISTINGUISHABLE)
    if later.low > earlier.high:
        assert compared(later, earlier).verdict is Verdict.HIGHER


def test_the_rise_of_the_picture_is_not_claimed() -> None:
    said = compared_words(compared(share(107, 148), share(95, 148)), "quý I/2025", 30)
    assert said == (
        "quý I/2025 là 64 %; chênh lệch có thể từ –2,5 đến 18,5 điểm phần trăm nên không phân biệt được, "
        "chưa đủ chắc để nói là tăng."
    )
    said = compared_words(compared(share(140, 150), share(90, 150)), "quý I/2025", 30)
    assert said == "quý I/2025 là 60 %: lần này cao hơn 24,2 đến 41,9 điểm phần trăm."


def test_a_share_of_few_is_told_by_its_numbers_and_what_is_not_all_is_no_hundred() -> None:
    assert share_words(share(12, 12), 30) == "12 trên 12 phiếu"
    assert [percent(each) for each in (share(399, 400), share(1, 400), share(400, 400), share(0, 40))] == [
        "hơn 99",
        "dưới 1",
        "100",
        "0",
    ]


def test_a_scale_is_its_positive_share_or_where_the_rule_says_so_its_mean() -> None:
    counts = {1: 1, 2: 0, 3: 2, 4: 4, 5: 3}
    assert item_index(LIKERT, counts, Scale.POSITIVE) == 70
    assert item_index(LIKERT, counts, Scale.MEAN) == Fraction(100 * (Fraction(38, 10) - 1), 4) == 70
    assert item_index(LIKERT, {**counts, 1: 0, 2: 1}, Scale.MEAN) == Fraction(145, 2)
    assert item_index(SCORED, {1: 3, 2: 1, 3: 1}, Scale.MEAN) == 70
    assert positive_share(SCORED, {1: 3, 2: 1, 3: 1}) == share(3, 5)


@pytest.mark.parametrize(
    "question",
    [
        replace(LIKERT, flag_on=frozenset({1})),
        replace(LIKERT, is_personal=True),
        replace(LIKERT, measure=Measure.NONE),
        replace(LIKERT, kind=Kind.MANY),
    ],
)
def test_what_alerts_what_is_personal_and_what_measures_nothing_never_scores(question: Question) -> None:
    assert item_index(question, {4: 3}) is None
    assert positive_share(question, {4: 3}) is None


def test_an_index_of_nobody_is_none() -> None:
    assert item_index(LIKERT, {}, Scale.MEAN) is item_index(SCORED, {}) is item_index(LIKERT, {}) is None


@pytest.mark.parametrize(
    ("index", "given_points"),
    [
        (Fraction(100), 3),
        (Fraction(90), 3),
        (Fraction(89_999, 1_000), Fraction(9, 4)),
        (Fraction(80), Fraction(9, 4)),
        (Fraction(70), Fraction(3, 2)),
        (Fraction(60), Fraction(3, 4)),
        (Fraction(59_999, 1_000), 0),
        (Fraction(0), 0),
    ],
)
def test_the_points_go_by_the_steps_of_the_table(index: Fraction, given_points: Fraction) -> None:
    found = points(index, 30, None, RULE)
    assert found is not None
    assert found.points == given_points


def test_an_index_is_never_told_as_if_it_stood_on_the_next_step() -> None:
    told = [points(Fraction(each), 30, None, RULE) for each in ("89.96", "89.9996", "89.94", "90")]
    assert [each.why.partition(" thuộc")[0] for each in told if each] == [
        "Chỉ số 89,96",
        "Chỉ số sát dưới 90",
        "Chỉ số 89,9",
        "Chỉ số 90",
    ]


def test_too_few_forms_give_no_points_and_say_so() -> None:
    few = points(Fraction(100), 29, None, RULE)
    assert few is not None
    assert (few.points, few.why) == (None, "Chưa đủ mẫu: 29 phiếu tính được, cần ít nhất 30.")
    staff = scoring_of(BOOK, "PKS01", DAY)
    said = [points(Fraction(100), 24, people, staff) for people in (30, 31, None)]
    assert [each and each.points for each in said] == [3, None, None]
    assert [each.why for each in said[1:] if each] == [
        "Chưa đủ mẫu: 24 phiếu tính được trên 31 người, cần ít nhất 80 %.",
        "Chưa cho điểm: chưa ghi tổng số người được hỏi. Ghi số này khi sửa đợt khảo sát.",
    ]


def test_a_form_of_the_offices_own_has_an_index_and_no_points() -> None:
    assert points(Fraction(95), 100, None, scoring_of(BOOK, "KS_CHO", DAY)) is None


def test_every_number_of_the_rule_may_be_another_one_from_a_day_on() -> None:
    changed = scoring_of(with_number("survey.band_1_share", 90), "PKS05", DAY)
    found = points(Fraction(95), 30, None, changed)
    assert found is not None
    assert found.points == Fraction(27, 10)
    assert found.why == "Chỉ số 95 thuộc mức từ 90 trở lên: được 90 % của 3 điểm, là 2,7 điểm."
    assert scoring_of(with_number("survey.scale", 2), "PKS05", DAY).scale is Scale.MEAN
    assert RULE.is_draft
    with pytest.raises(UserError, match="chỉ nhận 1, 2"):
        scoring_of(with_number("survey.source", 7), "PKS05", DAY)
    with pytest.raises(NoRule):
        scoring_of(BOOK, "PKS05", date(2022, 12, 31))


def test_the_index_of_a_form_is_its_overall_question_unless_the_rule_says_otherwise() -> None:
    overall = replace(LIKERT, id="all", is_overall=True)
    form = Form(code="PKS02", version="1", title="", questions=(LIKERT, overall))
    tally = Tally(forms=10)
    tally.add(Tally(values={"q": {5: 4, 1: 6}, "all": {4: 9, 2: 1}}), {"q", "all"})  # type: ignore[dict-item]

    def index(rule: Scoring, asked: Form = form) -> tuple[Fraction | None, Rests]:
        found = part_of(asked, "", "", tally, rule).index
        assert found is not None
        return found.index, found.rests

    assert index(RULE) == (90, Rests.OVERALL)
    assert index(replace(RULE, source=Taken.ITEMS)) == (65, Rests.ITEMS)
    assert index(RULE, replace(form, questions=(LIKERT,))) == (40, Rests.ITEMS)


def test_numbers_are_written_with_a_comma_and_halves_upwards() -> None:
    assert [decimal(Fraction(each)) for each in ("82.25", "82", "0.05")] == ["82,3", "82", "0,1"]
    assert [whole(Fraction(1, 2)), whole(Fraction(-1, 2)), whole(2.5)] == [1, -1, 3]
