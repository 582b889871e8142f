"""What happened to a report: its steps, its figures explained and corrected, what was typed for it."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.office.history import Happening, Telling, happenings
from desktop_app.reports.figures import form_of
from desktop_app.reports.models import PeopleCount, Report, ReportState

_LABELS = {
    "state": "Tình trạng",
    "note": "Thuyết minh",
    "nothing_arose": "Không phát sinh",
    "number": "Số báo cáo",
    "dated_on": "Ngày báo cáo",
    "signer": "Người ký",
    "signer_post": "Chức vụ người ký",
    "addressee": "Nơi gửi",
    "recipients": "Nơi nhận",
    "sent_on": "Ngày gửi",
    "approved_on": "Ngày duyệt",
    "explanation": "Giải thích",
    "void_reason": "Lý do hủy",
    "voided_on": "Ngày hủy",
    "people": "Cách đếm người",
}
_STATES = {"FROZEN": "Chốt số liệu", "OPEN": "Mở chốt", "APPROVED": "Duyệt", "SENT": "Ghi đã gửi"}


def history_of(session: Session, report: Report) -> tuple[Happening, ...]:
    """The pieces of work on the report and on all that belongs to it, the newest first."""
    form = form_of(session, report)
    keys = {row.uid: row.key for row in report.figures}
    keys |= {row.uid: row.key for row in report.corrections}
    keys |= {row.uid: row.key for row in report.entries}
    keys |= {row.uid: row.key for row in report.texts}
    titles = {uid: form.indicator(key).title for uid, key in keys.items() if form.has(key)}
    telling = Telling(lambda changes: _what(changes, titles), _LABELS, {"state": ReportState, "people": PeopleCount})
    return happenings(session, [report.uid, *keys], telling)


def _what(changes: list[Told], titles: Mapping[str, str]) -> str:
    report = next((change for change in changes if change.table == "report" and _LABELS.keys() & change.new), None)
    if report is not None or all(change.table == "report" for change in changes):
        report = report or changes[0]
        return _of_report(report)
    first = next(change for change in changes if change.table != "report")
    title = titles.get(first.row_uid, "")
    if first.table == "report_correction":
        many = sum(change.table == "report_correction" for change in changes)
        return f"Đính chính: {title}" if many == 1 else f"Đính chính {many} chỉ tiêu"
    if first.table == "report_entry":
        said = "Nhập số liệu" if first.action == "add" else "Bỏ số liệu đã nhập"
    else:
        said = "Giải thích" if first.table == "report_figure" else "Sửa lời văn"
    return f"{said}: {title}" if title else said


def _of_report(change: Told) -> str:
    if change.action == "add":
        return "Lập báo cáo"
    if "voided_on" in change.new:
        return "Hủy báo cáo" if change.new["voided_on"] else "Lập lại báo cáo"
    if state := change.new.get("state"):
        return _STATES.get(str(state), "Sửa báo cáo")
    if "nothing_arose" in change.new:
        return "Ghi không phát sinh" if change.new["nothing_arose"] else "Bỏ ghi không phát sinh"
    return "Sửa thuyết minh" if "note" in change.new else "Ghi số, ngày, người ký"
