"""What pages ask of the results of surveys; one method is one reading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select

from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.models import SealedResponse, Survey, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.results.alerts import seen_by
from desktop_app.areas.surveys.results.counting import batches_of
from desktop_app.areas.surveys.results.dividing import breakdown_label, dividing_questions, divisions, labels_of
from desktop_app.areas.surveys.results.figures import Breakdown, By, Results, Where
from desktop_app.areas.surveys.results.group import GroupPoints, group_points
from desktop_app.areas.surveys.results.queries import results
from desktop_app.areas.surveys.results.tally import valid_codes
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs


@dataclass(frozen=True)
class Round:
    """One survey to choose from; `code` and `year` say what it can be looked at together with."""

    uid: str
    label: str
    title: str
    code: str
    year: int
    has_forms: bool


@dataclass(frozen=True)
class Choices:
    """How a survey may be divided, and which of its forms may be looked at alone."""

    breakdowns: tuple[tuple[Breakdown, str], ...]
    wheres: tuple[tuple[Where, str], ...]


class ResultsService(Service):
    """Kết quả."""

    @needs(Right.SEE_SURVEYS)
    def rounds(self) -> tuple[Round, ...]:
        """Every survey that is not void, the newest first."""
        kept = exists().where(SurveyResponse.survey_id == Survey.id)
        sealed = exists().where(SealedResponse.survey_id == Survey.id)
        newest = (Survey.year.desc(), Survey.quarter.desc(), Survey.code, Survey.ordinal.desc())
        query = select(Survey, kept | sealed).where(Survey.voided_on.is_(None)).order_by(*newest)
        with self.desk.db.reading() as session:
            return tuple(
                Round(each.uid, each.label, each.title, each.code, each.year, has_forms)
                for each, has_forms in session.execute(query)
            )

    @needs(Right.SEE_SURVEYS)
    def choices(self, survey_uid: str) -> Choices:
        """How the survey may be divided and chosen from."""
        with self.desk.db.reading() as session:
            survey = survey_of(session, survey_uid)
            form, batches = seen_by(form_of_survey(survey), self.desk.account), batches_of(survey)
            ways = (Breakdown(), *divisions(form, batches), Breakdown(By.PERIOD), Breakdown(By.VERSION))
            named = tuple((each, breakdown_label(form, each)) for each in ways)
            return Choices(named, () if form.is_anonymous else tuple(_wheres(form, batches)))

    @needs(Right.SEE_SURVEYS)
    def look(self, survey_uids: Sequence[str], breakdown: Breakdown, where: Where) -> Results:
        """The results of these surveys."""
        with self.desk.db.reading() as session:
            return results(session, self.desk, survey_uids, breakdown, where)

    @needs(Right.SEE_SURVEYS)
    def group(self, year: int) -> GroupPoints:
        """The points of all questionnaires of the year."""
        with self.desk.db.reading() as session:
            return group_points(session, self.desk, year)


def _wheres(form: Form, batches: Sequence[SurveyBatch]) -> Iterator[tuple[Where, str]]:
    """Each hamlet, each answer that tells who answered, each collector, each batch."""
    for uid, name in labels_of(form, batches, Breakdown(By.HAMLET)).items():
        yield Where(hamlet=uid), name
    for question in dividing_questions(form):
        for code in valid_codes(question):
            yield Where(answers={question.id: code}), f"{question.called}: {question.label_of(code)}"
    for name in labels_of(form, batches, Breakdown(By.COLLECTOR)):
        yield Where(collector=name), f"Người thu phiếu: {name}"
    for uid, name in labels_of(form, batches, Breakdown(By.BATCH)).items():
        yield Where(batch=uid), name
