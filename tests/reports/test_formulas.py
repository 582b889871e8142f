"""Sums and relations between figures as the forms write them; numbers as officials type them."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.reports.entry import read_number
from desktop_app.reports.forms import ReportForm, load_forms, read_form
from desktop_app.reports.indicators.evaluating import share
from desktop_app.reports.indicators.formulas import check, read_check, read_terms, total

VALUES = {str(key): Decimal(key) for key in range(1, 30)} | {"x": None}


@pytest.mark.parametrize(
    ("rule", "holds"),
    [
        ("3 = 1 + 2", [True]),
        ("8 = 3 + 5 = 2 + 6", [True, True]),
        ("8 <= 4", [False]),
        ("5 = 9 - 4", [True]),
        ("5 = 9 - 3", [False]),
        ("5 = 5 + x", []),
    ],
)
def test_a_relation_is_made_where_all_its_figures_are_known(rule: str, holds: list[bool]) -> None:
    assert [made.holds for each in read_check(rule) if (made := check(each, VALUES))] == holds


@pytest.mark.parametrize("text", ["", "4 * 3", "4 = ", "(4)"])
def test_what_is_no_sum_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        read_terms(text)
    with pytest.raises(ValueError, match="not a"):
        read_check(text)


def test_a_sum_leaves_out_what_is_not_known_and_of_nothing_known_nothing_is_known() -> None:
    assert total(read_terms("1 + x + 4"), VALUES) == 5
    assert total(read_terms("x"), VALUES) is None


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [("39", "41", "95.1"), ("1", "8", "12.5"), ("1", "16", "6.3"), ("0", "5", "0.0"), ("3", "0", None)],
)
def test_a_share_has_one_decimal_and_halves_go_up(part: str, whole: str, expected: str | None) -> None:
    assert share(Decimal(part), Decimal(whole)) == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12", "12"),
        ("1.234", "1234"),
        ("1.234,5", "1234.5"),
        ("12,75", "12.75"),
        ("12.5", "12.5"),
        ("1.286.000.000", "1286000000"),
        (" 1 234 ", "1234"),
    ],
)
def test_numbers_are_read_as_officials_write_them(typed: str, meant: str) -> None:
    assert read_number(typed) == Decimal(meant)


@pytest.mark.parametrize("typed", ["mười", "1,2,3", "Infinity", "--1"])
def test_what_is_no_number_is_not_guessed(typed: str) -> None:
    with pytest.raises(ValueError, match=re.escape(typed)):
        read_number(typed)


@given(st.integers(0, 10**12))
def test_a_whole_number_with_dots_is_read_back(value: int) -> None:
    assert read_number(f"{value:,}".replace(",", ".")) == value


@pytest.mark.parametrize("form", load_forms(), ids=lambda form: f"{form.key} {form.edition}")
def test_every_shipped_form_says_what_each_figure_counts(form: ReportForm) -> None:
    assert [each.key for each in form.indicators if not each.tells] == []


def test_a_figure_that_leads_back_to_itself_is_a_fault_of_the_data(tmp_path: Path) -> None:
    circle = 'key="V"\nedition="1"\ntitle="V"\nconfidence="draft"\nfrom=2020-01-01\n'
    circle += '[[column]]\nkey="1"\ntitle="a"\nsum="2"\n[[column]]\nkey="2"\ntitle="b"\nsum="1"\n'
    path = tmp_path / "v.toml"
    path.write_text(circle, encoding="utf-8")
    with pytest.raises(ValueError, match="leads back"):
        read_form(path)
