"""Indices of the questionnaires that were asked in the span, by the last round of each that was closed in it."""

from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.figures.declared import CODES
from desktop_app.areas.surveys.figures.rounds import closed_in
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.looking import Looked
from desktop_app.areas.surveys.results.rules import whole
from desktop_app.areas.surveys.results.tally import added
from desktop_app.core.law.rulebook import NoRule
from desktop_app.office.desk import Desk
from desktop_app.office.figures.source import Reading, Span
from desktop_app.office.rights import Right

PAGE = "surveys.results"


def index_of(desk: Desk, session: Session, survey: Survey) -> Fraction | None:
    """The index of one survey as its results show it; None when it is withheld or has none."""
    try:
        looked = Looked(session, desk, [survey], Where())
    except NoRule:
        return None  # nothing says how forms of that day are scored
    found = looked.part(added(looked.counted(Breakdown()).values())).index
    return found.index if found else None


def _of(code: str) -> Reading:
    def read(desk: Desk, session: Session, span: Span) -> Decimal | None:
        survey = _last(session, span, code)
        return _told(index_of(desk, session, survey)) if survey and desk.account.may(Right.SEE_SURVEYS) else None

    def opens(desk: Desk, session: Session, span: Span) -> str:
        survey = _last(session, span, code)
        return survey.uid if survey else ""

    return Reading(f"surveys.index.{code}", PAGE, read, opens)


def _read_whole(desk: Desk, session: Session, span: Span) -> Decimal | None:
    """The mean of all questionnaires that have an index, each counting as much as any other."""
    if not desk.account.may(Right.SEE_SURVEYS):
        return None
    surveys = [survey for code in CODES if (survey := _last(session, span, code))]
    found = [index for survey in surveys if (index := index_of(desk, session, survey)) is not None]
    return _told(sum(found, Fraction()) / len(found)) if found else None


def _last(session: Session, span: Span, code: str) -> Survey | None:
    newest = (Survey.year.desc(), Survey.quarter.desc(), Survey.ordinal.desc())
    return session.scalars(
        select(Survey).where(closed_in(span), Survey.code == code).order_by(*newest).limit(1)
    ).first()


def _told(index: Fraction | None) -> Decimal | None:
    """With one decimal, a half rounded upwards, as everywhere results are told."""
    return None if index is None else Decimal(whole(index * 10)) / 10


WHOLE = Reading("surveys.index", PAGE, _read_whole)
PKS01, PKS02, PKS03, PKS04, PKS05, PKS06, PKS07 = (_of(code) for code in CODES)
