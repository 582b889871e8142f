"""Files that go with the rows where somebody chose so: each once, named by its content, never one of the vault's."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.core.package.limits import LIMITS
from desktop_app.core.package.write import Attachment as Packed
from desktop_app.office.area import Area
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment
from desktop_app.office.scans import SEALED
from desktop_app.sync.rows import WITHDRAWN, Version, row_hash
from desktop_app.sync.sending.ledger import Ledger, versions
from desktop_app.sync.sending.sent_rows import ATTACHED
from desktop_app.sync.tables import going_tables


@dataclass(frozen=True)
class Waiting:
    """How many files the receiver does not have yet, and their bytes."""

    many: int
    size: int


@dataclass(frozen=True)
class Chosen:
    """Whether files go, and whether the package tells of everything."""

    with_files: bool
    is_whole: bool


def waiting_files(session: Session, areas: Sequence[Area], ledger: Ledger) -> Waiting:
    """What would go if files were chosen."""
    known = versions(session, ledger, ATTACHED, are_files=True)
    found = [row for row in _all(session, areas) if not _is_held(known.get(row.uid))]
    return Waiting(len(found), sum(row.size for row in found))


def attached(
    desk: Desk, session: Session, areas: Sequence[Area], known: Mapping[str, Version], chosen: Chosen
) -> tuple[list[dict[str, Any]], list[Packed]]:
    """The rows that tell of the files, and the files; UserError for one that is gone or was altered.

    A whole package tells of all that the receiver has. One that went before its record turned out to be a denunciation
    is called back, whether files were chosen or not.
    """
    every = {row.uid: row for row in _all(session, areas)}
    called = (_called_back(uid, known[uid]) for uid in known if uid not in every)
    rows = [row for row in called if chosen.is_whole or row["prev"] != row["hash"]]
    files = dict[str, Packed]()
    for uid, row in every.items():
        is_there = _is_held(known.get(uid))
        if chosen.is_whole if is_there else chosen.with_files:
            sha256 = hashlib.sha256(desk.attachments.get(row.stored_as)).hexdigest()
            rows.append(_row(row, sha256, known.get(uid)))
            if not is_there:
                files.setdefault(sha256, Packed(sha256, partial(_open, desk, row.stored_as)))
    return rows, list(files.values())


def _called_back(uid: str, before: Version) -> dict[str, Any]:
    body, is_done = dict(WITHDRAWN), before.hash == row_hash(ATTACHED, uid, before.rev, WITHDRAWN)
    rev = before.rev if is_done else before.rev + 1
    made = {"uid": uid, "rev": rev, "op": "change", "prev": before.held, "hash": row_hash(ATTACHED, uid, rev, body)}
    return made | {"may": list(before.may), "forget": True, "at": "", "by": "", "body": body}


def _open(desk: Desk, name: str) -> io.BytesIO:
    return io.BytesIO(desk.attachments.get(name))


def _all(session: Session, areas: Sequence[Area]) -> list[Attachment]:
    hidden = _secret_uids(session, areas)
    every = session.scalars(select(Attachment).where(Attachment.media_type != SEALED).order_by(Attachment.id))
    return [row for row in every if row.record_uid not in hidden and row.size <= LIMITS.one_attached_bytes]


def _is_held(version: Version | None) -> bool:
    return version is not None and version.held == version.hash


def _secret_uids(session: Session, areas: Sequence[Area]) -> set[str]:
    found = set[str]()
    for going in going_tables(areas):
        kind: Any = going.kind
        if going.is_secret_itself:
            found |= set(session.scalars(select(kind.uid).where(kind.is_secret)))
    return found


def _row(row: Attachment, sha256: str, before: Version | None) -> dict[str, Any]:
    told = ("record_uid", "title", "media_type", "size")
    body = {**{name: getattr(row, name) for name in told}, "sha256": sha256}
    prev, may = (before.held, list(before.may)) if before else ("", [])
    made = {
        "uid": row.uid,
        "rev": row.rev,
        "op": "add",
        "prev": prev,
        "hash": row_hash(ATTACHED, row.uid, row.rev, body),
    }
    at = row.changed_at.isoformat(timespec="seconds")
    return made | ({"may": may} if may else {}) | {"at": at, "by": row.changed_by, "body": body}
