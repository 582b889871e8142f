"""Scans of a denunciation: handwriting and names on them are seen by nobody but the entitled.

A scan in the vault is an attachment like others, sealed to the vault's public key before it is kept; its title says
nothing but how many pages there are. The copy in clear is taken away once the change is kept, and where a program
was ended or a file was held in between, when the office is opened again.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.session import Database
from desktop_app.core.errors import UserError
from desktop_app.office.attachments import Attachments
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment, Setting, VaultOpening
from desktop_app.office.profile import put_setting
from desktop_app.office.sealing import refuse_look

SEALED = "application/age"
"""The media type of a scan that lies in the vault."""

_LEAVING = "attachments.leaving"


@dataclass(frozen=True)
class Scan:
    """A scan as it was handed over, with a title of its own."""

    title: str
    media_type: str
    content: bytes


def sealed_title(pages: int) -> str:
    """All that an ordinary account reads of a scan in the vault."""
    return f"Bản quét trong kho mật ({pages} trang)"


def keep_sealed(session: Session, desk: Desk, record_uid: str, scan: Scan, pages: int) -> Attachment:
    """Keep a scan in the vault, inside the caller's transaction; anybody may put in. UserError when it is too large."""
    desk.attachments.refuse_large(scan.content)
    size, stored_as = _sealed(desk, scan)
    kept = Attachment(
        record_uid=record_uid, title=sealed_title(pages), media_type=SEALED, size=size, stored_as=stored_as
    )
    session.add(kept)
    session.flush()
    return kept


def seal_scans(session: Session, desk: Desk, record_uid: str, pages: Mapping[str, int]) -> list[Attachment]:
    """Move the scans of a record into the vault, inside the caller's transaction; the rows, whose journal must leave.

    `pages` says for an attachment's uid how many pages it has.
    """
    kept = select(Attachment).where(Attachment.record_uid == record_uid, Attachment.media_type != SEALED)
    moved = list(session.scalars(kept))
    leaving = [row.stored_as for row in moved]
    for row in moved:
        with suppress(UserError):  # one that is gone or damaged must not keep the rest from leaving
            row.size, row.stored_as = _sealed(
                desk, Scan(row.title, row.media_type, desk.attachments.get(row.stored_as))
            )
        row.title, row.media_type = sealed_title(pages.get(row.uid, 1)), SEALED
    if leaving:
        put_setting(session, _LEAVING, sorted({*_leaving(session), *leaving}))
        desk.db.afterwards(session, partial(finish_leaving, desk.db, desk.attachments))
    return moved


def open_sealed(desk: Desk, uid: str, reason: str) -> Scan:
    """A scan out of the vault, held in memory only; the look is journalled before anything is shown."""
    refuse_look(desk, reason)
    with desk.db.writing(desk.account.uid, reason) as session:
        kept = session.scalars(select(Attachment).where(Attachment.uid == uid)).one_or_none()
        if kept is None or kept.media_type != SEALED:
            raise UserError("Bản quét này không nằm trong kho mật. Hãy đóng trang rồi mở lại hồ sơ.")
        session.add(VaultOpening(record_uid=kept.record_uid, reason=reason))
        stored_as = kept.stored_as
    about, content = desk.vault.open_file(desk.attachments.get(stored_as))
    return Scan(about["title"], about["media_type"], content)


def finish_leaving(db: Database, attachments: Attachments) -> None:
    """Take away the copies in clear of scans that went into the vault, unless another record has the same file."""
    with db.reading() as session:
        names = _leaving(session)
        used = (
            set(session.scalars(select(Attachment.stored_as).where(Attachment.stored_as.in_(names)))) if names else ()
        )
    for name in names:
        if name not in used:
            attachments.drop(name)


def _sealed(desk: Desk, scan: Scan) -> tuple[int, str]:
    """The size and the name of a scan that is kept closed."""
    sealed = desk.vault.seal_file({"title": scan.title, "media_type": scan.media_type}, scan.content)
    return len(sealed), desk.attachments.keep(sealed)


def _leaving(session: Session) -> list[str]:
    stored = session.scalars(select(Setting.value).where(Setting.key == _LEAVING)).one_or_none()
    names: list[str] = json.loads(stored) if stored else []
    return names
