"""A scanned copy is held against the register, and one changed character never checks."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import check, qr_text
from desktop_app.office.postings.entry import NewPosting
from desktop_app.office.postings.making import put_up
from desktop_app.office.postings.models import PlaceKind, PostingPlace
from desktop_app.office.postings.queries import PostingView, posting_of, postings_of
from desktop_app.office.postings.serial import check_digit, is_whole, office_code, serial_of

TODAY = date(2026, 11, 23)
OWNER = "0193b0aa-0000-7000-8000-000000000001"


def places(desk: Desk) -> tuple[str, ...]:
    with desk.db.writing(desk.account.uid) as session:
        rows = [
            PostingPlace(kind=PlaceKind.HEADQUARTERS, name="Trụ sở HĐND, UBND xã", position=1),
            PostingPlace(kind=PlaceKind.CULTURE_HOUSE, name="Nhà văn hóa Thôn Đoài", position=2),
        ]
        session.add_all(rows)
        session.flush()
        return tuple(row.uid for row in rows)


def posted(desk: Desk, days: int = 30) -> PostingView:
    new = NewPosting(
        area="disclosure",
        owner_uid=OWNER,
        item_code="CK02.3",
        title="Tình hình thực hiện dự toán quý III năm 2026",
        from_on=date(2026, 10, 15),
        places=places(desk),
        rule_key="disclosure.posting",
        required_days=days,
    )
    with desk.db.writing(desk.account.uid) as session:
        uid = put_up(session, desk, new).uid
    with desk.db.reading() as session:
        view = posting_of(session, uid, TODAY)
    assert view
    return view


def text_of(view: PostingView, at: int = 0) -> str:
    copy = view.copies[at]
    return qr_text("NY", copy.serial, view.item_code, view.from_on, view.to_on, copy.check_value)


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
