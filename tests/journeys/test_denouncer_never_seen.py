"""A denouncer came in by every door; what an ordinary account sees, finds, prints or copies is searched for them.

The pictures of all pages, drawn with one name and with another, are a long stage of their own.
"""

import logging
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.archive import REGISTER
from db.drafts import FILE_NAME as DRAFTS
from db.keys import Created
from desktop_app.areas.petitions.models import Petition
from desktop_app.areas.reception.models import Visit
from desktop_app.main import start_log
from tests.journeys.denouncing import (
    Office,
    complain,
    denounce,
    find,
    look_at_records,
    made,
    opened_copy,
    take_out,
)
from tests.searching import Disk, Place, Planted

PERSON = Planted("Khuất Nghiêng Thoắng", "099061777123", "0100 765 439", "Ngõ Vườn Quýt Xoăn")


@pytest.fixture(scope="module")
def there(
    office_template: tuple[Path, Created], tmp_path_factory: pytest.TempPathFactory, dressed: QApplication
) -> Iterator[Office]:
    """The office after everything was entered, with log and temporary folder inside what is searched."""
    at, patch, log = tmp_path_factory.mktemp("whole") / "all", pytest.MonkeyPatch(), logging.getLogger("desktop_app")
    (at / "tmp").mkdir(parents=True)
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        patch.setenv(name, str(at / "tmp"))
    patch.setattr(tempfile, "tempdir", None)
    before = list(log.handlers)
    start_log(at / "nhat-ky")
    template, created = office_template
    office = made(at, template, created.unlocked, PERSON)
    denounce(office)
    yield office
    office.close()
    for handler in [handler for handler in log.handlers if handler not in before]:
        log.removeHandler(handler)
        handler.close()
    patch.undo()


@pytest.fixture
def disk(there: Office, office_template: tuple[Path, Created]) -> Disk:
    return Disk(there.at, office_template[1].unlocked.data_key)


def on_disk(disk: Disk, folder: Path) -> Iterator[Place]:
    """Everything that lies in a folder of an office, raw and in clear."""
    yield from disk.raw()
    for name in (REGISTER, DRAFTS):
        if (folder / name).exists():
            yield from disk.clear(folder / name)
            yield from disk.cells(folder / name)
    yield from disk.words_of_index(folder / REGISTER)


def kept_files(there: Office) -> Iterator[Place]:
    for path in (there.at / "data" / "attachments").glob("*"):
        yield path.name, there.office.desk.attachments.get(path.name)


def said(there: Office) -> list[Place]:
    return [(where, text.encode()) for text, where in there.seen.items()]


def test_by_every_door_they_are_hidden(there: Office) -> None:
    with there.office.db.reading() as session:
        records = [*session.query(Visit), *session.query(Petition)]
        assert [(row.is_secret, row.kind.name) for row in records] == [(True, "DENUNCIATION")] * 5


def test_no_record_and_no_search_shows_them_to_an_ordinary_account(there: Office) -> None:
    look_at_records(there)
    find(there)
    assert any("Người tố cáo (đã ẩn)" in text for text in there.seen)
    assert PERSON.found(said(there)) == []


def test_nothing_on_the_disk_holds_them_raw_or_in_clear(there: Office, disk: Disk) -> None:
    assert PERSON.found(on_disk(disk, there.at / "data")) == []
    assert PERSON.found(kept_files(there)) == []


def test_no_paper_no_export_no_command_and_no_copy_names_them(
    there: Office, disk: Disk, office_template: tuple[Path, Created], tmp_path: Path
) -> None:
    places = take_out(there)
    assert any("Người tố cáo (đã ẩn)".encode() in content for _, content in places)
    assert PERSON.found(places) == []
    copy = opened_copy(there, tmp_path / "copy")
    assert PERSON.found(on_disk(Disk(copy, office_template[1].unlocked.data_key), copy)) == []
    assert PERSON.found(on_disk(disk, there.at / "data")) == []


def test_where_they_do_stand_every_search_finds_them(there: Office, disk: Disk) -> None:
    """Last of all: the same person complains under their own name, and each of the searches must say so."""
    complain(there)
    there.open("reception.register", uid=there.uids(Visit)[-1])
    there.look("the complaint")
    assert PERSON.found(said(there))
    register = there.at / "data" / REGISTER
    assert PERSON.found(disk.clear(register))
    assert PERSON.found(disk.cells(register))
    assert PERSON.found(disk.words_of_index(register))
    assert not PERSON.found(disk.raw())
