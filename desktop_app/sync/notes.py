"""What the upper office said of a record or of a report, for the page that shows it."""

from collections.abc import Iterable, Sequence
from datetime import date

from desktop_app.areas import load_areas
from desktop_app.core import words
from desktop_app.office.area import RecordNote
from desktop_app.office.desk import Desk
from desktop_app.office.models import OfficeKind
from desktop_app.reports.choosing import read_address
from desktop_app.reports.editions import editions_at
from desktop_app.reports.forms import ReportForm, form_on
from desktop_app.sync.opening import rows_of_record
from desktop_app.sync.sending.queries import Remark, open_remarks

SEND = "sync.send"


def record_notes(desk: Desk, uid: str) -> list[RecordNote]:
    """The comments on a record's rows or a report's figures that nobody answered yet."""
    if desk.account.office == OfficeKind.UPPER.name:
        return []
    waiting = open_remarks(desk)
    if not waiting:
        return []
    if report := read_address(uid):
        days = (report.from_on, report.to_on)
        mine = [each for each in waiting if each.form == report.form and (each.from_on, each.to_on) == days]
        return list(_figures(mine, report.to_on, editions_at(desk)))
    rows = set(rows_of_record(desk, load_areas(), uid))
    return [_note("Cấp trên nhận xét", each) for each in waiting if each.row_uid in rows]


def _figures(remarks: Iterable[Remark], on: date, known: Sequence[ReportForm]) -> Iterable[RecordNote]:
    for each in remarks:
        form = form_on(each.form, on, known)
        title = next((one.title for one in form.indicators if one.key == each.figure), "")
        column = f"cột {each.figure}, " if any(one.key == each.figure for one in form.columns) else ""
        yield _note(f"Cấp trên nhận xét {column}{words.inside(title)}" if title else "Cấp trên nhận xét biểu", each)


def _note(about: str, remark: Remark) -> RecordNote:
    said_by = f"{remark.said_by}, {words.day(remark.said_on)}"
    return RecordNote(f"{about}: {remark.said}", said_by, SEND, remark.package_uid)
