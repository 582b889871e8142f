"""Papers of schedule and sessions, the command that writes one, and who is never named in them."""

import re
from collections.abc import Callable
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from docx import Document as WordFile

from desktop_app.areas.reception.models import Mode, SessionKind
from desktop_app.areas.reception.service import ReceptionService
from desktop_app.areas.reception.sessions.commands import print_schedule
from desktop_app.areas.reception.sessions.documents import SessionPaperService
from desktop_app.areas.reception.sessions.entry import SessionEntry, TaskEntry
from desktop_app.areas.reception.sessions.models import Ground, Outcome
from desktop_app.areas.reception.sessions.notice import NoticeService
from desktop_app.areas.reception.sessions.rules import ScheduleRule
from desktop_app.areas.reception.sessions.schedule import ScheduleService
from desktop_app.areas.reception.sessions.service import Kept, SessionService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document, Table
from desktop_app.core.paper.pdf import write_pdf
from desktop_app.office.desk import Desk
from desktop_app.office.matter_kinds import Kind
from tests.areas.reception.makers import MakeEntry
from tests.core.paper.samples import ReadPdf

MONDAY = date(2026, 11, 23)
RULES = (
    ScheduleRule(from_on=date(2025, 7, 1), weekday=1, attendees="Văn phòng, Công an xã"),
    ScheduleRule(from_on=date(2026, 7, 1), weekday=1, weeks=(2, 4), attendees="Văn phòng, Công an xã"),
)
Held = Callable[..., Kept]


@pytest.fixture
def scheduled(desk: Desk) -> Desk:
    for rule in RULES:
        ScheduleService(desk).settle(rule)
    return desk


@pytest.fixture
def held(desk: Desk, reception: ReceptionService, an_entry: MakeEntry) -> Held:
    """A session with one citizen and one denouncer, held."""

    def make(**given: Any) -> Kept:
        service = SessionService(desk)
        usual = {"held_on": MONDAY, "chair": "Ngô Xuân Thạo", "chair_post": "Chủ tịch UBND xã", "starts_at": time(8, 0)}
        kept = service.put(SessionEntry(**(usual | given)))
        mode = given.get("mode", Mode.BY_HEAD)
        reception.register(an_entry(mode=mode))
        secret = {"kind": Kind.DENUNCIATION, "full_name": "Kín Thị Đáo", "content": "Thu tiền sai", "paper_number": ""}
        reception.register(an_entry(mode=mode, **secret))
        kept = service.hold(kept.uid, kept.rev, Outcome.CITIZENS_CAME, time(8, 5), time(10, 40))
        return service.write_minutes(kept.uid, kept.rev, "20/BB-UBND", "Hoàng Thị Lan", "Công chức", "Hai hộ đồng ý.")

    return make


def text_of(document: Document) -> str:
    return re.sub(r"\s+", " ", ReadPdf(write_pdf(document)).all_text())


def test_the_notice_says_the_schedule_of_two_months_and_why_a_day_was_moved(scheduled: Desk) -> None:
    document = NoticeService(scheduled).notice(2026, 11, 2)
    text = text_of(document)
    for sentence in (
        "Lịch tiếp công dân tháng 11 và tháng 12 năm 2026",
        "được sửa đổi, bổ sung bởi Luật số 136/2025/QH15 và Nghị định số 154/2026/NĐ-CP",
        "Thứ Tư, 25/11/2026",
        "trùng ngày nghỉ lễ: Ngày Văn hóa Việt Nam",
        "Chủ tịch UBND xã Ngô Xuân Thạo",
        "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH",
        "- Lưu: VT, VP.",
    ):
        assert sentence in text
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert table.one_cell_columns == (2, 3, 4)
    assert text.count("Ngô Xuân Thạo") == 2


@pytest.mark.parametrize(
    ("year", "month", "months", "said"),
    [
        (2026, 12, 1, "tháng 12 năm 2026"),
        (2026, 2, 1, "tháng 02 năm 2026"),
        (2026, 12, 2, "tháng 12 năm 2026 và tháng 01 năm 2027"),
        (2026, 10, 3, "tháng 10, tháng 11 và tháng 12 năm 2026"),
    ],
)
def test_months_are_named_with_their_year_once(scheduled: Desk, year: int, month: int, months: int, said: str) -> None:
    assert NoticeService(scheduled).notice(year, month, months).abstract == (f"Lịch tiếp công dân {said}",)


def test_a_notice_before_july_2026_names_the_law_of_its_time(scheduled: Desk) -> None:
    text = text_of(NoticeService(scheduled).notice(2026, 6))
    assert "Nghị định số 64/2014/NĐ-CP" in text
    assert "136/2025" not in text


def test_without_a_schedule_there_is_no_notice(desk: Desk) -> None:
    with pytest.raises(UserError, match="Chưa đặt lịch"):
        NoticeService(desk).notice(2026, 12)


def test_the_minutes_list_who_came_and_hide_a_denouncer(desk: Desk, held: Held) -> None:
    text = text_of(SessionPaperService(desk).minutes(held().uid))
    for sentence in (
        "Số: 20/BB-UBND",
        "Tiếp công dân định kỳ của Chủ tịch UBND xã ngày 23 tháng 11 năm 2026",
        "Vào hồi 08 giờ 05 phút ngày 23 tháng 11 năm 2026",
        "Buổi tiếp có 02 lượt tiếp với 02 người",
        "Nguyễn Văn Đức Thôn Đoài Số 1/2026",
        "Mã hồ sơ TC-01/2026 Số 2/2026",
        "Hai hộ đồng ý.",
        "kết thúc vào hồi 10 giờ 40 phút",
    ):
        assert sentence in text
    for hidden in ("Kín", "Đáo", "Thu tiền sai"):
        assert hidden not in text


def test_minutes_of_an_empty_session_say_that_nobody_came(desk: Desk) -> None:
    service = SessionService(desk)
    kept = service.put(SessionEntry(held_on=MONDAY, chair="Ngô Xuân Thạo", chair_post="Chủ tịch"))
    with pytest.raises(UserError, match="chưa ghi kết quả"):
        SessionPaperService(desk).minutes(kept.uid)
    service.hold(kept.uid, kept.rev, Outcome.NOBODY_CAME)
    assert "không có công dân nào đến" in text_of(SessionPaperService(desk).minutes(kept.uid))


def test_an_unscheduled_session_names_its_ground(desk: Desk, held: Held) -> None:
    kept = held(kind=SessionKind.UNSCHEDULED, ground=Ground.URGENT)
    text = text_of(SessionPaperService(desk).minutes(kept.uid))
    assert "tiếp công dân đột xuất theo điểm b khoản 3 Điều 18 Luật Tiếp công dân" in text


@pytest.mark.parametrize(
    ("mode", "authority"),
    [
        (Mode.BY_HEAD, "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH"),
        (Mode.BY_DELEGATE, "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
    ],
)
def test_the_notice_of_conclusion_says_who_must_act_by_when(desk: Desk, held: Held, mode: Mode, authority: str) -> None:
    kept = held(mode=mode)
    with pytest.raises(UserError, match="chưa có kết luận"):
        SessionPaperService(desk).conclusion(kept.uid)
    task = TaskEntry("Đo lại thửa 45", "Phòng Kinh tế xã", date(2026, 12, 4))
    SessionService(desk).conclude(kept.uid, kept.rev, "Đo lại có mặt hai hộ.", "62/TB-UBND", MONDAY, [task])
    text = text_of(SessionPaperService(desk).conclusion(kept.uid))
    for sentence in (
        "Số: 62/TB-UBND",
        "1 Đo lại thửa 45 Phòng Kinh tế xã 04/12/2026",
        "- Phòng Kinh tế xã (để thực hiện);",
    ):
        assert sentence in text
    assert authority in text
    assert "Đáo" not in text


def test_the_command_writes_the_notice_and_tells_by_when_it_must_hang(scheduled: Desk, tmp_path: Path) -> None:
    target = tmp_path / "lich.docx"
    told = print_schedule(scheduled, {"month": "2026-12", "format": "docx", "out": target})
    words = "\n".join(cell.text for table in WordFile(str(target)).tables for row in table.rows for cell in row.cells)
    assert "08/12/2026" in words
    assert "Niêm yết chậm nhất Thứ Ba 01/12/2026." in told.text
    assert [day["on"] for day in told.data["days"]] == ["2026-12-08", "2026-12-22"]
    assert (told.from_on, told.to_on, told.data["warnings"]) == (date(2026, 12, 1), date(2026, 12, 31), [])


def test_the_command_warns_of_too_few_days(desk: Desk, tmp_path: Path) -> None:
    ScheduleService(desk).settle(ScheduleRule(from_on=date(2026, 7, 1), weekday=1, weeks=(2,)))
    told = print_schedule(desk, {"month": "2026-12", "format": "pdf", "out": tmp_path / "lich.pdf"})
    assert "Tháng 12/2026 có 1 ngày, mức tối thiểu 2 ngày mỗi tháng" in told.text
