"""Workbooks of petitions, and what becomes of them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.areas.petitions.exchange.declared import EXCHANGE, TEMPLATE
from desktop_app.areas.petitions.models import Petition
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
    "Ngày đến": date(2026, 10, 12),
    "Nguồn": "Bưu chính",
    "Họ và tên": "Lê Lan",
    "Địa chỉ": "Thôn Đoài",
    "Loại": "Kiến nghị",
    "Nội dung": "Kiến nghị sửa đoạn mương bị sạt ở xứ Đồng Cửa",
}


def workbook(path: Path, *rows: Mapping[str, Any], bare: bool = False) -> Path:
    """A filled-in template; each row names what matters to the test, `bare` rows are nothing but that."""
    full = [dict(row) if bare else USUAL | dict(row) for row in rows]
    return xlsx(path, HEADINGS, *([row.get(heading) for heading in HEADINGS] for row in full))


def planned(desk: Desk, path: Path, *, old: bool = False) -> Plan:
    """The dry run of a workbook."""
    with open_book(path) as opened:
        return ExchangeService(desk).plan(EXCHANGE, opened, find_table(opened, TEMPLATE).mapping, Terms(old=old))


def taken_over(desk: Desk, path: Path, *, old: bool = False, same: Same = Same.OTHER) -> Applied:
    """The workbook in the register, every question answered alike."""
    plan = planned(desk, path, old=old)
    return ExchangeService(desk).apply(plan, Answers({question.key: same for question in plan.questions}, ""))


def petitions(desk: Desk) -> list[Petition]:
    """Everything in the register, in the order of the numbers."""
    with desk.db.reading() as session:
        found = list(session.scalars(select(Petition).order_by(Petition.year, Petition.number)))
        for petition in found:
            assert petition.people is not None
            assert petition.steps is not None
        return found
