"""A backup comes back beside the office, whole, as a new life of the same data; anything else is refused in words."""

import json
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.archive import KEYS, REGISTER, NotABackup
from db.backup import SUFFIX, inspect, write_backup
from db.engine import connect
from db.key_changes import KeyKeeper
from db.keys import Created, KeyFile, Unlocked
from db.restore import restore
from db.sign_in import WrongPassword
from desktop_app.core.clock import FixedClock
from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled, UserError
from desktop_app.core.progress import Silent
from desktop_app.office.opening import Opener, OpenOffice, open_unlocked
from tests.conftest import PASSWORD, TEST_COST
from tests.full_disk import files_at_most

LATER = FixedClock(datetime(2026, 11, 24, 8, 0))


@pytest.fixture
def made(office: OpenOffice, office_template: tuple[Path, Created], tmp_path: Path, clock: FixedClock) -> Path:
    office.desk.attachments.put(b"don kien nghi")
    key = office_template[1].unlocked.data_key
    return write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Silent())


def by_password(keys: KeyFile) -> Unlocked:
    return keys.unlock(keys.accounts()[0].uid, PASSWORD, LATER.now())


def brought_back(file: Path, folder: Path) -> Unlocked:
    return restore(file, folder, by_password, LATER, Silent(), TEST_COST).unlocked


def rows(register: Path, key: bytes) -> dict[str, list[tuple[object, ...]]]:
    connection = connect(register, key)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in tables}


def test_what_comes_back_is_what_was_there(made: Path, office: OpenOffice, opener: Opener, tmp_path: Path) -> None:
    unlocked = brought_back(made, tmp_path / "lại")
    assert rows(tmp_path / "lại" / REGISTER, unlocked.data_key) == rows(office.folder / REGISTER, unlocked.data_key)
    keys = KeyFile.read(tmp_path / "lại", TEST_COST)
    again = open_unlocked(tmp_path / "lại", keys, unlocked, opener)
    name = office.desk.attachments.put(b"don kien nghi")
    assert again.desk.attachments.get(name) == b"don kien nghi"
    again.close()


def test_the_data_begin_a_new_life_and_keep_their_file_code(made: Path, office: OpenOffice, tmp_path: Path) -> None:
    brought_back(made, tmp_path / "một")
    brought_back(made, tmp_path / "hai")
    facts = [KeyFile.read(tmp_path / name, TEST_COST).facts() for name in ("một", "hai")]
    assert len({office.keys.facts().epoch, *(fact.epoch for fact in facts)}) == 3
    assert {fact.file_code for fact in facts} == {office.keys.facts().file_code}


def test_the_recovery_sheet_brings_it_back_where_every_password_is_lost(
    made: Path, office_template: tuple[Path, Created], tmp_path: Path
) -> None:
    code = office_template[1].recovery_code

    def by_sheet(keys: KeyFile) -> Unlocked:
        return keys.unlock_with_recovery(code)

    unlocked = restore(made, tmp_path / "lại", by_sheet, LATER, Silent(), TEST_COST).unlocked
    keys = KeyFile.read(tmp_path / "lại", TEST_COST)
    KeyKeeper(keys, unlocked, TEST_COST).set_password(keys.accounts()[0].uid, "mật khẩu mới tinh")


def test_it_comes_back_into_an_empty_folder_and_never_over_an_office(
    made: Path, office: OpenOffice, tmp_path: Path
) -> None:
    (tmp_path / "rỗng").mkdir()
    brought_back(made, tmp_path / "rỗng")
    assert (tmp_path / "rỗng" / KEYS).exists()
    before = (office.folder / KEYS).read_bytes()
    for folder in (tmp_path / "rỗng", office.folder, tmp_path / "b", made):
        with pytest.raises(UserError, match="không bao giờ phục hồi đè"):
            brought_back(made, folder)
    assert (office.folder / KEYS).read_bytes() == before


def test_a_wrong_password_brings_nothing_back(made: Path, tmp_path: Path) -> None:
    def by_guess(keys: KeyFile) -> Unlocked:
        return keys.unlock(keys.accounts()[0].uid, "đoán bừa mật khẩu", LATER.now())

    before = sorted(tmp_path.iterdir())
    with pytest.raises(WrongPassword):
        restore(made, tmp_path / "lại", by_guess, LATER, Silent(), TEST_COST)
    assert sorted(tmp_path.iterdir()) == before


class GivesUp:
    def report(self, done: int, total: int, what: str = "") -> None:
        if done:
            raise Cancelled


def test_a_cancelled_restore_leaves_nothing(made: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        restore(made, tmp_path / "lại", by_password, LATER, GivesUp(), TEST_COST)
    assert sorted(tmp_path.iterdir()) == before


def test_a_full_disk_leaves_nothing(made: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with files_at_most(50_000), pytest.raises(DiskTrouble, match="đã đầy"):
        brought_back(made, tmp_path / "lại")
    assert sorted(tmp_path.iterdir()) == before


def test_a_backup_on_a_stick_that_was_pulled_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble, match="còn cắm"):
        brought_back(tmp_path / f"mất{SUFFIX}", tmp_path / "lại")


def altered(made: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    target = made.with_name(f"altered{SUFFIX}")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return target


@pytest.mark.parametrize(
    "change",
    [
        {"practice": True},
        {"journal_rows": 1},
        {"journal_head": "0" * 64},
        {"revision": "9999"},
        {"file_code": "SDC-0000-0000"},
        {"seal": "0" * 64},
        {"seal": None},
        {"members": {}},
        {"made_at": "hôm qua"},
        {"extra": 1},
    ],
)
def test_a_list_that_was_rewritten_is_refused(made: Path, tmp_path: Path, change: dict[str, object]) -> None:
    def rewritten(content: bytes) -> bytes:
        return json.dumps({**json.loads(content), **change}).encode()

    with pytest.raises(NotABackup, match="chưa có gì bị thay đổi"):
        brought_back(altered(made, "manifest.json", rewritten), tmp_path / "lại")
    assert not (tmp_path / "lại").exists()


def test_a_register_written_by_a_newer_program_is_refused_before_anything_appears(
    office: OpenOffice, office_template: tuple[Path, Created], tmp_path: Path, clock: FixedClock
) -> None:
    key = office_template[1].unlocked.data_key
    connection = connect(office.folder / REGISTER, key)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    made = write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Silent())
    with pytest.raises(UserError, match="bản mới"):
        brought_back(made, tmp_path / "lại")
    assert not (tmp_path / "lại").exists()


def test_a_register_whose_journal_was_edited_is_refused(
    office: OpenOffice, office_template: tuple[Path, Created], tmp_path: Path, clock: FixedClock
) -> None:
    key = office_template[1].unlocked.data_key
    connection = connect(office.folder / REGISTER, key)
    connection.execute("UPDATE journal SET by = 'x' WHERE seq = 1")
    made = write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Silent())
    with pytest.raises(UserError, match="không còn nguyên"):
        brought_back(made, tmp_path / "lại")
    assert not (tmp_path / "lại").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.none() | st.integers(0, 7))
def test_a_backup_cut_short_or_with_a_flipped_bit_is_refused_and_leaves_nothing(
    made: Path, tmp_path: Path, place: float, bit: int | None
) -> None:
    raw = bytearray(made.read_bytes())
    at = int(place * len(raw))
    if bit is None:
        del raw[at:]
    else:
        raw[at] ^= 1 << bit
    changed = tmp_path / f"x{SUFFIX}"
    changed.write_bytes(raw)
    before = sorted(tmp_path.iterdir())
    try:
        restore(changed, tmp_path / "lại", by_password, LATER, Silent(), TEST_COST)
    except NotABackup:
        assert sorted(tmp_path.iterdir()) == before
    else:
        # A bit that the ZIP itself does not use, such as a file's time: everything inside is as it was.
        assert inspect(changed) == inspect(made)
        shutil.rmtree(tmp_path / "lại")
