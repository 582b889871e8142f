"""What reports say of the day on "Hôm nay"."""

from desktop_app.core import words
from desktop_app.office.area import TodayCard
from desktop_app.office.desk import Desk
from desktop_app.reports.models import ReportState
from desktop_app.reports.queries import ReportRow, reports

PAGE = "reports.list"


def reports_today(desk: Desk) -> TodayCard:
    """How many reports are being made, and how many wait to be approved or sent."""
    rows = [row for row in reports(desk) if row.state is not ReportState.SENT]
    return TodayCard(
        title="Báo cáo",
        sentence=_sentence(rows),
        figures=tuple((many, noun) for state, noun in _NOUNS.items() if (many := _count(rows, state))),
        page=PAGE,
        button="Mở danh sách báo cáo",
    )


_NOUNS = {
    ReportState.OPEN: "báo cáo đang làm",
    ReportState.FROZEN: "báo cáo chờ duyệt",
    ReportState.APPROVED: "báo cáo chờ gửi",
}


def _count(rows: list[ReportRow], state: ReportState) -> int:
    return sum(row.state is state for row in rows)


def _sentence(rows: list[ReportRow]) -> str:
    if not rows:
        return "Không có báo cáo nào đang làm dở."
    first = min(rows, key=lambda row: (row.due_on is None, row.due_on or row.to_on))
    due = f", hạn gửi {words.day(first.due_on)}" if first.due_on else ""
    return f"Gần nhất: {first.number or first.title} {words.inside(first.name)}{due}."
