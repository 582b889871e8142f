"""Scans of a denunciation lie in the vault, and no copy in clear stays behind."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from desktop_app.core import patience
from desktop_app.core.errors import InvalidInput, NotAllowed, UserError
from desktop_app.office.attachments import FOLDER
from desktop_app.office.desk import Desk
from desktop_app.office.models import Attachment, VaultOpening
from desktop_app.office.opening import OpenOffice
from desktop_app.office.scans import SEALED, Scan, finish_leaving, keep_sealed, open_sealed, seal_scans
from desktop_app.office.vault import Vault

HAND = b"\xff\xd8 chu viet tay cua Khuat Nghieng Thoang" * 40
SCAN = Scan("Đơn của Khuất Nghiêng Thoắng", "image/jpeg", HAND)
RECORD, OTHER = "record-uid", "other-uid"


def put_in_clear(desk: Desk, record_uid: str = RECORD) -> str:
    """A scan as an open record keeps it."""
    with desk.db.writing(desk.account.uid) as session:
        stored_as = desk.attachments.put(HAND)
        row = Attachment(
            record_uid=record_uid, title=SCAN.title, media_type=SCAN.media_type, size=len(HAND), stored_as=stored_as
        )
        session.add(row)
        session.flush()
        return row.uid


def seal(desk: Desk, **pages: int) -> None:
    with desk.db.writing(desk.account.uid) as session:
        seal_scans(session, desk, RECORD, pages)


def rows(desk: Desk) -> dict[str, Attachment]:
    with desk.db.reading() as session:
        return {row.record_uid: row for row in session.scalars(select(Attachment))}


def files(office: OpenOffice) -> list[bytes]:
    """The content of every kept file, as whoever has the office's key reads it."""
    return [office.desk.attachments.get(path.name) for path in sorted((office.folder / FOLDER).iterdir())]


def test_an_ordinary_account_sees_of_a_sealed_scan_only_how_many_pages_it_has(office: OpenOffice, desk: Desk) -> None:
    with desk.db.writing(desk.account.uid) as session:
        keep_sealed(session, desk, RECORD, SCAN, 3)
    row = rows(desk)[RECORD]
    assert (row.title, row.media_type) == ("Bản quét trong kho mật (3 trang)", SEALED)
    assert not [content for content in files(office) if b"Khuat" in content or content[:2] == b"\xff\xd8"]


def test_the_entitled_open_it_with_a_reason_that_is_kept(desk: Desk) -> None:
    with desk.db.writing(desk.account.uid) as session:
        uid = keep_sealed(session, desk, RECORD, SCAN, 3).uid
    with pytest.raises(InvalidInput, match="Chưa ghi lý do"):
        open_sealed(desk, uid, "  ")
    assert open_sealed(desk, uid, "Đối chiếu chữ viết") == SCAN
    with desk.db.reading() as session:
        [look] = session.scalars(select(VaultOpening))
        assert (look.record_uid, look.reason) == (RECORD, "Đối chiếu chữ viết")


def test_nobody_else_opens_it(office: OpenOffice, desk: Desk) -> None:
    with desk.db.writing(desk.account.uid) as session:
        uid = keep_sealed(session, desk, RECORD, SCAN, 3).uid
    clerk = replace(
        desk, account=replace(desk.account, sees_denouncer=False), vault=Vault(office.keys.facts().vault_public)
    )
    with pytest.raises(NotAllowed):
        open_sealed(clerk, uid, "Muốn biết")
    with desk.db.reading() as session:
        assert not session.scalars(select(VaultOpening)).all()


def test_scans_of_a_record_that_turns_secret_leave_no_copy_in_clear(office: OpenOffice, desk: Desk) -> None:
    uid = put_in_clear(desk)
    assert HAND in files(office)
    seal(desk, **{uid: 2})
    assert rows(desk)[RECORD].title == "Bản quét trong kho mật (2 trang)"
    assert HAND not in files(office)
    assert len(files(office)) == 1
    assert open_sealed(desk, uid, "Đối chiếu") == SCAN


def test_a_file_that_another_record_has_too_stays_with_that(office: OpenOffice, desk: Desk) -> None:
    put_in_clear(desk)
    put_in_clear(desk, OTHER)
    seal(desk)
    assert HAND in files(office)
    assert rows(desk)[OTHER].title == SCAN.title


def test_a_change_that_is_not_kept_takes_no_file_away(office: OpenOffice, desk: Desk) -> None:
    put_in_clear(desk)
    with suppress(UserError), desk.db.writing(desk.account.uid) as session:
        seal_scans(session, desk, RECORD, {})
        raise UserError("Đĩa đầy.")
    assert HAND in files(office)
    assert rows(desk)[RECORD].title == SCAN.title


def test_a_copy_that_was_held_goes_when_the_office_is_opened_again(
    office: OpenOffice, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_clear(desk)

    def held(_: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as scanner:
        scanner.setattr(patience, "remove", held)
        seal(desk)
    assert HAND in files(office)
    finish_leaving(desk.db, desk.attachments)
    assert HAND not in files(office)


def test_a_file_that_is_gone_does_not_keep_the_name_in_its_title(office: OpenOffice, desk: Desk) -> None:
    uid = put_in_clear(desk)
    for path in (office.folder / FOLDER).iterdir():
        path.unlink()
    seal(desk)
    assert "Thoắng" not in rows(desk)[RECORD].title
    with pytest.raises(UserError, match="Không còn tệp"):
        open_sealed(desk, uid, "Đối chiếu")
