"""Papers of one visit without a window."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.areas.reception.models import Visit
from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.areas.reception.refusal import RefusalService
from desktop_app.areas.reception.statement import StatementService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.document import Document
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def print_receipt(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The receipt of a visit as a file."""
    return _written(desk, values, ReceiptService(desk).receipt, "giấy biên nhận")


def print_notice(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The notice of a refusal as a file."""
    return _written(desk, values, RefusalService(desk).notice, "thông báo từ chối tiếp công dân")


def print_statement(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The record of what was said at a visit as a file."""
    return _written(desk, values, StatementService(desk).statement, "biên bản ghi nội dung trình bày")


def _written(desk: Desk, values: Mapping[str, Any], make: Callable[[str], Document], what: str) -> Outcome:
    label, target = str(values["number"]).strip(), Path(values["out"])
    save_document(make(_uid_of(desk, label)), Format(values["format"]), target)
    return Outcome(f"Đã ghi {what} của lượt tiếp {label}: {target}", {"file": str(target), "number": label})


def _uid_of(desk: Desk, label: str) -> str:
    found = re.fullmatch(r"(\d{1,6})/(\d{4})", label)
    if not found:
        raise UserError(f"“{label}” không phải số lượt tiếp. Gõ số và năm, ví dụ 15/2026.")
    number, year = int(found[1]), int(found[2])
    with desk.db.reading() as session:
        uid = session.scalars(select(Visit.uid).where(Visit.year == year, Visit.number == number)).one_or_none()
    if uid is None:
        raise UserError(f"Sổ chưa có lượt tiếp {label}. Kiểm tra lại số và năm.")
    return uid
