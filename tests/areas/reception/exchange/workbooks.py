"""Workbooks of receptions, and what becomes of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.areas.reception.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.areas.reception.models import Visit
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.applying import Answers
from desktop_app.office.exchange.declaration import Terms
from desktop_app.office.exchange.people import Same
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import Applied, ExchangeService
from tests.core.sheets.makers import xlsx

HEADINGS = [column.heading for column in TEMPLATE.columns]
USUAL: dict[str, Any] = {
    "Ngày tiếp": date(2026, 3, 25),
    "Họ và tên": "Lê Lan",
    "Thôn": "Thôn Đoài",
    "Loại": "Kiến nghị",
    "Nội dung": "Đề nghị sửa mương",
    "Hướng xử lý": "Thụ lý",
}


def workbook(path: Path, *rows: Mapping[str, Any], bare: bool = False) -> Path:
    """A filled-in template; each row names what matters to the test, `bare` rows are nothing but that."""
    full = [dict(row) if bare or "Ngày phiên" in row else USUAL | dict(row) for row in rows]
    return xlsx(path, HEADINGS, *([row.get(heading) for heading in HEADINGS] for row in full))


def planned(desk: Desk, path: Path, *, old: bool = False, book: str = "") -> Plan:
    """The dry run of a workbook."""
    terms = Terms(old=old, book=book)
    with open_book(path) as opened:
        return ExchangeService(desk).plan(EXCHANGE, opened, find_table(opened, TEMPLATE).mapping, terms)


def taken_over(
    desk: Desk,
    path: Path,
    *,
    old: bool = False,
    book: str = "",
    same: Same = Same.OTHER,
    reason: str = "",
    progress: Progress | None = None,
) -> Applied:
    """The workbook in the register, every question answered alike."""
    plan = planned(desk, path, old=old, book=book)
    answers = Answers({question.key: same for question in plan.questions}, reason)
    return ExchangeService(desk).apply(plan, answers, progress)


def visits(desk: Desk) -> list[Visit]:
    """Everything in the register, in the order of the numbers."""
    with desk.db.reading() as session:
        found = list(session.scalars(select(Visit).order_by(Visit.year, Visit.number)))
        for visit in found:
            assert visit.people
        return found
