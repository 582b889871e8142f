"""The tables of open answers, themes and what lies under them, and of alerts that the head looked at."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, Stamped
from db.recorded import Recorded


class Theme(Stamped, Base):
    """What open answers to one question are about; the frame is kept for the questionnaire, over the years."""

    __tablename__ = "survey_theme"
    __table_args__ = (UniqueConstraint("code", "question", "name"),)

    code: Mapped[str] = mapped_column(String(20))
    question: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    struck_on: Mapped[date | None]


class Coded(Stamped, Base):
    """An open answer put under a theme; `answer_key` is the folded answer, so that equal words are coded together."""

    __tablename__ = "survey_coded"
    __table_args__ = (UniqueConstraint("theme_id", "survey_id", "answer_key"), Index("ix_survey_coded", "survey_id"))

    theme_id: Mapped[int] = mapped_column(ForeignKey("survey_theme.id"))
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    answer_key: Mapped[str] = mapped_column(String(400))
    struck_on: Mapped[date | None]


class AlertReview(Stamped, Base):
    """The head looked at the alerts of a question: so many forms raised one by then, and what is done about it."""

    __tablename__ = "survey_alert_review"
    __table_args__ = (Index("ix_survey_alert_review", "survey_id", "question", "id"),)

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    question: Mapped[str] = mapped_column(String(40))
    forms: Mapped[int]
    note: Mapped[str] = mapped_column(String(500))
    reviewed_on: Mapped[date]
    reviewed_by: Mapped[str] = mapped_column(String(120), default="")


RECORDS: dict[type, Recorded] = {Theme: Recorded(), Coded: Recorded(), AlertReview: Recorded()}
