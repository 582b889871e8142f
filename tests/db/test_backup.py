"""A backup is whole and checked, or is not there."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.archive import KEYS, REGISTER, NotABackup
from db.backup import SUFFIX, Keep, backups, check, inspect, thin, write_backup
from db.keys import Created
from desktop_app.core.clock import VIETNAM, FixedClock
from desktop_app.core.disk import DiskTrouble
from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Silent
from desktop_app.office.opening import OpenOffice
from tests.full_disk import files_at_most

CODE = "SDC-AAAA-BBBB"


class Watch:
    """Listens, and gives up when it was told to."""

    def __init__(self, stop_after: int = 1_000_000) -> None:
        self.told: list[tuple[int, int, str]] = []
        self._stop_after = stop_after

    def report(self, done: int, total: int, what: str = "") -> None:
        self.told.append((done, total, what))
        if len(self.told) > self._stop_after:
            raise Cancelled


@pytest.fixture
def key(office_template: tuple[Path, Created]) -> bytes:
    return office_template[1].unlocked.data_key


@pytest.fixture
def made(office: OpenOffice, key: bytes, tmp_path: Path, clock: FixedClock) -> Path:
    office.desk.attachments.put(b"don kien nghi")
    office.desk.drafts.save("visit", "lan", {"content": "dang go"}, clock.now())
    return write_backup(office.db.engine, office.keys, key, tmp_path / "sao lưu", clock, Silent())


def test_a_backup_is_one_file_with_everything_but_the_drafts(made: Path, office: OpenOffice) -> None:
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert made.name == f"sao-luu-{office.keys.facts().file_code}-20261123-091600{SUFFIX}"
    with zipfile.ZipFile(made) as inside:
        names = {name for name in inside.namelist() if not name.startswith("attachments/")}
        assert len(inside.namelist()) == len(names) + 1
    assert names == {"manifest.json", REGISTER, KEYS}


def test_a_backup_says_what_it_is_before_a_password_is_given(made: Path, office: OpenOffice) -> None:
    about = inspect(made)
    facts = office.keys.facts()
    assert (about.file_code, about.practice, about.epoch) == (facts.file_code, facts.is_practice, facts.epoch)
    assert about.made_at == datetime(2026, 11, 23, 9, 16, tzinfo=VIETNAM)
    assert about.attachments == 1
    assert about.journal_rows > 0


def test_a_backup_shows_nothing_to_one_without_the_keys(made: Path) -> None:
    raw = made.read_bytes()
    for word in ("Đoài", "Ngô Xuân Thạo", "don kien nghi", "SQLite format"):
        assert word.encode() not in raw


def test_a_backup_opens_again_with_the_key_and_not_with_another(made: Path, key: bytes, tmp_path: Path) -> None:
    assert check(made, key, tmp_path, lambda size: None).journal_rows > 0
    with pytest.raises(NotABackup):
        check(made, bytes(32), tmp_path, lambda size: None)


def test_a_backup_is_taken_while_somebody_is_writing(office: OpenOffice, key: bytes, tmp_path: Path) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 10, 0))
    with office.db.writing(office.desk.account.uid):
        before = write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Silent())
    assert inspect(before).journal_rows > 0


def test_the_work_tells_how_far_it_is(office: OpenOffice, key: bytes, tmp_path: Path, clock: FixedClock) -> None:
    watch = Watch()
    write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, watch)
    done, total, what = watch.told[-1]
    assert (done, what) == (total, "Đang sao lưu")
    assert [told[0] for told in watch.told] == sorted(told[0] for told in watch.told)


@pytest.mark.parametrize("stop_after", [0, 1, 2, 3])
def test_a_cancelled_backup_leaves_nothing(
    office: OpenOffice, key: bytes, tmp_path: Path, clock: FixedClock, stop_after: int
) -> None:
    with pytest.raises(Cancelled):
        write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Watch(stop_after))
    assert not list((tmp_path / "b").iterdir())


@pytest.mark.parametrize(("share", "more"), [(0.05, 0), (0.5, 0), (1, 300)])
def test_a_full_disk_is_told_and_leaves_nothing(
    office: OpenOffice, key: bytes, tmp_path: Path, clock: FixedClock, share: float, more: int
) -> None:
    office.db.checkpoint()
    size = (office.folder / REGISTER).stat().st_size
    with files_at_most(int(size * share) + more), pytest.raises(DiskTrouble, match="đầy"):
        write_backup(office.db.engine, office.keys, key, tmp_path / "b", clock, Silent())
    assert not list((tmp_path / "b").iterdir())


def test_what_an_ended_program_left_half_done_is_swept_away(office: OpenOffice, made: Path, key: bytes) -> None:
    begin = f".sao-luu-{office.keys.facts().file_code}-"
    (made.parent / f"{begin}20261122-170000{SUFFIX}.part").write_bytes(b"half")
    (made.parent / f"{begin}x").mkdir()
    (made.parent / f"{begin}x" / REGISTER).write_bytes(b"half")
    again = write_backup(
        office.db.engine, office.keys, key, made.parent, FixedClock(datetime(2026, 11, 23, 11, 0)), Silent()
    )
    assert {path.name for path in made.parent.iterdir()} == {made.name, again.name}


def altered(made: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same backup with one member changed and, unlike after a bit flip, a ZIP that is consistent."""
    target = made.with_name(f"altered{SUFFIX}")
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return target


def flipped(content: bytes) -> bytes:
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize("name", [REGISTER, KEYS])
def test_an_altered_member_is_noticed(made: Path, key: bytes, tmp_path: Path, name: str) -> None:
    with pytest.raises(NotABackup, match="hỏng hay bị sửa"):
        check(altered(made, name, flipped), key, tmp_path, lambda size: None)


def test_a_list_rewritten_to_fit_an_altered_member_is_noticed(made: Path, key: bytes, tmp_path: Path) -> None:
    def practice(content: bytes) -> bytes:
        return json.dumps({**json.loads(content), "practice": True}).encode()

    changed = altered(made, "manifest.json", practice)
    assert inspect(changed).practice
    with pytest.raises(NotABackup):
        check(changed, key, tmp_path, lambda size: None)


def test_a_backup_of_a_newer_program_asks_for_the_newer_program(made: Path) -> None:
    def newer(content: bytes) -> bytes:
        return json.dumps({**json.loads(content), "schema": "sodanchu.backup/3", "more": 1}).encode()

    with pytest.raises(NotABackup, match="phiên bản mới hơn"):
        inspect(altered(made, "manifest.json", newer))


def test_a_backup_of_the_version_before_packages_were_in_it_is_still_read(
    made: Path, key: bytes, tmp_path: Path
) -> None:
    before = replace(inspect(made), version=1).sealed(key).plain()
    assert before["schema"] == "sodanchu.backup/1"
    assert check(
        altered(made, "manifest.json", lambda _: json.dumps(before).encode()), key, tmp_path, lambda size: None
    )


def at(days_ago: int, hour: int = 17) -> datetime:
    return datetime(2026, 11, 23, hour, tzinfo=VIETNAM) - timedelta(days=days_ago)


def put(folder: Path, when: datetime) -> Path:
    path = folder / f"sao-luu-{CODE}-{when:%Y%m%d-%H%M%S}{SUFFIX}"
    path.write_bytes(b"")
    return path


def test_a_year_of_daily_backups_is_thinned_to_days_weeks_and_months(tmp_path: Path) -> None:
    for ago in range(400, -1, -1):
        put(tmp_path, at(ago))
        thin(tmp_path, CODE)
    kept = [when for when, _ in backups(tmp_path, CODE)]
    assert kept[-10:] == [at(ago) for ago in range(9, -1, -1)]
    assert len(kept) <= 10 + 12 + 14
    assert kept[0] == at(400)
    months = {(when.year, when.month) for when in kept}
    assert len(months) == 14


def test_a_day_of_many_backups_never_pushes_the_old_ones_out(tmp_path: Path) -> None:
    old = [put(tmp_path, at(ago)) for ago in (45, 20, 12)]
    for minute in range(60):
        put(tmp_path, at(0) + timedelta(minutes=minute))
        thin(tmp_path, CODE)
    assert all(path.exists() for path in old)


def test_thinning_touches_nothing_of_others(tmp_path: Path) -> None:
    names = [f"sao-luu-SDC-CCCC-DDDD-20250101-080000{SUFFIX}", f"quan trong{SUFFIX}", "sao-luu.txt"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    for ago in range(30):
        put(tmp_path, at(ago))
    thin(tmp_path, CODE, Keep(last=1, weeks=0, months=0))
    assert sorted(path.name for path in tmp_path.iterdir() if CODE not in path.name) == sorted(names)
    assert [when for when, _ in backups(tmp_path, CODE)] == [at(0)]


@pytest.mark.parametrize(
    ("names", "sizes"),
    [
        (["../../outside", "register.db", "keys.json"], 1),
        (["/etc/cron.d/x", "register.db", "keys.json"], 1),
        (["attachments/..\\x", "register.db", "keys.json"], 1),
        (["drafts.db", "register.db", "keys.json"], 1),
        (["packages/../x.dcpkg", "register.db", "keys.json"], 1),
        (["packages/received/a/b.dcpkg", "register.db", "keys.json"], 1),
        (["register.db"], 1),
        ([], 0),
    ],
)
def test_a_zip_with_anything_foreign_or_missing_is_refused(tmp_path: Path, names: list[str], sizes: int) -> None:
    path = tmp_path / f"x{SUFFIX}"
    members = {name: {"size": sizes, "sha256": "0" * 64} for name in names}
    listed = {"schema": "sodanchu.backup/1", "file_code": CODE, "practice": False, "epoch": "", "revision": ""}
    listed |= {"made_at": at(0).isoformat(), "journal_rows": 0, "journal_head": "", "members": members, "seal": ""}
    with zipfile.ZipFile(path, "w") as out:
        for name in names:
            out.writestr(name, b"x" * sizes)
        out.writestr("manifest.json", json.dumps(listed))
    with pytest.raises(NotABackup):
        inspect(path)


def test_a_zip_that_unpacks_to_more_than_it_is_is_refused(tmp_path: Path) -> None:
    path = tmp_path / f"bomb{SUFFIX}"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("manifest.json", b" " * 50_000_000)
    with pytest.raises(NotABackup):
        inspect(path)


@pytest.mark.parametrize("raw", [b"", b"PK", b"PK\x05\x06" + bytes(18), b"khong phai ban sao luu" * 100])
def test_what_is_no_backup_is_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / f"x{SUFFIX}"
    path.write_bytes(raw)
    with pytest.raises(NotABackup, match="không phải bản sao lưu"):
        inspect(path)
