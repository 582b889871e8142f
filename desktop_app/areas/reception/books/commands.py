"""Papers of one visit without a window, by the number that stands on them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.reception.books.queries import uid_of
from desktop_app.areas.reception.books.rules import label, read_label
from desktop_app.areas.reception.receipt import ReceiptService
from desktop_app.core.errors import UserError
from desktop_app.core.paper.saving import Format, save_document
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk

ENDINGS = {f".{form.value}": form for form in Format}


def print_receipt(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """The receipt of the visit with that number, as a file; its ending says which kind."""
    asked, target = read_label(values["number"]), Path(values["out"])
    form = ENDINGS.get(target.suffix.lower())
    if form is None:
        raise UserError("Tên tệp phải tận cùng bằng .pdf, .docx hoặc .xlsx. Hãy đặt lại tên tệp ghi ra.")
    named = label(asked.number, asked.year, asked.book)
    uid = uid_of(desk.db, asked)
    if uid is None:
        raise UserError(f"Không có lượt tiếp số {named} trong sổ. Hãy kiểm tra lại số và năm.")
    save_document(ReceiptService(desk).receipt(uid), form, target)
    text = f"Đã ghi giấy biên nhận của lượt tiếp {named}: {target}"
    return Outcome(text, {"file": str(target), "number": named})
