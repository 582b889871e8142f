"""What the report on a survey states, read from what was kept."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import survey_of
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.report.facts import Opinions, ReportFacts
from desktop_app.areas.surveys.results.counting import batches_of
from desktop_app.areas.surveys.results.figures import Breakdown, Results, Where
from desktop_app.areas.surveys.results.opinions import open_questions, opinions
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
    scoring = scoring_of(desk.law.rulebook, newest.code, newest.to_on)
    written, hidden = _written(session, desk, found, scoring.hidden_below)
    return ReportFacts(
        results=found,
        label=found.label,
        title=newest.title,
        unit=newest.unit,
        from_on=min(survey.from_on for survey in surveys),
        to_on=max(survey.to_on for survey in surveys),
        population=newest.population,
        taken_in=sum(batch.returned or 0 for batch in batches if batch.handed_out is None),
        still_out=sum(batch.handed_out or 0 for batch in batches if batch.returned is None),
        is_draft_score=scoring.is_draft,
        opinions=written,
        hides_opinions=hidden,
    )


def _written(session: Session, desk: Desk, found: Results, least: int) -> tuple[tuple[Opinions, ...], bool]:
    """What was written to each open question of one whole survey, and whether some of it is not told.

    Of anonymous forms a question is told only where no number of it is below `least`.
    """
    told, hidden = list[Opinions](), False
    if not found.where.is_all or len(found.survey_uids) > 1:
        return (), False
    for question in open_questions(found.form):
        read = opinions(session, desk, found.survey_uids[0], question.id)
        themes = tuple((each.name, each.count) for each in read.themes if each.count)
        unsorted = read.count - read.coded
        counts = [*(count for _, count in themes), *([unsorted] if unsorted else [])]
        if found.form.is_anonymous and counts and min(counts) < least:
            hidden = True
        elif counts:
            number = f"Câu {question.number.rstrip('.')}" if question.number else question.called
            told.append(Opinions(number, read.count, themes, unsorted))
    return tuple(told), hidden
