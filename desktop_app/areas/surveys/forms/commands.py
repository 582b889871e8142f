"""Questionnaires in and out of workbooks without a window."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop_app.areas.surveys.forms.library import VersionRow
from desktop_app.areas.surveys.forms.service import FormService
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.office.area import Outcome
from desktop_app.office.desk import Desk


def take_in(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A workbook as a new draft; nothing is entered while anything is wrong, and all of it is listed."""
    source = Path(values["file"])
    row, read = FormService(desk).take_over(source, str(values["code"] or ""))
    if row is None:
        text = "\n".join(read.problems)
        failure = f"Chưa nhập: tệp còn {words.number(len(read.problems))} chỗ chưa đúng. Sửa tệp rồi nhập lại."
        return Outcome(text, {"file": str(source), "problems": list(read.problems)}, failure=failure)
    text = f"Đã nhập phiếu {row.label}, {words.number(row.questions)} câu, là bản đang soạn."
    data = {**_told(row), "file": str(source), "problems": [], "notes": list(read.notes)}
    return Outcome("\n".join((text, *read.notes)), data)


def give_out(desk: Desk, values: Mapping[str, Any]) -> Outcome:
    """A version as an XLSForm workbook; whole, or not there."""
    target, service, code = Path(values["file"]), FormService(desk), str(values["code"])
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"Bộ phiếu chỉ ghi được ra tệp Excel. Đặt đuôi tệp {target.name} là .xlsx.")
    row = service.write_workbook(code, str(values["version"] or service.newest(code)), target)
    text = f"Đã ghi phiếu {row.label}, {words.number(row.questions)} câu: {target}"
    return Outcome(text, {**_told(row), "file": str(target)})


def _told(row: VersionRow) -> dict[str, Any]:
    return {"code": row.code, "version": row.version, "state": row.state.name, "questions": row.questions}
