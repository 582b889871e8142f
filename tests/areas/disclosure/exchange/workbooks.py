"""Workbooks of disclosure records, and what becomes of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from desktop_app.areas.disclosure.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.areas.disclosure.queries import views_between
from desktop_app.areas.disclosure.shown import DisclosureView
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Terms
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import Applied, ExchangeService
from tests.core.sheets.makers import xlsx

HEADINGS = [column.heading for column in TEMPLATE.columns]
SPAN = (date(2020, 1, 1), date(2026, 12, 31))
USUAL: dict[str, Any] = {
    "Mã nội dung": "CK05",
    "Tên văn bản": "Kết quả thu, chi Quỹ đền ơn đáp nghĩa quý I",
    "Số, ký hiệu": "31/BC-UBND",
    "Ngày văn bản": date(2026, 4, 16),
    "Cơ quan ban hành": "UBND xã",
    "Hình thức": "niem yet; cong thong tin",
    "Nơi niêm yết": "tru so hdnd, ubnd xa yen ha",
    "Từ ngày": date(2026, 4, 20),
    "Đến ngày": date(2026, 5, 20),
    "Người thực hiện": "Phan Thùy Diệp",
}


def workbook(path: Path, *rows: Mapping[str, Any]) -> Path:
    """A filled-in template; each row names what matters to the test."""
    full = [USUAL | dict(row) for row in rows]
    return xlsx(path, HEADINGS, *([row.get(heading) for heading in HEADINGS] for row in full))


def planned(desk: Desk, path: Path, *, old: bool = False) -> Plan:
    """The dry run of a workbook."""
    with open_book(path) as opened:
        return ExchangeService(desk).plan(EXCHANGE, opened, find_table(opened, TEMPLATE).mapping, Terms(old=old))


def taken_over(desk: Desk, path: Path, *, old: bool = False) -> Applied:
    """The workbook among the records."""
    return ExchangeService(desk).apply(planned(desk, path, old=old))


def exported(desk: Desk, target: Path) -> list[list[Any]]:
    """Everything as a workbook tells it."""
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    return [list(row) for row in CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()]


def records(desk: Desk) -> list[DisclosureView]:
    """Every record."""
    with desk.db.reading() as session:
        return views_between(session, desk, *SPAN)
