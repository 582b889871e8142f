"""Puts identities into the vault and takes them out for the entitled, with a reason that is journalled."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.core.text.occurrences import Known
from desktop_app.office.desk import Desk
from desktop_app.office.models import VaultEntry, VaultOpening
from desktop_app.office.rights import Right

IDENTITY = "identity"


class Seals(Protocol):
    """What an area offers whose records hang on those of other areas: a visit and the petition made from it."""

    def names_shown(self, session: Session, record_uid: str) -> Sequence[Known]:
        """Whom the area shows of this record, and of what hangs on it; nobody who is secret already."""

    def turn_with(self, session: Session, desk: Desk, record_uid: str, reason: str, known: Sequence[Known]) -> None:
        """Turn these records into denunciations, inside the caller's transaction; what is secret already stays.

        No text of theirs names anybody of `known` any more.
        """


def put_away(
    session: Session,
    desk: Desk,
    record_uid: str,
    people: Iterable[Mapping[str, Any]],
    row_uids: Iterable[str] = (),
    works: Iterable[str] = (),
) -> None:
    """Seal what the denouncer gave, inside the caller's transaction; anybody may put in.

    The journal values of the rows and pieces of work named leave the journal with it; changes to these rows must be
    flushed before, so that their own values leave as well.
    """
    values = [{name: journal.plain(value) for name, value in person.items()} for person in people]
    past = journal.withhold(session.connection(), row_uids, works)
    sealed = desk.vault.seal({"people": values, "journal": past})
    session.add(VaultEntry(record_uid=record_uid, what=IDENTITY, sealed=sealed))
    if past:
        desk.db.afterwards(session, desk.db.scrub)


def names_shown(session: Session, desk: Desk, record_uid: str) -> list[Known]:
    """Whom all areas show beside the record."""
    return [known for each in desk.seals for known in each.names_shown(session, record_uid)]


def seal_together(session: Session, desk: Desk, record_uid: str, reason: str, known: Sequence[Known]) -> None:
    """Let every area hide what it has of a record that turns out to be a denunciation, in the caller's transaction."""
    for each in desk.seals:
        each.turn_with(session, desk, record_uid, reason, known)


def take_out(desk: Desk, record_uid: str, reason: str, beside: str = "") -> list[dict[str, Any]]:
    """The people whose identity is sealed for the record; the look is journalled before anything is shown.

    Where it has none of its own they are taken from the record `beside`, which the citizen came with.
    """
    refuse_look(desk, reason)
    with desk.db.writing(desk.account.uid, reason) as session:
        entries = _entries(session, record_uid) or (_entries(session, beside) if beside else ())
        if not entries:
            raise UserError("Hồ sơ này không có danh tính trong kho mật. Hãy đóng trang rồi mở lại danh sách.")
        session.add(VaultOpening(record_uid=record_uid, reason=reason))
    return [person for sealed in entries for person in desk.vault.open(sealed)["people"]]


def sealed_people(session: Session, desk: Desk, record_uid: str) -> list[dict[str, Any]]:
    """The identities of a record, for a check that shows them to nobody."""
    return [person for sealed in _entries(session, record_uid) for person in desk.vault.open(sealed)["people"]]


def everybody_sealed(session: Session, desk: Desk) -> list[dict[str, Any]]:
    """The identities of all records, for a check that shows them to nobody."""
    found = session.scalars(select(VaultEntry.sealed).where(VaultEntry.what == IDENTITY))
    return [person for sealed in found for person in desk.vault.open(sealed)["people"]]


def holds_anybody(session: Session) -> bool:
    """Whether the identity of anybody is sealed."""
    return session.scalars(select(VaultEntry.id).where(VaultEntry.what == IDENTITY).limit(1)).first() is not None


def refuse_look(desk: Desk, reason: str) -> None:
    """NotAllowed for an account without the right to look into the vault, InvalidInput for a look without a reason."""
    if not desk.account.may(Right.SEE_DENOUNCER):
        raise NotAllowed(
            "Tài khoản này không có quyền xem danh tính người tố cáo. Quyền này do Chủ tịch cấp cho từng người."
        )
    if not reason.strip():
        raise InvalidInput({"reason": "Chưa ghi lý do xem. Hãy ghi lý do, lý do được giữ trong nhật ký."})


def _entries(session: Session, record_uid: str) -> Sequence[bytes]:
    of_record = select(VaultEntry.sealed).where(VaultEntry.record_uid == record_uid, VaultEntry.what == IDENTITY)
    return session.scalars(of_record).all()
