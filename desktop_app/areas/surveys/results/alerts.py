"""Questions that alert the head: who may see what was answered to them, and what is still to be looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.forms.answering import alarming_questions
from desktop_app.areas.surveys.forms.form import Form, Question
from desktop_app.areas.surveys.kept import form_of_survey, survey_of
from desktop_app.areas.surveys.models import Survey
from desktop_app.areas.surveys.results.counting import tallies
from desktop_app.areas.surveys.results.figures import Breakdown, Where
from desktop_app.areas.surveys.results.models import AlertReview
from desktop_app.areas.surveys.results.scoring import scoring_of
from desktop_app.areas.surveys.results.tally import Tally, added, asked_count, missing_counts, valid_counts
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.office.desk import Desk, Service
from desktop_app.office.rights import Holder, Right, needs

REMEMBERED = timedelta(days=400)
"""Surveys that ended longer ago alert nobody any more."""


@dataclass(frozen=True, kw_only=True)
class Alert:
    """A question to which some gave the alarming answer.

    `count` of `base` answers are alarming; None of anonymous forms where they or the others are too few to be told.
    `reviewed` forms were known when the head looked at it last.
    """

    survey_uid: str
    label: str
    question_id: str
    question: str
    answer: str
    forms: int
    count: int | None
    base: int
    since_on: date
    reviewed: int = 0
    reviewed_on: date | None = None
    reviewed_by: str = ""
    note: str = ""

    @property
    def uid(self) -> str:
        """What names it among the alerts."""
        return f"{self.survey_uid}/{self.question_id}"

    @property
    def is_open(self) -> bool:
        """Whether there is more than the head has looked at."""
        return self.forms > self.reviewed


def kept_from(form: Form, holder: Holder) -> frozenset[str]:
    """The questions whose answers the account may not see: those that alert, and those asked because of one."""
    return frozenset() if holder.may(Right.SEE_ALERTS) else alarming_questions(form)


def seen_by(form: Form, holder: Holder) -> Form:
    """The form with only the questions whose answers the account may see."""
    kept = kept_from(form, holder)
    return replace(form, questions=tuple(question for question in form.questions if question.id not in kept))


class AlertService(Service):
    """Cảnh báo từ phiếu khảo sát."""

    @needs(Right.SEE_ALERTS)
    def alerts(self) -> tuple[Alert, ...]:
        """Every alarming answer of the last surveys, those not looked at first."""
        with self.desk.db.reading() as session:
            return tuple(sorted(_alerts(session, self.desk), key=lambda each: not each.is_open))

    @needs(Right.SEE_ALERTS)
    def review(self, survey_uid: str, question_id: str, forms: int, note: str) -> None:
        """What is done about the alerts that were seen; one that comes after `forms` many opens it again."""
        if not note.strip():
            raise InvalidInput({"note": "Chưa nhập hướng xử lý. Ghi đã giao ai, làm gì."})
        with self.desk.db.writing(self.holder.uid) as session:
            survey = survey_of(session, survey_uid)
            if question_id not in {question.id for question in form_of_survey(survey).asked if question.flag_on}:
                raise UserError("Câu này không phải câu cảnh báo. Chọn lại trong danh sách.")
            review = AlertReview(
                survey_id=survey.id,
                question=question_id,
                forms=forms,
                note=note.strip(),
                reviewed_on=self.desk.clock.today(),
                reviewed_by=self.holder.name,
            )
            session.add(review)


def open_alerts(desk: Desk) -> Sequence[Alert]:
    """What the head has not looked at yet; nothing for anybody else."""
    if not desk.account.may(Right.SEE_ALERTS):
        return ()
    with desk.db.reading() as session:
        return [alert for alert in _alerts(session, desk) if alert.is_open]


def _alerts(session: Session, desk: Desk) -> list[Alert]:
    since = desk.clock.today() - REMEMBERED
    surveys = select(Survey).where(Survey.voided_on.is_(None), Survey.to_on >= since)
    found = list[Alert]()
    for survey in session.scalars(surveys.order_by(Survey.to_on.desc(), Survey.id.desc())):
        form = form_of_survey(survey)
        flagged = [question for question in form.asked if question.flag_on]
        if not flagged:
            continue
        tally = added(tallies(session, survey, form, Breakdown(), Where()).values())
        found += filter(None, (_alert(session, desk, survey, question, tally) for question in flagged))
    return found


def _alert(session: Session, desk: Desk, survey: Survey, question: Question, tally: Tally) -> Alert | None:
    counts = valid_counts(question, tally)
    forms = sum(counts[code] for code in question.flag_on)
    if not forms:
        return None
    base = asked_count(question, tally) - sum(missing_counts(question, tally).values())
    least = scoring_of(desk.law.rulebook, survey.code, survey.to_on).hidden_below if survey.is_anonymous else 0
    reviews = select(AlertReview).where(AlertReview.survey_id == survey.id, AlertReview.question == question.id)
    last = session.scalars(reviews.order_by(AlertReview.id.desc()).limit(1)).first()
    return Alert(
        survey_uid=survey.uid,
        label=survey.label,
        question_id=question.id,
        question=f"{question.number}. {question.called}" if question.number else question.called,
        answer=", ".join(question.label_of(code) for code in sorted(question.flag_on)),
        forms=forms,
        count=forms if least <= min(forms, base - forms) else None,
        base=base,
        since_on=survey.from_on,
        reviewed=last.forms if last else 0,
        reviewed_on=last.reviewed_on if last else None,
        reviewed_by=last.reviewed_by if last else "",
        note=last.note if last else "",
    )
