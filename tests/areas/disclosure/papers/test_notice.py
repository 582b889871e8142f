"""Notices: what they say, on how many pages, and that their codes can be read and checked."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from desktop_app.areas.disclosure.papers.board import LabelService
from desktop_app.areas.disclosure.papers.commands import print_minutes, print_notice
from desktop_app.areas.disclosure.papers.notice import NoticeService
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.word import write_docx
from desktop_app.office.desk import Desk
from desktop_app.office.postings.check import check
from desktop_app.office.postings.service import PostingService
from desktop_app.office.rights import Role
from tests.areas.disclosure.makers_papers import LONG_TITLE, Hung, at, hung
from tests.areas.disclosure.papers.reading import codes, read, said
from tests.core.paper.samples import MM

TWELVE = tuple(f"Phú Minh Họa {number}" for number in range(1, 13))


@pytest.fixture
def notice(desk: Desk) -> Hung:
    return hung(desk)


def test_a_notice_says_what_hangs_where_and_until_when(desk: Desk, notice: Hung) -> None:
    text = said(NoticeService(desk).notice(notice.uid, 1))
    for sentence in (
        "Số: /TB-UBND",
        "Về việc niêm yết công khai tình hình thực hiện dự toán ngân sách xã quý III năm 2026",
        "Thực hiện khoản 2 Điều 11, Điều 12 và Điều 13 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
        "kèm theo Quyết định số 187/QĐ-UBND ngày 12 tháng 10 năm 2026 của Ủy ban nhân dân xã (04 trang, đính kèm",
        "2. Hình thức công khai: Niêm yết; đăng trên trang thông tin điện tử của xã; thông qua Trưởng thôn",
        "a) Bảng tin trụ sở HĐND, UBND xã;",
        "b) Nhà văn hóa các thôn: Đoài, Trung;",
        "c) Điểm sinh hoạt cộng đồng chợ Gạo.",
        "30 ngày liên tục, từ ngày 15 tháng 10 năm 2026 đến hết ngày 14 tháng 11 năm 2026.",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "Ngô Xuân Thạo",
        "Nơi niêm yết 01/04: Bảng tin trụ sở HĐND, UBND xã",
        "Bắt đầu: ..... giờ ....., ngày 15/10/2026. Người niêm yết (ký, họ tên):",
        "Mã nội dung CK02.3. Không gỡ trước ngày 15/11/2026. Quét mã tại UBND xã để đối chiếu.",
    ):
        assert sentence in text
    assert f"Phiếu niêm yết số: {notice.view.copies[0].serial}" in text


def test_there_is_a_print_for_every_place_or_for_one(desk: Desk, notice: Hung) -> None:
    papers = NoticeService(desk).notice(notice.uid)
    pdf = read(papers)
    assert len(papers) == len(pdf) == 4
    for page, copy in enumerate(notice.view.copies):
        assert copy.serial in pdf.text(page)
        assert copy.place_name in pdf.text(page)
    assert len(NoticeService(desk).notice(notice.uid, 3)) == 1
    with pytest.raises(UserError, match=r"không có bản 9\. Chọn bản từ 1 đến 4"):
        NoticeService(desk).notice(notice.uid, 9)


def test_the_clerks_number_and_day_stand_on_it(desk: Desk, notice: Hung) -> None:
    PostingService(desk).number_notice(notice.uid, notice.view.rev, "58", date(2026, 10, 14))
    text = said(NoticeService(desk).notice(notice.uid, 1))
    assert "Số: 58/TB-UBND Yên Hạ, ngày 14 tháng 10 năm 2026" in text


def test_a_long_title_and_twelve_hamlets_stay_on_one_page(desk: Desk) -> None:
    notice = hung(desk, hamlets=TWELVE, title=LONG_TITLE, content=LONG_TITLE, item="CK07", has_names=True)
    pdf = read(NoticeService(desk).notice(notice.uid))
    assert len(pdf) == 14
    for page in range(len(pdf)):
        text = pdf.text(page)
        assert "Phú Minh Họa 12" in text
        assert "Không gỡ trước ngày" in text
        body = [letter for letter in pdf.letters(page) if letter.low > 44 * MM]
        assert min(letter.low for letter in body) > 44 * MM


def test_a_permanent_notice_has_no_last_day(desk: Desk) -> None:
    notice = hung(desk, days=0, item="CK13")
    text = said(NoticeService(desk).notice(notice.uid, 1))
    assert "4. Thời gian niêm yết: thường xuyên, từ ngày 15 tháng 10 năm 2026 đến khi nội dung thay đổi." in text
    assert "Niêm yết thường xuyên, chỉ gỡ khi nội dung thay đổi." in text
    assert "Không gỡ trước" not in text


def test_a_printed_code_is_read_back_and_checks_and_one_changed_sign_does_not(desk: Desk, notice: Hung) -> None:
    pdf = read(NoticeService(desk).notice(notice.uid))
    for page, copy in enumerate(notice.view.copies):
        [text] = codes(pdf, page)
        assert text.split("/")[2] == copy.serial
        checked = check(desk, text)
        assert checked.matches
        assert checked.posting_uid == notice.uid
        for place in range(len(text)):
            other = text[:place] + ("A" if text[place] != "A" else "B") + text[place + 1 :]
            assert not check(desk, other).matches


@pytest.mark.parametrize("dpi", [100, 150, 200])
def test_labels_are_read_at_every_usual_resolution(desk: Desk, notice: Hung, dpi: int) -> None:
    pdf = read(LabelService(desk).labels((notice.uid,)))
    found = codes(pdf, 0, dpi)
    assert sorted(text.split("/")[2] for text in found) == sorted(copy.serial for copy in notice.view.copies)
    assert all(check(desk, text).matches for text in found)


def test_a_label_says_what_hangs_and_when_it_may_come_down(desk: Desk, notice: Hung) -> None:
    text = said(LabelService(desk).labels((notice.uid,)))
    for copy in notice.view.copies:
        assert copy.serial in text
        assert copy.place_name in text
    assert "CK02.3. Tình hình thực hiện dự toán" in text
    assert "Từ ngày 15/10/2026 đến hết ngày 14/11/2026" in text
    assert "Không gỡ trước ngày 15/11/2026" in text


def test_labels_of_many_places_take_ten_to_a_sheet(desk: Desk) -> None:
    notice = hung(desk, hamlets=TWELVE, title=LONG_TITLE)
    pdf = read(LabelService(desk).labels((notice.uid,)))
    assert [len(codes(pdf, page)) for page in range(len(pdf))] == [10, 4]
    for copy in notice.view.copies:
        assert copy.serial in pdf.all_text()


def test_lists_of_persons_and_full_numbers_are_warned_of_before_they_hang(desk: Desk) -> None:
    notice = hung(desk, content="Hỗ trợ hộ bà Vi Thị Dụ, CCCD 001149000777", item="CK07", has_names=True)
    names, number = NoticeService(desk).warnings(notice.uid)
    assert "danh sách rút gọn" in names
    assert number == "Nội dung công khai có số giấy tờ 12 chữ số (…777). Bỏ số này rồi in."
    assert "Danh sách đính kèm là danh sách rút gọn" in said(NoticeService(desk).notice(notice.uid, 1))


def test_nothing_is_warned_of_where_nobody_is_named(desk: Desk, notice: Hung) -> None:
    assert NoticeService(desk).warnings(notice.uid) == ()
    assert "rút gọn" not in said(NoticeService(desk).notice(notice.uid, 1))


def test_a_void_notice_is_not_printed(desk: Desk, notice: Hung) -> None:
    PostingService(desk).void(notice.uid, notice.view.rev, "Ghi nhầm văn bản")
    with pytest.raises(UserError, match="đã bỏ ngày 23/11/2026"):
        NoticeService(desk).notice(notice.uid)


def test_only_who_may_print_prints(desk: Desk, notice: Hung) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        NoticeService(viewer).notice(notice.uid)


def test_the_word_file_has_every_print_with_its_code(desk: Desk, notice: Hung) -> None:
    papers = NoticeService(desk).notice(notice.uid)
    data = write_docx(*papers)
    assert data == write_docx(*papers)
    with ZipFile(BytesIO(data)) as package:
        names = package.namelist()
        pictures = [name for name in names if name.startswith("word/media/")]
        footers = "".join(package.read(name).decode() for name in names if name.startswith("word/footer"))
        story = package.read("word/document.xml").decode()
    assert len(pictures) == 4
    assert story.count("<w:sectPr") == 4
    for copy in notice.view.copies:
        assert copy.serial in footers


@pytest.mark.parametrize(("name", "magic"), [("tb.pdf", b"%PDF"), ("tb.docx", b"PK")])
def test_the_command_writes_all_or_one(desk: Desk, notice: Hung, tmp_path: Path, name: str, magic: bytes) -> None:
    target = tmp_path / name
    done = print_notice(desk, {"id": "1/2026", "copy": 0, "out": target})
    assert target.read_bytes().startswith(magic)
    assert done.data == {"file": str(target), "id": "1/2026", "copies": 4, "warnings": []}
    assert print_notice(desk, {"id": "1/2026", "copy": 2, "out": target}).data["copies"] == 1


@pytest.mark.parametrize(
    ("label", "name", "sentence"),
    [
        ("42", "tb.pdf", "Gõ dạng 42/2026"),
        ("42/2026", "tb.pdf", "Sổ chưa có thông báo niêm yết 42/2026"),
        ("1/2026", "tb.xlsx", "Đặt đuôi tệp là .pdf hoặc .docx"),
    ],
)
def test_a_wrong_number_or_ending_is_told_and_nothing_is_written(
    desk: Desk, notice: Hung, tmp_path: Path, label: str, name: str, sentence: str
) -> None:
    with pytest.raises(UserError, match=sentence):
        print_notice(desk, {"id": label, "copy": 0, "out": tmp_path / name})
    assert list(tmp_path.glob("tb.*")) == []


def test_the_minutes_command_writes_by_serial(desk: Desk, notice: Hung, tmp_path: Path) -> None:
    notice.begin(at(15, 10))
    target, serial = tmp_path / "bb.pdf", notice.view.copies[0].serial
    done = print_minutes(desk, {"serial": serial, "kind": "begin", "out": target})
    assert done.data == {"file": str(target), "serial": serial}
    assert target.read_bytes().startswith(b"%PDF")
    with pytest.raises(UserError, match="Sổ chưa có phiếu niêm yết"):
        print_minutes(desk, {"serial": "99001-26-0042-01-2", "kind": "begin", "out": target})
