"""Workbooks of conventions, and what becomes of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from desktop_app.areas.conventions.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.core.sheets.mapping import find_table
from desktop_app.core.sheets.reader import open_book
from desktop_app.office.desk import Desk
from desktop_app.office.exchange.declaration import Terms
from desktop_app.office.exchange.planning import Plan
from desktop_app.office.exchange.service import Applied, ExchangeService
from tests.core.sheets.makers import xlsx

HEADINGS = [column.heading for column in TEMPLATE.columns]
SPAN = (date(2020, 1, 1), date(2026, 12, 31))
USUAL: dict[str, Any] = {"Ngày đề xuất": date(2026, 3, 2), "Thôn": "Thôn Đoài", "Tên gọi": "Hương ước"}
RECOGNISED: dict[str, Any] = {
    "Ngày thông qua": date(2026, 4, 12),
    "Số quyết định công nhận": "15/QĐ-UBND",
    "Ngày công nhận": date(2026, 4, 20),
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
    """The workbook in the register."""
    return ExchangeService(desk).apply(planned(desk, path, old=old))


def exported(desk: Desk, target: Path) -> list[list[Any]]:
    """Everything as a workbook tells it."""
    ExchangeService(desk).export(EXCHANGE, *SPAN, target)
    return [list(row) for row in CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()]
