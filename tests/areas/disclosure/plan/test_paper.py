"""The yearly plan as a paper: its words, its number after a change, the command that writes it."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from desktop_app.areas.disclosure.models import Form
from desktop_app.areas.disclosure.plan.commands import print_plan
from desktop_app.areas.disclosure.plan.documents import PlanPaperService
from desktop_app.areas.disclosure.plan.entry import LineEntry
from desktop_app.areas.disclosure.plan.samples import plan_sample
from desktop_app.areas.disclosure.plan.service import PlanService
from desktop_app.core.clock import FixedClock
from desktop_app.core.errors import NotAllowed, UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.desk import Desk
from desktop_app.office.profile import Profile
from desktop_app.office.rights import Role
from desktop_app.office.wording import part_on, shipped_wordings
from tests.core.paper.samples import ReadPdf

GOLDEN = Path(__file__).parents[3] / "golden" / "ke-hoach-cong-khai.txt"
PROFILE = Profile(name="xã Thí Dụ", province="tỉnh Minh Họa", place="Thí Dụ", chairperson="Nguyễn Văn Mẫu")
LINE = LineEntry(
    item_code="CK01",
    content="Kế hoạch phát triển kinh tế - xã hội năm 2026",
    forms=(Form.POSTED, Form.PORTAL),
    months=(1,),
    duration="Niêm yết: 30 ngày liên tục",
    responsible="Phòng Kinh tế",
)


def text_of(document: Document) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(document)).all_text())


@pytest.fixture
def service(desk: Desk) -> PlanService:
    made = PlanService(desk)
    made.add(2026, LINE)
    return made


def test_the_text_of_the_plan_is_the_golden_one() -> None:
    pdf = plan_sample(PROFILE, shipped_wordings()["ke-hoach-cong-khai"], datetime(2026, 12, 15, 9, 0))
    assert ReadPdf(pdf).all_text() + "\n" == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("on", "part"),
    [(date(2023, 7, 1), "can_cu_truoc"), (date(2025, 6, 30), "can_cu_truoc"), (date(2025, 7, 1), "can_cu")],
)
def test_the_plan_cites_the_law_of_its_day(on: date, part: str) -> None:
    assert part_on("ke-hoach-cong-khai", on) == part


def test_a_draft_has_room_for_its_number_and_todays_date(desk: Desk, service: PlanService) -> None:
    text = text_of(PlanPaperService(desk).plan(2026))
    for words in (
        "/KH-UBND",
        "Yên Hạ, ngày 23 tháng 11 năm 2026",
        "Công khai năm 2026 của Ủy ban nhân dân xã Yên Hạ",
        "Kế hoạch phát triển kinh tế - xã hội năm 2026 (CK01)",
        "Niêm yết; cổng, trang thông tin điện tử",
        "Tháng 1",
        "Phòng Kinh tế",
        "Luật số 97/2025/QH15.",
        "Ngô Xuân Thạo",
    ):
        assert words in text
    assert "thay thế" not in text


def test_an_issued_plan_has_its_number_and_one_changed_since_takes_its_place(
    desk: Desk, service: PlanService, clock: FixedClock
) -> None:
    plan = service.plan(2026)
    assert plan is not None
    clock.move_by(timedelta(minutes=1))
    service.issue(2026, plan.rev, "05/KH-UBND", date(2026, 1, 15))
    text = text_of(PlanPaperService(desk).plan(2026))
    assert "Số: 05/KH-UBND" in text
    assert "Yên Hạ, ngày 15 tháng 01 năm 2026" in text
    clock.move_by(timedelta(minutes=1))
    service.add(2026, replace(LINE, item_code="CK12"), "Bổ sung phí chợ")
    text = text_of(PlanPaperService(desk).plan(2026))
    assert "Số: 05/KH-UBND" not in text
    assert "Yên Hạ, ngày 23 tháng 11 năm 2026" in text
    assert "Kế hoạch này thay thế Kế hoạch số 05/KH-UBND ngày 15 tháng 01 năm 2026." in text


def test_no_plan_and_a_plan_without_a_responsible_person_are_not_printed(
    desk: Desk, service: PlanService, tmp_path: Path
) -> None:
    target = tmp_path / "plan.pdf"
    with pytest.raises(UserError, match="Năm 2027 chưa có kế hoạch công khai"):
        print_plan(desk, {"year": 2027, "format": "pdf", "out": target})
    service.add(2026, replace(LINE, item_code="CK12", responsible=""))
    with pytest.raises(UserError, match=r"^Dòng 2 \(CK12\) chưa có người chịu trách nhiệm\."):
        print_plan(desk, {"year": 2026, "format": "pdf", "out": target})
    assert not target.exists()


def test_the_command_writes_pdf_word_and_excel(desk: Desk, service: PlanService, tmp_path: Path) -> None:
    for ending in ("pdf", "docx", "xlsx"):
        outcome = print_plan(desk, {"year": 2026, "format": ending, "out": tmp_path / f"plan.{ending}"})
        assert outcome.text.startswith("Đã ghi kế hoạch công khai năm 2026, 1 dòng")
        assert outcome.data["lines"] == [
            {"item": "CK01", "content": LINE.content, "months": [1], "responsible": "Phòng Kinh tế"}
        ]
    assert "KẾ HOẠCH" in ReadPdf((tmp_path / "plan.pdf").read_bytes()).all_text()
    [table] = [t for t in WordFile(str(tmp_path / "plan.docx")).tables if t.cell(0, 0).text == "STT"]
    assert table.cell(1, 5).text == "Phòng Kinh tế"
    cells = [cell.value for row in load_workbook(tmp_path / "plan.xlsx").active for cell in row]
    assert "Phòng Kinh tế" in cells


def test_who_may_not_print_gets_no_plan(desk: Desk, service: PlanService) -> None:
    viewer = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    with pytest.raises(NotAllowed):
        PlanPaperService(viewer).plan(2026)
