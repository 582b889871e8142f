"""The dry run of an import: which forms of a workbook would be taken, and what is wrong with the others."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.alike import FEWEST_ALIKE, alike_notes
from desktop_app.areas.surveys.exchange.judging import Incoming, Judge
from desktop_app.areas.surveys.exchange.serials import serials_of
from desktop_app.areas.surveys.exchange.table import find_answers, read_forms
from desktop_app.areas.surveys.exchange.variables import SERIAL
from desktop_app.areas.surveys.kept import form_of_survey
from desktop_app.areas.surveys.keying.sealing import digest_of
from desktop_app.areas.surveys.models import Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.states import Capture
from desktop_app.core import words
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.core.sheets.cells import Problem
from desktop_app.core.sheets.mapping import Mapping as Places
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.table import Record

_OTHER = "Số phiếu này đã có trong đợt với câu trả lời khác. So lại với phiếu; cần sửa thì sửa ở trang Nhập phiếu."
_PIECE = 400


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What an import would do; nothing was written.

    `existing` are the rows of forms that the survey has with these very answers. `refused` tell place, value and
    reason, `records` are those rows as they stand. `notes` are sentences on what of the file is not taken. `state` is
    how the survey stood.
    """

    survey_uid: str
    label: str
    capture: Capture
    places: Places
    accepted: tuple[Incoming, ...] = field(repr=False)
    existing: tuple[int, ...]
    refused: tuple[Problem, ...]
    records: tuple[Record, ...] = field(repr=False)
    notes: tuple[str, ...]
    state: tuple[int, int]

    @property
    def digest(self) -> str:
        """The same for the same forms in whatever order."""
        return digest_of([each.answers for each in self.accepted])


def state_of(session: Session, survey: Survey) -> tuple[int, int]:
    """What must still be so when a plan is carried out: how many forms and batches the survey has."""
    forms = session.scalar(select(func.count(SurveyResponse.id)).where(SurveyResponse.survey_id == survey.id))
    batches = select(func.count(SurveyBatch.id), func.count(SurveyBatch.voided_on))
    made, void = session.execute(batches.where(SurveyBatch.survey_id == survey.id)).one()
    return forms or 0, made + void


def plan_workbook(session: Session, survey: Survey, book: Book, today: date, progress: Progress) -> Plan:
    """What an import of the workbook would do; UserError when it has no answers or was taken over before."""
    form = form_of_survey(survey)
    table = find_answers(book, form)
    judge = Judge(form, serials_of(session, survey), table.places.sheet, today)
    for row in read_forms(book, form, table, progress):
        judge.take(row, table.columns, table.serial)
    return plan_of(session, survey, judge, Capture.WORKBOOK, table.places, (*table.notes, *book.notes))


def plan_of(
    session: Session, survey: Survey, judge: Judge, capture: Capture, places: Places, notes: Sequence[str]
) -> Plan:
    """The plan of what was judged, held against what the survey has."""
    judged, existing = judge.judged, list[int]()
    kept = _kept(session, survey, [each.serial for each, _ in judged.doubled])
    serial_at = places.columns.get(SERIAL, 1)
    for each, row in judged.doubled:
        if kept[each.serial] == each.answers:
            existing.append(each.row)
        else:
            judge.refuse(row, {serial_at: _OTHER})
    plan = Plan(
        survey_uid=survey.uid,
        label=survey.label,
        capture=capture,
        places=places,
        accepted=tuple(judged.accepted),
        existing=tuple(existing),
        refused=tuple(sorted(judged.refused, key=lambda each: (each.row, each.column))),
        records=tuple(sorted(judged.records, key=lambda each: each.row.number)),
        notes=(*notes, *alike_notes(session, survey, judged.accepted)),
        state=state_of(session, survey),
    )
    _refuse_again(survey, plan)
    return plan


def _kept(session: Session, survey: Survey, serials: Sequence[str]) -> dict[str, str]:
    """The answers that the survey has under these serials."""
    found = dict[str, str]()
    for at in range(0, len(serials), _PIECE):
        some = SurveyResponse.serial.in_(serials[at : at + _PIECE])
        query = select(SurveyResponse.serial, SurveyResponse.answers).where(SurveyResponse.survey_id == survey.id, some)
        found |= {row.serial: row.answers for row in session.execute(query)}
    return found


def _refuse_again(survey: Survey, plan: Plan) -> None:
    """Forms without serials can only be known again all together."""
    if len(plan.accepted) < FEWEST_ALIKE:
        return
    same = next((each for each in survey.batches if not each.voided_on and each.digest == plan.digest), None)
    if same is not None:
        day = words.day(same.closed_on)
        raise UserError(
            f"Tệp này có đúng các phiếu của {same.label}, nhập ngày {day}, nên không nhập lần nữa. "
            f"Nếu lần trước nhập nhầm thì hủy {same.label} rồi nhập lại."
        )
