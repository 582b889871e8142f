"""Puts the forms of a plan into a batch of their own, inside the caller's transaction."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.judging import Incoming
from desktop_app.areas.surveys.exchange.planning import Plan, state_of
from desktop_app.areas.surveys.exchange.serials import given_serial
from desktop_app.areas.surveys.kept import open_survey
from desktop_app.areas.surveys.keying.sealing import put_sealed
from desktop_app.areas.surveys.models import Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.states import BatchState
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.desk import Desk

WRITING, SAVING = "Đang ghi từng phiếu vào lô", "Đang lưu"
_PIECE = 1_000
_BACK_PIECE = 400


def enter_all(session: Session, desk: Desk, plan: Plan, progress: Progress) -> SurveyBatch:
    """Every accepted form in one closed batch; UserError when the survey changed since the plan was made."""
    survey = open_survey(session, plan.survey_uid)
    if state_of(session, survey) != plan.state:
        raise UserError("Đợt khảo sát đã có thay đổi sau lần kiểm tra này. Hãy kiểm tra lại tệp rồi nhập.")
    batch = _new_batch(session, desk, survey, plan)
    if survey.is_anonymous:
        put_sealed(session, batch, [(each.answers, "") for each in plan.accepted])
    else:
        _bring_back(session, batch, plan)
        new = [each for each in plan.accepted if not each.back]
        for at, part in _parts(new, _PIECE):
            progress.report(at, len(new), WRITING)
            desk.db.bulk(session, SurveyResponse, [_row(batch, plan, each, desk.account.uid) for each in part])
    progress.report(len(plan.accepted), len(plan.accepted), SAVING)
    return batch


def _new_batch(session: Session, desk: Desk, survey: Survey, plan: Plan) -> SurveyBatch:
    """It counts what came, nothing that was printed or handed out: nobody knows how many were asked."""
    today, forms = desk.clock.today(), len(plan.accepted)
    batch = SurveyBatch(
        survey=survey,
        number=max((each.number for each in survey.batches), default=0) + 1,
        returned=forms,
        rejected=0,
        returned_on=today,
        keyed=forms,
        state=BatchState.CLOSED,
        digest=plan.digest,
        note=f"{plan.capture.value}, {today:%d/%m/%Y}",
        closed_on=today,
        closed_by=desk.account.name,
    )
    session.add(batch)
    session.flush()
    return batch


def _row(batch: SurveyBatch, plan: Plan, form: Incoming, by: str) -> dict[str, Any]:
    return {
        "survey_id": batch.survey_id,
        "batch_id": batch.id,
        "serial": form.serial or given_serial(batch.number, form.row),
        "answers": form.answers,
        "remarks": "",
        "capture": plan.capture,
        "keyed_by": by,
    }


def _bring_back(session: Session, batch: SurveyBatch, plan: Plan) -> None:
    """Forms of an import that was taken back count again, with what the file says now."""
    back = [each for each in plan.accepted if each.back]
    for _, part in _parts(back, _BACK_PIECE):
        said = {each.back: each for each in part}
        for row in session.scalars(select(SurveyResponse).where(SurveyResponse.uid.in_(said))):
            row.batch_id, row.answers, row.capture = batch.id, said[row.uid].answers, plan.capture
            row.voided_on, row.void_reason = None, ""
        session.flush()


def _parts(rows: Sequence[Any], size: int) -> Iterator[tuple[int, Sequence[Any]]]:
    return ((at, rows[at : at + size]) for at in range(0, len(rows), size))
