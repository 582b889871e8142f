"""Papers of one visit without a window."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.books.queries import uid_of
from desktop_app.areas.reception.books.rules import label, read_label
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
    asked, target = read_label(str(values["number"])), Path(values["out"])
    named, uid = label(asked.number, asked.year, asked.book), uid_of(desk.db, asked)
    if uid is None:
        raise UserError(f"Sổ chưa có lượt tiếp {named}. Kiểm tra lại số và năm.")
    save_document(make(uid), Format(values["format"]), target)
    return Outcome(f"Đã ghi {what} của lượt tiếp {named}: {target}", {"file": str(target), "number": named})
