"""Names stand in Vietnamese order and numbers are shown masked."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.core.text.names import initials, mask_number, sort_key

ORDERED = [
    "Nguyễn Văn An",
    "Trần Thị An",
    "Vũ An",
    "Lê Ánh",
    "Lê Thị Anh Ban",
    "Lê Bàn",
    "Lê Bản",
    "Lê Bãn",
    "Lê Bán",
    "Lê Bạn",
    "Lê Băn",
    "Lê Bân",
    "Lê Châu",
    "Lê Cường",
    "Lê Dũng",
    "Đỗ Văn Đức",
    "Lê Văn Đức",
    "Ngô Văn Đức",
    "Nguyễn Đình Đức",
    "Nguyễn Văn Đức",
    "Vũ Văn Đức",
    "Lê Hà",
    "Lê Hạ",
    "Lê Hai",
    "Lê Hoa",
    "Lê Hòa",
    "Lê Oanh",
    "Lê Ôn",
    "Lê Ơn",
    "Lê Uyên",
    "Lê Ước",
    "Lê Yến",
]


def test_names_stand_in_vietnamese_order() -> None:
    backwards = list(reversed(ORDERED))
    assert sorted(backwards, key=sort_key) == ORDERED


def test_the_alphabet_is_the_vietnamese_one() -> None:
    alphabet = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(sorted(alphabet), key=sort_key) == alphabet


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lê Hoà", "Lê Hòa"),
        ("Trần Thuý", "TRẦN THÚY"),
        ("nguyễn  văn đức", "Nguyễn Văn Đức"),
        (unicodedata.normalize("NFD", "Đặng Quốc Khởi"), "Đặng Quốc Khởi"),
    ],
)
def test_spelling_that_is_the_same_name_sorts_the_same(one: str, other: str) -> None:
    assert sort_key(one) == sort_key(other)


@given(st.text(max_size=30))
def test_any_text_has_a_sort_key_that_does_not_depend_on_its_composition(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Hoàng Thị Lan", "HL"), ("đỗ văn Ước", "ĐƯ"), ("Y", "Y"), ("", ""), ("  ", "")],
)
def test_initials_are_of_family_and_given_name(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("027061004471", "027*****4471"),
        ("027 061 004 471", "027*****4471"),
        ("251000123", "*****123"),
        ("B1234567", "*****567"),
        ("123", "*****"),
        ("", ""),
    ],
)
def test_a_masked_number_never_shows_most_of_its_signs(number: str, masked: str) -> None:
    assert mask_number(number) == masked
