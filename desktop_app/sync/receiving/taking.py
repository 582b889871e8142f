"""Writes what a package brought, many rows at a time, inside the caller's one transaction."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop_app.reports.editions import editions
from desktop_app.reports.forms import form_on
from desktop_app.reports.settings import due_on, settings_of
from desktop_app.sync.receiving.door import Incoming
from desktop_app.sync.receiving.judging import Held
from desktop_app.sync.receiving.ledger import HeldReport
from desktop_app.sync.receiving.members import ReportMember, RowVersion
from desktop_app.sync.receiving.models import (
    FORGETS,
    OlderRow,
    ReceivedFigure,
    ReceivedPackage,
    ReceivedReport,
    ReceivedRow,
    RowConflict,
)
from desktop_app.sync.receiving.planned import Conflict
from desktop_app.sync.receiving.sifting import Sifted, Sink
from desktop_app.sync.states import Timeliness

_AT_ONCE = 900
_BULK = {"bulk": True}
FORGOTTEN = "{}"
"""The body of a version that may not be kept; its hash stays, so that the line of versions can be followed."""


class Writer(Sink):
    """Rows of a unit, written in pieces; what is replaced is kept beside."""

    def __init__(self, session: Session, unit: str, package: ReceivedPackage) -> None:
        """For the rows that `package` brings."""
        self._session, self._unit, self._package = session, unit, package
        self._new, self._changed = list[dict[str, Any]](), list[dict[str, Any]]()
        self._gone, self._conflicts = list[int](), list[dict[str, Any]]()
        self.forgotten = dict[str, tuple[str, str]]()
        self.hidden_now = set[str]()

    def add(self, table: str, row: RowVersion) -> None:
        """A row that was not held."""
        self._note_hidden(row)
        named = {"partner_unit": self._unit, "table_name": table, "row_uid": row.uid}
        self._new.append(named | _version(row) | {"package_id": self._package.id})
        if len(self._new) >= _AT_ONCE:
            self._write_new()

    def change(self, table: str, row: RowVersion, held: Held) -> None:
        """A version in the place of the one that is held, which is kept beside it."""
        self._note_hidden(row)
        self._changed.append({"id": held.id, "package_id": self._package.id, "gone_in": None} | _version(row))
        if len(self._changed) >= _AT_ONCE:
            self._write_changed()

    def forget(self, table: str, row: RowVersion) -> None:
        """No older version of the row may be kept."""
        self.forgotten[row.uid] = (table, row.hash)

    def gone(self, held: Held) -> None:
        """A row that the commune has no more."""
        self._gone.append(held.id)

    def conflict(self, told: Conflict) -> None:
        """A version that is not taken in."""
        named = {"table_name": told.table, "row_uid": told.uid, "rev": told.rev, "hash": told.hash, "held": told.held}
        self._conflicts.append(named | {"package_id": self._package.id})

    def finish(self) -> None:
        """Write what still waits."""
        self._write_new()
        self._write_changed()
        for some in _pieces(self._gone):
            gone = [{"id": key, "gone_in": self._package.id} for key in some]
            self._session.execute(update(ReceivedRow), gone, execution_options=_BULK)
        for conflicts in _pieces(self._conflicts):
            self._session.execute(insert(RowConflict), conflicts, execution_options=_BULK)
        for uids in _pieces(list(self.forgotten)):
            self._forget(uids)

    def _note_hidden(self, row: RowVersion) -> None:
        if row.forgets:
            self.hidden_now.add(row.uid)

    def _forget(self, uids: Sequence[str]) -> None:
        """Empty what is older, and mark the versions that said so: confirming an old package must not undo it."""
        older = select(OlderRow).where(OlderRow.partner_unit == self._unit, OlderRow.row_uid.in_(uids))
        found = self._session.execute(older.with_only_columns(OlderRow.id, OlderRow.rev, OlderRow.hash)).all()
        emptied = [{"id": key, "body": FORGOTTEN} for key, _, _ in found]
        if emptied:
            self._session.execute(update(OlderRow), emptied, execution_options=_BULK)
        marked = {digest for _, rev, digest in found if rev == FORGETS}
        named = {"partner_unit": self._unit, "rev": FORGETS, "body": FORGOTTEN, "package_id": self._package.id}
        marks = [
            named | {"row_uid": uid, "table_name": table, "hash": digest}
            for uid in uids
            for table, digest in [self.forgotten[uid]]
            if digest not in marked
        ]
        if marks:
            self._session.execute(insert(OlderRow), marks, execution_options=_BULK)

    def _write_new(self) -> None:
        if self._new:
            self._session.execute(insert(ReceivedRow), self._new, execution_options=_BULK)
            self._new = []

    def _write_changed(self) -> None:
        if not self._changed:
            return
        kept = ("partner_unit", "table_name", "row_uid", "rev", "hash", "body", "package_id")
        old = select(*(getattr(ReceivedRow, name) for name in kept)).where(
            ReceivedRow.id.in_([each["id"] for each in self._changed])
        )
        older = [dict(zip(kept, values, strict=True)) for values in self._session.execute(old)]
        self._session.execute(insert(OlderRow), older, execution_options=_BULK)
        self._session.execute(update(ReceivedRow), self._changed, execution_options=_BULK)
        self._changed = []


def keep_reports(session: Session, incoming: Incoming, package: ReceivedPackage, sifted: Sifted) -> None:
    """Keep the reports that say something new; an older version never takes the place of a newer one."""
    for member, before in sifted.reports:
        is_current = before is None or not before.is_newer_than(incoming)
        if before and is_current:
            before.report.is_current = False
            for figure in before.figures.values():
                figure.is_current = False
        session.add(_report(session, member, before, package, incoming.partner.unit, is_current=is_current))
        figures = list(_figures(member, package, incoming.partner.unit, is_current=is_current))
        for some in _pieces(figures):
            session.execute(insert(ReceivedFigure), some, execution_options=_BULK)
    session.flush()


def due_day(session: Session, form: str, to_on: date) -> date | None:
    """When a report was due by this office's settings of its form; None where no day is set."""
    try:
        return due_on(settings_of(session, form_on(form, to_on, editions(session))), to_on)
    except KeyError:
        return None


def timeliness(arrived_on: date, due: date | None) -> Timeliness:
    """Whether what arrived on a day was in time."""
    if due is None:
        return Timeliness.NO_DUE_DAY
    return Timeliness.ON_TIME if arrived_on <= due else Timeliness.LATE


def told_of(incoming: Incoming, sifted: Sifted) -> str:
    """What the delivery note says besides, as JSON."""
    manifest = incoming.opened.manifest
    told = {
        "tables": {name: vars(counts) for name, counts in sifted.tables.items()},
        "reports": [f"{each.form} {each.name}".strip() for each in incoming.reports],
        "by": str(incoming.about.facts.get("by") or "")[:120],
        "signer": manifest.signer,
        "app": incoming.about.app,
        "size": incoming.path.stat().st_size,
        "file": incoming.opened.file_sha256,
        "attachments": len(incoming.opened.attachments),
        "differs": sifted.differs,
        "figures": len(sifted.figures),
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _report(
    session: Session, member: ReportMember, before: HeldReport | None, package: ReceivedPackage, unit: str, *,
    is_current: bool,
) -> ReceivedReport:  # fmt: skip
    due = before.report.due_on if before else due_day(session, member.form, member.to_on)
    return ReceivedReport(
        partner_unit=unit,
        form=member.form,
        layout=member.layout,
        from_on=member.from_on,
        to_on=member.to_on,
        name=member.name,
        number=member.number,
        state=member.state,
        nothing_arose=member.nothing_arose,
        note=member.note,
        checks=member.checks,
        corrections=member.corrections,
        arrived_on=package.arrived_on,
        due_on=due,
        timeliness=before.report.timeliness if before else timeliness(package.arrived_on, due),
        changed=len(before.changes(member)) if before else 0,
        is_current=is_current,
        package_id=package.id,
    )


def _figures(
    member: ReportMember, package: ReceivedPackage, unit: str, *, is_current: bool
) -> Iterator[dict[str, Any]]:
    for key, value in member.figures.items():
        yield {
            "partner_unit": unit, "form": member.form, "layout": member.layout, "from_on": member.from_on,
            "to_on": member.to_on, "key": key, "value": value, "explanation": member.explanations.get(key, ""),
            "row_uids": member.rows.get(key, ""), "is_current": is_current, "package_id": package.id,
        }  # fmt: skip


def _version(row: RowVersion) -> dict[str, Any]:
    return {"rev": row.rev, "hash": row.hash, "on": row.on, "body": row.body}


def _pieces(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for at in range(0, len(rows), _AT_ONCE):
        yield rows[at : at + _AT_ONCE]
