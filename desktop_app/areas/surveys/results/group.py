"""The points of all questionnaires of one year: group 5 of the criteria."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.shipped import shipped
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.results.figures import Points
from desktop_app.areas.surveys.results.queries import points_of
from desktop_app.areas.surveys.results.scoring import GROUP
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.core.law.rulebook import Rule
from desktop_app.office.desk import Desk

NOT_ASKED = "Chưa có đợt khảo sát nào trong năm."


@dataclass(frozen=True)
class FormPoints:
    """One questionnaire: its last survey of the year with forms, and its points."""

    code: str
    title: str
    survey_uid: str
    label: str
    points: Points


@dataclass(frozen=True)
class GroupPoints:
    """What all forms came to; `rule` says how much can be had, `points` is what has been given so far."""

    year: int
    rule: Rule
    forms: tuple[FormPoints, ...]

    @property
    def points(self) -> Fraction:
        """The points given; a form that has none yet adds nothing."""
        return sum((each.points.points or Fraction() for each in self.forms), Fraction())

    @property
    def without(self) -> tuple[FormPoints, ...]:
        """The forms that were given no points, neither few nor many."""
        return tuple(each for each in self.forms if each.points.points is None)


def group_points(session: Session, desk: Desk, year: int) -> GroupPoints:
    """Each shipped questionnaire that has points on the last day of the year, by its last survey of the year.

    One that is closed goes before one that still takes forms.
    """
    surveys = session.scalars(select(Survey).where(Survey.year == year, Survey.voided_on.is_(None))).all()
    in_order = sorted(surveys, key=lambda each: (each.state is SurveyState.CLOSED, each.quarter, each.ordinal))
    newest = {each.code: each for each in in_order}
    forms = list[FormPoints]()
    for code, form in shipped().items():
        weight = desk.law.rulebook.find(f"survey.points_{code.lower()}", date(year, 12, 31))
        survey = newest.get(code)
        if weight is None:
            continue
        if survey is None:
            forms.append(FormPoints(code, form.title, "", "", Points(weight.value, None, None, NOT_ASKED)))
            continue
        found = points_of(session, desk, survey)
        if found is not None:
            forms.append(FormPoints(code, form.title, survey.uid, survey.label, found))
    return GroupPoints(year, desk.law.rulebook.at(GROUP, date(year, 12, 31)), tuple(forms))
