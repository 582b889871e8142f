"""The code of a card is read, repaired and doubted as the rules say."""

import unicodedata
from datetime import date
from typing import Literal

import pytest

from desktop_app.core.idcard.facts import CardKind, facts
from desktop_app.core.idcard.number import PersonalNumber, registered_in
from desktop_app.core.idcard.scan import CardScan, NotACard, read_card
from tests.core.idcard.cards import FIRST, NEW_CARD, SECOND, taken_for_western, typed_in_vietnamese

TODAY = date(2026, 11, 23)


def read(text: str) -> CardScan:
    return read_card(text, TODAY)


def doubted(text: str) -> list[str]:
    return [notice.field for notice in read(text).notices]


def changed(text: str, **given: str) -> str:
    """The code with other fields."""
    names = ("number", "old", "name", "born", "sex", "address", "issued")
    parts = text.split("|")
    for name, value in given.items():
        parts[names.index(name)] = value
    return "|".join(parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FIRST,
            ("068090000123", "251000123", "Nguyễn Văn Mẫu", date(1990, 3, 5), False, date(2021, 4, 15),
             "Thôn 1, xã Thí Dụ, tỉnh Lâm Đồng", CardKind.CITIZEN_CARD),
        ),
        (
            SECOND,
            ("070301000456", "", "Trần Thị Ví Dụ", date(2001, 2, 28), True, date(2024, 7, 1),
             "Tổ 3, phường Minh Họa, tỉnh Đồng Nai", CardKind.IDENTITY_CARD),
        ),
        (
            NEW_CARD,
            ("001204000789", "", "Lê Thử Nghiệm", date(2004, 10, 10), False, date(2025, 8, 20),
             "Số 1, ngõ 2, phường Mẫu, TP. Hà Nội", CardKind.IDENTITY_CARD),
        ),
    ],
    ids=["citizen card", "no old number", "eleven fields"],
)  # fmt: skip
def test_a_card_is_read_without_doubts(text: str, expected: tuple[object, ...]) -> None:
    card = read(text)
    said = (
        card.number, card.old_number, card.full_name, card.born_on, card.is_female, card.issued_on, card.address,
        card.kind,
    )  # fmt: skip
    assert said == expected
    assert card.notices == ()


def test_what_a_new_card_says_of_relatives_is_dropped() -> None:
    assert "Lê Văn Cha" not in repr(read(NEW_CARD))


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{FIRST}\r\n",
        f"{FIRST}\t",
        f"]Q1{FIRST}",
        f"\\000026{FIRST}",
        f"\x02{FIRST}\x03",
        f"QR:{FIRST}#",
        unicodedata.normalize("NFD", FIRST),
        FIRST.replace("Nguyễn Văn", " Nguyễn   Văn"),
        FIRST.replace("05031990", "05/03/1990").replace("15042021", "15/04/2021"),
        FIRST.replace("Nam|", "nam|"),
        FIRST.replace("Nguyễn Văn Mẫu", "Nguyá»…n VÄƒn Máº«u"),
        taken_for_western(FIRST),
    ],
    ids=["mark and line end", "tab", "sign of a QR code", "character set", "control signs", "prefix and suffix", "NFD",
         "spaces", "slashes", "small letters", "name in Western letters", "all in Western letters"],
)  # fmt: skip
def test_what_scanners_add_or_change_makes_no_difference(text: str) -> None:
    assert read(text) == read(FIRST)


@pytest.mark.parametrize(
    "text",
    [
        changed(SECOND, born="29022001"),
        "https://example.invalid/abc",
        "",
        "|||||||",
        changed(FIRST, number="06809000012"),
        changed(FIRST, number="0680900001234"),
        changed(FIRST, number="06809000012O"),
        changed(FIRST, number="٠٦٨٠٩٠٠٠٠١٢٣"),
        changed(FIRST, old="25100012"),
        changed(FIRST, name="Nguy?n V?n M?u"),
        changed(FIRST, name="Mẫu 2"),
        changed(FIRST, name=""),
        changed(FIRST, name="Nguyễn\ufffdVăn"),
        changed(FIRST, sex="Khác"),
        changed(FIRST, born="5031990"),
        changed(FIRST, born="05131990"),
        changed(FIRST, born="05031890"),
        changed(FIRST, issued="31042021"),
        changed(FIRST, issued="150420210"),
        "|".join(FIRST.split("|")[:6]),
        FIRST + SECOND,
        FIRST.replace("|", "\x1d"),
    ],
)
def test_what_cannot_be_trusted_is_refused_and_never_repeated(text: str) -> None:
    with pytest.raises(NotACard) as refused:
        read(text)
    told = str(refused.value)
    assert told.endswith("gõ tay theo thẻ.")
    assert not any(len(part) > 5 and part in told for part in text.split("|"))


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (changed(FIRST, number="999090000123"), ["number"]),
        (changed(FIRST, number="068091000123"), ["number"]),
        (changed(FIRST, number="068190000123"), ["number"]),
        (changed(FIRST, number="068290000123"), ["number"]),
        (changed(FIRST, sex="Nữ"), ["number"]),
        (changed(FIRST, sex="Nu"), ["number"]),
        (changed(FIRST, name="Nguyen Van Mau"), ["full_name"]),
        (changed(FIRST, name="Y Čil Ƀya"), ["full_name"]),
        (changed(FIRST, name="K' Brổi"), []),
        (changed(FIRST, name="H’Ngắm Ê-ban"), []),
        (changed(FIRST, born="00001990"), ["born_on"]),
        (changed(FIRST, born="00/03/1990"), ["born_on"]),
        (changed(FIRST, issued="15041985"), ["issued_on"]),
        (changed(FIRST, issued="15042031"), ["issued_on"]),
        (changed(FIRST, issued="00002021"), ["issued_on"]),
        (changed(FIRST, address="Thôn 1, xã Th\ufffd Dụ"), ["address"]),
        (FIRST.replace("251000123|", ""), ["number"]),
        (changed(FIRST, old="251000123456"), []),
        (changed(SECOND, number="070326000456", born="28022026"), ["number", "issued_on"]),
    ],
)
def test_what_looks_odd_is_accepted_and_told(text: str, fields: list[str]) -> None:
    assert doubted(text) == fields


def test_a_year_alone_is_kept_as_a_year() -> None:
    card = read(changed(FIRST, born="00001990"))
    assert (card.born_on, card.born_in) == (None, 1990)


@pytest.mark.parametrize("shape", ["NFC", ""])
def test_digits_of_the_vietnamese_keyboard_are_turned_back_and_told(shape: Literal["NFC", ""]) -> None:
    text = typed_in_vietnamese("068090000123|251000123|Nguyen Van Mau|05031990|Nam|Thon 1, xa Thi Du|15042021")
    card = read(unicodedata.normalize(shape, text) if shape else text)
    assert (card.number, card.old_number, card.born_on) == ("068090000123", "251000123", date(1990, 3, 5))
    assert card.issued_on == date(2021, 4, 15)
    assert [notice.field for notice in card.notices] == ["full_name", "number", "address"]


@pytest.mark.parametrize(
    ("number", "is_female", "year"),
    [
        ("068090000123", False, 1990),
        ("068190000123", True, 1990),
        ("070301000456", True, 2001),
        ("001204000789", False, 2004),
        ("001400000001", False, 2100),
        ("001750000001", True, 2250),
        ("001999000001", True, 2399),
    ],
)
def test_the_number_says_sex_and_year_of_birth(number: str, is_female: bool, year: int) -> None:
    said = PersonalNumber(number)
    assert (said.is_female, said.birth_year) == (is_female, year)


def test_sixty_three_codes_are_known_and_none_is_called_checked() -> None:
    known = facts()
    assert len(known.births[0].provinces) == 63
    assert registered_in(PersonalNumber("068090000123"), known) == "Lâm Đồng"
    assert registered_in(PersonalNumber("999090000123"), known) == ""
    assert not any(each.confidence.checked for each in (*known.births, *known.cards))


@pytest.mark.parametrize(
    ("issued_on", "kind"),
    [
        (date(2020, 12, 31), None),
        (date(2021, 1, 1), CardKind.CITIZEN_CARD),
        (date(2024, 6, 30), CardKind.CITIZEN_CARD),
        (date(2024, 7, 1), CardKind.IDENTITY_CARD),
    ],
)
def test_the_kind_of_card_follows_its_day_of_issue(issued_on: date, kind: CardKind | None) -> None:
    assert facts().card_of(issued_on) is kind
