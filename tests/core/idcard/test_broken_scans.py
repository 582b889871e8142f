"""Whatever happens to a code on its way, nothing crashes and no wrong number passes without a word.

The number has no check digit: a digit of the last six that turned into another one cannot be seen by anybody, which is
why the page always asks to hold what was read against the card.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.idcard.burst import cut_scan, without_scan
from desktop_app.core.idcard.facts import facts
from desktop_app.core.idcard.number import PersonalNumber, registered_in
from desktop_app.core.idcard.scan import CardScan, NotACard, read_card
from desktop_app.core.idcard.wire import Wire
from tests.core.idcard.breaking import broken_scans, wrong_digits
from tests.core.idcard.cards import FIRST, NEW_CARD, SECOND

TODAY = date(2026, 11, 23)


def read(text: str) -> CardScan | None:
    try:
        return read_card(text, TODAY)
    except NotACard:
        return None


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    read(text)


def told(card: CardScan) -> bool:
    return any(notice.field == "number" for notice in card.notices)


@given(broken_scans())
def test_a_broken_scan_never_gives_a_wrong_number_without_a_word(broken: tuple[str, str]) -> None:
    text, number = broken
    card = read(text)
    assert card is None or card.number == number or told(card), (text, card.number)


@given(broken_scans(most=3))
def test_a_scan_broken_several_times_gives_only_what_it_says_and_what_fits(broken: tuple[str, str]) -> None:
    """A digit lost and another come in its place is twelve digits again: those are told unless everything fits."""
    text, number = broken
    card = read(text)
    if card is None or card.number == number or told(card):
        return
    said = PersonalNumber(card.number)
    assert card.number in text
    assert (said.birth_year, said.is_female) == (card.born_in, card.is_female)
    assert registered_in(said, facts())


@given(wrong_digits())
def test_other_digits_of_century_sex_or_year_are_always_told(wrong: tuple[str, str]) -> None:
    text, number = wrong
    card = read(text)
    assert card is not None
    assert card.number != number
    assert told(card)


@pytest.mark.parametrize("place", [0, 5, -1])
@given(st.sampled_from([FIRST, SECOND, NEW_CARD]))
def test_a_lost_digit_of_the_number_is_refused(place: int, text: str) -> None:
    number = list(text[:12])
    del number[place]
    assert read("".join(number) + text[12:]) is None


@given(st.text(), st.sampled_from([FIRST, SECOND, NEW_CARD]), st.text())
def test_nothing_of_a_code_is_left_in_what_is_kept(before: str, scan: str, after: str) -> None:
    kept = without_scan(f"{before} {scan} {after}")
    assert "|".join(scan.split("|")[2:5]) not in kept
    assert scan[:12] not in kept.replace(before, "").replace(after, "")


@given(st.text(alphabet="abc đồng.\n", max_size=30), st.sampled_from([FIRST, SECOND, NEW_CARD]))
def test_what_was_typed_before_a_code_is_given_back(before: str, scan: str) -> None:
    assert cut_scan(before + scan) == (before, scan)


@given(st.lists(st.binary(max_size=40)))
def test_any_bytes_of_a_wire_are_read_or_refused(arrived: list[bytes]) -> None:
    wire = Wire()
    for text in [line for piece in arrived for line in wire.feed(piece)] + wire.silence():
        read(text)
