"""Recovery codes typed from paper."""

import re
import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.codes import ALPHABET, GROUPS, Sheet, groups_of, new_code, read_code, read_group
from desktop_app.core.errors import UserError

NUMBERS = st.integers(min_value=0, max_value=2**130 - 1)


def code_of(number: int, sheet: Sheet = Sheet.REGISTER) -> str:
    return new_code(sheet, lambda bits: number)


@given(NUMBERS)
def test_a_code_read_back_gives_its_130_random_bits(number: int) -> None:
    code = code_of(number)
    assert re.fullmatch(rf"[{ALPHABET}]{{5}}(-[{ALPHABET}]{{5}}){{6}}", code)
    assert int.from_bytes(read_code(code, Sheet.REGISTER), "big") == number


def test_130_bits_are_asked_of_the_machine() -> None:
    asked: list[int] = []

    def randomness(bits: int) -> int:
        asked.append(bits)
        return secrets.randbits(bits)

    new_code(Sheet.VAULT, randomness)
    assert asked == [130]


@pytest.mark.parametrize(
    "retype",
    [
        str.lower,
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " - "),
        lambda code: code.replace("0", "O").replace("1", "I"),
        lambda code: code.replace("0", "o").replace("1", "l"),
        lambda code: "  " + code.replace("-", "–") + "\n",
        lambda code: code.replace("-", "\n"),
        lambda code: f"SDC1/KP/{code}",
        lambda code: "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in code),
    ],
)
@given(number=NUMBERS)
def test_a_code_is_read_however_it_is_typed(retype: "type[str]", number: int) -> None:
    assert int.from_bytes(read_code(retype(code_of(number)), Sheet.REGISTER), "big") == number


@given(NUMBERS, st.integers(0, GROUPS - 1), st.integers(0, 4), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_named_by_its_group(number: int, place: int, position: int, sign: str) -> None:
    groups = groups_of(code_of(number))
    right = groups[place]
    groups[place] = right[:position] + sign + right[position + 1 :]
    if groups[place] == right:
        return
    with pytest.raises(UserError, match=f"^Ô {place + 1} gõ sai"):
        read_code("-".join(groups), Sheet.REGISTER)


@given(NUMBERS, st.integers(0, GROUPS - 1), st.integers(0, 3))
def test_two_signs_changed_about_are_named_by_their_group(number: int, place: int, position: int) -> None:
    groups = groups_of(code_of(number))
    right = groups[place]
    groups[place] = right[:position] + right[position + 1] + right[position] + right[position + 2 :]
    if groups[place] == right:
        return
    with pytest.raises(UserError, match=f"^Ô {place + 1} "):
        read_code("-".join(groups), Sheet.REGISTER)


@given(NUMBERS, st.integers(0, GROUPS - 2))
def test_two_groups_changed_about_are_named_by_the_first(number: int, place: int) -> None:
    groups = groups_of(code_of(number))
    if groups[place] == groups[place + 1]:
        return
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    with pytest.raises(UserError, match=f"^Ô {place + 1} "):
        read_code("-".join(groups), Sheet.REGISTER)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Mã trên phiếu có 7 ô, mỗi ô 5 ký tự, tất cả 35 ký tự; đang gõ 0"),
        ("ABCDE-ABCDE", "đang gõ 10"),
        ("1111-00000-00000-00000-00000-00000-00000", "Ô 1 phải có 5 ký tự, đang gõ 4"),
        ("ÀU*00-00000-00000-00000-00000-00000-00000", r"Ô 1 có ký tự không dùng trong mã: \* U À"),
        ("'; DROP TABLE accounts; --", "đang gõ"),
        ("\U0001f600" * 35, "Ô 1 có ký tự không dùng"),
    ],
)
def test_what_is_no_code_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        read_code(typed, Sheet.REGISTER)


@given(NUMBERS)
def test_the_sheet_of_the_vault_typed_for_the_register_is_always_named(number: int) -> None:
    with pytest.raises(UserError, match="Mã này là của phiếu khôi phục của kho mật"):
        read_code(code_of(number, Sheet.VAULT), Sheet.REGISTER)


def test_groups_of_two_sheets_typed_as_one_code_are_refused() -> None:
    old, new = groups_of(code_of(11)), groups_of(code_of(2**129 + 7))
    with pytest.raises(UserError, match="hai phiếu khác nhau"):
        read_code("-".join(old[:4] + new[4:]), Sheet.REGISTER)


def test_a_group_typed_back_after_printing_is_read_alone() -> None:
    third = groups_of(code_of(2**120 + 12345))[2]
    assert read_group(third.lower(), 3) == third
    with pytest.raises(UserError, match="Ô 4"):
        read_group(third, 4)
