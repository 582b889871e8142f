"""What is read on the radio and sent by Zalo."""

from datetime import date
from io import BytesIO

import pytest
from PIL import Image
from sqlalchemy import select

from desktop_app.areas.disclosure.models import Disclosure, DisclosureForm, Form
from desktop_app.areas.disclosure.papers.spoken import SpokenService
from desktop_app.core.law.rulebook import Unit
from desktop_app.office.desk import Desk
from desktop_app.office.models import LawVersion
from tests.areas.disclosure.makers_papers import LONG_TITLE, Hung, hung
from tests.areas.disclosure.papers.reading import read, said
from tests.core.paper.samples import MM


@pytest.fixture
def notice(desk: Desk) -> Hung:
    return hung(desk, item="CK07", title="Kết quả bình xét hộ được hỗ trợ xóa nhà tạm", content="Kết quả bình xét")


def test_the_radio_sheet_has_the_text_and_three_slots_to_sign(desk: Desk, notice: Hung) -> None:
    text = said(SpokenService(desk).radio(notice.uid))
    for sentence in (
        "BẢN ĐỌC TRUYỀN THANH",
        "đọc hai lần trong mỗi buổi, 03 ngày liên tục",
        "Kính thưa toàn thể Nhân dân trong xã!",
        "Ủy ban nhân dân xã Yên Hạ thông báo công khai nội dung sau: Kết quả bình xét, theo Quyết định số 187/QĐ-UBND",
        "nhà văn hóa các thôn: Đoài, Trung; điểm sinh hoạt cộng đồng chợ Gạo; từ ngày 15 tháng 10 năm 2026 đến hết",
        "Lần Ngày, giờ đọc Người đọc Ký tên",
    ):
        assert sentence in text
    assert text.count("....... giờ ......., ngày") == 3


def test_the_days_of_reading_are_those_of_the_records_own_day(desk: Desk, notice: Hung) -> None:
    rule = {"key": "disclosure.radio", "unit": Unit.CALENDAR_DAYS, "citation": "Điều 13", "document": "5/NQ-HĐND"}
    with desk.db.writing("test") as session:
        last = session.scalars(select(Disclosure.trigger_on)).one()
        session.add(LawVersion(**rule, value=5, from_on=date(2023, 7, 1), to_on=last, reason="Xã đọc năm ngày"))
    text = said(SpokenService(desk).radio(notice.uid))
    assert "05 ngày liên tục" in text
    assert text.count("....... giờ ......., ngày") == 5


def test_the_radio_sheet_is_set_in_large_letters(desk: Desk, notice: Hung) -> None:
    pdf = read(SpokenService(desk).radio(notice.uid))
    left, low, right, high = pdf.line_box(0, "Kính thưa toàn thể Nhân dân trong xã!")
    assert high - low >= 4.5 * MM
    assert right > left


def test_a_permanent_notice_is_read_without_a_last_day(desk: Desk) -> None:
    notice = hung(desk, days=0, item="CK13")
    assert "niêm yết thường xuyên tại:" in said(SpokenService(desk).radio(notice.uid))
    assert "Niêm yết thường xuyên từ ngày 15/10/2026." in SpokenService(desk).zalo(notice.uid).text


def test_the_message_says_what_hangs_where_and_until_when(desk: Desk, notice: Hung) -> None:
    with desk.db.writing(desk.account.uid) as session:
        portal = session.query(DisclosureForm).filter(DisclosureForm.form == Form.PORTAL).one()
        portal.address = "https://yenha.gov.vn/cong-khai/187"
    made = SpokenService(desk).zalo(notice.uid)
    assert made.text.split("\n") == [
        "Ủy ban nhân dân xã Yên Hạ thông báo công khai",
        "Kết quả bình xét.",
        "Văn bản: Quyết định số 187/QĐ-UBND ngày 12 tháng 10 năm 2026 của Ủy ban nhân dân xã.",
        "Niêm yết từ ngày 15/10/2026 đến hết ngày 14/11/2026.",
        "Nơi xem: bảng tin trụ sở HĐND, UBND xã; nhà văn hóa các thôn: Đoài, Trung; điểm sinh hoạt cộng đồng chợ Gạo.",
        "Xem trên mạng: https://yenha.gov.vn/cong-khai/187",
        "Gửi ý kiến: Phòng tiếp công dân.",
    ]
    assert made.warnings == ()


def test_the_pictures_are_tall_and_hold_nothing_but_the_picture(desk: Desk, notice: Hung) -> None:
    made = SpokenService(desk).zalo(notice.uid)
    assert made.pictures == SpokenService(desk).zalo(notice.uid).pictures
    for png in made.pictures:
        with Image.open(BytesIO(png)) as picture:
            assert (picture.size, picture.format, picture.info) == ((1080, 1350), "PNG", {})


def test_a_long_message_goes_on_in_further_pictures(desk: Desk) -> None:
    hamlets = tuple(f"Phú Minh Họa {number}" for number in range(1, 13))
    notice = hung(desk, title=LONG_TITLE, content=LONG_TITLE * 2, hamlets=hamlets)
    assert len(SpokenService(desk).zalo(notice.uid).pictures) >= 2


def test_the_message_is_warned_of_as_the_board_is(desk: Desk) -> None:
    notice = hung(desk, content="Hộ bà Vi Thị Dụ, CCCD 001149000777")
    assert "(…777)" in SpokenService(desk).zalo(notice.uid).warnings[0]
