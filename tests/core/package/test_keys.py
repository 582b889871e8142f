"""Keys, the card that tells of them, and the 24 digits that two officials read to each other."""

import pytest

from desktop_app.core.errors import InvalidInput
from desktop_app.core.package.canonical import canonical
from desktop_app.core.package.keys import compare, keys_from, make_keys, read_card, shown, typed_fingerprint
from desktop_app.core.package.refusals import PackageRefused
from tests.core.package.offices import COMMUNE, NOW, STRANGER, card_of

CARD = card_of(COMMUNE)


def test_keys_come_back_from_what_was_sealed() -> None:
    again = keys_from(COMMUNE.secret())
    assert (again.public, again.sealed_to) == (COMMUNE.public, COMMUNE.sealed_to)
    for spoiled in (b"", b"{}", COMMUNE.secret()[:-9] + b'"}'):
        with pytest.raises(ValueError, match=r"."):
            keys_from(spoiled)


def test_a_card_comes_back_as_it_was_handed_out() -> None:
    assert read_card(CARD.signed_by(COMMUNE)) == CARD


def test_a_card_with_anything_changed_is_refused() -> None:
    good = CARD.signed_by(COMMUNE)
    for place in range(len(good)):
        for bit in (1, 32):
            with pytest.raises(PackageRefused, match="ghi danh"):
                read_card(good[:place] + bytes([good[place] ^ bit]) + good[place + 1 :])


def test_nobody_can_hand_out_a_card_for_keys_of_another() -> None:
    with pytest.raises(PackageRefused):
        read_card(CARD.signed_by(STRANGER))
    for text in (b"", b"[]", b"{}", b"\xff", canonical({"fmt": "dccs-card-1"}), b" " * 9000):
        with pytest.raises(PackageRefused):
            read_card(text)


def test_a_name_with_hidden_signs_is_refused() -> None:
    hidden = COMMUNE.card(unit="27061", name="UBND xã \u202eahP gnuK", made=NOW)
    with pytest.raises(PackageRefused):
        read_card(hidden.signed_by(COMMUNE))


def test_the_digits_stand_for_both_keys_and_the_unit() -> None:
    others = [
        COMMUNE.card(unit="27062", name="UBND xã Hòa Bình", made=NOW),
        make_keys().card(unit="27061", name="UBND xã Hòa Bình", made=NOW),
        COMMUNE.card(unit="27061", name="Tên khác", made=NOW),
    ]
    assert [card.fingerprint == CARD.fingerprint for card in others] == [False, False, True]
    assert [len(group) for group in shown(CARD.fingerprint).split()] == [4] * 6


@pytest.mark.parametrize(
    "between", [" ", "", "-", " - ", ".", "\n", "\u00a0"], ids=["space", "none", "dash", "wide", "dot", "line", "hard"]
)
def test_digits_may_be_typed_as_one_likes(between: str) -> None:
    compare(CARD, between.join(shown(CARD.fingerprint).split()))


def test_digits_of_another_keyboard_are_digits() -> None:
    wide = CARD.fingerprint.translate({ord(digit): ord(digit) - ord("0") + 0xFF10 for digit in "0123456789"})
    assert typed_fingerprint(wide) == CARD.fingerprint


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "đang có 0"),
        ("1234 5678", "đang có 8"),
        ("1234 56a8", "chỉ gồm chữ số"),
        ("²" * 24 + "x", "chỉ gồm chữ số"),
    ],
)
def test_what_is_wrong_with_the_typed_digits_is_told(typed: str, told: str) -> None:
    with pytest.raises(InvalidInput, match=told):
        typed_fingerprint(typed)


def test_the_groups_that_differ_are_told() -> None:
    groups = shown(CARD.fingerprint).split()
    groups[1] = f"{(int(groups[1]) + 1) % 10000:04}"
    groups[4] = f"{(int(groups[4]) + 1) % 10000:04}"
    with pytest.raises(InvalidInput, match="Nhóm số 2, 5 "):
        compare(CARD, " ".join(groups))
