"""What a branch owns, as rows that a package carries: its book, who came, what hangs on the visits.

A package tells all of it every time: a desk's book is small, and so a lost stick, one that came late and one that came
twice need no care. Files alone go only until a receipt says that they are there.
"""

import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, aliased

from db import journal
from db.journal import JournalRow
from desktop_app.areas.reception.models import Visit
from desktop_app.core.package.write import Attachment as Packed
from desktop_app.office.branches import OwnBranch
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment, RegisterBook, VaultEntry
from desktop_app.sync.rows import row_hash
from desktop_app.sync.tables import Going, plain_table

TABLES = (
    "person", "visit", "visit_person", "visit_paper", "visit_link", "visit_not_same", "book_closing", "vault_entry",
    "attachment", "vault_opening", "number_opening",
)  # fmt: skip
"""In the order in which rows may point at each other."""

_WITH_FILE = ("vault_entry", "attachment")
"""Whose content is a file of the package; what lies in the vault goes as it was sealed there."""


@dataclass(frozen=True)
class Owned:
    """Reads what the branch owns."""

    desk: Desk
    session: Session
    branch: OwnBranch

    def rows(self, table: str) -> Iterator[Mapping[str, Any]]:
        """Every row of a table, in the form of packages (docs/package-format.md)."""
        going = plain_table(table)
        kind: Any = going.kind
        others = {name: aliased(target) for name, target in going.points.items()}
        values = [others[name].uid if name in others else getattr(kind, name) for name in going.columns]
        query: Select[Any] = select(kind.uid, kind.rev, kind.changed_at, *values).order_by(kind.id)
        for name, other in others.items():
            query = query.outerjoin(other, getattr(kind, name) == other.id)
        for uid, rev, at, *found in self.session.execute(query.where(self._is_own(going))):
            body = {name: journal.plain(value) for name, value in zip(going.columns, found, strict=True)}
            digest = row_hash(table, uid, rev, body)
            told = {"uid": uid, "rev": rev, "op": "add", "prev": "", "hash": digest, "body": body}
            yield told | {"at": at.isoformat(timespec="seconds"), "by": ""}

    def files(self, since_seq: int) -> list[Packed]:
        """What rows name by its content and the main PC is not known to have: changed after the journal's row."""
        new = select(JournalRow.row_uid).where(JournalRow.seq > since_seq, JournalRow.table_name.in_(_WITH_FILE))
        kept = self.session.scalars(select(Attachment.stored_as).where(self._on_visits(Attachment, new)))
        sealed = self.session.scalars(select(VaultEntry.sealed).where(self._on_visits(VaultEntry, new)))
        found = dict[str, Packed]()
        for name in kept:
            digest = hashlib.sha256(self.desk.attachments.get(name)).hexdigest()
            found.setdefault(digest, Packed(digest, partial(_kept, self.desk, name)))
        for content in sealed:
            digest = hashlib.sha256(content).hexdigest()
            found.setdefault(digest, Packed(digest, partial(io.BytesIO, content)))
        return list(found.values())

    def numbers(self) -> dict[str, dict[str, int]]:
        """How far each series of the branch is numbered, by its name and the year."""
        found = dict[str, dict[str, int]]()
        ends = RegisterBook.book.endswith(f".{self.branch.letter}", autoescape=True)
        for book in self.session.scalars(select(RegisterBook).where(ends)):
            found.setdefault(book.book, {})[str(book.year)] = book.last_number
        return found

    def _is_own(self, going: Going) -> ColumnElement[bool]:
        kind: Any = going.kind
        if "book" in going.columns:
            return kind.book == self.branch.letter  # type: ignore[no-any-return]
        if going.name in _WITH_FILE:
            return self._on_visits(kind, None)
        links = [getattr(kind, name).in_(self._visits(Visit.id)) for name, to in going.points.items() if to is Visit]
        if links:
            return or_(*links)
        added = select(JournalRow.row_uid).where(
            JournalRow.seq > self.branch.since_seq, JournalRow.table_name == going.name, JournalRow.action == "add"
        )
        return kind.uid.in_(added)  # type: ignore[no-any-return]

    def _on_visits(self, kind: Any, new: Select[Any] | None) -> ColumnElement[bool]:
        own: ColumnElement[bool] = kind.record_uid.in_(self._visits(Visit.uid))
        return own if new is None else own & kind.uid.in_(new)

    def _visits(self, column: Any) -> Select[Any]:
        return select(column).where(Visit.book == self.branch.letter)


def _kept(desk: Desk, name: str) -> io.BytesIO:
    return io.BytesIO(desk.attachments.get(name))
