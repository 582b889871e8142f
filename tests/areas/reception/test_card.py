"""A card beside what stands in the form: what is filled, what agrees, what differs."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.idcard.scan import read_card
from desktop_app.office.card import (
    Found,
    compare,
    look_up,
    notices_of,
    texts_of_card,
    texts_of_person,
)
from desktop_app.office.desk import Desk
from desktop_app.office.models import PaperKind
from tests.areas.reception.makers import MakeEntry
from tests.core.idcard.cards import FIRST, SECOND

TODAY = date(2026, 11, 23)
CARD = read_card(FIRST, TODAY)
NOBODY = Found(None, "", is_today=False)
TEXTS = {
    "full_name": "Nguyễn Văn Mẫu",
    "born_on": "05/03/1990",
    "sex": "MALE",
    "paper_number": "068090000123",
    "paper_kind": "CITIZEN_CARD",
    "paper_issued_on": "15/04/2021",
    "address": "Thôn 1, xã Thí Dụ, tỉnh Lâm Đồng",
}


def test_a_card_is_written_as_the_form_writes_it() -> None:
    assert texts_of_card(CARD, NOBODY) == TEXTS


def test_an_empty_form_is_filled_with_everything() -> None:
    compared = compare(TEXTS, {}, {})
    assert (dict(compared.fills), compared.agrees, compared.differs) == (TEXTS, (), ())


@pytest.mark.parametrize(
    ("here", "agrees"),
    [
        ({"full_name": "NGUYỄN VĂN MẪU"}, True),
        ({"full_name": "Nguyễn Văn Mẩu"}, False),
        ({"full_name": "Nguyễn Văn Mậu"}, False),
        ({"full_name": "Nguyen Van Mau"}, False),
        ({"paper_number": "068 090 000 123"}, True),
        ({"paper_number": "068090000124"}, False),
        ({"born_on": "05/03/1990"}, True),
        ({"born_on": "03/05/1990"}, False),
        ({"sex": "FEMALE"}, False),
        ({"address": "thôn 1,  xã thí dụ, tỉnh lâm đồng"}, True),
        ({"address": "Thôn 1, xã Thí Dụ"}, False),
        ({"hamlet": "Thôn Đoài"}, False),
    ],
)
def test_what_stands_there_agrees_or_differs_and_is_never_filled(here: Mapping[str, str], agrees: bool) -> None:
    compared = compare(TEXTS, here, {})
    [(name, text)] = here.items()
    assert name not in compared.fills
    assert bool(compared.agrees) is agrees
    assert [each.here for each in compared.differs] == ([] if agrees else [text])


def test_a_card_without_accents_agrees_with_the_better_name() -> None:
    assert compare(TEXTS | {"full_name": "Nguyen Van Mau"}, {"full_name": "Nguyễn Văn Mẫu"}, {}).agrees == (
        "full_name",
    )


def test_a_difference_tells_whether_the_register_or_the_official_said_it() -> None:
    here = {"born_on": "01/01/1990", "address": "Nơi khác"}
    differs = compare(TEXTS, here, {"born_on": "01/01/1990"}).differs
    assert [(each.name, each.is_of_register) for each in differs] == [("born_on", True), ("address", False)]


def test_a_difference_is_told_in_the_words_of_the_form_and_shows_a_number_in_part() -> None:
    differs = compare(TEXTS, {"sex": "FEMALE", "paper_number": "251000123"}, {}).differs
    told = [(each.label, each.shown_here, each.shown_card) for each in differs]
    assert told == [
        ("Giới tính", "Nữ", "Nam"),
        ("Số căn cước, định danh", "*****123", "068090000123"),
    ]


def test_notices_stand_under_the_fields_they_are_about() -> None:
    text = FIRST.replace("068090", "999190").replace("Nguyễn Văn Mẫu", "Nguyen Van Mau")
    told = notices_of(read_card(text, TODAY))
    assert set(told) == {"paper_number", "full_name"}
    assert told["paper_number"].startswith("Số này ứng với giới tính nữ, khác thẻ. Mã 999")


@pytest.mark.parametrize(
    ("address", "hamlet", "is_today"),
    [
        ("Thôn Đoài, xã Yên Hạ, tỉnh Minh Họa", "Thôn Đoài", True),
        ("thôn đoài, Xã Yên Hạ, Tỉnh Minh Hoạ", "Thôn Đoài", True),
        ("Thôn Đoài, xã Yên Hạ, huyện Cũ, tỉnh Minh Họa", "Thôn Đoài", False),
        ("Thôn Đoài, xã Yên Hạ, tỉnh Khác", "Thôn Đoài", False),
        ("Thôn Đoài, xã Khác, tỉnh Minh Họa", "", True),
        ("Thôn Lạ, xã Yên Hạ, tỉnh Minh Họa", "", True),
        ("Thôn Đoài", "", False),
        ("", "", False),
    ],
)
def test_only_an_address_in_the_words_of_today_becomes_a_hamlet(
    desk: Desk, address: str, hamlet: str, is_today: bool
) -> None:
    card = replace(CARD, address=address)
    found = look_up(desk, card, person=True)
    assert found.hamlet == hamlet
    texts = texts_of_card(card, found)
    if hamlet and is_today:
        assert (texts["hamlet"], "address" in texts) == (hamlet, False)
    else:
        assert ("hamlet" in texts, texts.get("address", "")) == (False, address)


def test_an_old_address_in_the_hamlet_that_is_known_is_no_difference() -> None:
    old = TEXTS | {"address": "Thôn Đoài, xã Yên Hạ, huyện Cũ, tỉnh Minh Họa"}
    compared = compare(old, {"hamlet": "Thôn Đoài"}, {}, "Thôn Đoài")
    assert ("address" in compared.fills, compared.differs) == (False, ())


def test_whose_card_it_is_is_found_by_its_number_or_its_old_number(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(full_name="Nguyễn Văn Mẫu", paper_number="251000123", paper_kind=PaperKind.OLD_CARD))
    by_old = look_up(desk, CARD, person=True).person
    assert by_old is not None
    assert texts_of_person(by_old)["paper_number"] == "251000123"
    reception.register(an_entry(full_name="Nguyễn Văn Mẫu", paper_number="068090000123"))
    by_new = look_up(desk, CARD, person=True).person
    assert by_new is not None
    assert by_new.paper_number == "068090000123"


def test_nobody_is_found_for_a_new_card_nor_when_nobody_is_to_be_looked_for(
    desk: Desk, reception: ReceptionService, an_entry: MakeEntry
) -> None:
    reception.register(an_entry(paper_number="068090000123"))
    assert look_up(desk, read_card(SECOND, TODAY), person=True).person is None
    assert look_up(desk, CARD, person=False).person is None
