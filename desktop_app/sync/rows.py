"""Rows as packages carry them: the versions that changed, by permanent names, without what must not leave."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, false, literal, or_, select
from sqlalchemy.orm import Session, aliased

from db import journal
from db.base import Stamped
from db.journal import JournalRow
from desktop_app.core.package.canonical import canonical
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.office.finding import declared
from desktop_app.sync.tables import Going, all_exchanged, going_tables

AT_ONCE = 1_000

WITHDRAWN: Mapping[str, Any] = {"withdrawn": True}
"""The body of what went once and is there no more, such as the sums of a round that was opened again."""


@dataclass(frozen=True)
class Version:
    """The version of a row that was sent last: `held` is that which the receiver is known to have, "" for none.

    `may` are those that were sent since and may have arrived.
    """

    rev: int
    hash: str
    held: str = ""
    may: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """What was sent so far, by table and uid."""

    of: Mapping[str, Mapping[str, Version]] = field(default_factory=dict)

    def version(self, table: str, uid: str) -> Version | None:
        """The row's last version; None for one that never went."""
        return self.of.get(table, {}).get(uid)


NOTHING_SENT = Sent()


def row_hash(table: str, uid: str, rev: int, body: Mapping[str, Any]) -> str:
    """What names one version of one row in both offices."""
    return hashlib.sha256(canonical({"table": table, "uid": uid, "rev": rev, "body": body})).hexdigest()


def changed_rows(
    desk: Desk,
    session: Session,
    areas: Sequence[Area],
    since_seq: int,
    going_up: bool,
    sent: Sent = NOTHING_SENT,
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row that changed after the journal's row `since_seq` (0: every row), table after table.

    Each is {uid, rev, op, prev, may, hash, at, by, body}: `prev` names the version that the receiver is known to hold
    ("" for none) and `may` those that were sent since without a receipt; it must hold one of them. A row that stands
    as the receiver holds it is left out. One with `forget` turned out to be a denunciation, or may have done so in a
    life of the data that is lost here: who holds older versions of it must not keep them. Going up, what says who
    somebody is beyond name and address is left out, and of a secret record what tells who made it; between PCs of one
    office only what lies in the vault stays behind.
    """
    for table in table_names(areas):
        for row in rows_of(desk, session, areas, table, since_seq, going_up, sent):
            yield table, row


def table_names(areas: Sequence[Area]) -> list[str]:
    """The tables that packages carry."""
    return [each.table for each in all_exchanged(areas)]


def rows_of(
    desk: Desk,
    session: Session,
    areas: Sequence[Area],
    table: str,
    since_seq: int,
    going_up: bool,
    sent: Sent = NOTHING_SENT,
) -> Iterator[dict[str, Any]]:
    """The same of one table; read in pieces, so that a large register does not fill the memory."""
    going = next((each for each in going_tables(areas) if each.name == table), None)
    if going is None:
        plain = _computed(desk, session, areas, table, sent.of.get(table, {}))
    else:
        plain = _stored(session, going, since_seq, going_up)
    for uid, own_rev, at, by, is_secret, body in plain:
        before = sent.version(table, uid)
        rev, digest = _numbered(table, uid, own_rev, body, before)
        # Where everything goes, the receiver may hold a version from a life of the data that is lost here.
        if since_seq and before and before.held == digest and not before.may:
            continue
        prev, may = (before.held, before.may) if before else ("", ())
        made = {"uid": uid, "rev": rev, "op": "change" if prev or may else "add", "prev": prev, "hash": digest}
        is_told = before is not None or not since_seq
        more = ({"may": list(may)} if may else {}) | ({"forget": True} if is_secret and is_told else {})
        yield made | more | {"at": at, "by": by, "body": body}


_Plain = tuple[str, int, str, str, bool, dict[str, Any]]


def _numbered(table: str, uid: str, own_rev: int, body: Mapping[str, Any], before: Version | None) -> tuple[int, str]:
    """The number and name of a version; what is hidden of a row may change while the row itself does not."""
    if before is None:
        return own_rev, row_hash(table, uid, own_rev, body)
    rev = max(own_rev, before.rev)
    digest = row_hash(table, uid, rev, body)
    if digest == before.hash or own_rev > before.rev:
        return rev, digest
    return before.rev + 1, row_hash(table, uid, before.rev + 1, body)


def _computed(desk: Desk, session: Session, areas: Sequence[Area], table: str, sent: Iterable[str]) -> Iterator[_Plain]:
    name = next(each.computed for each in all_exchanged(areas) if each.table == table)
    found: Iterable[tuple[str, dict[str, Any]]] = declared(name)(desk, session)
    there = set[str]()
    for uid, body in found:
        there.add(uid)
        yield uid, 1, "", "", False, body
    for uid in sent:
        if uid not in there:
            yield uid, 1, "", "", False, dict(WITHDRAWN)


def _stored(session: Session, going: Going, since_seq: int, going_up: bool) -> Iterator[_Plain]:
    kind: Any = going.kind
    others = {name: aliased(target) for name, target in going.points.items()}
    left_out = going.left_out if going_up else frozenset[str]()
    names = [name for name in going.columns if name not in left_out]
    values = [others[name].uid if name in others else getattr(kind, name) for name in names]
    secret = _secret(going, others) if going_up else false()
    query: Any = select(kind.uid, kind.rev, kind.changed_at, kind.changed_by, secret, *values).order_by(kind.id)
    for name, other in others.items():
        query = query.outerjoin(other, getattr(kind, name) == other.id)
    if since_seq:
        query = query.where(_changed(going, others, since_seq))
    hidden = [name in going.hidden for name in names]
    for uid, rev, at, by, is_secret, *found in session.execute(query).yield_per(AT_ONCE):
        told = ((None if is_secret and hides else value) for value, hides in zip(found, hidden, strict=True))
        body = {name: journal.plain(value) for name, value in zip(names, told, strict=True)}
        yield uid, rev, at.isoformat(timespec="seconds"), by, bool(is_secret), body


def _secret(going: Going, others: Mapping[str, Any]) -> ColumnElement[bool]:
    kind: Any = going.kind
    if going.is_secret_itself:
        return kind.is_secret  # type: ignore[no-any-return]
    # A row that points at no record is as secret as one can be.
    return others[going.declared.of].is_secret.is_not(False) if going.declared.of else literal(False)


def _changed(going: Going, others: Mapping[str, Any], since_seq: int) -> ColumnElement[bool]:
    def is_in(kind: Any, table: str) -> ColumnElement[bool]:
        found = select(JournalRow.row_uid).where(JournalRow.seq > since_seq, JournalRow.table_name == table)
        return kind.uid.in_(found)  # type: ignore[no-any-return]

    own = is_in(going.kind, going.name)
    of = going.declared.of
    parent: type[Stamped] | None = going.points.get(of)
    return own if parent is None else or_(own, is_in(others[of], parent.__tablename__))  # type: ignore[attr-defined]
