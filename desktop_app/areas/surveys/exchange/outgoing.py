"""The forms of a survey row by row, as they leave the program, and what must stay."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.exchange.variables import Variable, variables_of
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import PIECE, form_of_survey
from desktop_app.areas.surveys.models import Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.alerts import kept_from
from desktop_app.core.errors import UserError
from desktop_app.core.progress import Progress
from desktop_app.office.rights import Holder

READING = "Đang ghi từng phiếu"
_EVERY = 500


@dataclass(frozen=True)
class Leaving:
    """What of a survey leaves: its form and columns, how many forms, the questions that stay behind."""

    form: Form
    variables: tuple[Variable, ...]
    count: int
    withheld: tuple[str, ...]


def leaving(session: Session, survey: Survey, holder: Holder) -> Leaving:
    """What leaves with this account; UserError for anonymous forms: a single one could be known by its answers."""
    if survey.is_anonymous:
        raise UserError(
            f"Phiếu {survey.code} khuyết danh nên không xuất từng phiếu: người ít có thể bị nhận ra. "
            "Hãy xuất báo cáo kết quả, trong đó các ô dưới 5 người được giấu."
        )
    form = form_of_survey(survey)
    stays = kept_from(form, holder)
    variables = tuple(each for each in variables_of(form) if each.question.id not in stays)
    count = session.scalar(select(func.count(SurveyResponse.id)).join(SurveyBatch).where(*_counted(survey))) or 0
    return Leaving(form, variables, count, tuple(q.id for q in form.asked if q.id in stays))


def rows_of(session: Session, survey: Survey, going: Leaving, progress: Progress) -> Iterator[Sequence[object]]:
    """Each form: its serial, batch and place, what was written beside the questions, then its answers."""
    batches = {each.id: (each.label, each.hamlet.full_name if each.hamlet else each.place) for each in survey.batches}
    columns = (SurveyResponse.serial, SurveyResponse.batch_id, SurveyResponse.answers, SurveyResponse.remarks)
    query = select(*columns).join(SurveyBatch).where(*_counted(survey)).order_by(SurveyResponse.id)
    stays = frozenset(going.withheld)
    for done, (serial, batch, answers, remarks) in enumerate(session.execute(query.execution_options(yield_per=PIECE))):
        if done % _EVERY == 0:
            progress.report(done, going.count, READING)
        kept = json.loads(answers)
        yield serial, *batches[batch], _beside(remarks, stays), *(each.value(kept) for each in going.variables)


def _beside(remarks: str, stays: frozenset[str]) -> str:
    said = json.loads(remarks) if remarks else {}
    return "; ".join(f"{name}: {words}" for name, words in said.items() if name not in stays)


def _counted(survey: Survey) -> tuple[ColumnElement[bool], ...]:
    valid = (SurveyResponse.voided_on.is_(None), SurveyBatch.voided_on.is_(None))
    return (SurveyResponse.survey_id == survey.id, *valid)
