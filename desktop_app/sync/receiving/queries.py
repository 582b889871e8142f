"""What pages, papers and commands show of packages that came in: frozen rows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.sync.models import Comment, Partner
from desktop_app.sync.receiving.models import (
    FORGETS,
    OlderRow,
    ReceivedFigure,
    ReceivedPackage,
    ReceivedReport,
    ReceivedRow,
    RowConflict,
)  # fmt: skip
from desktop_app.sync.receiving.planned import Conflict
from desktop_app.sync.states import ReceivedState, Target, Timeliness

_AT_ONCE = 900
_WITHDRAWN = '{"withdrawn":true}'


@dataclass(frozen=True)
class PackageRow:
    """A package as a list shows it; `told` is what the delivery note says besides, as `told_of` made it."""

    uid: str
    package_uid: str
    unit: str
    unit_name: str
    seq: int
    kind: str
    period: str
    from_on: date
    to_on: date
    made_at: datetime
    taken_at: datetime
    taken_by: str
    arrived_on: date
    due_on: date | None
    state: ReceivedState
    timeliness: Timeliness
    is_nothing: bool
    reason: str
    trouble: str
    added: int
    changed: int
    unchanged: int
    conflicts: int
    digest: str
    receipt_on: date | None
    returned_on: date | None
    confirmed_on: date | None
    confirm_reason: str
    comments: int
    told: Mapping[str, Any]

    @property
    def days_late(self) -> int:
        """By how many days it was late."""
        return max(0, (self.arrived_on - self.due_on).days) if self.due_on else 0

    @property
    def waits(self) -> bool:
        """Whether somebody has to decide about it."""
        return self.state is ReceivedState.FORKED or self.conflicts > 0

    @property
    def can_be_confirmed(self) -> bool:
        """Whether somebody may say that the unit's data are those of this package, as also where tables differ."""
        return self.state is ReceivedState.FORKED or bool(self.trouble)


@dataclass(frozen=True)
class CommuneRow:
    """A commune's row as it is held; `versions` counts those that it replaced."""

    uid: str
    unit: str
    table: str
    rev: int
    on: date | None
    body: Mapping[str, Any]
    package_uid: str
    versions: int = 0


@dataclass(frozen=True)
class FigureVersion:
    """A figure in one of the packages that brought it, the newest first."""

    value: str
    explanation: str
    package_seq: int
    package_uid: str
    arrived_on: date
    reason: str
    is_current: bool


@dataclass(frozen=True)
class SaidRow:
    """A comment of this office."""

    uid: str
    target: Target
    table: str
    row_uid: str
    form: str
    from_on: date | None
    to_on: date | None
    figure: str
    said: str
    said_by: str
    said_on: date
    is_return: bool


def packages(desk: Desk, unit: str = "", *, limit: int = 1_000) -> Sequence[PackageRow]:
    """The packages that came in, the newest first; of one unit or of all."""
    query = select(ReceivedPackage).order_by(ReceivedPackage.id.desc()).limit(limit)
    if unit:
        query = query.join(Partner).where(Partner.unit == unit)
    with desk.db.reading() as session:
        found = session.scalars(query).all()
        many = _comment_counts(session)
        return [_package(each, many.get(each.package_uid, 0)) for each in found]


def package(desk: Desk, uid: str) -> PackageRow:
    """One package."""
    with desk.db.reading() as session:
        found = session.scalars(select(ReceivedPackage).where(ReceivedPackage.uid == uid)).one()
        return _package(found, _comment_counts(session).get(found.package_uid, 0))


def conflicts(desk: Desk, uid: str) -> Sequence[Conflict]:
    """The versions of a package that were not taken in; none once somebody confirmed it."""
    query = select(RowConflict).join(ReceivedPackage, RowConflict.package_id == ReceivedPackage.id)
    wanted = query.where(ReceivedPackage.uid == uid, ReceivedPackage.conflicts > 0).order_by(RowConflict.id)
    with desk.db.reading() as session:
        return [
            Conflict(each.table_name, each.row_uid, each.rev, each.hash, each.held) for each in session.scalars(wanted)
        ]


def comments(desk: Desk, package_uid: str) -> Sequence[SaidRow]:
    """What was said of a package and not taken back."""
    query = select(Comment).where(Comment.package_uid == package_uid, Comment.withdrawn_on.is_(None))
    with desk.db.reading() as session:
        return [
            SaidRow(
                each.comment_uid, each.target, each.table_name, each.row_uid, each.form, each.from_on, each.to_on,
                each.figure, each.said, each.said_by, each.said_on, each.is_return,
            )
            for each in session.scalars(query.order_by(Comment.id))
        ]  # fmt: skip


def commune_rows(
    desk: Desk, unit: str, table: str, after: tuple[date, int] | None = None, limit: int = 200
) -> list[tuple[tuple[date, int], CommuneRow]]:
    """A register of a commune by day, in pieces: each row with the mark after which the next piece begins."""
    kind = ReceivedRow
    day = func.coalesce(kind.on, date.min)
    query = select(kind, ReceivedPackage.uid).join(ReceivedPackage, kind.package_id == ReceivedPackage.id)
    query = query.where(kind.partner_unit == unit, kind.table_name == table, *_there())
    if after:
        on, key = after
        query = query.where((day > on) | ((day == on) & (kind.id > key)))
    with desk.db.reading() as session:
        found = session.execute(query.order_by(day, kind.id).limit(limit))
        return [((row.on or date.min, row.id), _row(row, uid)) for row, uid in found]


def tables_of(desk: Desk, unit: str) -> dict[str, int]:
    """The registers that are held of a commune, with how many rows."""
    kind = ReceivedRow
    query = select(kind.table_name, func.count().label("many")).where(kind.partner_unit == unit, *_there())
    with desk.db.reading() as session:
        found = session.execute(query.group_by(kind.table_name).order_by(kind.table_name))
        return {row.table_name: row.many for row in found}


def rows_behind(desk: Desk, unit: str, form: str, from_on: date, to_on: date, key: str) -> Sequence[CommuneRow]:
    """The rows that a commune named behind a figure, as far as they are held here."""
    figure = select(ReceivedFigure.row_uids).where(
        ReceivedFigure.partner_unit == unit, ReceivedFigure.form == form, ReceivedFigure.from_on == from_on,
        ReceivedFigure.to_on == to_on, ReceivedFigure.key == key, ReceivedFigure.is_current,
    )  # fmt: skip
    with desk.db.reading() as session:
        named = (session.scalars(figure).one_or_none() or "").split()
        found = {row.uid: row for row in _named(session, unit, named)}
    return [found[uid] for uid in named if uid in found]


def row_versions(desk: Desk, unit: str, uid: str) -> Sequence[CommuneRow]:
    """A row as it is held and every version before, the newest first."""
    with desk.db.reading() as session:
        now = _named(session, unit, [uid])
        older = select(OlderRow, ReceivedPackage.uid).join(ReceivedPackage, OlderRow.package_id == ReceivedPackage.id)
        of_row = (OlderRow.partner_unit == unit, OlderRow.row_uid == uid, OlderRow.rev != FORGETS)
        before = session.execute(older.where(*of_row).order_by(OlderRow.id.desc())).all()
        days = {row.uid: row.on for row in now}
        return [
            *(CommuneRow(**{**vars(row), "versions": len(before)}) for row in now),
            *(
                CommuneRow(uid, unit, row.table_name, row.rev, days.get(uid), json.loads(row.body), package_uid)
                for row, package_uid in before
            ),
        ]


def figure_versions(desk: Desk, unit: str, form: str, from_on: date, to_on: date, key: str) -> Sequence[FigureVersion]:
    """A figure in every package that brought it, the newest first: old and new beside each other."""
    query = (
        select(ReceivedFigure, ReceivedPackage)
        .join(ReceivedPackage, ReceivedFigure.package_id == ReceivedPackage.id)
        .where(
            ReceivedFigure.partner_unit == unit, ReceivedFigure.form == form, ReceivedFigure.from_on == from_on,
            ReceivedFigure.to_on == to_on, ReceivedFigure.key == key,
        )
        .order_by(ReceivedFigure.id.desc())
    )  # fmt: skip
    with desk.db.reading() as session:
        return [
            FigureVersion(figure.value, figure.explanation, of.seq, of.uid, of.arrived_on, of.reason, figure.is_current)
            for figure, of in session.execute(query)
        ]


def forms_received(desk: Desk) -> Sequence[str]:
    """The forms of which any commune handed something in."""
    with desk.db.reading() as session:
        return session.scalars(select(ReceivedReport.form).distinct().order_by(ReceivedReport.form)).all()


def _named(session: Session, unit: str, uids: Sequence[str]) -> list[CommuneRow]:
    query = select(ReceivedRow, ReceivedPackage.uid).join(ReceivedPackage, ReceivedRow.package_id == ReceivedPackage.id)
    found = list[CommuneRow]()
    for at in range(0, len(uids), _AT_ONCE):
        some = query.where(ReceivedRow.partner_unit == unit, ReceivedRow.row_uid.in_(uids[at : at + _AT_ONCE]))
        found += [_row(row, uid) for row, uid in session.execute(some)]
    return found


def _there() -> tuple[ColumnElement[bool], ...]:
    """Rows that the commune still has: neither gone with an earlier life of its data nor withdrawn."""
    return ReceivedRow.gone_in.is_(None), ReceivedRow.body != _WITHDRAWN


def _row(row: ReceivedRow, package_uid: str) -> CommuneRow:
    body = json.loads(row.body)
    return CommuneRow(row.row_uid, row.partner_unit, row.table_name, row.rev, row.on, body, package_uid)


def _comment_counts(session: Session) -> dict[str, int]:
    counted = select(Comment.package_uid, func.count().label("many")).where(Comment.withdrawn_on.is_(None))
    return {row.package_uid: row.many for row in session.execute(counted.group_by(Comment.package_uid))}


def _package(each: ReceivedPackage, comments: int) -> PackageRow:
    same = {
        name: getattr(each, name)
        for name in PackageRow.__dataclass_fields__
        if name not in ("unit", "unit_name", "comments", "told", "taken_at")
    }
    return PackageRow(
        **same,
        unit=each.partner.unit,
        unit_name=each.partner.name,
        taken_at=each.created_at,
        comments=comments,
        told=json.loads(each.told) if each.told else {},
    )
