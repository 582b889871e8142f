"""A scanned copy is held against the register, and one changed character never checks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.core.errors import InvalidInput
from desktop_app.core.text.check_digit import check_digit
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import check, qr_text, read_qr
from desktop_app.office.postings.queries import postings_of
from desktop_app.office.postings.seal import PostingSeal
from desktop_app.office.postings.serial import is_whole, office_code, serial_of
from desktop_app.office.profile import OfficeService
from tests.office.postings.makers import OWNER, TODAY, posted, text_of


def test_the_reference_serials_have_their_check_digits() -> None:
    assert serial_of("99001", 2026, 42, 1) == "99001-26-0042-01-2"
    assert check_digit("9900105263" + "00137") == "3"


@given(st.integers(0, 99999), st.integers(1, 9999), st.integers(1, 99), st.data())
def test_one_changed_digit_of_a_serial_shows(office: int, number: int, copy: int, data: st.DataObject) -> None:
    serial = serial_of(f"{office:05d}", 2026, number, copy)
    at = data.draw(st.sampled_from([place for place, sign in enumerate(serial) if sign != "-"]))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != serial[at]]))
    assert is_whole(serial)
    assert not is_whole(serial[:at] + other + serial[at + 1 :])


@pytest.mark.parametrize(
    ("code", "digits"), [("", "00000"), ("00004", "00004"), ("27", "00027"), ("27.09001", "09001")]
)
def test_the_office_code_always_has_five_digits(code: str, digits: str) -> None:
    assert office_code(code) == digits


def test_a_notice_gets_its_number_its_days_and_a_copy_for_each_place(desk: Desk) -> None:
    view = posted(desk)
    assert (view.label, view.from_on, view.to_on) == ("1/2026", date(2026, 10, 15), date(2026, 11, 14))
    assert [copy.serial for copy in view.copies] == [serial_of("00000", 2026, 1, number) for number in (1, 2)]
    assert [copy.place_name for copy in view.copies] == ["Trụ sở HĐND, UBND xã", "Nhà văn hóa Thôn Đoài"]
    with desk.db.reading() as session:
        assert postings_of(session, [OWNER, "another"], TODAY) == {OWNER: (view,)}


def test_the_code_of_every_copy_matches_and_fits_the_alphanumeric_mode(desk: Desk) -> None:
    view = posted(desk)
    for at, copy in enumerate(view.copies):
        text = text_of(view, at)
        assert set(text) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:")
        assert len(text) <= 67  # what version 4-Q holds
        found = check(desk, f" {text}\r\n")
        assert (found.matches, found.posting_uid, found.owner_uid) == (True, view.uid, OWNER)
        assert found.sentence.startswith(f"Khớp: phiếu {copy.serial}, CK02.3, {copy.place_name}, từ ngày 15/10/2026")


def test_a_permanent_posting_has_no_last_day_in_its_code(desk: Desk) -> None:
    view = posted(desk, days=0)
    assert "/20261015/-/" in text_of(view)
    assert check(desk, text_of(view)).sentence.endswith("niêm yết thường xuyên.")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_changed_character_anywhere_never_checks(desk: Desk, data: st.DataObject) -> None:
    with desk.db.reading() as session:
        known = postings_of(session, [OWNER], TODAY)
    view = known[OWNER][0] if known else posted(desk)
    text = text_of(view)
    at = data.draw(st.integers(0, len(text) - 1))
    printable = st.characters(min_codepoint=32, max_codepoint=0x1EF9, exclude_categories=("Cs",))
    signs = st.one_of(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:"), printable)
    other = data.draw(signs.filter(lambda sign: sign != text[at]))
    found = check(desk, text[:at] + other + text[at + 1 :])
    assert not found.matches
    assert found.sentence.startswith("Không khớp: ")
    assert found.sentence.endswith(".")


def said(desk: Desk, text: str) -> str:
    found = check(desk, text)
    assert not found.matches
    assert found.sentence.startswith("Không khớp: ")
    return found.sentence


def test_each_way_of_not_matching_has_its_own_sentence(desk: Desk) -> None:
    view = posted(desk)
    copy = view.copies[0]
    days = (view.from_on, view.to_on)

    def sealed(serial: str, item: str, from_on: date, to_on: date | None, check_value: str = copy.check_value) -> str:
        return said(desk, qr_text("NY", serial, item, from_on, to_on, check_value))

    assert "không phải mã của phiếu niêm yết" in said(desk, "SDC1/TK/99001/2026")
    assert "không phải mã của phiếu niêm yết" in said(desk, "")
    assert "bộ gõ tiếng Việt" in said(desk, text_of(view).replace("CK", "Ck"))
    assert "thiếu hoặc thừa" in said(desk, text_of(view) + "/X")
    assert "đọc sai ở số phiếu hoặc ngày" in said(desk, text_of(view).replace("20261015", "20261315"))
    assert "cơ quan khác (mã 99001)" in sealed(serial_of("99001", 2026, 1, 1), "CK02.3", *days)
    assert "chưa có trong sổ" in sealed(serial_of("00000", 2026, 9, 1), "CK02.3", *days)
    assert "mã nội dung CK02.4, trong sổ là CK02.3" in sealed(copy.serial, "CK02.4", *days)
    other = sealed(copy.serial, "CK02.3", date(2026, 10, 16), view.to_on)
    assert "ghi từ 16/10/2026 đến 14/11/2026, trong sổ là từ 15/10/2026 đến 14/11/2026" in other
    assert "mã kiểm tra sai" in sealed(copy.serial, "CK02.3", *days, "0" * 12)


def test_another_office_cannot_make_our_values(desk: Desk) -> None:
    view = posted(desk)
    copy = view.copies[0]
    theirs = PostingSeal(b"\1" * 32).of(copy.serial, "CK02.3", "20261015", "20261114")
    assert theirs != copy.check_value
    assert "mã kiểm tra sai" in said(desk, qr_text("NY", copy.serial, "CK02.3", view.from_on, view.to_on, theirs))


def test_a_copy_still_checks_after_the_office_got_another_code(desk: Desk) -> None:
    view = posted(desk)
    office = OfficeService(desk)
    office.settle(replace(office.profile(), code="09001"))
    assert check(desk, text_of(view)).matches
    assert posted(desk).copies[0].serial.startswith("09001-26-0002-01-")


@given(st.text(max_size=80))
def test_whatever_else_is_scanned_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_qr(text)
    assert list(refused.value.problems) == ["qr"]
