"""An area that is not there: its deadlines, what waits in it, its bar of records by standing."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop_app.office.area import (
    Area,
    BarPart,
    DueItem,
    PageEntry,
    Standing,
    TodayCard,
    WaitingGroup,
    WaitingItem,
)
from desktop_app.office.desk import Desk

HERE = "tests.office.agenda_fake"
BEGINS = PageEntry("fake.entry", "Đăng ký đơn", "", right="RECORD", in_side_bar=False, on_today=True)
AREA = Area(
    key="fake",
    name="Đơn thư",
    icon="file-text",
    models="",
    pages=(PageEntry("fake.register", "Sổ đơn", ""), BEGINS),
    due=f"{HERE}:due",
    waiting=f"{HERE}:waiting",
    today=f"{HERE}:today",
    opens="fake.register",
)
DUE = (
    (-6, "Trả lời kiến nghị: nước thải trại lợn chảy ra mương Thôn Đoài", "Đơn 064/2026 · 10 ngày làm việc"),
    (0, "Gửi thông báo thụ lý khiếu nại", "Đơn 081/2026 · 7 ngày làm việc từ ngày nhận đơn"),
    (3, "Thụ lý hay không thụ lý tố cáo", "Đơn 087/2026 · Người tố cáo (đã ẩn)"),
    (16, "Quyết định giải quyết khiếu nại lần đầu", "Đơn 071/2026 · 30 ngày từ ngày thụ lý"),
)
MANY = 12
FIRST_WAIT = date(2026, 10, 1)
NOTED = "hạn cũ 24/11/2026, dời theo lịch nghỉ sửa ngày 20/11/2026"


def due(desk: Desk, until: date) -> Sequence[DueItem]:
    """By days from today."""
    today = desk.clock.today()
    items = [
        DueItem(f"d{days}", "fake", title, detail, today + timedelta(days=days), "Nguyễn Văn Hưng")
        for days, title, detail in DUE
    ]
    items[2] = DueItem(**{**vars(items[2]), "note": NOTED, "page": "fake.other"})
    return [item for item in items if item.due_on <= until]


def nothing_due(_desk: Desk, _until: date) -> Sequence[DueItem]:
    """An area without deadlines."""
    return []


def waiting(_desk: Desk) -> Sequence[WaitingItem]:
    """One thing waits for a citizen, many for the national database."""
    asked = WaitingItem(
        "w", "fake", "Bổ sung giấy tờ đất", "Đơn 079/2026", FIRST_WAIT, WaitingGroup.CITIZEN, page="fake.other"
    )
    national = [
        WaitingItem(
            f"n{number}",
            "fake",
            f"Nhập đơn {number:03d}/2026",
            "Khiếu nại · tiếp nhận trực tiếp",
            FIRST_WAIT + timedelta(days=number),
            WaitingGroup.NATIONAL,
        )
        for number in range(MANY)
    ]
    return [*reversed(national), asked]


def today(_desk: Desk) -> TodayCard:
    """Twelve records by standing."""
    return TodayCard(
        title="Đơn thư đang giải quyết",
        sentence="",
        figures=(),
        page="fake.register",
        button="",
        bar=(
            BarPart("Quá hạn", 1, Standing.LATE, "?state=late"),
            BarPart("Sắp đến hạn", 3, Standing.SOON, "?state=soon"),
            BarPart("Đang xác minh", 6, Standing.ACTIVE, "?state=active"),
            BarPart("Chờ phân loại", 2, Standing.WAITING, "?state=new"),
        ),
        total="12 vụ",
    )
