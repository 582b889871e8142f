"""Workbooks in and out of a register: planned, carried out as a whole, taken back as a whole."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select

from desktop_app.core.collector import built_apart, walked_at_reports
from desktop_app.core.errors import InvalidInput, UserError
from desktop_app.core.progress import Progress, Silent
from desktop_app.core.sheets.mapping import Mapping, from_json
from desktop_app.core.sheets.reader import Book
from desktop_app.core.sheets.template import SheetColumn, Template
from desktop_app.core.sheets.writing import Export, write_export, write_export_csv, write_refused, write_template
from desktop_app.office.desk import Service
from desktop_app.office.exchange.applying import Answers, carry_out, check_answers, take_back
from desktop_app.office.exchange.declaration import Exchange, Intake, Terms
from desktop_app.office.exchange.known import exchange_of
from desktop_app.office.exchange.models import ImportBatch
from desktop_app.office.exchange.planning import Plan, plan_of
from desktop_app.office.finding import declared
from desktop_app.office.models import Account, Setting
from desktop_app.office.profile import put_setting
from desktop_app.office.rights import Right, needs

LAYOUT = "exchange.layout."
CSV = ".csv"
USUAL = Terms()


@dataclass(frozen=True)
class Applied:
    """What an import came to."""

    uid: str
    title: str
    rows: int


@dataclass(frozen=True)
class BatchRow:
    """One import, as a list shows it."""

    uid: str
    register: str
    title: str
    rows: int
    is_old: bool
    at: datetime
    by: str
    undone_on: date | None
    undo_reason: str


class ExchangeService(Service):
    """Imports and exports."""

    @needs(Right.RECORD)
    def plan(
        self,
        exchange: Exchange,
        book: Book,
        mapping: Mapping,
        terms: Terms = USUAL,
        progress: Progress | None = None,
    ) -> Plan:
        """What an import of the matched table would do on these terms; nothing is written.

        UserError when the office does not keep the book that is named.
        """
        self._refuse_unknown(exchange, terms.book)
        intake, listening = self._intake(exchange, mapping, terms), progress or Silent()
        return built_apart(lambda: plan_of(self.desk, exchange, book, mapping, intake, terms, listening))

    @needs(Right.RECORD)
    def apply(self, plan: Plan, answers: Answers | None = None, progress: Progress | None = None) -> Applied:
        """Carry the plan out in one transaction: all accepted rows, or none when it fails or is cancelled."""
        given = answers or Answers()
        intake = self._intake(plan.exchange, plan.mapping, plan.terms)
        check_answers(plan, intake, given)
        with (
            walked_at_reports(progress or Silent()) as listening,
            self.desk.db.writing(self.holder.uid, given.reason.strip()) as session,
        ):
            batch = carry_out(session, self.desk, plan, intake, given, listening)
            return Applied(batch.uid, batch.title, batch.rows)

    @needs(Right.RECORD)
    def undo(self, batch_uid: str, reason: str, progress: Progress | None = None) -> None:
        """Take an import back as a whole; its records become void, numbers stay. UserError when it was built on."""
        if not reason.strip():
            raise InvalidInput({"reason": "Chưa ghi lý do bỏ lần nhập. Hãy ghi lý do, lý do được in trong sổ."})
        with (
            walked_at_reports(progress or Silent()) as listening,
            self.desk.db.writing(self.holder.uid, reason) as session,
        ):
            batch = session.scalars(select(ImportBatch).where(ImportBatch.uid == batch_uid)).one_or_none()
            if batch is None or batch.undone_on is not None:
                raise UserError("Lần nhập này không còn bỏ được nữa. Mở lại danh sách các lần nhập.")
            intake = self._intake(exchange_of(batch.register), _NOWHERE, Terms(old=batch.is_old))
            take_back(session, self.desk, batch, intake, reason, listening)

    @needs(Right.READ)
    def batches(self) -> list[BatchRow]:
        """Every import, the newest first."""
        with self.desk.db.reading() as session:
            names = {row.uid: row.name for row in session.execute(select(Account.uid, Account.name))}
            return [
                BatchRow(
                    uid=row.uid, register=row.register, title=row.title, rows=row.rows, is_old=row.is_old,
                    at=row.created_at, by=names.get(row.created_by, ""), undone_on=row.undone_on,
                    undo_reason=row.undo_reason,
                )
                for row in session.scalars(select(ImportBatch).order_by(ImportBatch.id.desc()))
            ]  # fmt: skip

    @needs(Right.RECORD)
    def remember(self, mapping: Mapping) -> None:
        """Keep how the columns of this layout were matched."""
        with self.desk.db.writing(self.holder.uid) as session:
            put_setting(session, LAYOUT + mapping.signature, json.loads(replace(mapping, sheet="").to_json()))

    @needs(Right.READ)
    def remembered(self, signature: str) -> Mapping | None:
        """How a layout was matched last; None for one never seen."""
        with self.desk.db.reading() as session:
            kept = session.scalars(select(Setting.value).where(Setting.key == LAYOUT + signature)).one_or_none()
        if kept is None:
            return None
        columns = tuple(SheetColumn(key=key, heading=key) for key in json.loads(kept)["columns"])
        return from_json(kept, Template(title="", columns=columns))

    @needs(Right.READ)
    def template(self, exchange: Exchange, target: Path) -> None:
        """Write the empty workbook to fill in."""
        write_template(exchange.template, target, self.desk.clock.now())

    @needs(Right.PRINT)
    def export(
        self, exchange: Exchange, from_on: date, to_on: date, target: Path, progress: Progress | None = None
    ) -> int:
        """Write the register of a span as .xlsx, or as .csv where the target ends so; how many rows it has."""
        going = declared(exchange.rows)(self.desk, from_on, to_on)
        counted = _Counted(going.rows)
        export = Export(
            template=exchange.template, rows=counted, made_at=self.desk.clock.now(), expected=going.expected,
            notes=going.notes,
        )  # fmt: skip
        write = write_export_csv if target.suffix.lower() == CSV else write_export
        with walked_at_reports(progress or Silent()) as listening:
            write(export, target, listening)
        return counted.done

    @needs(Right.RECORD)
    def write_refused(self, plan: Plan, target: Path, progress: Progress | None = None) -> int:
        """Write the refused rows as they stood, wrong cells marked, to be mended; how many."""
        return write_refused(plan.mapping, plan.refused_records, target, self.desk.clock.now(), progress)

    @needs(Right.READ)
    def books(self, exchange: Exchange) -> list[tuple[str, str]]:
        """The books of the register by key and name, the usual one first; none where there is nothing to choose."""
        return list(declared(exchange.books)(self.desk)) if exchange.books else []

    def _refuse_unknown(self, exchange: Exchange, book: str) -> None:
        known = dict(self.books(exchange))
        if book and book not in known:
            kept = "; ".join(f"{key} ({title})" for key, title in known.items())
            raise UserError(f"Không có sổ “{book}” để nhập vào. Chọn một trong các sổ: {kept}.")

    def _intake(self, exchange: Exchange, mapping: Mapping, terms: Terms) -> Intake:
        intake: Intake = declared(exchange.read)(self.desk, mapping, terms)
        return intake


class _Counted:
    """Rows that are counted while they pass."""

    def __init__(self, rows: Any) -> None:
        self._rows, self.done = rows, 0

    def __iter__(self) -> Any:
        for row in self._rows:
            self.done += 1
            yield row


_NOWHERE = Mapping(sheet="", first_heading=1, last_heading=1, headings=(), columns={})
