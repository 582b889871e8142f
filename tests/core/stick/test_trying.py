"""Kiểm tra USB, and the drives themselves."""

import sys
from pathlib import Path

import pytest

from desktop_app.core.errors import Cancelled
from desktop_app.core.progress import Silent
from desktop_app.core.stick.door import PIECE, Door
from desktop_app.core.stick.drives import StickDrive
from desktop_app.core.stick.machine_drives import MachineDrives
from desktop_app.core.stick.taking_out import WRITTEN_OUT, take_out
from desktop_app.core.stick.troubles import StickTrouble
from desktop_app.core.stick.trying import tried_words, try_out
from tests.core.stick.doors import LyingDoor, stick_at

ROOM = 20 * PIECE


@pytest.mark.parametrize(("holds", "bad"), [(100 * PIECE, 0), (3 * PIECE, 1), (PIECE // 2, 4)])
def test_a_stick_that_holds_less_than_it_says_is_found_out(tmp_path: Path, holds: int, bad: int) -> None:
    drive = stick_at(tmp_path)
    tried = try_out(drive, Silent(), ROOM, LyingDoor(holds))

    assert (tried.room, tried.blocks, tried.bad) == (ROOM, 4, bad)
    words = "ghi gì đọc lại đúng như vậy" if not bad else f"{bad} trong 4 khối đọc lại sai"
    assert words in tried_words(drive, tried)
    assert list(tmp_path.iterdir()) == [], "what was written is taken away"


def test_a_trial_that_is_given_up_or_cannot_begin_leaves_nothing(tmp_path: Path) -> None:
    class Stops:
        def report(self, done: int, total: int, what: str = "") -> None:
            if done == 5:
                raise Cancelled

    class Full(Door):
        def free(self, root: Path) -> int:
            return PIECE

    with pytest.raises(Cancelled):
        try_out(stick_at(tmp_path), Stops(), ROOM)
    with pytest.raises(StickTrouble, match="chỉ còn trống 1 MB"):
        try_out(stick_at(tmp_path), Silent(), ROOM, Full())
    with pytest.raises(StickTrouble, match="khóa chống ghi"):
        try_out(stick_at(tmp_path, is_read_only=True), Silent(), ROOM)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked otherwise")
def test_linux_tells_which_drives_can_be_pulled_out(tmp_path: Path) -> None:
    stick, disc = tmp_path / "media" / "TÀI LIỆU", tmp_path / "disk"
    for folder in (stick, disc):
        folder.mkdir(parents=True)
    for name, flag in (("sda", "0"), ("sdb", "1")):
        disk = tmp_path / "sys/devices" / name
        (disk / f"{name}1").mkdir(parents=True)
        (disk / "removable").write_text(f"{flag}\n")
        (tmp_path / "sys/class/block").mkdir(parents=True, exist_ok=True)
        (tmp_path / "sys/class/block" / f"{name}1").symlink_to(disk / f"{name}1")
    (tmp_path / "dev/disk/by-label").mkdir(parents=True)
    (tmp_path / "dev/sdb1").touch()
    (tmp_path / "dev/disk/by-label" / "T\\xc3\\x80I\\x20LI").symlink_to(tmp_path / "dev/sdb1")
    (tmp_path / "proc/self").mkdir(parents=True)
    point = str(stick).replace(" ", "\\040")
    mounts = f"/dev/sda1 {disc} ext4 rw 0 0\nproc /proc proc rw 0 0\n/dev/sdb1 {point} vfat rw 0 0\n"
    (tmp_path / "proc/self/mounts").write_text(mounts, encoding="utf-8")

    [found] = MachineDrives(tmp_path).removable()
    assert (found.label, found.system, found.largest_file) == ("TÀI LI", "FAT32", 4 * 1024**3 - 1)
    assert found.free > 0
    assert MachineDrives(tmp_path).holding(disc).system == "ext4"


def test_a_drive_is_called_by_its_label_and_its_place() -> None:
    assert StickDrive(Path("/media/KINGSTON"), "KINGSTON").name == "KINGSTON"
    assert StickDrive(Path("/media/lan/usb"), "TAI LIEU", system="NTFS").name == "TAI LIEU (usb)"
    assert StickDrive(Path("/media/lan/usb"), system="NTFS").largest_file is None


def test_where_the_system_cannot_take_a_stick_out_the_sentence_says_how(tmp_path: Path) -> None:
    assert take_out(stick_at(tmp_path), lambda command: 1) == WRITTEN_OUT
