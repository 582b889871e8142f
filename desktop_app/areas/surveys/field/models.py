"""The tables of the field: its days, and the households that were drawn."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.base import Base, Stamped
from db.recorded import Recorded
from desktop_app.areas.surveys.field.sampling import LONGEST_KEY
from desktop_app.office.models import Hamlet


class FieldDay(Stamped, Base):
    """A day of the field: who asked, how many transactions there were, how many people took part."""

    __tablename__ = "survey_field_day"
    __table_args__ = (Index("ix_survey_field_day_survey", "survey_id", "done_on", "id"),)

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    done_on: Mapped[date]
    asked_by: Mapped[str] = mapped_column(String(120))
    post: Mapped[str] = mapped_column(String(120), default="")
    transactions: Mapped[int]
    respondents: Mapped[int]
    note: Mapped[str] = mapped_column(String(500), default="")
    struck_on: Mapped[date | None]
    struck_reason: Mapped[str] = mapped_column(String(500), default="")


class SampleDraw(Stamped, Base):
    """A systematic draw in one hamlet: every `step`-th household from `start` on, of `listed`, `rested` left out."""

    __tablename__ = "survey_draw"
    __table_args__ = (
        Index("ix_survey_draw_survey", "survey_id", "hamlet_id"),
        Index("ix_survey_draw_hamlet", "hamlet_id", "drawn_on"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    hamlet_id: Mapped[int] = mapped_column(ForeignKey("hamlet.id"))
    drawn_on: Mapped[date]
    listed: Mapped[int]
    rested: Mapped[int] = mapped_column(default=0)
    wanted: Mapped[int]
    start: Mapped[int]
    step: Mapped[int]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    hamlet: Mapped[Hamlet] = relationship()
    households: Mapped[list["DrawnHousehold"]] = relationship(
        order_by="[DrawnHousehold.is_reserve, DrawnHousehold.position]", back_populates="draw"
    )


class DrawnHousehold(Stamped, Base):
    """A household that was drawn, at its place in the list; it rests for a year, one in reserve too.

    Nothing tells what it answered.
    """

    __tablename__ = "survey_drawn_household"
    __table_args__ = (UniqueConstraint("draw_id", "position"),)

    draw_id: Mapped[int] = mapped_column(ForeignKey("survey_draw.id"))
    position: Mapped[int]
    is_reserve: Mapped[bool] = mapped_column(default=False)
    household: Mapped[str] = mapped_column(String(120))
    household_key: Mapped[str] = mapped_column(String(LONGEST_KEY))
    address: Mapped[str] = mapped_column(String(300), default="")
    drawn_on: Mapped[date]

    draw: Mapped[SampleDraw] = relationship(back_populates="households")


RECORDS: dict[type, Recorded] = {FieldDay: Recorded(), SampleDraw: Recorded(), DrawnHousehold: Recorded()}
