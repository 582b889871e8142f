"""One survey, whole, as its page shows it: facts, batches with their counts, days, draws, what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from desktop_app.areas.surveys.field.batching import counts_of
from desktop_app.areas.surveys.field.fatigue import Asked, asked_before
from desktop_app.areas.surveys.field.models import FieldDay, SampleDraw
from desktop_app.areas.surveys.field.rules import Counts, disagreements
from desktop_app.areas.surveys.forms.form import Form
from desktop_app.areas.surveys.kept import drawn_of, form_of_survey, survey_of
from desktop_app.areas.surveys.keying.kept import Work
from desktop_app.areas.surveys.models import Survey, SurveyBatch
from desktop_app.areas.surveys.record_history import history_of
from desktop_app.areas.surveys.row import SurveyRow, rows_of
from desktop_app.areas.surveys.states import BatchState, Rekey
from desktop_app.office.desk import Desk
from desktop_app.office.history import Happening


@dataclass(frozen=True, kw_only=True)
class BatchRow:
    """A batch as the survey's page shows it; `missing` is why it cannot be closed yet.

    `to_rekey` forms want their second entry, `to_settle` somebody with the paper.
    """

    uid: str
    rev: int
    label: str
    hamlet: str
    place: str
    collector: str
    collector_post: str
    serial_from: int | None
    serial_to: int | None
    counts: Counts
    handed_on: date | None
    returned_on: date | None
    rekey: Rekey
    rekey_share: int
    drawn: int
    state: BatchState
    to_rekey: int
    to_settle: int
    missing: tuple[str, ...]
    note: str
    closed_on: date | None
    closed_by: str
    voided_on: date | None
    void_reason: str

    @property
    def is_open(self) -> bool:
        """Whether forms are still keyed into it."""
        return self.state is BatchState.OPEN and self.voided_on is None

    @property
    def is_numbered(self) -> bool:
        """Whether its forms were printed here; those that came from a file have no running numbers."""
        return self.serial_from is not None

    @property
    def where(self) -> str:
        """The hamlet and the place; of forms from a file how they came."""
        return ", ".join(filter(None, (self.hamlet, self.place))) or ("" if self.is_numbered else self.note)


@dataclass(frozen=True, kw_only=True)
class DayRow:
    """A day of the field."""

    uid: str
    rev: int
    done_on: date
    asked_by: str
    post: str
    transactions: int
    respondents: int
    note: str
    struck_on: date | None
    struck_reason: str


@dataclass(frozen=True, kw_only=True)
class DrawRow:
    """A draw of households in one hamlet; `asked` and `reserve` are how many were drawn."""

    uid: str
    rev: int
    hamlet: str
    drawn_on: date
    listed: int
    rested: int
    start: int
    step: int
    asked: int
    reserve: int
    voided_on: date | None
    void_reason: str


@dataclass(frozen=True, kw_only=True)
class Totals:
    """The counts of several batches, each of those alone that said it; None where none did."""

    printed: int
    handed_out: int | None
    left_over: int | None
    returned: int | None
    lost: int | None
    rejected: int | None
    to_key: int | None


@dataclass(frozen=True, kw_only=True)
class SurveyRecord:
    """A survey with everything that its page and its verbs need; `asked_before` are its hamlets that were asked."""

    row: SurveyRow
    form: Form
    population: int | None
    frame: str
    rekey: Rekey
    rekey_share: int
    note: str
    closed_on: date | None
    closed_by: str
    batches: tuple[BatchRow, ...]
    days: tuple[DayRow, ...]
    draws: tuple[DrawRow, ...]
    asked_before: tuple[Asked, ...]
    happenings: tuple[Happening, ...]

    @property
    def uid(self) -> str:
        """Its permanent identity."""
        return self.row.uid

    @property
    def totals(self) -> Totals:
        """The counts of all batches that count, added up."""
        counted = [batch.counts for batch in self.batches if batch.voided_on is None]
        summed = {name: _summed([getattr(each, name) for each in counted]) for name in _ADDED}
        return Totals(printed=sum(each.printed for each in counted), **summed)

    @property
    def is_ready(self) -> bool:
        """Whether it takes forms, has batches, and all of them are closed."""
        return self.row.is_open and self.row.figures.batches > 0 and not self.row.figures.open_batches


def survey_record(desk: Desk, uid: str) -> SurveyRecord:
    """Everything of the survey; UserError when there is none."""
    with desk.db.reading() as session:
        survey = survey_of(session, uid)
        names = ("population", "frame", "rekey", "rekey_share", "note", "closed_on", "closed_by")
        return SurveyRecord(
            **{name: getattr(survey, name) for name in names},
            row=rows_of(session, desk, [survey])[0],
            form=form_of_survey(survey),
            batches=tuple(_batch(session, desk, batch) for batch in survey.batches),
            days=_days(session, survey),
            draws=_draws(session, survey),
            asked_before=asked_before(session, survey),
            happenings=history_of(session, survey),
        )


_ADDED = ("handed_out", "left_over", "returned", "lost", "rejected", "to_key")
_OF_BATCH = (
    *("uid", "rev", "label", "place", "collector", "collector_post", "serial_from", "serial_to", "handed_on"),
    *("returned_on", "rekey", "rekey_share", "state", "note", "closed_on", "closed_by", "voided_on", "void_reason"),
)
_OF_DAY = (
    *("uid", "rev", "done_on", "asked_by", "post", "transactions", "respondents", "note"),
    *("struck_on", "struck_reason"),
)
_OF_DRAW = ("uid", "rev", "drawn_on", "listed", "rested", "start", "step", "voided_on", "void_reason")


def _batch(session: Session, desk: Desk, batch: SurveyBatch) -> BatchRow:
    is_open = batch.state is BatchState.OPEN and batch.voided_on is None
    work = Work(session, desk, batch) if is_open else None
    counts = counts_of(session, desk, batch, work.pile if work else None)
    to_rekey, to_settle = (len(work.to_rekey), len(work.to_settle)) if work else (0, 0)
    return BatchRow(
        **{name: getattr(batch, name) for name in _OF_BATCH},
        hamlet=batch.hamlet.full_name if batch.hamlet else "",
        counts=counts,
        drawn=len(drawn_of(batch)),
        to_rekey=to_rekey,
        to_settle=to_settle,
        missing=disagreements(counts, to_rekey + to_settle) if is_open else (),
    )


def _days(session: Session, survey: Survey) -> tuple[DayRow, ...]:
    """The days, the latest first."""
    query = (
        select(FieldDay).where(FieldDay.survey_id == survey.id).order_by(FieldDay.done_on.desc(), FieldDay.id.desc())
    )
    return tuple(DayRow(**{name: getattr(day, name) for name in _OF_DAY}) for day in session.scalars(query))


def _draws(session: Session, survey: Survey) -> tuple[DrawRow, ...]:
    """The draws, in the order they were done."""
    query = select(SampleDraw).where(SampleDraw.survey_id == survey.id).order_by(SampleDraw.id)
    rows = session.scalars(query.options(joinedload(SampleDraw.hamlet), selectinload(SampleDraw.households)))
    return tuple(
        DrawRow(
            **{name: getattr(draw, name) for name in _OF_DRAW},
            hamlet=draw.hamlet.full_name,
            asked=sum(not each.is_reserve for each in draw.households),
            reserve=sum(each.is_reserve for each in draw.households),
        )
        for draw in rows
    )


def _summed(said: Sequence[int | None]) -> int | None:
    known = [each for each in said if each is not None]
    return sum(known) if known else None
