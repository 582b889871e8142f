"""Takes identities in that a commune handed over: from the sealed package straight into this office's own vault."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop_app.office.desk import Desk
from desktop_app.office.models import IDENTITY as IDENTITY_COLUMNS
from desktop_app.office.models import VaultEntry
from desktop_app.office.sealing import IDENTITY
from desktop_app.sync.receiving.door import Incoming, NotTaken, planned_of
from desktop_app.sync.receiving.models import ReceivedRow
from desktop_app.sync.receiving.planned import Counts, Planned, Standing, Taken

TABLE = "denouncer"
NOT_KNOWN = (
    "Chưa nhập gói sổ có hồ sơ tố cáo này của {}. Nhập gói sổ của đơn vị trước, rồi nhập lại tệp này; chưa có gì "
    "được ghi."
)
NOT_WELL = "Tệp danh tính không đúng quy cách nên không nhập. Báo đơn vị lập lại; giữ tệp để người phụ trách kiểm tra."
TAKEN_BEFORE = "Danh tính này đã ở trong kho mật. Không cần làm gì thêm."
_COLUMNS = (*IDENTITY_COLUMNS, "hamlet", "mandate", "on_behalf_of")
_MOST_PEOPLE, _LONGEST = 200, 500


def planned_identities(session: Session, incoming: Incoming) -> Planned:
    """What taking the file in would do; NotTaken says why it is not."""
    new = [uid for uid, _, _ in _given(session, incoming) if not _is_here(session, uid)]
    return _planned(incoming, len(new))


def take_identities(desk: Desk, incoming: Incoming) -> Taken:
    """Put them into the vault, all of them or none; nobody sees them here without the right and a reason."""
    with desk.db.writing(desk.account.uid, f"Nhập danh tính người tố cáo của {incoming.partner.name}"[:500]) as session:
        given = [each for each in _given(session, incoming) if not _is_here(session, each[0])]
        for uid, record_uid, people in given:
            sealed = desk.vault.seal({"people": people, "journal": []})
            session.add(VaultEntry(uid=uid, record_uid=record_uid, what=IDENTITY, sealed=sealed))
    return Taken(_planned(incoming, len(given)))


def _given(session: Session, incoming: Incoming) -> Iterator[tuple[str, str, list[dict[str, str | None]]]]:
    """Entry, record and people, each read with suspicion."""
    if set(incoming.opened.tables) != {TABLE} or incoming.reports or incoming.opened.attachments:
        raise NotTaken("unsafe", NOT_WELL)
    for row in incoming.rows(TABLE):
        body = json.loads(row.body)
        record, people = body.get("record_uid"), body.get("people")
        if not isinstance(record, str) or not isinstance(people, list) or not 0 < len(people) <= _MOST_PEOPLE:
            raise NotTaken("unsafe", NOT_WELL)
        held = select(ReceivedRow.id).where(ReceivedRow.row_uid == record, ReceivedRow.table_name == "petition")
        if session.scalars(held.where(ReceivedRow.partner_unit == incoming.partner.unit)).first() is None:
            raise NotTaken("no_record", NOT_KNOWN.format(incoming.partner.name))
        yield row.uid, record, [_person(each) for each in people]


def _person(told: Any) -> dict[str, str | None]:
    if not isinstance(told, dict):
        raise NotTaken("unsafe", NOT_WELL)
    values = {name: told.get(name) for name in _COLUMNS}
    if not all(value is None or (isinstance(value, str) and len(value) <= _LONGEST) for value in values.values()):
        raise NotTaken("unsafe", NOT_WELL)
    needed = ("full_name", "address", "paper_number", "paper_issued_by", "phone")
    return values | {name: values[name] or "" for name in needed}


def _is_here(session: Session, uid: str) -> bool:
    return session.scalars(select(VaultEntry.id).where(VaultEntry.uid == uid)).first() is not None


def _planned(incoming: Incoming, new: int) -> Planned:
    standing, trouble = (Standing.GOOD, "") if new else (Standing.SAME_AGAIN, TAKEN_BEFORE)
    # Such a package has no number among those of its unit.
    return replace(planned_of(incoming, standing, trouble), seq=0, counts=Counts(added=new))
