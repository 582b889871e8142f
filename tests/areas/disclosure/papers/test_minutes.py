"""Minutes of putting up and taking down: what was counted, what broke it, what it comes to."""

from datetime import date

import pytest

from desktop_app.areas.disclosure.papers.minutes import MinutesService
from desktop_app.core.errors import UserError
from desktop_app.office.desk import Desk
from desktop_app.office.postings.models import MinutesKind, Proof, ProofKind
from desktop_app.office.postings.service import PostingService
from tests.areas.disclosure.makers_papers import Hung, at, hung
from tests.areas.disclosure.papers.reading import read, said

BEGIN, END = MinutesKind.BEGIN, MinutesKind.END


@pytest.fixture
def notice(desk: Desk) -> Hung:
    made = hung(desk)
    PostingService(desk).number_notice(made.uid, made.view.rev, "58", date(2026, 10, 14))
    made.begin(at(15, 10))
    return made


def minutes(desk: Desk, notice: Hung, kind: MinutesKind) -> str:
    return said(MinutesService(desk).minutes(notice.view.copies[0].serial, kind))


def test_the_beginning_says_who_put_up_what(desk: Desk, notice: Hung) -> None:
    notice.write_minutes(BEGIN, at(15, 10))
    text = minutes(desk, notice, BEGIN)
    for sentence in (
        "Số: 31/BB-UBND",
        "Về việc bắt đầu niêm yết công khai",
        "Hôm nay, hồi 08 giờ 00 phút, ngày 15 tháng 10 năm 2026, tại bảng tin trụ sở HĐND, UBND xã, chúng tôi gồm:",
        "1. Đại diện Ủy ban nhân dân xã: Ông (bà) Lê Thử Nghiệm, chức vụ: Công chức Văn phòng (người niêm yết, ghi",
        "3. Người chứng kiến: Ông (bà) Đặng Minh Họa, Trưởng Ban công tác Mặt trận thôn Đồng Mẫu.",
        "Thông báo số 58/TB-UBND ngày 14 tháng 10 năm 2026; tài liệu kèm theo Quyết định số 187/QĐ-UBND ngày 12",
        "tổng số 05 trang; phiếu niêm yết số",
        "30 ngày liên tục, từ ngày 15/10/2026 đến hết ngày 14/11/2026, theo khoản 2 Điều 13",
        "3. Tình trạng khi niêm yết: văn bản đầy đủ, rõ chữ, có dấu.",
        "kiểm tra hằng tuần: Ông (bà) Lê Thử Nghiệm.",
        "Biên bản lập xong hồi 08 giờ 20 phút cùng ngày",
        "NGƯỜI CHỨNG KIẾN (Ký, ghi rõ họ tên) Đặng Minh Họa",
        "ĐẠI DIỆN ỦY BAN MTTQ (Ký, ghi rõ họ tên) Trần Thị Ví Dụ",
        "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ",
    ):
        assert sentence in text
    assert notice.view.copies[0].serial in text
    assert "ảnh" not in text


def test_a_full_time_is_counted_and_said(desk: Desk, notice: Hung) -> None:
    notice.write_minutes(BEGIN, at(15, 10))
    notice.end(at(16, 11, 8, 15))
    notice.write_minutes(END, at(16, 11, 8, 15), number="36", opinions="02 lượt ý kiến, đã trả lời.")
    text = minutes(desk, notice, END)
    for sentence in (
        "Số: 36/BB-UBND",
        "đã niêm yết theo Biên bản số 31/BB-UBND ngày 15 tháng 10 năm 2026.",
        "từ 08 giờ 00 phút ngày 15/10/2026 đến 08 giờ 15 phút ngày 16/11/2026; số ngày niêm yết liên tục: 32 ngày",
        "(yêu cầu: ít nhất 30 ngày). Kết luận: đủ thời hạn.",
        "3. Gián đoạn trong thời gian niêm yết: không.",
        "5. Ý kiến, kiến nghị, phản ánh nhận được: 02 lượt ý kiến, đã trả lời.",
    ):
        assert sentence in text


def test_a_short_time_is_said_to_be_short(desk: Desk, notice: Hung) -> None:
    notice.end(at(14, 11, 17))
    text = minutes(desk, notice, END)
    assert "số ngày niêm yết liên tục: 30 ngày" in text
    assert "Kết luận: chưa đủ thời hạn, phải niêm yết lại." in text
    assert "nhận được: không." in text


def test_an_interruption_begins_the_count_anew(desk: Desk, notice: Hung) -> None:
    notice.interrupt(at(20, 10), at(22, 10))
    notice.end(at(22, 11, 9))
    text = minutes(desk, notice, END)
    assert "số ngày niêm yết liên tục dài nhất, tính từ ngày 22/10/2026: 31 ngày" in text
    assert "Kết luận: đủ thời hạn." in text
    assert "Gián đoạn trong thời gian niêm yết: từ 20/10/2026 đến 22/10/2026 (mưa bão làm bong giấy)." in text


def test_a_permanent_notice_comes_to_no_conclusion(desk: Desk) -> None:
    notice = hung(desk, days=0, item="CK13")
    notice.begin(at(15, 10))
    assert "2. Thời gian niêm yết: thường xuyên, từ ngày 15/10/2026" in minutes(desk, notice, BEGIN)
    notice.end(at(16, 11))
    text = minutes(desk, notice, END)
    assert "nội dung này niêm yết thường xuyên, gỡ vì nội dung đã thay đổi" in text
    assert "Kết luận" not in text


def test_pictures_of_the_board_are_counted_for_their_own_minutes(desk: Desk, notice: Hung) -> None:
    notice.end(at(16, 11))
    uid = notice.view.copies[0].uid
    with desk.db.writing(desk.account.uid) as session:
        days = (date(2026, 10, 15), date(2026, 10, 15), date(2026, 11, 16))
        session.add_all(Proof(record_uid=uid, kind=ProofKind.PHOTO, seen_on=day) for day in days)
        session.add(Proof(record_uid=uid, kind=ProofKind.PHOTO, seen_on=days[0], voided_on=days[0], void_reason="mờ"))
    assert "đã chụp 02 ảnh lưu kèm hồ sơ" in minutes(desk, notice, BEGIN)
    assert "đã chụp 01 ảnh lưu kèm hồ sơ" in minutes(desk, notice, END)


def test_what_nobody_noted_is_left_to_the_pen(desk: Desk, notice: Hung) -> None:
    text = minutes(desk, notice, BEGIN)
    assert "Số: /BB-UBND" in text
    assert "Người chứng kiến: Ông (bà) ……………." in text


def test_minutes_are_not_printed_before_it_was_done(desk: Desk, notice: Hung) -> None:
    with pytest.raises(UserError, match="chưa ghi lúc gỡ"):
        minutes(desk, notice, END)


@pytest.mark.parametrize("kind", [BEGIN, END])
def test_four_signatures_stay_with_the_text_on_one_page(desk: Desk, notice: Hung, kind: MinutesKind) -> None:
    notice.write_minutes(BEGIN, at(15, 10), condition="văn bản đầy đủ, rõ chữ, có dấu; " * 6)
    notice.end(at(16, 11))
    notice.write_minutes(END, at(16, 11), opinions="02 lượt ý kiến của hộ dân về mức hỗ trợ, đã trả lời; " * 8)
    pdf = read(MinutesService(desk).minutes(notice.view.copies[0].serial, kind))
    assert len(pdf) == 1
    assert "XÁC NHẬN CỦA ỦY BAN NHÂN DÂN XÃ" in pdf.text(0)


def test_a_second_page_takes_the_closing_paragraph_along(desk: Desk, notice: Hung) -> None:
    notice.end(at(16, 11))
    notice.write_minutes(END, at(16, 11), opinions="02 lượt ý kiến của hộ dân về mức hỗ trợ; " * 24)
    pdf = read(MinutesService(desk).minutes(notice.view.copies[0].serial, END))
    last = pdf.text(len(pdf) - 1)
    assert "Biên bản lập xong" in last
    assert "NGƯỜI CHỨNG KIẾN" in last
    assert "XÁC NHẬN" in last
