"""A rulebook answers with exactly one version for a day; the office's corrections cut into what was shipped."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.errors import UserError
from desktop_app.core.law.rulebook import Confidence, Rule, Rulebook, Unit

FIRST = date(2026, 1, 1)


def rule(value: int, from_on: date, to_on: date | None = None, key: str = "a") -> Rule:
    return Rule(
        key=key,
        title="Trả lời công dân",
        value=value,
        unit=Unit.WORKING_DAYS,
        from_on=from_on,
        to_on=to_on,
        citation="Điều 1 Luật A",
        confidence=Confidence.TEXT,
    )


OLD, NEW = rule(10, date(2021, 11, 15), date(2026, 6, 30)), rule(7, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("on", "value"),
    [(date(2021, 11, 15), 10), (date(2026, 6, 30), 10), (date(2026, 7, 1), 7), (date(2999, 12, 31), 7)],
)
def test_the_day_of_the_record_chooses_the_version(on: date, value: int) -> None:
    assert Rulebook([NEW, OLD]).at("a", on).value == value


def test_a_day_before_the_first_version_is_said_in_words() -> None:
    with pytest.raises(UserError, match=r"“Trả lời công dân” cho ngày 14/11/2021 \(trước ngày 15/11/2021\)"):
        Rulebook([OLD, NEW]).at("a", date(2021, 11, 14))


def test_a_day_after_the_last_version_is_said_in_words() -> None:
    with pytest.raises(UserError, match=r"cho ngày 01/07/2026 \(sau ngày 30/06/2026\)"):
        Rulebook([OLD]).at("a", date(2026, 7, 1))


def test_a_key_that_nobody_wrote_is_a_defect() -> None:
    with pytest.raises(KeyError):
        Rulebook([OLD]).at("b", FIRST)


@pytest.mark.parametrize(
    ("versions", "fault"),
    [
        ([OLD, rule(7, date(2026, 6, 30))], "two versions bind on 2026-06-30"),
        ([rule(10, FIRST), NEW], "two versions bind on 2026-07-01"),
        ([OLD, rule(7, date(2026, 7, 2))], "no version binds after 2026-06-30"),
        ([rule(7, FIRST, FIRST - timedelta(days=1))], "ends on 2025-12-31 before it begins"),
    ],
)
def test_gaps_and_overlaps_are_faults_of_the_data(versions: list[Rule], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Rulebook(versions)


@pytest.mark.parametrize(
    ("correction", "spans"),
    [
        (
            rule(5, date(2026, 9, 1)),
            [(10, "15/11/2021", "30/06/2026"), (7, "01/07/2026", "31/08/2026"), (5, "01/09/2026", "")],
        ),
        (
            rule(5, date(2026, 9, 1), date(2026, 9, 30)),
            [
                (10, "15/11/2021", "30/06/2026"),
                (7, "01/07/2026", "31/08/2026"),
                (5, "01/09/2026", "30/09/2026"),
                (7, "01/10/2026", ""),
            ],
        ),
        (
            rule(5, date(2026, 6, 1), date(2026, 7, 31)),
            [(10, "15/11/2021", "31/05/2026"), (5, "01/06/2026", "31/07/2026"), (7, "01/08/2026", "")],
        ),
        (rule(5, date(2021, 11, 15)), [(5, "15/11/2021", "")]),
        (
            rule(5, date(2020, 1, 1), date(2021, 11, 14)),
            [(5, "01/01/2020", "14/11/2021"), (10, "15/11/2021", "30/06/2026"), (7, "01/07/2026", "")],
        ),
    ],
)
def test_a_correction_takes_its_days_from_what_was_there(correction: Rule, spans: list[tuple[int, str, str]]) -> None:
    amended = Rulebook([OLD, NEW]).amended([correction])
    assert [
        (known.value, f"{known.from_on:%d/%m/%Y}", f"{known.to_on:%d/%m/%Y}" if known.to_on else "")
        for known in amended.versions("a")
    ] == spans


def test_a_later_correction_wins_over_an_earlier_one() -> None:
    amended = Rulebook([OLD, NEW]).amended([rule(5, FIRST), rule(6, FIRST)])
    assert [known.value for known in amended.versions("a")] == [10, 6]


def test_a_correction_that_leaves_days_without_a_version_is_refused() -> None:
    with pytest.raises(ValueError, match="no version binds after 2020-12-31"):
        Rulebook([OLD, NEW]).amended([rule(5, date(2020, 1, 1), date(2020, 12, 31))])


def test_a_correction_may_bring_a_new_key() -> None:
    assert Rulebook([OLD, NEW]).amended([rule(5, FIRST, key="b")]).keys() == ("a", "b")


def test_a_day_before_the_first_version_finds_none() -> None:
    book = Rulebook([OLD, NEW])
    assert book.find("a", OLD.from_on - timedelta(days=1)) is None
    assert book.find("a", OLD.from_on) is OLD


days = st.dates(date(2021, 11, 15), date(2028, 12, 31))
corrections = st.lists(st.tuples(days, st.none() | days, st.integers(1, 90)), max_size=6)


@given(corrections, days)
def test_every_day_has_exactly_one_version_and_the_last_correction_of_the_day_is_it(
    entered: Sequence[tuple[date, date | None, int]], on: date
) -> None:
    given_rules = [rule(value, from_on, max(from_on, to_on) if to_on else None) for from_on, to_on, value in entered]
    amended = Rulebook([OLD, NEW]).amended(given_rules)
    last = [known for known in (OLD, NEW, *given_rules) if known.binds_on(on)][-1]
    assert [known.value for known in amended.versions("a") if known.binds_on(on)] == [last.value]
    assert amended.at("a", on).value == last.value


def test_an_amount_is_the_number_and_its_word() -> None:
    assert OLD.amount == "10 ngày làm việc"
