"""Papers of sessions filled with invented values, to see how a wording looks before it is used."""

from datetime import date, datetime, time

from desktop_app.areas.reception.models import Mode
from desktop_app.areas.reception.sessions.documents import SessionPaper, conclusion_document, minutes_document
from desktop_app.areas.reception.sessions.notice import notice_document
from desktop_app.areas.reception.sessions.schedule import MonthSchedule, ScheduledDay
from desktop_app.core.paper.official import document_number
from desktop_app.core.paper.saving import document_pdf
from desktop_app.core.paper.wording import Wording
from desktop_app.office.papers import SAMPLE_MARK, letterhead
from desktop_app.office.profile import Profile

HEAD = "Nguyễn Văn Mẫu"
POST = "Chủ tịch Ủy ban nhân dân xã"
ATTENDEES = (
    "Đại diện Văn phòng HĐND và UBND, Phòng Kinh tế, Phòng Văn hóa - Xã hội; Công an xã; mời Ủy ban MTTQ Việt Nam xã"
)
CAME = (
    ("Nguyễn Văn Đức Thí\nThôn Bến Ví\nSố 227/2026", "Đề nghị đo lại ranh giới thửa 45, tờ bản đồ 12", "Thụ lý"),
    ("Trần Thị Mẫu\nThôn Đoài\nSố 228/2026", "Phản ánh mương thoát nước bị lấp", "Chuyển đơn"),
)
SAID = "Trưởng thôn Bến Ví: hai hộ đồng ý đo lại."
CONCLUSION = "Đo lại ranh giới thửa 45 có mặt hai hộ; khơi thông mương thoát nước thôn Đoài."
TASKS = (
    ("Đo lại ranh giới thửa 45, lập biên bản có chữ ký hai hộ", "Phòng Kinh tế xã", "25/11/2026"),
    ("Khơi thông mương thoát nước thôn Đoài", "Trưởng thôn Đoài", "30/11/2026"),
)


def notice_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The notice of the schedule as PDF."""
    days = (
        _day(date(2026, 11, 10)),
        _day(date(2026, 11, 25), "Giải phóng mặt bằng đường liên thôn", "chuyển từ 24/11 do trùng ngày nghỉ"),
        _day(date(2026, 12, 8), "Thu, chi các khoản đóng góp"),
        _day(date(2026, 12, 22)),
    )
    months = [
        MonthSchedule(2026, month, tuple(d for d in days if d.on.month == month), (), None, None, "")
        for month in (11, 12)
    ]
    document = notice_document(
        wording,
        wording.samples(),
        months,
        letterhead=letterhead(profile, document_number(None, "TB-UBND"), at.date()),
        chairperson=profile.chairperson,
        made_at=at,
        top_mark=SAMPLE_MARK,
    )
    return document_pdf(document)


def minutes_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The minutes of a reception as PDF."""
    return document_pdf(minutes_document(wording, _paper(profile, wording, at, "BB-UBND", None)))


def conclusion_sample(profile: Profile, wording: Wording, at: datetime) -> bytes:
    """The notice of conclusion as PDF."""
    return document_pdf(conclusion_document(wording, _paper(profile, wording, at, "TB-UBND", at.date())))


def _day(on: date, expected: str = "", why: str = "") -> ScheduledDay:
    return ScheduledDay(on, time(8, 0), time(11, 30), Mode.BY_HEAD, HEAD, POST, ATTENDEES, expected, why)


def _paper(profile: Profile, wording: Wording, at: datetime, sign: str, dated_on: date | None) -> SessionPaper:
    return SessionPaper(
        values=wording.samples(),
        letterhead=letterhead(profile, document_number(None, sign), dated_on),
        kind="định kỳ",
        whose=f"của {POST}",
        made_at=at,
        visits=CAME,
        said=SAID,
        conclusion=CONCLUSION,
        tasks=TASKS,
        authority=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        signer=HEAD,
        top_mark=SAMPLE_MARK,
    )
