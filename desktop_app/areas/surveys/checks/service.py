"""The checks of a batch, and what was let stand of them; one method is one transaction."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.checks import likeness, rules
from desktop_app.areas.surveys.checks.bounds import bounds_of
from desktop_app.areas.surveys.checks.finding import Bounds, Finding, Sheet, Sure
from desktop_app.areas.surveys.checks.models import KeptFinding
from desktop_app.areas.surveys.kept import batch_of, form_of_survey
from desktop_app.areas.surveys.models import SealedResponse, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.states import BatchState, SurveyState
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.text.fold import fold
from desktop_app.office.desk import Service
from desktop_app.office.rights import Right, needs

_SUREST_FIRST = tuple(Sure)


@dataclass(frozen=True)
class Seen:
    """Who let a finding stand, when and why."""

    by: str
    on: date
    reason: str


@dataclass(frozen=True)
class Listed:
    """A finding, and who let it stand, if anybody."""

    finding: Finding
    seen: Seen | None = None


@dataclass(frozen=True)
class BatchChecks:
    """What was found in a batch, what is to be looked at first; `waits` says why nothing is looked for yet.

    Only of an open batch a form can be rejected.
    """

    batch_uid: str
    label: str
    survey_label: str
    forms: int
    bounds: Bounds
    is_open: bool = False
    listed: tuple[Listed, ...] = ()
    waits: str = ""

    @property
    def left(self) -> int:
        """How many findings nobody has looked at."""
        return sum(each.seen is None for each in self.listed)


class CheckService(Service):
    """Shows what looks odd in a batch. It never changes a form."""

    @needs(Right.RECORD)
    def findings(self, batch_uid: str) -> BatchChecks:
        """Everything that was found in the batch, with what was said of it."""
        with self.desk.db.reading() as session:
            return self._read(session, batch_of(session, batch_uid))

    @needs(Right.RECORD)
    def keep(self, batch_uid: str, mark: str, reason: str) -> None:
        """Let a finding stand, with a reason that stays; the forms stay as they are."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do giữ nguyên. Gõ điều đã xem, ví dụ đã so với phiếu giấy."})
        with self.desk.db.writing(self.holder.uid, reason.strip()) as session:
            batch = batch_of(session, batch_uid)
            listed = next((each for each in self._read(session, batch).listed if each.finding.mark == mark), None)
            if listed is None:
                raise UserError("Phiếu của lô đã đổi nên điểm này không còn như cũ. Mở lại trang để xem bản mới.")
            row = session.scalars(_kept(batch).where(KeptFinding.mark == mark)).first()
            if row is None:
                row = KeptFinding(batch_id=batch.id, mark=mark)
                session.add(row)
            row.looked_for, row.said = listed.finding.check.name, listed.finding.said
            row.reason, row.seen_by, row.seen_on = reason.strip(), self.holder.name, self.desk.clock.today()

    def _read(self, session: Session, batch: SurveyBatch) -> BatchChecks:
        survey = batch.survey
        bounds = bounds_of(self.desk.law.rulebook, survey.from_on)
        facts = (batch.uid, batch.label, survey.label)
        is_open = batch.state is BatchState.OPEN and not batch.voided_on and survey.state is SurveyState.OPEN
        if survey.is_anonymous and batch.state is BatchState.OPEN:
            said = "Phiếu khuyết danh chỉ kiểm tra sau khi đóng lô, để không ai gắn được phiếu với người trả lời."
            return BatchChecks(*facts, 0, bounds, is_open, waits=said)
        everywhere = _sheets(session, batch)
        sheets = everywhere.get(batch.id, [])
        found = self._found(batch, everywhere, bounds)
        seen = {row.mark: Seen(row.seen_by, row.seen_on, row.reason) for row in session.scalars(_kept(batch))}
        listed = [Listed(each, seen.get(each.mark)) for each in found]
        listed.sort(key=lambda each: (each.seen is not None, _SUREST_FIRST.index(each.finding.sure)))
        return BatchChecks(*facts, len(sheets), bounds, is_open, tuple(listed))

    def _found(self, batch: SurveyBatch, everywhere: dict[int, list[Sheet]], bounds: Bounds) -> list[Finding]:
        survey, sheets = batch.survey, everywhere.get(batch.id, [])
        form = form_of_survey(survey)
        own = {each.id for each in survey.batches if fold(each.collector) == fold(batch.collector)}
        others = _together(each for key, each in everywhere.items() if key != batch.id)
        mine = _together(each for key, each in everywhere.items() if key in own)
        theirs = _together(each for key, each in everywhere.items() if key not in own)
        found = [
            *rules.broken(form, sheets, self.desk.clock.today()),
            *likeness.copies(form, sheets, [*sheets, *others], bounds),
            *likeness.same_words(form, sheets, bounds),
            *likeness.unanimous(form, sheets, others, bounds),
            *likeness.collector_apart(form, batch.collector, mine, theirs, bounds),
            *rules.same_rows(form, sheets, bounds),
            *rules.fast(sheets, bounds),
            *rules.left_open(form, sheets, bounds),
        ]
        return rules.hidden(found, bounds) if survey.is_anonymous else found


def _sheets(session: Session, batch: SurveyBatch) -> dict[int, list[Sheet]]:
    """The forms of the whole survey by the batch; void ones count nowhere."""
    found = dict[int, list[Sheet]]()
    if batch.survey.is_anonymous:
        query = select(SealedResponse.batch_id, SealedResponse.answers).join(SurveyBatch)
        for each in session.execute(query.where(*_standing(batch))):
            found.setdefault(each.batch_id, []).append(Sheet(json.loads(each.answers)))
        return found
    names = (SurveyResponse.batch_id, SurveyResponse.answers, SurveyResponse.serial, SurveyResponse.seconds)
    rows = select(*names).join(SurveyBatch).where(SurveyResponse.voided_on.is_(None), *_standing(batch))
    for row in session.execute(rows.order_by(SurveyResponse.id)):
        found.setdefault(row.batch_id, []).append(Sheet(json.loads(row.answers), row.serial, row.seconds))
    return found


def _standing(batch: SurveyBatch) -> tuple[ColumnElement[bool], ...]:
    return SurveyBatch.survey_id == batch.survey_id, SurveyBatch.voided_on.is_(None)


def _kept(batch: SurveyBatch) -> Select[KeptFinding]:
    return select(KeptFinding).where(KeptFinding.batch_id == batch.id)


def _together(sides: Iterable[list[Sheet]]) -> list[Sheet]:
    return [sheet for sheets in sides for sheet in sheets]
