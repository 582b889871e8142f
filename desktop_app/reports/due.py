"""What Hôm nay says of reports: those that have to leave by a day that is known."""

from datetime import date

from desktop_app.core import words
from desktop_app.office.area import DueItem
from desktop_app.office.desk import Desk
from desktop_app.reports.choosing import page_of
from desktop_app.reports.expected import Expected, due_reports
from desktop_app.reports.models import ReportState

AREA = "reports"

_NEXT = {
    None: "Lập",
    ReportState.OPEN: "Chốt số liệu",
    ReportState.FROZEN: "Trình duyệt",
    ReportState.APPROVED: "Gửi",
}


def due_items(desk: Desk, until: date) -> list[DueItem]:
    """Every report that has to leave on or before the day."""
    return [_item(each, each.due_on) for each in due_reports(desk, until) if each.due_on]


def _item(each: Expected, due: date) -> DueItem:
    state = each.row.state if each.row else None
    return DueItem(
        uid=each.uid,
        area=AREA,
        title=f"{_NEXT[state]}: báo cáo {each.number} {words.inside(each.name)}",
        detail=f"{each.title} · {each.state}",
        due_on=due,
        who="",
        page=page_of(each.wanted),
    )
