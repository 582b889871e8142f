"""The words, the order and the limits of the forms and lists of sessions."""

from enum import Enum

from desktop_app.areas.reception.models import Channel, SessionKind
from desktop_app.areas.reception.sessions.models import Chairing, Ground, Outcome
from desktop_app.core.fields import Choice, Column, Day, Field, Form, LongText, Moment, Section, Text


class Weekday(Enum):
    """The days of a week, Monday first."""

    MONDAY = "Thứ Hai"
    TUESDAY = "Thứ Ba"
    WEDNESDAY = "Thứ Tư"
    THURSDAY = "Thứ Năm"
    FRIDAY = "Thứ Sáu"
    SATURDAY = "Thứ Bảy"


COLUMNS = (
    Column(name="held_on", heading="Ngày tiếp", width=128, second="when", kind="day", sort="held_on"),
    Column(name="kind", heading="Loại phiên", width=118, second="channel"),
    Column(name="chair", heading="Chủ trì", width=178, second="chair_post", kind="person"),
    Column(name="about", heading="Kết quả, dự kiến"),
    Column(name="status", heading="Tình trạng", width=164, kind="badge"),
)

_CHAIR = (
    Text(name="chair", label="Người chủ trì", required=True, max_length=120, span=6),
    Text(name="chair_post", label="Chức vụ", required=True, max_length=120, span=6),
)
_ATTENDEES = LongText(name="attendees", label="Thành phần dự", lines=2, max_length=500)
_EXPECTED = LongText(name="expected", label="Nội dung dự kiến", lines=2, max_length=500)
_REASON = LongText(name="reason", label="Lý do", required=True, lines=2, max_length=500)


def _one(name: str, *fields: Field) -> Form:
    return Form(f"reception.session.{name}", (Section("", fields),))


SESSION_FORM = _one(
    "put",
    Day(name="held_on", label="Ngày tiếp", required=True, span=6),
    Choice(name="kind", label="Loại phiên", options=SessionKind, required=True, span=6),
    Moment(name="starts_at", label="Từ giờ", span=6),
    Moment(name="ends_at", label="Đến giờ", span=6),
    Choice(name="ground", label="Căn cứ tiếp đột xuất (Điều 18 khoản 3)", options=Ground),
    Choice(name="channel", label="Hình thức", options=Channel, required=True, span=6),
    Choice(name="mode", label="Ai tiếp", options=Chairing, required=True, span=6),
    *_CHAIR,
    Text(name="place", label="Nơi tiếp", max_length=200),
    _ATTENDEES,
    _EXPECTED,
)

MOVE_FORM = _one(
    "move",
    Day(name="held_on", label="Ngày mới", required=True, span=12),
    Moment(name="starts_at", label="Từ giờ", span=6),
    Moment(name="ends_at", label="Đến giờ", span=6),
    LongText(
        name="reason", label="Lý do chuyển", required=True, lines=2, max_length=500,
        hint="Thời gian mới phải được thông báo tại nơi tiếp công dân.",
    ),
)  # fmt: skip

CALL_OFF_FORM = _one("call_off", _REASON)

HOLD_FORM = _one(
    "hold",
    Choice(name="outcome", label="Kết quả phiên tiếp", options=Outcome, required=True),
    Moment(name="began_at", label="Bắt đầu lúc", span=6),
    Moment(name="ended_at", label="Kết thúc lúc", span=6),
    _ATTENDEES,
)

MINUTES_FORM = _one(
    "minutes",
    Text(name="minutes_number", label="Số biên bản", max_length=40, span=6, hint="Ví dụ: 20/BB-UBND."),
    Text(name="secretary", label="Người ghi biên bản", required=True, max_length=120, span=6),
    Text(name="secretary_post", label="Chức vụ người ghi", max_length=120),
    LongText(
        name="minutes", label="Diễn biến, ý kiến tại phiên tiếp", lines=8, max_length=8000,
        hint="Các lượt tiếp của phiên được in sẵn trong biên bản, không cần gõ lại.",
    ),
)  # fmt: skip

CONCLUSION_FORM = _one(
    "conclusion",
    Day(name="concluded_on", label="Ngày kết luận", required=True, future=False, span=6),
    Text(name="conclusion_number", label="Số thông báo", max_length=40, span=6, hint="Ví dụ: 62/TB-UBND."),
    LongText(name="conclusion", label="Kết luận của người chủ trì", required=True, lines=6, max_length=8000),
    LongText(
        name="tasks", label="Giao việc", lines=5, max_length=8000,
        hint="Mỗi dòng một việc: việc; người thực hiện; hạn. Ví dụ: Đo lại thửa 45; Công chức địa chính; 15/12/2026",
    ),
)  # fmt: skip

TASK_FORM = _one(
    "task",
    Day(name="done_on", label="Ngày xong", required=True, future=False, span=4),
    LongText(name="result", label="Kết quả thực hiện", lines=3, max_length=1000),
)

ONLINE_FORM = _one(
    "online",
    Day(name="notified_on", label="Ngày đã báo các bên", future=False, span=6),
    Day(name="tested_on", label="Ngày đã kiểm tra kết nối", future=False, span=6),
)

POSTED_FORM = _one(
    "posted",
    Text(name="number", label="Số thông báo", max_length=40, span=6, hint="Ví dụ: 61/TB-UBND."),
    Day(name="posted_on", label="Ngày niêm yết", required=True, future=False, span=6),
)

RULE_FORM = Form(
    "reception.session.rule",
    (
        Section(
            "Lịch định kỳ của người đứng đầu",
            (
                Day(name="from_on", label="Áp dụng từ ngày", required=True, span=6),
                Choice(name="weekday", label="Thứ", options=Weekday, required=True, span=6),
                Text(
                    name="weeks", label="Tuần trong tháng", max_length=20, span=12, hint="Ví dụ 2, 4. Trống: hằng tuần."
                ),
                Moment(name="starts_at", label="Từ giờ", required=True, span=6),
                Moment(name="ends_at", label="Đến giờ", required=True, span=6),
                *_CHAIR,
                _ATTENDEES,
                _EXPECTED,
            ),
        ),
        Section(
            "Giờ tiếp thường xuyên",
            (
                Moment(name="morning_from", label="Sáng từ", required=True, span=6),
                Moment(name="morning_to", label="Sáng đến", required=True, span=6),
                Moment(name="afternoon_from", label="Chiều từ", required=True, span=6),
                Moment(name="afternoon_to", label="Chiều đến", required=True, span=6),
            ),
        ),
    ),
)
