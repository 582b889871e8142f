"""The tables of surveys: questionnaires, rounds, batches, forms, second entries, the field, what was drawn."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from db.base import Base, Stamped, words_of
from db.index import words
from db.recorded import Entry, Recorded
from desktop_app.areas.surveys.checks import models as checks
from desktop_app.areas.surveys.field import models as field
from desktop_app.areas.surveys.results import models as themes
from desktop_app.areas.surveys.states import BatchState, Capture, Pass, Rekey, Source, SurveyState, VersionState
from desktop_app.office.models import Hamlet

SURVEY_KIND = 12
"""The permanent number of surveys in the index."""


class FormVersion(Stamped, Base):
    """One version of one questionnaire; `definition` is the whole form as data (`forms/as_data.py`).

    `came_from` says which office sent it, for one that was sent down.
    """

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("code", "version"),)

    code: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    source: Mapped[Source] = mapped_column(words_of(Source))
    state: Mapped[VersionState] = mapped_column(words_of(VersionState), default=VersionState.DRAFT)
    definition: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    came_from: Mapped[str] = mapped_column(String(200), default="", server_default="")


class Survey(Stamped, Base):
    """One round: a questionnaire asked in one period.

    `definition` is the form with the hamlets of its day and `layout` where its boxes stand on paper, both kept so that
    old papers can be read for good. `name` tells several of one period apart. `wanted` is how many forms are aimed at,
    out of `population` (people, households or transactions; `frame` says which). `office` are the office's digits in
    every serial, `next_serial` is the running number that the next printed form gets. One of anonymous forms never
    keeps which form was keyed when.
    """

    __tablename__ = "survey"
    __table_args__ = (
        UniqueConstraint("code", "year", "quarter", "ordinal"),
        Index("ix_survey_period", "year", "quarter", "id"),
        Index("ix_survey_state", "state", "to_on", "id"),
    )

    code: Mapped[str] = mapped_column(String(20))
    version: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    year: Mapped[int]
    quarter: Mapped[int]
    ordinal: Mapped[int] = mapped_column(default=1)
    name: Mapped[str] = mapped_column(String(120), default="")
    from_on: Mapped[date]
    to_on: Mapped[date]
    definition: Mapped[str] = mapped_column(Text)
    layout: Mapped[str] = mapped_column(Text, default="")
    is_anonymous: Mapped[bool] = mapped_column(default=False)
    state: Mapped[SurveyState] = mapped_column(words_of(SurveyState), default=SurveyState.OPEN)
    unit: Mapped[str] = mapped_column(String(200), default="")
    wanted: Mapped[int | None]
    population: Mapped[int | None]
    frame: Mapped[str] = mapped_column(String(200), default="")
    office: Mapped[str] = mapped_column(String(5), default="")
    next_serial: Mapped[int] = mapped_column(default=1)
    rekey: Mapped[Rekey] = mapped_column(words_of(Rekey), default=Rekey.NONE)
    rekey_share: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(120), default="")
    voided_on: Mapped[date | None]
    voided_by: Mapped[str] = mapped_column(String(120), default="")
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    batches: Mapped[list["SurveyBatch"]] = relationship(order_by="SurveyBatch.number", back_populates="survey")

    @property
    def label(self) -> str:
        """What everybody calls the survey: "PKS02 quý I/2026"."""
        quarter = f"quý {('I', 'II', 'III', 'IV')[self.quarter - 1]}/{self.year}"
        return f"{self.code} {quarter}" + (f", {self.name}" if self.name else "")


class SurveyBatch(Stamped, Base):
    """The forms that one collector brought from one place.

    Printed = handed out + left over, handed out = returned + lost; returned = keyed + `rejected` once it is closed.
    `serial_from` and `serial_to` are running numbers of the survey, both included. `drawn` are the serials that are
    keyed twice, chosen when the batch is begun. `serials` and `digest` (SHA-256 over all forms in the order of their
    content) are kept when a batch of anonymous forms closes, since its forms keep no serial.
    """

    __tablename__ = "survey_batch"
    __table_args__ = (
        UniqueConstraint("survey_id", "number"),
        Index("ix_survey_batch_state", "state", "survey_id"),
        Index("ix_survey_batch_hamlet", "hamlet_id"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    number: Mapped[int]
    hamlet_id: Mapped[int | None] = mapped_column(ForeignKey("hamlet.id"))
    place: Mapped[str] = mapped_column(String(200), default="")
    collector: Mapped[str] = mapped_column(String(120), default="")
    collector_post: Mapped[str] = mapped_column(String(120), default="")
    serial_from: Mapped[int | None]
    serial_to: Mapped[int | None]
    printed: Mapped[int] = mapped_column(default=0)
    handed_out: Mapped[int | None]
    returned: Mapped[int | None]
    rejected: Mapped[int | None]
    handed_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    rekey: Mapped[Rekey] = mapped_column(words_of(Rekey), default=Rekey.NONE)
    rekey_share: Mapped[int] = mapped_column(default=0)
    drawn: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[BatchState] = mapped_column(words_of(BatchState), default=BatchState.OPEN)
    keyed: Mapped[int] = mapped_column(default=0)
    serials: Mapped[str] = mapped_column(Text, default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None]
    closed_by: Mapped[str] = mapped_column(String(120), default="")
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")

    survey: Mapped[Survey] = relationship(back_populates="batches")
    hamlet: Mapped[Hamlet | None] = relationship()

    @property
    def label(self) -> str:
        """What everybody calls the batch: "Lô 03"."""
        return f"Lô {self.number:02d}"


class SurveyResponse(Stamped, Base):
    """One form that a person filled in: `answers` by the question's identity as JSON (`forms/form.py:Answers`).

    A question that was not asked is not in it; what is missing has its code. `remarks` are words written beside a
    question, by its identity, as JSON. `seconds` and `keystrokes` say how it was keyed, where it was.
    """

    __tablename__ = "survey_response"
    __table_args__ = (
        UniqueConstraint("survey_id", "serial"),
        Index("ix_survey_response_batch", "batch_id", "id"),
    )

    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("survey_batch.id"))
    serial: Mapped[str] = mapped_column(String(40))
    answers: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text, default="")
    capture: Mapped[Capture] = mapped_column(words_of(Capture), default=Capture.KEYED)
    keyed_by: Mapped[str] = mapped_column(String(36), default="")
    seconds: Mapped[int | None]
    keystrokes: Mapped[int | None]
    voided_on: Mapped[date | None]
    void_reason: Mapped[str] = mapped_column(String(500), default="")


class SealedResponse(Base):
    """One anonymous form. Written with all others of its batch at once, in random order, under a random uid alone.

    It has no stamps and no place in the file but that of its uid, and the journal tells of the batch alone, so that
    neither order nor time of an entry can be had from the file.
    """

    __tablename__ = "survey_sealed_response"
    __table_args__ = (
        Index("ix_survey_sealed_response_survey", "survey_id"),
        Index("ix_survey_sealed_response_batch", "batch_id"),
        {"sqlite_with_rowid": False},
    )

    uid: Mapped[str] = mapped_column(String(36), primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("survey.id"))
    batch_id: Mapped[int] = mapped_column(ForeignKey("survey_batch.id"))
    answers: Mapped[str] = mapped_column(Text)
    remarks: Mapped[str] = mapped_column(Text, default="")


class SecondEntry(Stamped, Base):
    """A form keyed once more by another account, blind; `settled` are the answers that the paper gave.

    `differences` is how many questions the two entries answered differently; `wrong_first` how many of these the paper
    decided against the first entry.
    """

    __tablename__ = "survey_second_entry"
    __table_args__ = (UniqueConstraint("batch_id", "serial"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("survey_batch.id"))
    serial: Mapped[str] = mapped_column(String(40))
    answers: Mapped[str] = mapped_column(Text)
    keyed_by: Mapped[str] = mapped_column(String(36), default="")
    fields: Mapped[int] = mapped_column(default=0)
    differences: Mapped[int] = mapped_column(default=0)
    wrong_first: Mapped[int] = mapped_column(default=0)
    settled: Mapped[str] = mapped_column(Text, default="")
    settled_by: Mapped[str] = mapped_column(String(36), default="")
    settled_on: Mapped[date | None]


class KeyingFigures(Stamped, Base):
    """What one account keyed in one batch, added up: forms, keys, seconds, corrections; of two entries both.

    `fields`, `differences` and `wrong` are those of forms that were keyed twice.
    """

    __tablename__ = "survey_keying"
    __table_args__ = (UniqueConstraint("batch_id", "account_uid", "turn"),)

    batch_id: Mapped[int] = mapped_column(ForeignKey("survey_batch.id"))
    account_uid: Mapped[str] = mapped_column(String(36))
    account_name: Mapped[str] = mapped_column(String(120), default="")
    turn: Mapped[Pass] = mapped_column(words_of(Pass), default=Pass.FIRST)
    forms: Mapped[int] = mapped_column(default=0)
    keystrokes: Mapped[int] = mapped_column(default=0)
    seconds: Mapped[int] = mapped_column(default=0)
    corrections: Mapped[int] = mapped_column(default=0)
    fields: Mapped[int] = mapped_column(default=0)
    differences: Mapped[int] = mapped_column(default=0)
    wrong: Mapped[int] = mapped_column(default=0)


def survey_text(survey: Survey) -> str:
    """What a survey is found by: its code, period, title and who leads it."""
    return words(f"Khảo sát {survey.label}", survey.title, survey.unit)


def _entry(session: Session, row: Survey) -> Entry | None:
    return Entry(SURVEY_KIND, row.id, survey_text(row))


RECORDS: dict[type, Recorded] = {
    FormVersion: Recorded(),
    Survey: Recorded(entry=_entry),
    SurveyBatch: Recorded(),
    SurveyResponse: Recorded(),
    SecondEntry: Recorded(),
    KeyingFigures: Recorded(),
    **checks.RECORDS,
    **field.RECORDS,
    **themes.RECORDS,
}
