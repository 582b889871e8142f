"""The list of a quarter, ready to post, and the report to the People's Council."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.areas.disclosure.coverage.lists import QuarterLists
from desktop_app.areas.disclosure.coverage.quarter import NothingRow
from desktop_app.areas.disclosure.coverage.reports import CouncilReports, ReportEntry
from desktop_app.areas.disclosure.coverage.service import CoverageService
from desktop_app.areas.disclosure.papers.council import CouncilReportService
from desktop_app.areas.disclosure.papers.notice import NoticeService
from desktop_app.areas.disclosure.papers.quarter import QuarterPaperService, quarter_appendix, quarter_fields
from desktop_app.areas.disclosure.papers.samples import sample_quarter
from desktop_app.office.desk import Desk
from desktop_app.office.paper_frame import sample_frame
from desktop_app.office.postings.check import check
from desktop_app.office.profile import Profile
from desktop_app.office.wording import shipped_wordings
from tests.areas.disclosure.makers_papers import Hung, at, hung
from tests.areas.disclosure.papers.reading import codes, read, said
from tests.core.paper.samples import MM

AT = datetime(2026, 10, 5, 8, 0)


@pytest.fixture
def notice(desk: Desk) -> Hung:
    made = hung(desk)
    for copy in range(4):
        made.begin(at(15, 10), copy)
    return made


def test_the_notice_and_its_appendix_say_the_quarter(desk: Desk, notice: Hung) -> None:
    CoverageService(desk).state_nothing("CK08", 2026, 10, "không có thiên tai")
    papers = QuarterPaperService(desk).papers(2026, 4)
    assert [paper.landscape for paper in papers] == [False, True]
    text = said(papers)
    for sentence in (
        "Về danh mục nội dung đã công khai quý IV năm 2026",
        "Thực hiện khoản 2 Điều 13 Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15",
        "đã công khai 01 nội dung; hình thức, nơi và thời gian",
        "Phụ lục DANH MỤC NỘI DUNG ĐÃ CÔNG KHAI QUÝ IV NĂM 2026",
        "Khoản 2",
        "Quyết định số 187/QĐ-UBND ngày 12/10/2026",
        "02 nhà văn hóa thôn",
        "15/10/2026 - 14/11/2026",
        "Đang niêm yết",
        "Nội dung không phát sinh trong quý: khoản 8 (khắc phục thiên tai, dịch bệnh; quyên góp: không có thiên tai).",
        "số 1 đến số 1 năm 2026.",
    ):
        assert sentence in text
    assert "chưa ghi là không phát sinh: khoản 1" in text


def test_the_posted_list_hangs_with_its_number_and_its_codes(desk: Desk, notice: Hung) -> None:
    lists = QuarterLists(desk)
    kept = lists.keep(2026, 4, "65", date(2026, 11, 23))
    places = tuple(place.uid for place in lists.places(date(2026, 11, 23)))
    uid = lists.post(kept.uid, date(2026, 11, 23), places[:2])
    papers = NoticeService(desk).notice(uid)
    pdf = read(papers)
    assert len(pdf) == 4
    assert "Số: 65/TB-UBND" in pdf.text(0)
    assert "(Kèm theo Thông báo số 65/TB-UBND ngày 23 tháng 11 năm 2026" in pdf.text(1)
    assert "và 01 phiếu khác" in said(papers)
    for page in (0, 2):
        [text] = codes(pdf, page)
        assert check(desk, text).matches
    assert codes(pdf, 1) == []


def test_many_rows_go_on_under_the_same_head_with_a_page_number() -> None:
    rows = sample_quarter(AT)
    many = replace(rows, rows=rows.rows * 8)
    wording = shipped_wordings()["phu-luc-danh-muc-quy"]
    profile = Profile(name="xã Thí Dụ", place="Thí Dụ")
    pdf = read(quarter_appendix(wording, wording.samples(), many, sample_frame(profile, AT)))
    assert len(pdf) >= 3
    assert all("Nội dung công khai" in pdf.text(page) for page in range(len(pdf) - 1))
    numbers = [letter.text for letter in pdf.letters(1) if letter.text.isdigit() and letter.low > (210 - 18) * MM]
    assert numbers == ["2"]


def test_a_quarter_without_anything_says_so(desk: Desk) -> None:
    papers = QuarterPaperService(desk).papers(2026, 1)
    text = said(papers)
    assert "Trong quý I năm 2026 không phát sinh nội dung phải công khai" in text
    assert "STT" not in text


def test_an_item_without_a_clause_is_named_by_its_code() -> None:
    wording = shipped_wordings()["phu-luc-danh-muc-quy"]
    rows = replace(sample_quarter(AT), nothing=(NothingRow(item_code="CK15", clause="", short="Nội dung khác"),))
    office = {"co_quan": "Ủy ban nhân dân xã Thí Dụ", "co_quan_chung": "Ủy ban nhân dân xã", "don_vi": "xã"}
    head = sample_frame(Profile(name="xã Thí Dụ", place="Thí Dụ"), AT, "55/TB-UBND", date(2026, 10, 5)).head
    values = quarter_fields(rows, head, office)
    assert wording.say("khong_phat_sinh", values) == "Nội dung không phát sinh trong quý: CK15 (nội dung khác)."


def test_the_report_tells_the_figures_of_its_span(desk: Desk, notice: Hung) -> None:
    entry = ReportEntry(
        session="Kỳ họp thường lệ cuối năm 2026", session_on=date(2026, 12, 15), from_on=date(2026, 1, 1),
        to_on=date(2026, 11, 23), number="212/BC-UBND", note="Đề nghị bố trí kinh phí làm bảng tin.",
    )  # fmt: skip
    kept = CouncilReports(desk).keep(entry)
    text = said(CouncilReportService(desk).report(kept.uid))
    for sentence in (
        "Số: 212/BC-UBND",
        "báo cáo Hội đồng nhân dân xã tại Kỳ họp thường lệ cuối năm 2026 việc công khai thông tin từ ngày 01 tháng 01",
        "đã có 01 văn bản, nội dung thuộc diện công khai",
        "đang niêm yết 01",
        "Tổng cộng 1",
        "2. Các hình thức công khai bắt buộc đều được thực hiện.",
        "3. Cung cấp thông tin theo yêu cầu: không phát sinh.",
        "Đề nghị bố trí kinh phí làm bảng tin.",
        "- Hội đồng nhân dân xã;",
        "- Ủy ban MTTQ Việt Nam xã;",
    ):
        assert sentence in text
