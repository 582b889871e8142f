"""What the report on a survey states, read from what was kept."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.report.facts import ReportFacts
from desktop_app.areas.surveys.results.counting import batches_of
from desktop_app.areas.surveys.results.figures import Breakdown, Results, Where
from desktop_app.areas.surveys.results.queries import ALL, EVERYBODY, newest_first, results
from desktop_app.areas.surveys.results.scoring import scoring_of
from desktop_app.office.desk import Desk


def report_facts(
    session: Session, desk: Desk, survey_uids: Sequence[str], breakdown: Breakdown = ALL, where: Where = EVERYBODY
) -> ReportFacts:
    """The results of these surveys with how they were made; UserError as results have it."""
    found = results(session, desk, survey_uids, breakdown, where)
    newest = newest_first(session, survey_uids)[0]
    return facts_of(session, desk, newest, found)


def facts_of(session: Session, desk: Desk, newest: Survey, found: Results) -> ReportFacts:
    """What is told around these results; `newest` is the survey that gives the form."""
    surveys = [survey_of(session, uid) for uid in found.survey_uids]
    batches = [batch for survey in surveys for batch in batches_of(survey)]
    return ReportFacts(
        results=found,
        label=found.label,
        title=newest.title,
        unit=newest.unit,
        from_on=min(survey.from_on for survey in surveys),
        to_on=max(survey.to_on for survey in surveys),
        population=newest.population,
        taken_in=sum(batch.returned or 0 for batch in batches if batch.handed_out is None),
        is_draft_score=scoring_of(desk.law.rulebook, newest.code, newest.to_on).is_draft,
    )
