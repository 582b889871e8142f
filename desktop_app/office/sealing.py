"""Puts identities into the vault and takes them out for the entitled, with a reason that is journalled."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import journal
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.desk import Desk
from desktop_app.office.models import VaultEntry, VaultOpening
from desktop_app.office.rights import Right

IDENTITY = "identity"


def put_away(
    session: Session, desk: Desk, record_uid: str, people: Iterable[Mapping[str, Any]], row_uids: Iterable[str] = ()
) -> None:
    """Seal what the denouncer gave, inside the caller's transaction; anybody may put in.

    The journal values of the rows named leave the journal with it; changes to these rows must be flushed before, so
    that their own values leave as well.
    """
    values = [{name: journal.plain(value) for name, value in person.items()} for person in people]
    past = journal.withhold(session.connection(), row_uids)
    sealed = desk.vault.seal({"people": values, "journal": past})
    session.add(VaultEntry(record_uid=record_uid, what=IDENTITY, sealed=sealed))


def take_out(desk: Desk, record_uid: str, reason: str) -> list[dict[str, Any]]:
    """The people whose identity is sealed for the record; the look is journalled before anything is shown."""
    if not desk.account.may(Right.SEE_DENOUNCER):
        raise NotAllowed(
            "Tài khoản này không có quyền xem danh tính người tố cáo. Quyền này do Chủ tịch cấp cho từng người."
        )
    if not reason.strip():
        raise InvalidInput({"reason": "Chưa ghi lý do xem. Hãy ghi lý do, lý do được giữ trong nhật ký."})
    with desk.db.writing(desk.account.uid, reason) as session:
        entries = session.scalars(select(VaultEntry).where(VaultEntry.record_uid == record_uid)).all()
        if not entries:
            raise UserError("Hồ sơ này không có danh tính trong kho mật. Hãy đóng trang rồi mở lại danh sách.")
        session.add(VaultOpening(record_uid=record_uid, reason=reason))
        sealed = [entry.sealed for entry in entries]
    return [person for blob in sealed for person in desk.vault.open(blob)["people"]]
