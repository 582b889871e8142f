"""The sums of surveys that may leave the office: one row for each question of a round that is closed."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.report.as_data import results_data
from desktop_app.areas.surveys.report.reading import report_facts
from desktop_app.areas.surveys.states import SurveyState
from desktop_app.office.desk import Desk
from desktop_app.office.rights import Role

_ABOUT = ("form", "gathered", "level", "dimensions", "index", "points")


def summed_results(desk: Desk, session: Session) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each question of each closed round came to, small numbers withheld as on paper; the round's own row first.

    Whoever sends, the same leaves: without the questions whose alerts only the head sees.
    """
    plain = replace(desk, account=replace(desk.account, role=Role.VIEWER))
    closed = select(Survey.uid).where(Survey.state == SurveyState.CLOSED, Survey.voided_on.is_(None))
    for uid in session.scalars(closed.order_by(Survey.id)).all():
        found = results_data(report_facts(session, plain, [uid]))
        yield _named(uid, ""), {"survey_id": uid, **{name: found[name] for name in _ABOUT}}
        for question in found["questions"]:
            yield _named(uid, question["id"]), {"survey_id": uid, "question": question}


def _named(survey_uid: str, question: str) -> str:
    return str(uuid5(NAMESPACE_OID, f"{survey_uid}/{question}"))
