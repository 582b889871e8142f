"""A survey as a list shows it: a frozen row with what its batches and its days come to."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from desktop_app.areas.surveys.field.models import FieldDay
from desktop_app.areas.surveys.keying.kept import keyed_count
from desktop_app.areas.surveys.models import Survey, SurveyResponse
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.core.periods import QUARTERS
from desktop_app.office.desk import Desk

BESIDE = (selectinload(Survey.batches),)
"""What a row needs besides the survey itself."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What the batches and the days of one survey come to, void and struck ones left out.

    `answered` of `asked` is the response rate: forms returned of those handed out, in batches that said both; where no
    batch did, people who answered of the transactions of the days.
    """

    batches: int = 0
    open_batches: int = 0
    keyed: int = 0
    answered: int = 0
    asked: int = 0
    by_forms: bool = True

    @property
    def rate(self) -> float | None:
        """The response rate as a share of one; None where nobody was asked."""
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True)
class SurveyRow:
    """A survey as a list shows it."""

    id: int
    uid: str
    rev: int
    code: str
    label: str
    name: str
    title: str
    year: int
    quarter: int
    from_on: date
    to_on: date
    state: SurveyState
    unit: str
    wanted: int | None
    is_anonymous: bool
    voided_on: date | None
    voided_by: str
    void_reason: str
    figures: Figures
    key: tuple[Any, ...] = field(default=(), compare=False)

    @property
    def is_void(self) -> bool:
        """Whether it was struck out."""
        return self.voided_on is not None

    @property
    def is_open(self) -> bool:
        """Whether it takes forms."""
        return self.state is SurveyState.OPEN and not self.is_void

    @property
    def period(self) -> str:
        """Its quarter in words."""
        return f"Quý {QUARTERS[self.quarter - 1]}/{self.year}"

    @property
    def share(self) -> float | None:
        """How much of what is wanted was keyed, as a share of one; None where nobody said how much is wanted."""
        return min(1.0, self.figures.keyed / self.wanted) if self.wanted else None


_OF_ROW = (
    *("id", "uid", "rev", "code", "label", "name", "title", "year", "quarter", "from_on", "to_on", "state", "unit"),
    *("wanted", "is_anonymous", "voided_on", "voided_by", "void_reason"),
)


def rows_of(
    session: Session, desk: Desk, surveys: Sequence[Survey], keys: Sequence[tuple[Any, ...]] = ()
) -> list[SurveyRow]:
    """The surveys as a list shows them, in the same order."""
    found = figures_of(session, desk, surveys)
    return [
        SurveyRow(
            **{name: getattr(survey, name) for name in _OF_ROW},
            figures=found[survey.id],
            key=tuple(keys[at]) if keys else (),
        )
        for at, survey in enumerate(surveys)
    ]


def figures_of(session: Session, desk: Desk, surveys: Sequence[Survey]) -> dict[int, Figures]:
    """What each survey comes to, by its key."""
    keyed, days = _keyed(session, desk, surveys), _days(session, surveys)
    found = dict[int, Figures]()
    for survey in surveys:
        batches = [batch for batch in survey.batches if batch.voided_on is None]
        told = [(b.returned, b.handed_out) for b in batches if b.returned is not None and b.handed_out is not None]
        asked, answered = days.get(survey.id, (0, 0))
        found[survey.id] = Figures(
            batches=len(batches),
            open_batches=sum(batch.state is BatchState.OPEN for batch in batches),
            keyed=sum(keyed.get(batch.id, batch.keyed) for batch in batches),
            answered=sum(back for back, _ in told) if told else answered,
            asked=sum(out for _, out in told) if told else asked,
            by_forms=bool(told),
        )
    return found


def _keyed(session: Session, desk: Desk, surveys: Sequence[Survey]) -> dict[int, int]:
    """How many forms of each open batch were keyed; a closed one has said it itself."""
    still = [each for survey in surveys for each in survey.batches if each.state is BatchState.OPEN]
    found = {each.id: keyed_count(session, desk, each) for each in still if each.survey.is_anonymous}
    plain = [each.id for each in still if not each.survey.is_anonymous]
    counted = (
        select(SurveyResponse.batch_id, func.count())
        .where(SurveyResponse.batch_id.in_(plain), SurveyResponse.voided_on.is_(None))
        .group_by(SurveyResponse.batch_id)
    )
    return {**found, **dict.fromkeys(plain, 0), **dict(session.execute(counted).all())}


def _days(session: Session, surveys: Sequence[Survey]) -> dict[int, tuple[int, int]]:
    """Transactions and respondents of the days, added up, by survey."""
    summed = (
        select(FieldDay.survey_id, func.sum(FieldDay.transactions), func.sum(FieldDay.respondents))
        .where(FieldDay.survey_id.in_([survey.id for survey in surveys]), FieldDay.struck_on.is_(None))
        .group_by(FieldDay.survey_id)
    )
    return {survey: (asked, answered) for survey, asked, answered in session.execute(summed)}
