"""What happened to a survey and to all that belongs to it but its forms."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.journal import Told
from desktop_app.areas.surveys.field.models import FieldDay, SampleDraw
from desktop_app.areas.surveys.fields import BATCH_FORM, DAY_FORM, RETURN_FORM, SURVEY_FORM
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.states import Rekey
from desktop_app.office.history import Happening, Telling, happenings

_LABELS = {
    **{field.name: field.label for form in (DAY_FORM, RETURN_FORM, BATCH_FORM, SURVEY_FORM) for field in form},
    "version": "Bản của bộ phiếu",
    "returned_on": "Ngày thu về",
    "closed_on": "Ngày đóng",
    "voided_on": "Ngày hủy",
    "void_reason": "Lý do hủy",
    "struck_reason": "Lý do bỏ",
}
_DONE = {
    "survey": {"add": "Mở đợt", "change": "Sửa đợt", "closed": "Khóa đợt", "open": "Mở khóa đợt", "void": "Hủy đợt"},
    "survey_batch": {"add": "Lập", "change": "Sửa", "closed": "Đóng", "open": "Mở lại", "void": "Hủy"},
    "survey_field_day": {"add": "Ghi nhật ký", "change": "Sửa nhật ký", "void": "Bỏ ngày trong nhật ký"},
    "survey_draw": {"add": "Rút hộ", "change": "Sửa lần rút", "void": "Hủy lần rút"},
}
"""What a piece of work did, by the table and by what changed in its row; a batch is named after it."""


def history_of(session: Session, survey: Survey) -> tuple[Happening, ...]:
    """The pieces of work on the survey, its batches, days and draws, the newest first."""
    labels = {batch.uid: batch.label for batch in survey.batches}
    uids = [survey.uid, *labels]
    for table in (FieldDay, SampleDraw):
        uids += session.scalars(select(table.uid).where(table.survey_id == survey.id))

    def what(changes: list[Told]) -> str:
        told = [each for each in changes if each.table in _DONE]
        first = next((each for each in told if each.row_uid in labels), told[0])
        said = _DONE[first.table][_kind(first)]
        return f"{said} {labels[first.row_uid].lower()}" if first.row_uid in labels else said

    return happenings(session, uids, Telling(what, _LABELS, {"rekey": Rekey}))


def _kind(change: Told) -> str:
    if change.action == "add":
        return "add"
    if change.new.get("voided_on") or change.new.get("struck_on"):
        return "void"
    return str(change.new.get("state", "change")).lower()
