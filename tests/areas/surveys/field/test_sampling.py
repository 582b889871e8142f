"""How many are asked, and which households are drawn."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.areas.surveys.field.sampling import Household, drawn, free_places, sample_size, step_of

FIVE_PERCENT = Fraction(5, 100)


@pytest.mark.parametrize(
    ("population", "wanted"),
    [(1, 1), (50, 45), (100, 80), (200, 134), (500, 223), (1_000, 286), (3_000, 353), (10_000, 385), (399, 200)],
)
def test_the_sample_of_five_percent_is_that_of_the_tables(population: int, wanted: int) -> None:
    assert sample_size(population, FIVE_PERCENT) == wanted


@settings(max_examples=40)
@given(population=st.integers(1, 999_999), percent=st.integers(1, 20))
def test_a_sample_is_never_more_than_all_and_never_more_than_the_error_asks(population: int, percent: int) -> None:
    wanted = sample_size(population, Fraction(percent, 100))
    assert 1 <= wanted <= min(population, -(-10_000 // percent**2))


@settings(max_examples=40)
@given(data=st.data())
def test_a_draw_takes_as_many_as_wanted_no_household_twice_none_that_rests_and_comes_out_the_same_again(
    data: st.DataObject,
) -> None:
    listed = [Household(f"Hộ {number}") for number in range(data.draw(st.integers(1, 300)))]
    rested = data.draw(st.sets(st.sampled_from([each.key for each in listed])))
    free = free_places(listed, rested)
    wanted, reserve = data.draw(st.integers(1, 320)), data.draw(st.integers(0, 60))
    start = data.draw(st.integers(1, max(1, len(free))))
    draw = drawn(free, wanted, reserve, start)
    every = [*draw.asked, *draw.reserve]
    assert len(set(every)) == len(every)
    assert {listed[place - 1].key for place in every}.isdisjoint(rested)
    assert len(draw.asked) == min(wanted, len(free))
    assert len(draw.reserve) == min(reserve, len(free) - len(draw.asked))
    assert draw == drawn(free, wanted, reserve, start)


@settings(max_examples=30)
@given(free=st.integers(1, 200), wanted=st.integers(1, 200))
def test_over_all_starts_every_household_is_drawn_equally_often(free: int, wanted: int) -> None:
    times = [0] * (free + 1)
    for start in range(1, free + 1):
        for place in drawn(range(1, free + 1), wanted, 0, start).asked:
            times[place] += 1
    assert set(times[1:]) == {min(wanted, free)}


def test_the_step_goes_through_the_list_and_on_at_its_beginning() -> None:
    assert step_of(20, 6) == 3
    assert drawn(range(1, 21), 6, 2, 18).asked == (1, 4, 7, 10, 13, 18)
    assert drawn(range(1, 21), 6, 2, 18).reserve == (6, 16)


@pytest.mark.parametrize(
    ("listed", "rested", "is_free"),
    [
        (Household("Lò Văn Tới", "Số 5"), Household("Lo Van Toi", "so 5"), False),
        (Household("Lò Văn Tới"), Household("Lò Văn Tới", "Số 5"), False),
        (Household("Lò Văn Tới", "Số 5"), Household("Lò Văn Tới"), False),
        (Household("Lò Văn Tới", "Số 5"), Household("Lò Văn Tới", "Số 9"), True),
        (Household("Lò Văn Tới"), Household("Lò Văn Tơ"), True),
    ],
)
def test_a_household_is_known_again_by_its_head_and_where_both_lists_have_it_by_its_address(
    listed: Household, rested: Household, is_free: bool
) -> None:
    assert free_places([listed], [rested.key]) == ([1] if is_free else [])
