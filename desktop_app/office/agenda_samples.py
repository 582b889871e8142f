"""The papers of what is to be done with invented values, to see how a wording looks before it is used."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.core.law.calendar import WorkCalendar
from desktop_app.core.law.deadline import days_left
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.agenda import Agenda, Due, Month
from desktop_app.office.agenda_papers import Frame, list_document, month_document
from desktop_app.office.area import DueItem, WaitingGroup, WaitingItem
from desktop_app.office.papers import SAMPLE_MARK
from desktop_app.office.profile import Profile

_TODAY = date(2026, 11, 23)
_WHO = "Nguyễn Văn Mẫu"
_DUE = (
    (date(2026, 11, 17), "Trả lời kiến nghị: nước thải chảy ra mương", "Lượt 064/2026 · 10 ngày làm việc từ 03/11"),
    (date(2026, 11, 19), "Gỡ niêm yết: danh sách hộ nghèo", "Thông báo 12/2026 · được gỡ từ 19/11/2026"),
    (date(2026, 11, 26), "Niêm yết lịch tiếp công dân tháng 12", "Trước ngày tiếp 03/12 ít nhất 5 ngày làm việc"),
)
_WAITING = WaitingItem(
    "", "", "Bổ sung giấy tờ đất", "Đơn 071/2026 · đã gửi yêu cầu bổ sung", date(2026, 11, 9), WaitingGroup.CITIZEN
)


def list_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The list of a day as PDF."""
    agenda = Agenda(_TODAY, _due(), (_WAITING,))
    return document_pdf(list_document(wording, wording.samples(), agenda, _frame(profile, at)))


def month_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The calendar of a month as PDF."""
    calendar, first = WorkCalendar(), _TODAY.replace(day=1)
    days = tuple(calendar.day(first + timedelta(days=step)) for step in range(30))
    return document_pdf(month_document(wording, wording.samples(), Month(_TODAY, days, _due()), _frame(profile, at)))


def _frame(profile: Profile, at: datetime) -> Frame:
    return Frame(profile, at, "Phạm Thị Ngọc Dụ", SAMPLE_MARK)


def _due() -> tuple[Due, ...]:
    calendar = WorkCalendar()
    items = [DueItem("", "", title, detail, due_on, _WHO) for due_on, title, detail in _DUE]
    items[-1] = replace(items[-1], note="hạn cũ 25/11/2026, dời theo lịch nghỉ sửa ngày 20/11/2026")
    return tuple(Due(item, days_left(item.due_on, _TODAY, calendar)) for item in items)
