"""Ordinary forms: each a row of the register as soon as it is keyed, with who keyed it."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cached_property

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from desktop_app.areas.surveys.kept import answers_text
from desktop_app.areas.surveys.keying.entry import KeyedForm, Tally
from desktop_app.areas.surveys.keying.pile import FirstEntry, Pair, remarks_text
from desktop_app.areas.surveys.models import KeyingFigures, SecondEntry, SurveyBatch, SurveyResponse
from desktop_app.areas.surveys.states import Pass
from desktop_app.office.desk import Desk
from desktop_app.office.models import Account


class RegisterPile:
    """The forms of a batch as the register has them; which there are is read once."""

    def __init__(self, session: Session, desk: Desk, batch: SurveyBatch) -> None:
        """Works in this session."""
        self._session, self._desk, self._batch = session, desk, batch

    def first(self, serial: str) -> FirstEntry | None:
        """The first entry, rejected or not."""
        row = self._response(serial)
        if row is None:
            return None
        remarks = json.loads(row.remarks) if row.remarks else {}
        return FirstEntry(json.loads(row.answers), remarks, row.void_reason if row.voided_on else "")

    def keyed(self) -> frozenset[str]:
        """The serials of forms that count."""
        return frozenset(serial for serial, mark in self._marks.items() if mark.voided_on is None)

    def rejected(self) -> frozenset[str]:
        """The serials of forms that were rejected."""
        return frozenset(serial for serial, mark in self._marks.items() if mark.voided_on is not None)

    def keyers(self, serial: str, turn: Pass) -> frozenset[str]:
        """The account that keyed this form in this turn."""
        row = self._marks.get(serial) if turn is Pass.FIRST else self._second.get(serial)
        return frozenset({row.keyed_by}) if row is not None else frozenset()

    def put_first(self, form: KeyedForm) -> None:
        """A new row."""
        row = SurveyResponse(
            survey_id=self._batch.survey_id,
            batch_id=self._batch.id,
            serial=form.serial,
            answers=answers_text(form.answers),
            remarks=remarks_text(form.remarks),
            keyed_by=self._desk.account.uid,
            seconds=form.seconds,
            keystrokes=form.keystrokes,
        )
        self._session.add(row)

    def change_first(self, serial: str, entry: FirstEntry) -> None:
        """Correct, reject or take back; a rejected form that nobody keyed is a row without answers."""
        row = self._response(serial)
        if row is None:
            by = self._desk.account.uid
            ids = {"survey_id": self._batch.survey_id, "batch_id": self._batch.id}
            row = SurveyResponse(**ids, serial=serial, keyed_by=by)
            self._session.add(row)
        row.answers, row.remarks = answers_text(entry.answers), remarks_text(entry.remarks)
        if bool(entry.rejected) != (row.voided_on is not None):
            row.voided_on = self._desk.clock.today() if entry.rejected else None
        row.void_reason = entry.rejected

    def pairs(self) -> Mapping[str, Pair]:
        """The forms that were keyed twice."""
        return {serial: _pair(row) for serial, row in self._second.items()}

    def put_pair(self, serial: str, pair: Pair) -> None:
        """A new row, or what became of it."""
        row = self._second.get(serial)
        if row is None:
            row = SecondEntry(batch_id=self._batch.id, serial=serial, keyed_by=self._desk.account.uid)
            self._session.add(row)
            self._second[serial] = row
        row.answers, row.fields, row.differences = answers_text(pair.answers), pair.fields, pair.differences
        row.wrong_first = pair.wrong_first
        if pair.is_done and row.settled_on is None:
            row.settled_on = self._desk.clock.today()
            row.settled = answers_text(pair.settled) if pair.differences else ""
            row.settled_by = self._desk.account.uid if pair.differences else ""

    def tallies(self) -> Mapping[tuple[str, Pass], Tally]:
        """What each account keyed in each turn."""
        return {(row.account_uid, row.turn): tally_of(row) for row in self._figures}

    def add(self, account: str, turn: Pass, tally: Tally) -> None:
        """Add to what this account keyed."""
        row = next((row for row in self._figures if (row.account_uid, row.turn) == (account, turn)), None)
        if row is None:
            row = new_figures(self._session, self._batch, account, turn)
            self._figures.append(row)
        put_tally(row, tally_of(row) + tally)

    def keep(self) -> None:
        """The rows themselves are kept with the transaction."""
        self._session.flush()

    @cached_property
    def _marks(self) -> dict[str, Row[str, str, date | None]]:
        names = (SurveyResponse.serial, SurveyResponse.keyed_by, SurveyResponse.voided_on)
        rows = self._session.execute(select(*names).where(SurveyResponse.batch_id == self._batch.id))
        return {row.serial: row for row in rows}

    def _response(self, serial: str) -> SurveyResponse | None:
        wanted = (SurveyResponse.survey_id == self._batch.survey_id, SurveyResponse.serial == serial)
        return self._session.scalars(select(SurveyResponse).where(*wanted)).one_or_none()

    @cached_property
    def _second(self) -> dict[str, SecondEntry]:
        rows = self._session.scalars(select(SecondEntry).where(SecondEntry.batch_id == self._batch.id))
        return {row.serial: row for row in rows}

    @cached_property
    def _figures(self) -> list[KeyingFigures]:
        return figures_of(self._session, self._batch)


def figures_of(session: Session, batch: SurveyBatch) -> list[KeyingFigures]:
    """The rows of what each account keyed in the batch."""
    query = select(KeyingFigures).where(KeyingFigures.batch_id == batch.id).order_by(KeyingFigures.id)
    return list(session.scalars(query))


def new_figures(session: Session, batch: SurveyBatch, account: str, turn: Pass) -> KeyingFigures:
    """A row for this account, with nothing in it yet; "" for what several keyed together."""
    name = account_name(session, account)
    row = KeyingFigures(batch_id=batch.id, account_uid=account, account_name=name, turn=turn)
    put_tally(row, Tally())
    session.add(row)
    return row


def account_name(session: Session, account: str) -> str:
    """Who it is; of what several keyed together nobody is named."""
    return session.scalars(select(Account.name).where(Account.uid == account)).first() or "Nhiều người"


def put_tally(row: KeyingFigures, tally: Tally) -> None:
    """Write the figures into the row."""
    row.forms, row.keystrokes, row.seconds = tally.forms, tally.keystrokes, tally.seconds
    row.corrections, row.fields = tally.corrections, tally.fields
    row.differences, row.wrong = tally.differences, tally.wrong


def tally_of(row: KeyingFigures) -> Tally:
    """The figures of a row."""
    return Tally(row.forms, row.keystrokes, row.seconds, row.corrections, row.fields, row.differences, row.wrong)


def _pair(row: SecondEntry) -> Pair:
    settled = json.loads(row.settled) if row.settled else {}
    return Pair(
        json.loads(row.answers), row.fields, row.differences, row.wrong_first, settled, row.settled_on is not None
    )
