"""The list of a day and the calendar of a month on paper: whole, with who and when, nothing that is not on screen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from docx import Document as ReadWord

from desktop_app.areas import load_areas
from desktop_app.areas.reception.entry import VisitEntry
from desktop_app.areas.reception.models import Kind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.core.errors import NotAllowed
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.core.paper.word import write_docx
from desktop_app.core.paper.wording import Wording
from desktop_app.office.agenda import Agenda, Due, Month, agenda, month_of
from desktop_app.office.agenda_papers import AgendaPaperService, Frame, month_document
from desktop_app.office.agenda_samples import list_sample, month_sample
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk
from desktop_app.office.profile import Profile
from desktop_app.office.rights import Role
from desktop_app.office.wording import shipped_wordings
from tests.areas.reception.test_golden_papers import GOLDEN, PROFILE
from tests.core.paper.samples import ReadPdf
from tests.office import agenda_fake as fake

FAKE = (fake.AREA,)
AT = datetime(2026, 11, 23, 9, 16)
HEADS = ["Việc", "Hồ sơ", "Hạn", "Người phụ trách", "Ghi chú"]


@pytest.mark.parametrize(("key", "made"), [("viec-can-lam", list_sample), ("lich-han-thang", month_sample)])
def test_the_text_of_the_paper_is_the_golden_one(key: str, made: Callable[[Profile, Wording, datetime], bytes]) -> None:
    text = ReadPdf(made(PROFILE, shipped_wordings()[key], AT)).all_text() + "\n"
    assert text == (GOLDEN / f"{key}.txt").read_text(encoding="utf-8")


def _tables(document: Document) -> list[list[list[str]]]:
    word = ReadWord(BytesIO(write_docx(document)))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    return [rows for rows in tables if rows[0] == HEADS]


def test_the_list_has_what_is_late_what_is_soon_and_what_waits_in_the_same_columns(desk: Desk) -> None:
    late, soon, citizen, national = _tables(AgendaPaperService(desk).list_of(agenda(desk, FAKE)))
    assert late[1] == [fake.DUE[0][1], fake.DUE[0][2], "17/11/2026\nQuá 4 ngày", "Nguyễn Văn Hưng", ""]
    assert soon[2][2:] == ["26/11/2026\nCòn 2 ngày", "Nguyễn Văn Hưng", fake.NOTED]
    assert citizen[1] == ["Bổ sung giấy tờ đất", "Đơn 079/2026", "từ 01/10/2026", "", ""]
    assert len(national) == 1 + fake.MANY


def test_the_list_says_whose_it_is_of_which_day_and_who_made_it(desk: Desk) -> None:
    text = ReadPdf(write_pdf(AgendaPaperService(desk).list_of(agenda(desk, FAKE)))).all_text()
    for said in ("XÃ YÊN HẠ", "VIỆC CẦN LÀM NGÀY 23/11/2026", "1 việc quá hạn", "Hoàng Thị Lan"):
        assert said in text


def test_a_denouncer_stands_on_no_paper(desk: Desk) -> None:
    secret, words_said = "Lò Văn Bí Mật", "trưởng thôn ăn chặn"
    entry = VisitEntry(received_on=AT.date(), full_name=secret, content=words_said, kind=Kind.DENUNCIATION)
    uid = ReceptionService(desk).register(entry).uid
    papers, month = AgendaPaperService(desk), month_of(desk, load_areas(), date(2026, 12, 1))
    assert uid in [due.item.uid for due in month.due]
    for document in (papers.list_of(Agenda(AT.date(), month.due)), papers.calendar_of(month)):
        told = ReadPdf(write_pdf(document)).all_text() + str(_tables(document))
        assert "tố cáo" in told
        assert secret not in told
        assert words_said not in told


def test_a_day_with_nothing_to_do_says_so(desk: Desk) -> None:
    document = AgendaPaperService(desk).list_of(Agenda(AT.date(), ()))
    assert "không có việc đang chờ." in ReadPdf(write_pdf(document)).all_text()


def test_a_long_list_begins_on_its_first_page(desk: Desk) -> None:
    long = agenda(desk, FAKE).late * 60
    pages = ReadPdf(write_pdf(AgendaPaperService(desk).list_of(Agenda(AT.date(), long))))
    assert len(pages) > 2
    assert "Quá 4 ngày" in pages.text(0)


@pytest.mark.parametrize("first", [date(2026, 2, 1), date(2026, 8, 1), date(2027, 2, 1), date(2026, 12, 1)])
def test_the_fullest_month_is_one_page_across_and_says_how_many_it_left_out(desk: Desk, first: date) -> None:
    empty = month_of(desk, (), first)
    full = Month(first, empty.days, tuple(_due(day.on, number) for day in empty.days for number in range(12)))
    frame = Frame(Profile(name="Phòng Văn hóa", place="Yên Hạ", upper_office="UBND xã Yên Hạ"), AT, "Lan", "TẬP HUẤN")
    wording = shipped_wordings()["lich-han-thang"]
    pages = ReadPdf(write_pdf(month_document(wording, wording.samples(), full, frame)))
    assert len(pages) == 1
    assert pages.text(0).count("việc nữa)") == len(empty.days)


def _due(on: date, number: int) -> Due:
    return Due(DueItem("", "", f"Ra quyết định ĐƯƠNG SỰ {number} chưa thống nhất được", "", on, ""), 5)


def test_the_calendar_marks_what_is_late_and_names_the_days_off(desk: Desk) -> None:
    text = ReadPdf(write_pdf(AgendaPaperService(desk).calendar_of(month_of(desk, FAKE, AT.date())))).all_text()
    assert "! Trả lời kiến nghị" in text
    assert "- Gửi thông báo" in text
    assert "nghỉ lễ: Ngày Văn hóa Việt Nam" in " ".join(text.split())
    assert "In lúc 23/11/2026, 09:16, Hoàng Thị Lan" in text


def test_whoever_may_not_print_gets_no_paper(desk: Desk) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    papers = AgendaPaperService(viewer)
    with pytest.raises(NotAllowed):
        papers.list_of(agenda(viewer, FAKE))
    with pytest.raises(NotAllowed):
        papers.calendar_of(month_of(viewer, FAKE, AT.date()))
